#include "ui/settings/window_settings.h"

#include "engine/model/networks.h"
#include "net/device_files.h"
#include "net/link/trace_file.h"
#include "net/model_options.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

// Every key there is. The round-trip test fails for a key that loads into another one's field.
namespace key {
constexpr auto geometry = "window/geometry"_L1;
constexpr auto columns = "window/columns"_L1;
constexpr auto rows = "window/rows"_L1;
constexpr auto recordColumns = "window/record_columns"_L1;
constexpr auto usefulCutsOnly = "window/useful_cuts_only"_L1;
constexpr auto firstStepsSeen = "window/first_steps_seen"_L1;
constexpr auto language = "window/language"_L1;
constexpr auto theme = "window/theme"_L1;
constexpr auto node = "cloud/node"_L1;
constexpr auto nodeCertificate = "cloud/certificate"_L1;
constexpr auto recentNodes = "cloud/recent_nodes"_L1;
constexpr auto finishOnEdge = "cloud/finish_on_edge"_L1;
constexpr auto recentCertificates = "cloud/recent_certificates"_L1;
constexpr auto weights = "model/weights"_L1;
constexpr auto network = "model/network"_L1;
constexpr auto inputShape = "model/input_shape"_L1;
constexpr auto picture = "picture/file"_L1;
constexpr auto cut = "conditions/cut"_L1;
constexpr auto edgeDevice = "conditions/edge_device"_L1;
constexpr auto edgeShare = "conditions/edge_cpu_share"_L1;
constexpr auto edgeQuota = "conditions/edge_quota_us"_L1;
constexpr auto cloudDevice = "conditions/cloud_device"_L1;
constexpr auto cloudShare = "conditions/cloud_cpu_share"_L1;
constexpr auto cloudQuota = "conditions/cloud_quota_us"_L1;
constexpr auto uplink = "conditions/uplink_mbit_s"_L1;
constexpr auto downlink = "conditions/downlink_mbit_s"_L1;
constexpr auto burst = "conditions/burst_bytes"_L1;
constexpr auto delay = "conditions/delay_us"_L1;
constexpr auto jitter = "conditions/jitter_us"_L1;
constexpr auto jitterSeed = "conditions/jitter_seed"_L1;
constexpr auto queueLimit = "conditions/queue_limit_bytes"_L1;
constexpr auto shaping = "conditions/link_shaping"_L1;
constexpr auto trace = "conditions/trace"_L1;
constexpr auto coding = "conditions/coding"_L1;
constexpr auto otherEdges = "conditions/other_edges"_L1;
constexpr auto delivery = "conditions/answer_delivery"_L1;
} // namespace key

constexpr auto unlimited = "unlimited"_L1;
constexpr auto automatic = "auto"_L1;
constexpr auto shapedOutside = "outside"_L1;
constexpr auto emulated = "emulated"_L1;
constexpr auto answerOnEdge = "edge"_L1;
constexpr auto answerInCloud = "cloud"_L1;

void loadDevice(const QSettings &store, QLatin1StringView profileKey, QLatin1StringView shareKey,
                QLatin1StringView quotaKey, Device &device)
{
    if (const auto profile = deviceNamed(store.value(profileKey).toString()))
        device.profile = *profile;
    if (const auto share = CpuShare::of(store.value(shareKey).toDouble()))
        device.share = *share;
    const std::chrono::microseconds period(store.value(quotaKey).toLongLong());
    if (const auto quota = CpuQuota::withPeriod(period))
        device.quota = *quota;
}

/// 0: paced.
qint64 quotaValue(const Device &device)
{
    return device.quota ? device.quota->period().count() : 0;
}

void loadBandwidth(const QSettings &store, QLatin1StringView bandwidthKey,
                   std::optional<Bandwidth> &bandwidth)
{
    const QVariant stored = store.value(bandwidthKey);
    if (stored.toString() == unlimited)
        bandwidth.reset();
    else if (const auto valid = Bandwidth::ofMbitPerSecond(stored.toDouble()))
        bandwidth = *valid;
}

QVariant bandwidthValue(const std::optional<Bandwidth> &bandwidth)
{
    return bandwidth ? QVariant(bandwidth->mbitPerSecond()) : QVariant(QString(unlimited));
}

