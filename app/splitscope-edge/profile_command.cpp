#include "app/splitscope-edge/profile_command.h"

#include "app/splitscope-edge/console.h"
#include "engine/device/device_file.h"
#include "engine/device/speed_fit.h"
#include "engine/experiment/layer_profile.h"
#include "engine/image/preprocess.h"
#include "net/device_text.h"
#include "net/edge/picture_file.h"
#include "net/error_text.h"
#include "net/host_text.h"
#include "net/protocol/identity.h"

#include <QCoreApplication>
#include <QDate>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct ProfileCommand
{
    Q_DECLARE_TR_FUNCTIONS(ProfileCommand)
};

using Milliseconds = std::chrono::duration<double, std::milli>;

Result<MeasuredNetwork> measured(const ModelChoice &model, const ProfileOptions &options)
{
    const auto runtime = Runtime::load(model, options.runtime);
    if (!runtime)
        return tl::make_unexpected(runtime.error());
    const Network &network = (*runtime)->network();
    const auto image = readImage(samplePictures().value(0));
    if (!image)
        return tl::make_unexpected(image.error());
    const Tensor input = preprocess(pictureOf(*image), network);
    int shown = -1;
    const auto show = [&](double fraction) {
        const int percent = static_cast<int>(fraction * 10) * 10;
        if (percent != shown)
            printLine(stderr, u"%1: %2 %"_s.arg(QString::fromStdString(network.id())).arg(percent));
        shown = percent;
    };
    auto times = profileLayers(**runtime, input, options.share, options.runs, show);
    if (!times)
        return tl::make_unexpected(times.error());
    return MeasuredNetwork{network, std::move(*times)};
}

void printTable(const MeasuredNetwork &one)
{
    const auto inMs = [](std::chrono::nanoseconds time) {
        return QString::number(Milliseconds(time).count(), 'f', 3).rightJustified(12);
    };
    printLine(stdout, QString::fromStdString(one.network.title()));
    printLine(stdout, ProfileCommand::tr("  #  layer             median ms      IQR ms"));
    for (const Layer &layer : one.network.layers()) {
        const MeasuredLayer &times =
            one.times.layers.at(static_cast<std::size_t>(layer.number - 1));
        printLine(stdout, QString::number(layer.number).rightJustified(3) + u"  "_s
                              + QString::fromStdString(layer.name).leftJustified(15)
                              + inMs(times.median) + inMs(times.interquartileRange));
    }
    printLine(stdout, u"     "_s + ProfileCommand::tr("all").leftJustified(15)
                          + inMs(one.times.total()) + u'\n');
}

DeviceProfile profileOf(const std::vector<MeasuredNetwork> &networks, const ProfileOptions &options)
{
    const SpeedFit fit = fitSpeed(networks);
    const std::string today = QDate::currentDate().toString(Qt::ISODate).toStdString();
    DeviceFacts facts{
        .name = {options.englishName.toStdString(), options.chineseName.toStdString()},
        .source = {"measured by splitscope-edge profile, " + today,
                   "由 splitscope-edge profile 测量，" + today},
        .fitError = fit.error,
        .host = hostText().toStdString(),
        .software = softwareName().toStdString()};
    for (const MeasuredNetwork &one : networks)
        facts.measured.push_back(one.times);
    return {.id = options.id.toStdString(),
            .emulated = fit.speed,
            .facts = std::make_shared<const DeviceFacts>(std::move(facts))};
}

Result<void> save(const std::string &text, const ProfileOptions &options)
{
    const auto failed = [&](const QString &reason) {
        return fail(ErrorKind::DeviceFileUnusable, options.file.toStdString(),
                    reason.toStdString());
    };
    QSaveFile file(options.file);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    file.write(text.data(), std::ssize(text));
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

/// Blocks: the file, a table of layers (or the file's text) on standard output, progress on
/// standard error. A file is written whole or not at all.
int runProfile(const ProfileOptions &options)
{
    const auto refuse = [](const Error &error) {
        printLine(stderr, errorText(error));
        return Failed;
    };
    std::vector<MeasuredNetwork> networks;
    for (const ModelChoice &model : options.models) {
        auto one = measured(model, options);
        if (!one)
            return refuse(one.error());
        networks.push_back(*std::move(one));
        if (!options.json)
            printTable(networks.back());
    }
    const DeviceProfile profile = profileOf(networks, options);
    const std::string text = writtenDevice(profile);
    if (const auto saved = save(text, options); !saved)
        return refuse(saved.error());
    if (options.json)
        std::fwrite(text.data(), 1, text.size(), stdout);
    else
        printLine(stdout, deviceMeaning(profile));
    return Succeeded;
}

} // namespace

int profileMain(QCoreApplication &app)
{
    const auto options = profileOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    return runProfile(*options);
}

} // namespace splitscope
