#include "ui/timeline/timeline_chart.h"

#include "ui/chart/nice_axis.h"
#include "ui/chart/plot_painter.h"
#include "ui/records/record_cells.h"
#include "ui/text/quantity_text.h"
#include "ui/text/run_text.h"
#include "ui/theme/focus_ring.h"
#include "ui/timeline/stage_text.h"
#include "ui/timeline/timeline_painter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStringList>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int leftRoom = 64;
constexpr int rightRoom = 16;

QString exactMilliseconds(std::chrono::nanoseconds time)
{
    return sheetMilliseconds(std::chrono::duration_cast<std::chrono::microseconds>(time));
}

} // namespace

TimelineChart::TimelineChart(const Network &network, QWidget *parent)
    : QWidget(parent), network_(network)
{
    setFocusPolicy(Qt::StrongFocus);
    FocusRing::addTo(this);
    setMouseTracking(true);
    describeToScreenReaders();
}

void TimelineChart::add(const RunRecord &record)
{
    runs_.push_back(record);
    if (std::ssize(runs_) > mostRuns)
        runs_.pop_front();
    if (!chosen_ || shownIndex() < 0) {
        chosen_.reset();
        showStages();
    }
    update();
}

void TimelineChart::clear()
{
    runs_.clear();
    chosen_.reset();
    hoveredRun_.reset();
    showStages();
}

void TimelineChart::showData(const ChartData &now)
{
    network_ = now.network;
    model_ = now.model;
    update();
}

int TimelineChart::shownIndex() const
{
    if (!chosen_)
        return static_cast<int>(runs_.size()) - 1;
    const auto found = std::ranges::find(runs_, *chosen_, &RunRecord::id);
    return found == runs_.end() ? -1 : static_cast<int>(found - runs_.begin());
}

const RunRecord *TimelineChart::shown() const
{
    const int index = shownIndex();
    return index < 0 ? nullptr : &runs_[static_cast<std::size_t>(index)];
}

void TimelineChart::choose(int index)
{
    const int last = static_cast<int>(runs_.size()) - 1;
    if (last < 0)
        return;
    index = std::clamp(index, 0, last);
    const RunId id = runs_[static_cast<std::size_t>(index)].id;
    if (index == last)
        chosen_.reset();
    else
        chosen_ = id;
    showStages();
    Q_EMIT runSelected(id);
}

void TimelineChart::showStages()
{
    stages_.clear();
    const RunRecord *run = shown();
    if (run && run->outcome) {
        stages_ =
            stagesOf(run->conditions, *run->outcome, network_.shapeAt(network_.lastCut()).bytes());
        const auto whole = static_cast<double>(run->outcome->latency.endToEnd().count()) / 1e3;
        constexpr double shortest = 1e-3;
        milliseconds_.setFull(0, std::max(whole, shortest));
    }
    describeToScreenReaders();
    update();
}

QRectF TimelineChart::plotArea() const
{
    const int line = fontMetrics().height();
    const int head = line + 16;
    const int axis = line + 8;
    const double height = (QWidget::height() - head - axis) * 0.56;
    return QRectF(leftRoom, head, width() - leftRoom - rightRoom, std::max(height, 1.0));
}

QRectF TimelineChart::historyArea() const
{
    const int line = fontMetrics().height();
    const double top = plotArea().bottom() + line + 8 + line + 12;
    return QRectF(leftRoom, top, width() - leftRoom - rightRoom, std::max(height() - top - 8, 1.0));
}

double TimelineChart::mostMilliseconds() const
{
    double most = 0;
    for (const RunRecord &run : runs_)
        if (run.outcome)
            most = std::max(most, static_cast<double>(run.outcome->latency.endToEnd().count()));
    return niceAxis(most / 1e3).top;
}

TimelineGeometry TimelineChart::timeline() const
{
    return {plotArea(), milliseconds_};
}

HistoryGeometry TimelineChart::history() const
{
    return {historyArea(), mostRuns, mostMilliseconds()};
}

bool TimelineChart::grabs(QPoint position) const
{
    return historyArea().contains(position);
}

QString TimelineChart::layerName(int layer) const
{
    const RunRecord *run = shown();
    if (!run || run->model != model_ || layer > network_.layerCount())
        return QString::number(layer);
    return QString::fromStdString(network_.layer(layer).name);
}

void TimelineChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = coloursOf(palette());
    painter.fillRect(rect(), colours.panel);
    painter.setFont(font());
    if (runs_.empty()) {
        painter.setPen(colours.quiet);
        painter.drawText(
            rect().adjusted(64, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap,
            tr("No run yet. Press F5 to measure one, or F7 to measure without a pause: "
               "the last %1 stay here.")
                .arg(mostRuns));
        return;
    }
    TimelinePainter parts(painter, palette(), font());
    PlotPainter(painter, palette(), plotArea()).head(title());
    if (!stages_.empty())
        parts.paintStages(timeline(), milliseconds_, stages_,
                          [this](int layer) { return layerName(layer); });
    else if (const RunRecord *run = shown(); run && !run->outcome) {
        painter.setPen(run->finishedOnEdge ? colours.warning : colours.failure);
        painter.drawText(plotArea(), Qt::AlignCenter | Qt::TextWordWrap, notMeasuredText(*run));
    }

    PlotPainter below(painter, palette(), historyArea());
    below.head(tr("the last runs, end-to-end, ms"));
    below.leftAxis(AxisView(AxisView::Scale::Linear, 0, mostMilliseconds()), true);
    const HistoryGeometry bars = history();
    const int count = static_cast<int>(runs_.size());
    const int shownRun = shownIndex();
    for (int index = 0; index < count; ++index) {
        if (index == shownRun || index == hoveredRun_)
            parts.paintHistoryMark(bars.slot(index, count), index == shownRun);
        parts.paintRun(bars, index, count, runs_[static_cast<std::size_t>(index)]);
    }
}

