#include "net/edge/class_names.h"

#include <QCoreApplication>
#include <QFile>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

QStringList imageNetClasses()
{
    QFile file(u":/splitscope/labels/imagenet_classes.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

ClassNames::ClassNames(const ModelChoice &model, const Network &network)
{
    if (model.weights.empty())
        return;
    static const QStringList imageNet = imageNetClasses();
    if (network.shapeAt(network.lastCut()).elements() == imageNet.size())
        names_ = imageNet;
}

std::optional<QString> ClassNames::nameOf(int index) const
{
    return index >= 0 && index < names_.size() ? std::optional(names_.at(index)) : std::nullopt;
}

QStringList ClassNames::lines(const AnswerDigest &answer) const
{
    QStringList lines;
    for (const auto &[index, score] : answer.top) {
        const QString name = nameOf(index).value_or(
            QCoreApplication::translate("ClassNames", "class %1").arg(index));
        lines << name + u' ' + QString::number(double{score}, 'f', 2);
    }
    return lines;
}

} // namespace splitscope