void loadJitter(const QSettings &store, LinkConditions &link)
{
    const qint64 jitter = store.value(key::jitter, qint64(link.jitter.count())).toLongLong();
    link.jitter = std::chrono::microseconds(jitter);
    link.jitterSeed = store.value(key::jitterSeed, quint64(link.jitterSeed)).toULongLong();
}

void loadQueueLimit(const QSettings &store, LinkConditions &link)
{
    const QVariant stored = store.value(key::queueLimit, QString(unlimited));
    if (stored.toString() == unlimited)
        link.queueLimitBytes.reset();
    else
        link.queueLimitBytes = stored.toLongLong();
}

void loadLink(const QSettings &store, LinkConditions &link)
{
    LinkConditions stored = link;
    loadBandwidth(store, key::uplink, stored.uplink);
    loadBandwidth(store, key::downlink, stored.downlink);
    stored.burstBytes = store.value(key::burst, qint64(link.burstBytes)).toLongLong();
    stored.delay =
        std::chrono::microseconds(store.value(key::delay, qint64(link.delay.count())).toLongLong());
    loadJitter(store, stored);
    loadQueueLimit(store, stored);
    if (store.value(key::shaping).toString() == shapedOutside)
        stored.shaping = LinkShaping::Outside;
    if (const QString name = store.value(key::trace).toString(); !name.isEmpty())
        if (const auto trace = readTrace(name))
            stored.trace = *trace;
    if (const auto valid = checked(stored))
        link = *valid;
}

void loadCoding(const QSettings &store, std::optional<Coding> &coding)
{
    const QString stored = store.value(key::coding).toString();
    if (stored == automatic)
        coding.reset();
    else if (const auto valid = codingById(stored.toStdString()))
        coding = *valid;
}

QString codingValue(const std::optional<Coding> &coding)
{
    if (!coding)
        return automatic;
    const std::string_view id = codingId(*coding);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

std::vector<RecentNode> loadRecentNodes(const QSettings &store)
{
    const QStringList urls = store.value(key::recentNodes).toStringList();
    const QStringList certificates = store.value(key::recentCertificates).toStringList();
    std::vector<RecentNode> nodes;
    for (qsizetype i = 0; i < urls.size(); ++i)
        if (const QUrl url(urls[i]); url.isValid() && !url.isEmpty())
            nodes.push_back({url, certificates.value(i)});
    return nodes;
}

void saveRecentNodes(QSettings &store, const std::vector<RecentNode> &nodes)
{
    QStringList urls;
    QStringList certificates;
    for (const RecentNode &node : nodes) {
        urls << node.url.toString();
        certificates << node.certificateFile;
    }
    store.setValue(key::recentNodes, urls);
    store.setValue(key::recentCertificates, certificates);
}

void loadConditions(const QSettings &store, const Network &network, Conditions &conditions)
{
    if (const auto cut = network.cutPoint(store.value(key::cut, conditions.cut.index()).toInt()))
        conditions.cut = *cut;
    loadDevice(store, key::edgeDevice, key::edgeShare, key::edgeQuota, conditions.edge);
    loadDevice(store, key::cloudDevice, key::cloudShare, key::cloudQuota, conditions.cloud);
    loadLink(store, conditions.link);
    loadCoding(store, conditions.coding);
    conditions.otherEdges =
        std::clamp(store.value(key::otherEdges).toInt(), 0, Conditions::mostOtherEdges);
    if (store.value(key::delivery).toString() == answerOnEdge)
        conditions.delivery = AnswerDelivery::Edge;
}

void saveConditions(QSettings &store, const Conditions &conditions)
{
    store.setValue(key::cut, conditions.cut.index());
    store.setValue(key::edgeDevice, referenceTo(conditions.edge.profile));
    store.setValue(key::edgeShare, conditions.edge.share.value());
    store.setValue(key::edgeQuota, quotaValue(conditions.edge));
    store.setValue(key::cloudDevice, QString::fromStdString(conditions.cloud.profile.id));
    store.setValue(key::cloudShare, conditions.cloud.share.value());
    store.setValue(key::cloudQuota, quotaValue(conditions.cloud));
    store.setValue(key::uplink, bandwidthValue(conditions.link.uplink));
    store.setValue(key::downlink, bandwidthValue(conditions.link.downlink));
    store.setValue(key::burst, qint64(conditions.link.burstBytes));
    store.setValue(key::delay, qint64(conditions.link.delay.count()));
    store.setValue(key::jitter, qint64(conditions.link.jitter.count()));
    store.setValue(key::jitterSeed, quint64(conditions.link.jitterSeed));
    const auto queueLimit = conditions.link.queueLimitBytes;
    store.setValue(key::queueLimit,
                   queueLimit ? QVariant(qint64(*queueLimit)) : QVariant(QString(unlimited)));
    store.setValue(
        key::shaping,
        QString(conditions.link.shaping == LinkShaping::Outside ? shapedOutside : emulated));
    store.setValue(key::trace, conditions.link.trace
                                   ? QString::fromStdString(conditions.link.trace->name())
                                   : QString());
    store.setValue(key::coding, codingValue(conditions.coding));
    store.setValue(key::otherEdges, conditions.otherEdges);
    store.setValue(
        key::delivery,
        QString(conditions.delivery == AnswerDelivery::Edge ? answerOnEdge : answerInCloud));
}

} // namespace