QString TimelineChart::toolTipAt(QPoint position) const
{
    if (const auto span = timeline().spanAt(stages_, position)) {
        const StageSpan &stage = stages_[*span];
        QString text = stage.layer > 0
                           ? tr("layer %1, %2").arg(stage.layer).arg(layerName(stage.layer))
                           : stageText(stage.stage);
        text += u": %1 ms\n"_s.arg(exactMilliseconds(stage.duration()));
        text += tr("from %1 to %2 ms of run %3")
                    .arg(exactMilliseconds(stage.begin), exactMilliseconds(stage.end),
                         runText(shown()->id));
        if (stage.estimated)
            text += u'\n'
                    + tr("Estimated: both ways together are measured, and the reply is taken to "
                         "need half of the idle round trip.");
        return text;
    }
    if (const auto run = history().indexAt(position, static_cast<int>(runs_.size())))
        return runToolTip(runs_[static_cast<std::size_t>(*run)]);
    return {};
}

QString TimelineChart::runToolTip(const RunRecord &run) const
{
    const QString head = tr("run %1, cut %2\n%3")
                             .arg(runText(run.id))
                             .arg(run.conditions.cut.index())
                             .arg(settingText(run.conditions));
    if (!run.outcome)
        return head + u'\n' + notMeasuredText(run);
    const LatencyBreakdown &latency = run.outcome->latency;
    return head + u'\n'
           + tr("local %1, transfer %2, cloud %3, end-to-end %4 ms")
                 .arg(sheetMilliseconds(latency.local()), sheetMilliseconds(latency.transfer()),
                      sheetMilliseconds(latency.cloud()), sheetMilliseconds(latency.endToEnd()));
}

QString TimelineChart::title() const
{
    const RunRecord *run = shown();
    if (!run)
        return tr("Timeline");
    const QString head =
        tr("run %1, cut %2, ms").arg(runText(run->id)).arg(run->conditions.cut.index());
    return head + u"  ·  "_s + settingText(run->conditions);
}

QString TimelineChart::asTsv() const
{
    QString tsv = QStringList{tr("run"),    tr("stage"),      tr("layer"),    tr("from, ms"),
                              tr("to, ms"), tr("length, ms"), tr("estimated")}
                      .join(u'\t')
                  + u'\n';
    for (const StageSpan &span : stages_)
        tsv += QStringList{runText(shown()->id),
                           stageText(span.stage),
                           span.layer > 0 ? layerName(span.layer) : QString(),
                           exactMilliseconds(span.begin),
                           exactMilliseconds(span.end),
                           exactMilliseconds(span.duration()),
                           span.estimated ? tr("yes") : tr("no")}
                   .join(u'\t')
               + u'\n';
    tsv += u'\n';
    QStringList heads;
    const auto columns = {RecordColumn::Run,      RecordColumn::Cpu,      RecordColumn::Bandwidth,
                          RecordColumn::Cut,      RecordColumn::EndToEnd, RecordColumn::Local,
                          RecordColumn::Transfer, RecordColumn::Cloud};
    for (const RecordColumn column : columns)
        heads << recordColumnHead(column);
    tsv += heads.join(u'\t') + u'\n';
    for (const RunRecord &run : runs_) {
        QStringList cells;
        for (const RecordColumn column : columns)
            cells << recordText(run, column);
        tsv += cells.join(u'\t') + u'\n';
    }
    return tsv;
}

void TimelineChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto run = history().indexAt(event->position(), static_cast<int>(runs_.size()));
    if (run)
        choose(*run);
}

void TimelineChart::mouseMoveEvent(QMouseEvent *event)
{
    const auto run = history().indexAt(event->position(), static_cast<int>(runs_.size()));
    if (run != hoveredRun_) {
        hoveredRun_ = run;
        update();
    }
    setCursor(run ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const QString text = toolTipAt(event->position().toPoint());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), text, this);
}

void TimelineChart::leaveEvent(QEvent *event)
{
    hoveredRun_.reset();
    update();
    QWidget::leaveEvent(event);
}

void TimelineChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(shownIndex() - 1);
    case Qt::Key_Right:
        return choose(shownIndex() + 1);
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(mostRuns);
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimelineChart::describeToScreenReaders()
{
    setAccessibleName(tr("Timeline"));
    const RunRecord *run = shown();
    setAccessibleDescription(run ? runToolTip(*run) : QString());
}

void TimelineChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describeToScreenReaders();
        update();
    }
}

} // namespace splitscope
