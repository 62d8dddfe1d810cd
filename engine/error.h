// What went wrong, as a value.
#pragma once

#include <string>

namespace splitscope {

/// The kinds of failure that a user can meet. Each has one sentence with a remedy in every
/// language; net/error_text.h holds them, so engine code never writes prose.
/// `subject` and `detail` of Error are what the sentence is about; the comments name them.
enum class ErrorKind {
    UnknownCut,             ///< subject: the cut asked for; detail: the range, "0..22"
    CpuShareOutOfRange,     ///< subject: the share; detail: the range
    BandwidthOutOfRange,    ///< subject: Mbit/s asked for; detail: the range
    DelayOutOfRange,        ///< subject: ms asked for; detail: the range
    JitterOutOfRange,       ///< subject: ms asked for; detail: the range
    QueueLimitTooSmall,     ///< subject: bytes asked for; detail: the least number of bytes
    BurstTooSmall,          ///< subject: bytes asked for; detail: the least number of bytes
    LinkFileUnusable,       ///< subject: file and line; detail: the reason
    TraceUnusable,          ///< subject: file and line; detail: the reason
    UnknownDevice,          ///< subject: the id; detail: the known ids
    DeviceFileUnusable,     ///< subject: file and line; detail: the reason
    PredictorFileUnusable,  ///< subject: file and line; detail: the reason
    PredictorNotTrained,    ///< subject: the file
    QuotaPeriodOutOfRange,  ///< subject: ms asked for; detail: the range
    QuotaUnavailable,       ///< subject: the cgroup; detail: the reason
    KernelLinkUnavailable,  ///< subject: what was to be made; detail: the reason
    UnknownCoding,          ///< subject: the id; detail: the known ids
    CodingUnsuitable,       ///< subject: the coding's id; detail: the reason
    SweepUnusable,          ///< subject: the option that is wrong; detail: the reason
    UnknownModel,           ///< subject: the id; detail: the known ids
    NetworkUnusable,        ///< subject: the network or its file; detail: the layer and the reason
    InputShapeNeeded,       ///< subject: the network's file
    UnknownPrecision,       ///< subject: the id; detail: the known ids
    ImageUnreadable,        ///< subject: the file; detail: the reason
    WeightsUnusable,        ///< subject: the file; detail: the reason
    WeightsNotOnlyTensors,  ///< subject: the file; detail: what it would have called
    WeightsTensorMissing,   ///< subject: the file; detail: the tensor, as in the next five
    WeightsTensorExtra,     ///< the network has none of this name
    WeightsTensorShape,     ///< detail: "fc.weight: 10x4 ≠ 10x5", the network's shape last
    WeightsTensorType,      ///< detail: "fc.weight: I64"
    WeightsTensorDamaged,   ///< its bytes are not where the file says
    WeightsTensorNotFinite, ///< detail: "fc.weight[17] = NaN"
    AddressUnusable,     ///< subject: address and port; detail: the reason (in use, not permitted)
    InvalidUrl,          ///< subject: the text; detail: the reason
    HostNotFound,        ///< subject: the host
    ConnectionRefused,   ///< subject: the URL; detail: the reason
    ConnectionLost,      ///< subject: the URL; detail: what was under way
    DeadlineExceeded,    ///< subject: what was waited for; detail: the time, "12.0 s"
    Cancelled,           ///< subject: what was cancelled
    VersionMismatch,     ///< subject: the node's version; detail: ours
    FingerprintMismatch, ///< subject: the node's model and fingerprint; detail: ours
    NodeRejected,        ///< subject: the URL; detail: the reason that the node gave
    NodeBusy,            ///< subject: the URL; detail: the reason that the node gave
    MessageMalformed,    ///< subject: the message; detail: the field and what is wrong with it
    MessageUnknown,      ///< subject: the message's type
    MessageUnexpected,   ///< subject: what came; detail: what belongs there
    MessageTooLarge,     ///< subject: bytes announced or received; detail: the limit in bytes
    PayloadSizeMismatch, ///< subject: bytes received; detail: bytes announced
    PayloadChecksumMismatch, ///< subject: the CRC received; detail: the CRC announced
    PayloadShapeMismatch,    ///< subject: the shape or size given; detail: what the cut yields
    NotebookUnusable,        ///< subject: the file; detail: the reason
    NotebookNewer,           ///< subject: the file; detail: its version and ours, "3 > 1"
    NotebookDamaged,         ///< subject: the file; detail: what SQLite found
    NotebookReadOnly,        ///< subject: the file; detail: the reason
    NotebookFull,            ///< subject: the file
    NotebookBusy,            ///< subject: the file
    UnknownExperiment,       ///< subject: the number; detail: the known ones, "1..7"
    SheetUnreadable,         ///< subject: the file and line; detail: the reason
    FileNotWritable,         ///< subject: the file; detail: the reason
    ReportUnusable,          ///< subject: what of the report; detail: the reason
    DeploymentUnusable,      ///< subject: the file and line; detail: the reason
    NodeSettingUnusable,     ///< subject: the setting and where it stands; detail: the reason
    CertificateUnusable,     ///< subject: the file; detail: the reason
    CertificateUntrusted,    ///< subject: the URL; detail: the reason
    AccessDenied,            ///< subject: the URL; detail: the reason
    SplitDisagrees, ///< subject: the cut; detail: how far the split answer is from the unsplit one
    Internal,       ///< subject: where; detail: what the library said
};

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    std::string subject;
    std::string detail;

    bool operator==(const Error &) const = default;
};

} // namespace splitscope
