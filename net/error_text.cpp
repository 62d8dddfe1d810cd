#include "net/error_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct Entry
{
    ErrorKind kind;
    const char *code;
    const char *sentence; ///< %1 is the subject, %2 the detail
};

// clang-format off
constexpr std::array entries{
    Entry{ErrorKind::UnknownCut, "unknown-cut",
          QT_TRANSLATE_NOOP("ErrorText", "The network has no cut %1. Choose one within %2.")},
    Entry{ErrorKind::CpuShareOutOfRange, "cpu-share-out-of-range",
          QT_TRANSLATE_NOOP("ErrorText", "A CPU share of %1 is not possible. Choose one within %2.")},
    Entry{ErrorKind::BandwidthOutOfRange, "bandwidth-out-of-range",
          QT_TRANSLATE_NOOP("ErrorText", "A bandwidth of %1 Mbit/s is not possible. Choose one within %2 Mbit/s.")},
    Entry{ErrorKind::DelayOutOfRange, "delay-out-of-range",
          QT_TRANSLATE_NOOP("ErrorText", "A delay of %1 ms is not possible. Choose one within %2 ms.")},
    Entry{ErrorKind::JitterOutOfRange, "jitter-out-of-range",
          QT_TRANSLATE_NOOP("ErrorText", "A jitter of %1 ms is not possible. Choose one within %2 ms.")},
    Entry{ErrorKind::QueueLimitTooSmall, "queue-limit-too-small",
          QT_TRANSLATE_NOOP("ErrorText", "A queue of %1 bytes would hold no full packet. Choose at least %2 bytes.")},
    Entry{ErrorKind::BurstTooSmall, "burst-too-small",
          QT_TRANSLATE_NOOP("ErrorText", "A burst of %1 bytes would hold back every full packet for ever. Choose at least %2 bytes.")},
    Entry{ErrorKind::LinkFileUnusable, "link-file-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The link preset %1 cannot be used: %2. Choose another preset, or mend the file.")},
    Entry{ErrorKind::TraceUnusable, "trace-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The bandwidth trace %1 cannot be used: %2. Choose a CSV file of seconds and Mbit/s, or one of Mahimahi's.")},
    Entry{ErrorKind::UnknownDevice, "unknown-device",
          QT_TRANSLATE_NOOP("ErrorText", "There is no device called “%1”. Choose one of these: %2.")},
    Entry{ErrorKind::DeviceFileUnusable, "device-file-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The device file %1 cannot be used: %2. Choose a file that splitscope-edge profile has written.")},
    Entry{ErrorKind::PredictorFileUnusable, "predictor-file-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The predictor %1 cannot be used: %2. Run splitscope-edge train to fit a new one.")},
    Entry{ErrorKind::PredictorNotTrained, "predictor-not-trained",
          QT_TRANSLATE_NOOP("ErrorText", "There is no predictor %1 yet. Run splitscope-edge train on this computer, which takes a few minutes.")},
    Entry{ErrorKind::QuotaPeriodOutOfRange, "quota-period-out-of-range",
          QT_TRANSLATE_NOOP("ErrorText", "A quota period of %1 ms is not possible. Choose one within %2 ms.")},
    Entry{ErrorKind::QuotaUnavailable, "quota-unavailable",
          QT_TRANSLATE_NOOP("ErrorText", "The kernel's CPU quota cannot be used in %1: %2. Run as root or with a delegated cgroup; until then the CPU share is kept by pacing.")},
    Entry{ErrorKind::KernelLinkUnavailable, "kernel-link-unavailable",
          QT_TRANSLATE_NOOP("ErrorText", "The kernel's own link cannot be set up (%1): %2. Run as root on Linux with iproute2 installed, or use the emulated link.")},
    Entry{ErrorKind::UnknownCoding, "unknown-coding",
          QT_TRANSLATE_NOOP("ErrorText", "There is no coding called “%1”. Choose one of these: %2.")},
    Entry{ErrorKind::CodingUnsuitable, "coding-unsuitable",
          QT_TRANSLATE_NOOP("ErrorText", "The coding %1 cannot be used here: %2. Choose another coding.")},
    Entry{ErrorKind::SweepUnusable, "sweep-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "This sweep is not possible (%1): %2. Choose other values, or fewer.")},
    Entry{ErrorKind::UnknownModel, "unknown-model",
          QT_TRANSLATE_NOOP("ErrorText", "There is no model called “%1”. Choose one of these: %2.")},
    Entry{ErrorKind::NetworkUnusable, "network-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The network %1 cannot be used: %2. Choose a file that torch.jit.trace or torch.jit.script made of a plain sequence of layers.")},
    Entry{ErrorKind::InputShapeNeeded, "input-shape-needed",
          QT_TRANSLATE_NOOP("ErrorText", "The network %1 does not say how large its input is. Write the input's shape, like 3x224x224.")},
    Entry{ErrorKind::UnknownPrecision, "unknown-precision",
          QT_TRANSLATE_NOOP("ErrorText", "There is no weight precision called “%1”. Choose one of these: %2.")},
    Entry{ErrorKind::ImageUnreadable, "image-unreadable",
          QT_TRANSLATE_NOOP("ErrorText", "The picture %1 cannot be read: %2. Choose a PNG or JPEG file.")},
    Entry{ErrorKind::WeightsUnusable, "weights-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The weights file %1 cannot be used: %2. Choose a safetensors file or a PyTorch state dict.")},
    Entry{ErrorKind::WeightsNotOnlyTensors, "weights-not-only-tensors",
          QT_TRANSLATE_NOOP("ErrorText", "The weights file %1 wants to call “%2” when it is opened, as no file of tensors needs to, so it was not opened. Choose a safetensors file or a state dict.")},
    Entry{ErrorKind::WeightsTensorMissing, "weights-tensor-missing",
          QT_TRANSLATE_NOOP("ErrorText", "The weights file %1 has no tensor “%2”, which the network needs. Choose weights of this network.")},
    Entry{ErrorKind::WeightsTensorExtra, "weights-tensor-extra",
          QT_TRANSLATE_NOOP("ErrorText", "The weights file %1 has “%2”, which is no tensor of the network. Choose weights of this network.")},
    Entry{ErrorKind::WeightsTensorShape, "weights-tensor-shape",
          QT_TRANSLATE_NOOP("ErrorText", "In the weights file %1 a tensor has another shape than in the network (%2). Choose weights of this network.")},
    Entry{ErrorKind::WeightsTensorType, "weights-tensor-type",
          QT_TRANSLATE_NOOP("ErrorText", "In the weights file %1 a tensor is of a type that is not read (%2). Choose weights in F32, F16, BF16 or F64.")},
    Entry{ErrorKind::WeightsTensorDamaged, "weights-tensor-damaged",
          QT_TRANSLATE_NOOP("ErrorText", "In the weights file %1 the tensor “%2” is not where the file says. Choose an undamaged copy.")},
    Entry{ErrorKind::WeightsTensorNotFinite, "weights-tensor-not-finite",
          QT_TRANSLATE_NOOP("ErrorText", "In the weights file %1 a number is not finite (%2), so every answer would be meaningless. Choose other weights.")},
    Entry{ErrorKind::AddressUnusable, "address-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "Cannot listen on %1: %2. Choose another address or port, or end the program that uses it.")},
    Entry{ErrorKind::InvalidUrl, "invalid-url",
          QT_TRANSLATE_NOOP("ErrorText", "“%1” is not the address of a cloud node: %2. Write it like ws://192.168.1.20:8765.")},
    Entry{ErrorKind::HostNotFound, "host-not-found",
          QT_TRANSLATE_NOOP("ErrorText", "There is no host called %1. Check the name and this computer's network.")},
    Entry{ErrorKind::ConnectionRefused, "connection-refused",
          QT_TRANSLATE_NOOP("ErrorText", "No cloud node answers at %1: %2. Start splitscope-cloud there, or check the address and the port.")},
    Entry{ErrorKind::ConnectionLost, "connection-lost",
          QT_TRANSLATE_NOOP("ErrorText", "The connection to %1 broke during %2. Check that the cloud node is running, then try again.")},
    Entry{ErrorKind::DeadlineExceeded, "deadline-exceeded",
          QT_TRANSLATE_NOOP("ErrorText", "Waited %2 for %1 in vain. Check that the cloud node is running and the link fast enough, then try again.")},
    Entry{ErrorKind::Cancelled, "cancelled",
          QT_TRANSLATE_NOOP("ErrorText", "Cancelled: %1. Start it again to get a result.")},
    Entry{ErrorKind::VersionMismatch, "version-mismatch",
          QT_TRANSLATE_NOOP("ErrorText", "The cloud node speaks version %1 of the protocol and the edge version %2. Install the same release on both sides.")},
    Entry{ErrorKind::FingerprintMismatch, "fingerprint-mismatch",
          QT_TRANSLATE_NOOP("ErrorText", "The cloud node has the model %1 and the edge has %2, so a split answer would mean nothing. Load the same model and weights on both sides.")},
    Entry{ErrorKind::NodeRejected, "node-rejected",
          QT_TRANSLATE_NOOP("ErrorText", "%1 does not accept this program: %2. Check that a cloud node of the same release runs at this address and port.")},
    Entry{ErrorKind::NodeBusy, "node-busy",
          QT_TRANSLATE_NOOP("ErrorText", "The cloud node at %1 is busy: %2. Wait until another session ends, or choose another node.")},
    Entry{ErrorKind::MessageMalformed, "message-malformed",
          QT_TRANSLATE_NOOP("ErrorText", "The message “%1” is malformed: %2. Install the same release on both sides.")},
    Entry{ErrorKind::MessageUnknown, "message-unknown",
          QT_TRANSLATE_NOOP("ErrorText", "A message of the unknown type “%1” came. Install the same release on both sides.")},
    Entry{ErrorKind::MessageUnexpected, "message-unexpected",
          QT_TRANSLATE_NOOP("ErrorText", "“%1” came where “%2” belongs. Install the same release on both sides.")},
    Entry{ErrorKind::MessageTooLarge, "message-too-large",
          QT_TRANSLATE_NOOP("ErrorText", "A message of %1 bytes is larger than the %2 bytes that are allowed. Load the same model and install the same release on both sides.")},
    Entry{ErrorKind::PayloadSizeMismatch, "payload-size-mismatch",
          QT_TRANSLATE_NOOP("ErrorText", "The payload has %1 bytes where %2 were announced. Run again; if it stays so, install the same release on both sides.")},
    Entry{ErrorKind::PayloadChecksumMismatch, "payload-checksum-mismatch",
          QT_TRANSLATE_NOOP("ErrorText", "The payload was damaged on its way: its CRC-32 is %1 where %2 was announced. Run again; if it stays so, check the network.")},
    Entry{ErrorKind::PayloadShapeMismatch, "payload-shape-mismatch",
          QT_TRANSLATE_NOOP("ErrorText", "The payload is %1 where the cut yields %2. Load the same model on both sides.")},
    Entry{ErrorKind::NotebookUnusable, "notebook-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The notebook %1 cannot be used: %2. Choose another file or folder.")},
    Entry{ErrorKind::NotebookNewer, "notebook-newer",
          QT_TRANSLATE_NOOP("ErrorText", "The notebook %1 was written by a newer release (version %2 of its format). Install the newer release, or choose another notebook.")},
    Entry{ErrorKind::NotebookDamaged, "notebook-damaged",
          QT_TRANSLATE_NOOP("ErrorText", "The notebook %1 is damaged (%2), so nothing is written to it. Save what can be read of it with “splitscope-edge export”, then choose another notebook.")},
    Entry{ErrorKind::NotebookReadOnly, "notebook-read-only",
          QT_TRANSLATE_NOOP("ErrorText", "The notebook %1 cannot be written to (%2), so the run was not stored. Choose a file in a folder of your own.")},
    Entry{ErrorKind::NotebookFull, "notebook-full",
          QT_TRANSLATE_NOOP("ErrorText", "The disk is full: the run could not be stored in the notebook %1, and all earlier ones are there. Free some space, then go on.")},
    Entry{ErrorKind::NotebookBusy, "notebook-busy",
          QT_TRANSLATE_NOOP("ErrorText", "Another program has been writing to the notebook %1 for too long. End it, then try again.")},
    Entry{ErrorKind::UnknownExperiment, "unknown-experiment",
          QT_TRANSLATE_NOOP("ErrorText", "The notebook has no experiment %1. Choose one of these: %2.")},
    Entry{ErrorKind::SheetUnreadable, "sheet-unreadable",
          QT_TRANSLATE_NOOP("ErrorText", "The sheet cannot be read at %1: %2. Mend the line, then import it again.")},
    Entry{ErrorKind::FileNotWritable, "file-not-writable",
          QT_TRANSLATE_NOOP("ErrorText", "The file %1 cannot be written: %2. Choose another place, or free some space.")},
    Entry{ErrorKind::ReportUnusable, "report-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The report cannot be made (%1): %2. Mend that, then make it again.")},
    Entry{ErrorKind::DeploymentUnusable, "deployment-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The deployment cannot be used at %1: %2. Mend the line, then open the file again.")},
    Entry{ErrorKind::NodeSettingUnusable, "node-setting-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The node's setting %1 cannot be used: %2. Mend it; splitscope-cloud --check-config tells whether it is right.")},
    Entry{ErrorKind::CertificateUnusable, "certificate-unusable",
          QT_TRANSLATE_NOOP("ErrorText", "The certificate or key %1 cannot be used: %2. Choose a file in PEM.")},
    Entry{ErrorKind::CertificateUntrusted, "certificate-untrusted",
          QT_TRANSLATE_NOOP("ErrorText", "The node at %1 does not prove who it is: %2. Give its certificate's file or fingerprint, or ask whoever runs the node.")},
    Entry{ErrorKind::AccessDenied, "access-denied",
          QT_TRANSLATE_NOOP("ErrorText", "The node at %1 does not let you in: %2. Ask whoever runs it for a token.")},
    Entry{ErrorKind::SplitDisagrees, "split-disagrees",
          QT_TRANSLATE_NOOP("ErrorText", "At cut %1 the split answer is not the unsplit one (%2), so the run does not count. Load the same weights on both sides.")},
    Entry{ErrorKind::Internal, "internal",
          QT_TRANSLATE_NOOP("ErrorText", "Something went wrong in %1: %2. Try again; if it stays so, report it with this line.")},
};
// clang-format on

