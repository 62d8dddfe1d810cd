#include "ui/sweep/kept_sweep.h"

#include "engine/experiment/sweep_plan_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace splitscope {

std::string keptSweepText(const SweepPlan &plan, const ModelChoice &model)
{
    QJsonArray arguments{u"--network=%1"_s.arg(QString::fromStdString(model.networkId))};
    if (!model.weights.empty())
        arguments << u"--weights=%1"_s.arg(QString::fromStdString(model.weights.string()));
    const QJsonObject json{{u"splitscope_edge_sweep"_s, 1},
                           {u"arguments"_s, arguments},
                           {u"plan"_s, QString::fromStdString(writtenSweepPlan(plan))}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<SweepPlan> keptSweepPlan(const std::string &text, const Network &network)
{
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    if (json.value("splitscope_edge_sweep"_L1).toInt() != 1)
        return std::nullopt;
    auto plan = readSweepPlan(json.value("plan"_L1).toString().toStdString(), network);
    return plan ? std::optional(*std::move(plan)) : std::nullopt;
}

} // namespace splitscope
