#include "net/deployment/bounded_yaml.h"
#include "net/deployment/deployment_file.h"
#include "net/deployment/tc_text.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <string>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

/// Aliases make a file of few bytes into one of many nodes.
constexpr int mostNodes = 20'000;
constexpr int deepest = 64;

/// What is wrong, and where; it ends the reading.
struct Refusal
{
    Error error;
};

QString textOf(const YAML::Node &node)
{
    return node && node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

/// Whoever has no `key`, or is no map, has an undefined one.
YAML::Node member(const YAML::Node &node, const char *key)
{
    return node && node.IsMap() ? node[key] : YAML::Node(YAML::NodeType::Undefined);
}

/// "0.6" and "600m" of a core.
std::optional<double> cores(const QString &quantity)
{
    static const QRegularExpression form(u"^([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(m?)$"_s);
    const auto match = form.match(quantity.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const double number = match.captured(1).toDouble();
    return match.captured(2).isEmpty() ? number : number / 1000;
}

class Reading
{
public:
    Reading(const QString &file, const Network &network, const Deployment &otherwise)
        : file_(file), network_(network), read_(otherwise)
    {
        LinkConditions &link = read_.conditions.link;
        link = LinkConditions{};
        link.jitterSeed = otherwise.conditions.link.jitterSeed;
    }

    void document(const YAML::Node &node) { visit(node, false, 0); }
    bool foundAny() const { return foundAny_; }
    const Deployment &taken() const { return read_; }

    Error unusable(int line, const char *reason) const
    {
        return {ErrorKind::DeploymentUnusable, (file_ + u':' + QString::number(line)).toStdString(),
                reason};
    }

private:
    [[noreturn]] void refuse(const YAML::Node &at, const char *reason) const
    {
        throw Refusal{unusable(at.Mark().line + 1, reason)};
    }

    template<typename T>
    T orRefuse(const Result<T> &result, const YAML::Node &at) const
    {
        if (result)
            return *result;
        Error error = result.error();
        if (error.kind == ErrorKind::DeploymentUnusable)
            error = unusable(at.Mark().line + 1, error.detail.c_str());
        throw Refusal{error};
    }

    void visit(const YAML::Node &node, bool inCloud, int depth);
    void container(const YAML::Node &node, bool inCloud, bool measures);
    void share(const YAML::Node &resources, Device &device);
    void shape(const YAML::Node &at, const QString &script, bool inCloud);
    void edgeOptions(const YAML::Node &at, const QString &script);
    void ports(const YAML::Node &node);

    QString file_;
    const Network &network_;
    Deployment read_;
    bool foundAny_ = false;
    int nodes_ = 0;
};

/// Everything that looks like a container, wherever it is: in a Deployment, a Pod, or alone.
void Reading::visit(const YAML::Node &node, bool inCloud, int depth)
{
    if (++nodes_ > mostNodes || depth > deepest)
        refuse(node, "it is too long");
    if (node.IsSequence()) {
        for (const YAML::Node &item : node)
            visit(item, inCloud, depth + 1);
        return;
    }
    if (!node.IsMap())
        return;
    const QString name =
        textOf(member(node, "name")) + textOf(member(member(node, "metadata"), "name"));
    if (!name.isEmpty())
        inCloud = name.contains(u"cloud"_s, Qt::CaseInsensitive)
                  || (inCloud && !name.contains(u"edge"_s, Qt::CaseInsensitive));
    if (textOf(member(node, "kind")) == u"Service")
        return;
    const bool isContainer = member(node, "image") || member(node, "resources")
                             || member(node, "args") || member(node, "command");
    if (isContainer)
        return container(node, inCloud, true);
    for (const auto &entry : node) {
        const QString key = textOf(entry.first);
        if (key == u"initContainers" && entry.second.IsSequence()) {
            for (const YAML::Node &item : entry.second)
                container(item, inCloud, false);
        } else {
            visit(entry.second, inCloud, depth + 1);
        }
    }
}

/// `measures`: it is one whose CPU and image count.
void Reading::container(const YAML::Node &node, bool inCloud, bool measures)
{
    foundAny_ = true;
    QString script;
    for (const char *key : {"command", "args"}) {
        const YAML::Node words = member(node, key);
        script += textOf(words) + u' ';
        if (!words || !words.IsSequence())
            continue;
        for (const YAML::Node &word : words) {
            if (++nodes_ > mostNodes)
                refuse(node, "it is too long");
            script += textOf(word) + u' ';
        }
    }
    shape(node, script, inCloud);
    if (!measures)
        return;
    if (const QString image = textOf(member(node, "image")); !image.isEmpty())
        (inCloud ? read_.cloudImage : read_.edgeImage) = image;
    share(member(node, "resources"), inCloud ? read_.conditions.cloud : read_.conditions.edge);
    if (inCloud)
        ports(member(node, "ports"));
    else
        edgeOptions(node, script);
}

void Reading::share(const YAML::Node &resources, Device &device)
{
    const YAML::Node limit = member(member(resources, "limits"), "cpu");
    const YAML::Node request = member(member(resources, "requests"), "cpu");
    if (!limit)
        return;
    const auto asked = cores(textOf(limit));
    if (!asked)
        refuse(limit, "a CPU is a number of cores, 0.6 or 600m");
    if (request && cores(textOf(request)) != asked)
        refuse(request, "requests and limits have to be the same CPU");
    device.share = orRefuse(CpuShare::of(*asked), limit);
}

void Reading::shape(const YAML::Node &at, const QString &script, bool inCloud)
{
    if (!script.contains(u"tc "_s))
        return;
    const Direction direction = inCloud ? Direction::Downlink : Direction::Uplink;
    read_.conditions.link = orRefuse(tcShaped(script, direction, read_.conditions.link), at);
}

void Reading::edgeOptions(const YAML::Node &at, const QString &script)
{
    const auto form = [](const QString &name) {
        return QRegularExpression(u"(?:^|\\s)--%1[ =]([^\\s;&|]+)"_s.arg(name));
    };
    static const QRegularExpression cutForm = form(u"cut"_s);
    static const QRegularExpression codingForm = form(u"coding"_s);
    static const QRegularExpression answerForm = form(u"answer"_s);
    static const QRegularExpression networkForm = form(u"network"_s);
    const auto option = [&](const QRegularExpression &of) { return of.match(script).captured(1); };
    if (const QString cut = option(cutForm); !cut.isEmpty()) {
        bool isNumber = false;
        const int index = cut.toInt(&isNumber);
        if (isNumber) // a list of cuts is no single experiment: the cut stays
            read_.conditions.cut = orRefuse(network_.cutPoint(index), at);
    }
    if (const QString coding = option(codingForm); coding == u"auto"_s)
        read_.conditions.coding.reset();
    else if (!coding.isEmpty() && !coding.contains(u','))
        read_.conditions.coding = orRefuse(codingById(coding.toStdString()), at);
    if (const QString answer = option(answerForm); !answer.isEmpty())
        read_.conditions.delivery =
            answer == u"edge"_s ? AnswerDelivery::Edge : AnswerDelivery::Cloud;
    if (const QString network = option(networkForm); !network.isEmpty())
        read_.network = network;
}

void Reading::ports(const YAML::Node &node)
{
    if (!node || !node.IsSequence() || node.size() == 0)
        return;
    const YAML::Node port = member(node[0], "containerPort");
    if (!port)
        return;
    bool isNumber = false;
    read_.port = textOf(port).toUShort(&isNumber);
    if (!isNumber || read_.port == 0)
        refuse(port, "a port is a number from 1 to 65535");
}

} // namespace

Result<Deployment> readDeployment(const QByteArray &yaml, const QString &file,
                                  const Network &network, const Deployment &otherwise)
{
    Reading reading(file, network, otherwise);
    if (yaml.size() > longestDeployment)
        return tl::make_unexpected(reading.unusable(1, "it is too long"));
    try {
        for (const YAML::Node &document : loadBoundedYaml(yaml.toStdString(), mostNodes))
            reading.document(document);
    } catch (const Refusal &refusal) {
        return tl::make_unexpected(refusal.error);
    } catch (const YAML::Exception &exception) {
        return tl::make_unexpected(
            reading.unusable(std::max(exception.mark.line + 1, 1), "it is no YAML"));
    }
    if (!reading.foundAny())
        return tl::make_unexpected(reading.unusable(1, "it has no container"));
    return reading.taken();
}

} // namespace splitscope