constexpr bool complete()
{
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].kind != static_cast<ErrorKind>(i))
            return false;
    }
    return entries.back().kind == ErrorKind::Internal;
}
static_assert(complete(), "every ErrorKind has its entry, in the order of the enumeration");

/// Subjects and details are mostly names and numbers; these are the words among them.
constexpr std::array phrases{
    QT_TRANSLATE_NOOP("ErrorText", "connecting"),
    QT_TRANSLATE_NOOP("ErrorText", "the comparison of the models"),
    QT_TRANSLATE_NOOP("ErrorText", "a run"),
    QT_TRANSLATE_NOOP("ErrorText", "the pause between two runs"),
    QT_TRANSLATE_NOOP("ErrorText", "the hello"),
    QT_TRANSLATE_NOOP("ErrorText", "the payload"),
    QT_TRANSLATE_NOOP("ErrorText", "the probe"),
    QT_TRANSLATE_NOOP("ErrorText", "a probe"),
    QT_TRANSLATE_NOOP("ErrorText", "loading the weights"),
    QT_TRANSLATE_NOOP("ErrorText", "the training"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not a file"),
    QT_TRANSLATE_NOOP("ErrorText", "it is damaged"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "over a trace no transfer takes what another one took; measure every cell"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "the link's rate is not set here, it is shaped outside or follows a trace"),
    QT_TRANSLATE_NOOP("ErrorText", "give at least as many as are run anyway, 1000 at most"),
    QT_TRANSLATE_NOOP("ErrorText", "give more than 0 % and at most 100 %"),
    QT_TRANSLATE_NOOP("ErrorText", "give a number from 0 to 1000"),
    QT_TRANSLATE_NOOP("ErrorText", "give a number from 1 to 1000"),
    QT_TRANSLATE_NOOP("ErrorText", "there are more than 10^7 of them"),
    QT_TRANSLATE_NOOP("ErrorText", "there are more than 10000 values"),
    QT_TRANSLATE_NOOP("ErrorText", "it is there twice"),
    QT_TRANSLATE_NOOP("ErrorText", "it was begun with other weights"),
    QT_TRANSLATE_NOOP("ErrorText", "it is empty"),
    QT_TRANSLATE_NOOP("ErrorText", "it is cut off"),
    QT_TRANSLATE_NOOP("ErrorText", "it is neither safetensors nor a state dict"),
    QT_TRANSLATE_NOOP("ErrorText", "it is a zip archive, but no state dict"),
    QT_TRANSLATE_NOOP("ErrorText", "it holds no state dict"),
    QT_TRANSLATE_NOOP("ErrorText", "it is of an unknown version"),
    QT_TRANSLATE_NOOP("ErrorText", "it was written on a big-endian computer"),
    QT_TRANSLATE_NOOP("ErrorText", "it has bytes that belong to no tensor"),
    QT_TRANSLATE_NOOP("ErrorText", "its header is damaged"),
    QT_TRANSLATE_NOOP("ErrorText", "its header is too long"),
    QT_TRANSLATE_NOOP("ErrorText", "its list of tensors is damaged"),
    QT_TRANSLATE_NOOP("ErrorText", "its list of tensors is too long"),
    QT_TRANSLATE_NOOP("ErrorText", "its directory is damaged or cut off"),
    QT_TRANSLATE_NOOP("ErrorText", "its records are compressed or encrypted"),
    QT_TRANSLATE_NOOP("ErrorText", "no node has been chosen"),
    QT_TRANSLATE_NOOP("ErrorText", "the connection was refused"),
    QT_TRANSLATE_NOOP("ErrorText", "it did not answer in time"),
    QT_TRANSLATE_NOOP("ErrorText", "no network leads there"),
    QT_TRANSLATE_NOOP("ErrorText", "it closed the connection"),
    QT_TRANSLATE_NOOP("ErrorText", "it must begin with ws:// or wss://"),
    QT_TRANSLATE_NOOP("ErrorText", "the host is missing"),
    QT_TRANSLATE_NOOP("ErrorText", "it has no room for another session"),
    QT_TRANSLATE_NOOP("ErrorText", "it has no memory for another payload"),
    QT_TRANSLATE_NOOP("ErrorText", "its queue is full"),
    QT_TRANSLATE_NOOP("ErrorText", "other models in use fill its memory"),
    QT_TRANSLATE_NOOP("ErrorText", "it wants a token"),
    QT_TRANSLATE_NOOP("ErrorText", "it knows no such token"),
    QT_TRANSLATE_NOOP("ErrorText", "the computing"),
    QT_TRANSLATE_NOOP("ErrorText", "a token has 16 to 512 bytes"),
    QT_TRANSLATE_NOOP("ErrorText", "it holds no token"),
    QT_TRANSLATE_NOOP("ErrorText", "there is no such setting"),
    QT_TRANSLATE_NOOP("ErrorText", "give true or false"),
    QT_TRANSLATE_NOOP("ErrorText", "write it as name = value"),
    QT_TRANSLATE_NOOP("ErrorText", "it holds no key in PEM, or one with a pass phrase"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not the key of the certificate"),
    QT_TRANSLATE_NOOP("ErrorText", "it has expired"),
    QT_TRANSLATE_NOOP("ErrorText", "this Qt has no TLS"),
    QT_TRANSLATE_NOOP("ErrorText", "a fingerprint has the 64 digits of SHA-256"),
    QT_TRANSLATE_NOOP("ErrorText", "its certificate has expired"),
    QT_TRANSLATE_NOOP("ErrorText", "its certificate is not valid yet"),
    QT_TRANSLATE_NOOP("ErrorText", "its certificate is for another name"),
    QT_TRANSLATE_NOOP("ErrorText", "its certificate has another fingerprint"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "its certificate is self-signed, and not one that is trusted here"),
    QT_TRANSLATE_NOOP("ErrorText", "nobody who is trusted here has issued its certificate"),
    QT_TRANSLATE_NOOP("ErrorText", "it does not speak the protocol splitscope.1"),
    QT_TRANSLATE_NOOP("ErrorText", "it closed the connection during the greeting"),
    QT_TRANSLATE_NOOP("ErrorText", "only the picture itself, at cut 0, can be sent so"),
    QT_TRANSLATE_NOOP("ErrorText", "the tensor is not an 8-bit picture"),
    QT_TRANSLATE_NOOP("ErrorText", "a value is not finite or too large for it"),
    QT_TRANSLATE_NOOP("ErrorText", "the library for it failed"),
    QT_TRANSLATE_NOOP("ErrorText", "it holds no certificate in PEM"),
    QT_TRANSLATE_NOOP("ErrorText", "the clipboard"),
    QT_TRANSLATE_NOOP("ErrorText", "it holds no picture"),
    QT_TRANSLATE_NOOP("ErrorText", "it is no JSON"),
    QT_TRANSLATE_NOOP("ErrorText", "it is too long"),
    QT_TRANSLATE_NOOP("ErrorText", "it is missing"),
    QT_TRANSLATE_NOOP("ErrorText", "it is given twice"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not a number"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not a whole number"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not a text"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not a list"),
    QT_TRANSLATE_NOOP("ErrorText", "it is not an object"),
    QT_TRANSLATE_NOOP("ErrorText", "it is unknown"),
    QT_TRANSLATE_NOOP("ErrorText", "it has control characters"),
    QT_TRANSLATE_NOOP("ErrorText", "it may have small letters, digits, '-', '_' and '.'"),
    QT_TRANSLATE_NOOP("ErrorText", "there is no such field"),
    QT_TRANSLATE_NOOP("ErrorText", "it is no notebook"),
    QT_TRANSLATE_NOOP("ErrorText", "it is a database of another program"),
    QT_TRANSLATE_NOOP("ErrorText", "it is write-protected"),
    QT_TRANSLATE_NOOP("ErrorText", "its folder cannot be written to"),
    QT_TRANSLATE_NOOP("ErrorText", "the report"),
    QT_TRANSLATE_NOOP("ErrorText", "fonts"),
    QT_TRANSLATE_NOOP("ErrorText", "captures"),
    QT_TRANSLATE_NOOP("ErrorText",
                      "no font is installed; install fonts-dejavu-core, or save it as HTML"),
    QT_TRANSLATE_NOOP("ErrorText", "no font has Chinese characters; install fonts-noto-cjk, or "
                                   "save it as HTML"),
    QT_TRANSLATE_NOOP("ErrorText", "there are 200 of them; remove some first"),
    QT_TRANSLATE_NOOP("ErrorText", "tc has no such rate, size or time"),
    QT_TRANSLATE_NOOP("ErrorText", "it is no YAML"),
    QT_TRANSLATE_NOOP("ErrorText", "it has no container"),
    QT_TRANSLATE_NOOP("ErrorText", "a CPU is a number of cores, 0.6 or 600m"),
    QT_TRANSLATE_NOOP("ErrorText", "requests and limits have to be the same CPU"),
    QT_TRANSLATE_NOOP("ErrorText", "a port is a number from 1 to 65535"),
};

/// What the other side sent may be anything: no control character of it reaches a terminal.
QString printable(const std::string &part)
{
    QString text = QString::fromStdString(part).simplified();
    for (QChar &character : text) {
        if (!character.isPrint() && !character.isSurrogate())
            character = QChar::ReplacementCharacter;
    }
    return text;
}

QString worded(const std::string &part)
{
    // Alone, or after a field's name: "model.macs_per_s: it is missing".
    const auto colon = part.rfind(": ");
    const auto begin = colon == std::string::npos ? 0 : colon + 2;
    const std::string words = part.substr(begin);
    if (std::find(phrases.begin(), phrases.end(), words) == phrases.end())
        return printable(part);
    const QString translated = QCoreApplication::translate("ErrorText", words.c_str());
    return begin == 0 ? translated : printable(part.substr(0, begin)) + u' ' + translated;
}

} // namespace

QString errorText(const Error &error)
{
    const Entry &entry = entries.at(static_cast<std::size_t>(error.kind));
    const QString sentence = QCoreApplication::translate("ErrorText", entry.sentence);
    const QString subject = worded(error.subject);
    return sentence.contains("%2"_L1) ? sentence.arg(subject, worded(error.detail))
                                      : sentence.arg(subject);
}

QString errorCode(ErrorKind kind)
{
    return QString::fromLatin1(entries.at(static_cast<std::size_t>(kind)).code);
}

ErrorKind errorKindByCode(const QString &code)
{
    const auto *found = std::find_if(entries.begin(), entries.end(), [&](const Entry &entry) {
        return code == QLatin1StringView(entry.code);
    });
    return found == entries.end() ? ErrorKind::Internal : found->kind;
}

} // namespace splitscope
