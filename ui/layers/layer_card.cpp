#include "ui/layers/layer_card.h"

#include "ui/text/quantity_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

/// Rows of a name and what it is.
class LayerCard
{
    Q_DECLARE_TR_FUNCTIONS(LayerCard)

public:
    void addLayer(const Layer &layer, const LayerFigures &figures);
    void addCut(const TensorShape &shape, const CutFigures &figures);
    QString html(const QString &title) const
    {
        return u"<p style='white-space:pre'><b>%1</b></p><table cellspacing='0'>%2</table>"_s.arg(
            title, rows_);
    }

private:
    void add(const QString &name, const QString &value)
    {
        rows_ += u"<tr><td style='white-space:pre'>%1&nbsp;&nbsp;</td>"
                 "<td style='white-space:pre'>%2</td></tr>"_s.arg(name, value);
    }
    void addTime(const QString &name, const LayerFigures::Time &measured,
                 const LayerFigures::Time &predicted);
    static QString parts(std::chrono::nanoseconds local, std::chrono::nanoseconds transfer,
                         std::chrono::nanoseconds cloud);

    QString rows_;
};

void LayerCard::addLayer(const Layer &layer, const LayerFigures &figures)
{
    add(tr("Input → output"),
        tr("%1 → %2").arg(shapeText(layer.inputShape), shapeText(layer.outputShape)));
    if (layer.macs > 0)
        add(tr("Multiply-accumulates"),
            tr("%1 million").arg(static_cast<double>(layer.macs) / 1e6, 0, 'f', 1));
    std::int64_t parameters = 0;
    for (const Parameter &parameter : layer.parameters)
        parameters += parameter.elements();
    if (parameters > 0)
        add(tr("Parameters"),
            u"%1 (%2)"_s.arg(
                QLocale(QLocale::English, QLocale::UnitedStates).toString(qlonglong(parameters)),
                bytesText(layer.weightBytes)));
    for (const auto *part : {&layer.body, &layer.shortcut})
        for (const Layer &inner : *part)
            add((part == &layer.body ? u"· "_s : u"+ "_s) + QString::fromStdString(inner.name),
                layerSpecText(inner));
    addTime(tr("On the edge"), figures.edge, figures.predictedEdge);
    addTime(tr("In the cloud"), figures.cloud, figures.predictedCloud);
}

void LayerCard::addTime(const QString &name, const LayerFigures::Time &measured,
                        const LayerFigures::Time &predicted)
{
    if (measured)
        add(name, tr("%1 measured").arg(shortMilliseconds(*measured)));
    else if (predicted)
        add(name, tr("%1 predicted").arg(shortMilliseconds(*predicted)));
}

QString LayerCard::parts(std::chrono::nanoseconds local, std::chrono::nanoseconds transfer,
                         std::chrono::nanoseconds cloud)
{
    return tr("local %1, transfer %2, cloud %3")
        .arg(shortMilliseconds(local), shortMilliseconds(transfer), shortMilliseconds(cloud));
}

void LayerCard::addCut(const TensorShape &shape, const CutFigures &figures)
{
    add(tr("Bytes if cut here"), bytesText(shape.bytes()));
    if (const auto coded = figures.sentBytes ? figures.sentBytes : figures.predictedBytes;
        coded && *coded != shape.bytes())
        add(tr("Coded"), figures.sentBytes ? tr("%1 sent").arg(bytesText(*coded))
                                           : tr("%1 predicted").arg(bytesText(*coded)));
    if (const auto &run = figures.measured) {
        add(tr("Measured"), shortMilliseconds(run->endToEnd()));
        add({}, parts(run->local(), run->transfer(), run->cloud()));
    }
    if (const auto &run = figures.predicted) {
        add(tr("Predicted"), tr("%1, in 95 % of runs %2 to %3")
                                 .arg(shortMilliseconds(run->endToEnd()),
                                      shortMilliseconds(run->low), shortMilliseconds(run->high)));
        add({}, parts(run->local, run->transfer, run->cloud));
    }
}

struct CardTitle
{
    Q_DECLARE_TR_FUNCTIONS(LayerCard)

public:
    static QString of(const Network &network, int row)
    {
        if (row == 0)
            return tr("Input %1: everything runs in the cloud")
                .arg(shapeText(network.inputShape()));
        const Layer &layer = network.layer(row);
        return u"%1 %2  %3"_s.arg(row).arg(QString::fromStdString(layer.name).toHtmlEscaped(),
                                           layerSpecText(layer));
    }
};

} // namespace

QString layerCard(const Network &network, int row, const NetworkFigures &figures)
{
    LayerCard card;
    const auto index = static_cast<std::size_t>(row);
    if (row > 0)
        card.addLayer(network.layer(row),
                      index <= figures.layers.size() ? figures.layers[index - 1] : LayerFigures());
    card.addCut(network.shapeAt(*network.cutPoint(row)),
                index < figures.cuts.size() ? figures.cuts[index] : CutFigures());
    return card.html(CardTitle::of(network, row));
}

} // namespace splitscope