WindowSettings defaultSettings(const Network &network)
{
    constexpr int bestCutOfTheSheet = 13;
    const auto cut = network.cutPoint(std::min(bestCutOfTheSheet, network.layerCount()));
    WindowSettings settings(labPreset(*cut));
    settings.model.networkId = networkIds().front();
    return settings;
}

ModelChoice loadModelChoice(const QSettings &store)
{
    ModelChoice model{.networkId = store.value(key::network).toString().toStdString()};
    const QString file = QString::fromStdString(model.networkId);
    const bool usable =
        namesFile(model.networkId) ? QFileInfo::exists(file) : bool(networkById(model.networkId));
    if (!usable)
        return {.networkId = networkIds().front()};
    model.weights = toPath(store.value(key::weights).toString());
    model.inputShape =
        TensorShape::fromString(store.value(key::inputShape).toString().toStdString());
    return model;
}

WindowSettings loadSettings(const QSettings &store, const Network &network)
{
    WindowSettings settings = defaultSettings(network);
    settings.geometry = store.value(key::geometry).toByteArray();
    settings.columns = store.value(key::columns).toByteArray();
    settings.rows = store.value(key::rows).toByteArray();
    settings.recordColumns = store.value(key::recordColumns).toByteArray();
    settings.usefulCutsOnly = store.value(key::usefulCutsOnly).toBool();
    settings.firstStepsSeen = store.value(key::firstStepsSeen).toBool();
    settings.language =
        languageById(store.value(key::language).toString()).value_or(settings.language);
    settings.theme = themeById(store.value(key::theme).toString()).value_or(settings.theme);
    settings.model = loadModelChoice(store);
    settings.picture = store.value(key::picture).toString();
    if (const QUrl node(store.value(key::node).toString()); node.isValid() && !node.isEmpty())
        settings.node = node;
    settings.nodeCertificate = store.value(key::nodeCertificate).toString();
    settings.recentNodes = loadRecentNodes(store);
    if (store.value(key::finishOnEdge).toBool())
        settings.onLostCloud = OnLostCloud::FinishOnEdge;
    loadConditions(store, network, settings.conditions);
    return settings;
}

void saveSettings(QSettings &store, const WindowSettings &settings)
{
    store.setValue(key::geometry, settings.geometry);
    store.setValue(key::columns, settings.columns);
    store.setValue(key::rows, settings.rows);
    store.setValue(key::recordColumns, settings.recordColumns);
    store.setValue(key::usefulCutsOnly, settings.usefulCutsOnly);
    store.setValue(key::firstStepsSeen, settings.firstStepsSeen);
    store.setValue(key::language, languageId(settings.language));
    store.setValue(key::theme, themeId(settings.theme));
    store.setValue(key::weights, toText(settings.model.weights));
    store.setValue(key::picture, settings.picture);
    store.setValue(key::network, QString::fromStdString(settings.model.networkId));
    store.setValue(key::inputShape, settings.model.inputShape ? QString::fromStdString(
                                        settings.model.inputShape->toString())
                                                              : QString());
    store.setValue(key::node, settings.node ? settings.node->toString() : QString());
    store.setValue(key::nodeCertificate, settings.nodeCertificate);
    saveRecentNodes(store, settings.recentNodes);
    store.setValue(key::finishOnEdge, settings.onLostCloud == OnLostCloud::FinishOnEdge);
    saveConditions(store, settings.conditions);
}

} // namespace splitscope
