#include "ui/records/record_filter_bar.h"

#include "net/notebook/notebook_keeper.h"
#include "ui/text/elided_combo_box.h"
#include "ui/text/quantity_text.h"

#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int typingPause = 200; // ms
constexpr int askPause = 1000;   // ms

QString timeText(std::chrono::system_clock::time_point time)
{
    const auto sinceEpoch =
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count()).toString(u"yyyy-MM-dd HH:mm"_s);
}

/// "#3, sweep, 2026-11-30 13:02, 276 runs"
QString experimentText(const StoredExperiment &experiment)
{
    const QString kind =
        experiment.info.kind == ExperimentKind::Sweep      ? RecordFilterBar::tr("sweep")
        : experiment.info.kind == ExperimentKind::Adaptive ? RecordFilterBar::tr("adaptive")
                                                           : RecordFilterBar::tr("runs");
    return u"%1. %2, %3, %4"_s.arg(static_cast<qint64>(experiment.id))
        .arg(kind, QString::fromStdString(experiment.info.model),
             timeText(experiment.info.startedAt));
}

template<typename Values, typename Value>
bool has(const Values &values, const Value &value)
{
    return std::ranges::find(values, value) != values.end();
}

} // namespace

RecordFilterBar::RecordFilterBar(NotebookKeeper &keeper, QWidget *parent)
    : QWidget(parent), keeper_(keeper), search_(new QLineEdit(this)),
      experiment_(new ElidedComboBox(this)), cpu_(new QComboBox(this)),
      bandwidth_(new QComboBox(this)), cut_(new QComboBox(this))
{
    layOut();
    typed_.setSingleShot(true);
    typed_.setInterval(typingPause);
    askSoon_.setSingleShot(true);
    askSoon_.setInterval(askPause);
    connect(&typed_, &QTimer::timeout, this, [this] { Q_EMIT filterChanged(filter()); });
    connect(&askSoon_, &QTimer::timeout, this, &RecordFilterBar::ask);
    connect(search_, &QLineEdit::textChanged, this, [this] { typed_.start(); });
    for (QComboBox *box : {experiment_, cpu_, bandwidth_, cut_})
        connect(box, &QComboBox::activated, this, [this] { Q_EMIT filterChanged(filter()); });
    connect(&keeper_, &NotebookKeeper::stored, this, &RecordFilterBar::noteStored);
    retranslate();
    ask();
}

void RecordFilterBar::layOut()
{
    search_->setObjectName(u"searchRecords"_s);
    experiment_->setObjectName(u"experimentFilter"_s);
    cpu_->setObjectName(u"cpuFilter"_s);
    bandwidth_->setObjectName(u"bandwidthFilter"_s);
    cut_->setObjectName(u"cutFilter"_s);
    search_->setClearButtonEnabled(true);
    search_->setMinimumWidth(120);
    search_->setMaximumWidth(220);
    experiment_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    experiment_->setMinimumContentsLength(14);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(search_, 2);
    layout->addWidget(experiment_, 1);
    for (QComboBox *box : {cpu_, bandwidth_, cut_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        layout->addWidget(box);
    }
}

RunFilter RecordFilterBar::filter() const
{
    RunFilter filter{.text = search_->text().trimmed().toStdString()};
    if (const QVariant chosen = experiment_->currentData(); chosen.isValid())
        filter.experiment = ExperimentId(chosen.toLongLong());
    if (const QVariant chosen = cpu_->currentData(); chosen.isValid())
        filter.edgeShare = *CpuShare::of(chosen.toDouble());
    if (const QVariant chosen = bandwidth_->currentData(); chosen.isValid())
        filter.uplink = *Bandwidth::ofMbitPerSecond(chosen.toDouble());
    if (const QVariant chosen = cut_->currentData(); chosen.isValid())
        filter.cut = chosen.toInt();
    return filter;
}

bool RecordFilterBar::isFiltering() const
{
    const RunFilter now = filter();
    return now.experiment || now.edgeShare || now.uplink || now.cut || !now.text.empty();
}

void RecordFilterBar::reset()
{
    const QSignalBlocker quiet(search_);
    search_->clear();
    for (QComboBox *box : {experiment_, cpu_, bandwidth_, cut_})
        box->setCurrentIndex(0);
    Q_EMIT filterChanged(filter());
}

void RecordFilterBar::noteStored(const StoredRun &run)
{
    const Conditions &asked = run.record.conditions;
    const bool known =
        has(offers_.choices.cuts, asked.cut.index())
        && has(offers_.choices.edgeShares, asked.edge.share)
        && (!asked.link.uplink || has(offers_.choices.uplinks, *asked.link.uplink))
        && std::ranges::find(offers_.experiments, run.experiment, &StoredExperiment::id)
               != offers_.experiments.end();
    if (!known && !askSoon_.isActive())
        askSoon_.start();
}

void RecordFilterBar::ask()
{
    keeper_
        .ask<Offers>([](Notebook &notebook) -> Result<Offers> {
            auto experiments = notebook.experiments();
            if (!experiments)
                return tl::make_unexpected(experiments.error());
            return notebook.choices().map([&](RunChoices choices) {
                return Offers{std::move(*experiments), std::move(choices)};
            });
        })
        .then(this, [this](const Result<Offers> &offers) {
            if (!offers)
                return; // the table says so too
            offers_ = *offers;
            offer();
        });
}

/// What was chosen stays chosen.
template<typename Add>
void RecordFilterBar::fill(QComboBox *box, const QString &all, const Add &add)
{
    const QVariant chosen = box->currentData();
    box->clear();
    box->addItem(all);
    add();
    box->setCurrentIndex(chosen.isValid() ? std::max(box->findData(chosen), 0) : 0);
}

void RecordFilterBar::offer()
{
    fill(experiment_, tr("All experiments"), [this] {
        for (const StoredExperiment &experiment : offers_.experiments)
            if (experiment.info.kind != ExperimentKind::Typed)
                experiment_->addItem(experimentText(experiment),
                                     static_cast<qlonglong>(experiment.id));
    });
    fill(cpu_, tr("Any CPU"), [this] {
        for (const CpuShare share : offers_.choices.edgeShares)
            cpu_->addItem(tr("CPU %1").arg(shareText(share.value())), share.value());
    });
    fill(bandwidth_, tr("Any bandwidth"), [this] {
        for (const Bandwidth rate : offers_.choices.uplinks)
            bandwidth_->addItem(bandwidthText(rate), rate.mbitPerSecond());
    });
    fill(cut_, tr("Any cut"), [this] {
        for (const int cut : offers_.choices.cuts)
            cut_->addItem(tr("Cut %1").arg(cut), cut);
    });
}

void RecordFilterBar::retranslate()
{
    search_->setPlaceholderText(tr("Search"));
    search_->setToolTip(tr("In notes, networks, devices, codings and errors; #12 is a run"));
    search_->setAccessibleName(tr("Search the records"));
    experiment_->setAccessibleName(tr("Experiment"));
    cpu_->setAccessibleName(tr("CPU share of the edge"));
    bandwidth_->setAccessibleName(tr("Bandwidth"));
    cut_->setAccessibleName(tr("Cut point"));
    offer();
}

void RecordFilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
