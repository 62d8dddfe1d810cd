#include "ui/sweep/sweep_page.h"

#include "engine/experiment/expected_time.h"
#include "net/edge/sweep_report.h"
#include "ui/runs/progress_line.h"
#include "ui/sweep/sweep_form.h"
#include "ui/text/elided_combo_box.h"
#include "ui/theme/focus_ring.h"

#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include <random>
#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

/// Beyond either the user is asked first, as the command asks.
constexpr std::int64_t mostCellsUnasked = 2000;
constexpr std::chrono::hours mostTimeUnasked(2);
constexpr std::int64_t mostCells = 100'000; ///< more are not even reckoned
constexpr int findingsPause = 1000;         // ms

QString timeText(std::chrono::system_clock::time_point time)
{
    const auto sinceEpoch =
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count()).toString(u"yyyy-MM-dd HH:mm"_s);
}

} // namespace

SweepPage::SweepPage(EdgeSession &session, NotebookKeeper &keeper, QWidget *parent)
    : QWidget(parent), session_(session), base_(session.network().firstCut()),
      seed_(std::random_device()()), form_(new SweepForm(this)), formArea_(new QScrollArea(this)),
      control_(new SweepControl(session, keeper, this)), size_(new QLabel(this)),
      progress_(new ProgressLine(this)), state_(new QLabel(this)), run_(new QPushButton(this)),
      pause_(new QPushButton(this)), cancel_(new QPushButton(this)),
      unfinished_(new ElidedComboBox(this)), resume_(new QPushButton(this)),
      findings_(new QPlainTextEdit(this))
{
    run_->setObjectName(u"sweepRun"_s);
    pause_->setObjectName(u"sweepPause"_s);
    cancel_->setObjectName(u"sweepCancel"_s);
    unfinished_->setObjectName(u"sweepUnfinished"_s);
    resume_->setObjectName(u"sweepResume"_s);
    size_->setObjectName(u"sweepSize"_s);
    state_->setObjectName(u"sweepState"_s);
    findings_->setObjectName(u"sweepFindings"_s);
    size_->setWordWrap(true);
    state_->setWordWrap(true);
    formArea_->setFocusPolicy(Qt::NoFocus); // its fields have it
    findings_->setReadOnly(true);
    FocusRing::addTo(findings_);
    findings_->setLineWrapMode(QPlainTextEdit::NoWrap);
    findings_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    findings_->setFrameShape(QFrame::NoFrame);
    unfinished_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    findingsSoon_.setSingleShot(true);
    findingsSoon_.setInterval(findingsPause);
    layOut();
    connectParts();
    retranslate();
    control_->findUnfinished(); // of a network that is loaded already
}

void SweepPage::layOut()
{
    // The form gives way first where the window is low.
    formArea_->setFrameShape(QFrame::NoFrame);
    formArea_->setWidgetResizable(true);
    formArea_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    formArea_->setWidget(form_);
    formArea_->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Expanding);
    form_->setContentsMargins(0, 0, 4, 0);

    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {run_, pause_, cancel_})
        buttons->addWidget(button, 1);
    auto *earlier = new QHBoxLayout;
    earlier->addWidget(unfinished_, 1);
    earlier->addWidget(resume_);
    auto *control = new QVBoxLayout;
    control->setSpacing(6);
    control->addWidget(size_);
    control->addLayout(buttons);
    control->addWidget(progress_);
    control->addWidget(state_);
    control->addStretch();
    control->addLayout(earlier);

    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(8, 6, 0, 6);
    all->setSpacing(12);
    all->addWidget(formArea_, 2);
    all->addLayout(control, 2);
    all->addWidget(findings_, 3);
}

void SweepPage::connectParts()
{
    connect(form_, &SweepForm::choiceChanged, this, [this] {
        agreed_ = false;
        showPlan();
    });
    connect(run_, &QPushButton::clicked, this, &SweepPage::begin);
    connect(pause_, &QPushButton::clicked, this, &SweepPage::pauseOrGoOn);
    connect(cancel_, &QPushButton::clicked, control_, &SweepControl::cancel);
    connect(resume_, &QPushButton::clicked, this, &SweepPage::resumeChosen);
    connect(&session_, &EdgeSession::modelChanged, this, &SweepPage::useModel);
    connect(control_, &SweepControl::changed, this, &SweepPage::showState);
    connect(control_, &SweepControl::failed, this, &SweepPage::failed);
    connect(control_, &SweepControl::unfinishedFound, this, &SweepPage::offer);
    connect(&findingsSoon_, &QTimer::timeout, this, &SweepPage::showFindings);
}

void SweepPage::setBase(const Conditions &conditions)
{
    base_ = conditions;
    showPlan();
}

void SweepPage::useModel()
{
    base_.cut = session_.network().firstCut();
    showPlan();
    control_->findUnfinished();
}

tl::expected<SweepPlan, QString> SweepPage::plan() const
{
    return sweepPlanOf(form_->choice(), session_.network(), base_, seed_);
}

void SweepPage::begin()
{
    const auto chosen = plan();
    if (!chosen || chosen->cells() > mostCells || control_->isRunning() || !session_.fingerprint())
        return;
    if (session_.busy())
        return state_->setText(tr("Other runs are under way. Stop them first (Esc)."));
    const bool large = chosen->cells() > mostCellsUnasked
                       || expectedTime(session_.network(), *chosen) > mostTimeUnasked;
    if (large && !std::exchange(agreed_, true))
        return showPlan();
    agreed_ = false;
    control_->begin(*chosen);
    seed_ = std::random_device()();
    showPlan();
}

void SweepPage::resumeChosen()
{
    const int index = unfinished_->currentIndex();
    if (index < 0 || control_->isRunning())
        return;
    if (session_.busy())
        return state_->setText(tr("Other runs are under way. Stop them first (Esc)."));
    control_->resume(offered_[static_cast<std::size_t>(index)]);
}

void SweepPage::pauseOrGoOn()
{
    if (control_->isPaused())
        control_->goOn();
    else
        control_->pause();
}

void SweepPage::offer(const std::vector<UnfinishedSweep> &sweeps)
{
    offered_ = sweeps;
    unfinished_->clear();
    for (const UnfinishedSweep &sweep : offered_)
        unfinished_->addItem(tr("%1, %2: %3 of %4 runs")
                                 .arg(timeText(sweep.startedAt), sweepSizeText(sweep.plan))
                                 .arg(sweep.measured)
                                 .arg(sweep.plan.points() * sweep.plan.repetition().least()));
    // A box with a placeholder chooses nothing by itself.
    unfinished_->setCurrentIndex(offered_.empty() ? -1 : 0);
    showState();
}

void SweepPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showPlan();
}

/// Not while nobody sees it: a slider that moves need not reckon a grid each time.
void SweepPage::showPlan()
{
    if (!isVisible())
        return;
    const auto chosen = plan();
    if (!chosen) {
        size_->setText(chosen.error());
        run_->setEnabled(false);
        return;
    }
    if (chosen->cells() > mostCells) {
        size_->setText(
            tr("%1: that would take for ever. Choose fewer values.").arg(sweepSizeText(*chosen)));
        run_->setEnabled(false);
        return;
    }
    const QString size =
        tr("%1: about %2")
            .arg(sweepSizeText(*chosen), roughDuration(expectedTime(session_.network(), *chosen)));
    size_->setText(agreed_ ? tr("%1. Press Begin once more if that is meant.").arg(size) : size);
    run_->setEnabled(!control_->isRunning() && session_.fingerprint());
}

void SweepPage::showState()
{
    const bool running = control_->isRunning();
    const auto progress = control_->progress();
    form_->setEnabled(!running);
    pause_->setEnabled(running);
    cancel_->setEnabled(running);
    resume_->setEnabled(!running && !offered_.empty());
    unfinished_->setEnabled(!running && !offered_.empty());
    pause_->setText(control_->isPaused() ? tr("Go on") : tr("Pause"));
    progress_->setFraction(running && progress->leastRuns > 0
                               ? double(progress->measured) / double(progress->leastRuns)
                               : ProgressLine::idle);
    state_->setText(stateText());
    showPlan();
    if (running != std::exchange(wasRunning_, running)) {
        Q_EMIT runningChanged(running);
        showFindings();
    } else if (running && !findingsSoon_.isActive()) {
        findingsSoon_.start();
    }
}

QString SweepPage::stateText() const
{
    const auto progress = control_->progress();
    if (!progress)
        return {};
    if (control_->isRunning() && progress->warmUpLeft > 0)
        return tr("Warming up, %1 runs left").arg(progress->warmUpLeft);
    QString text = tr("%1 of %2 runs").arg(progress->measured).arg(progress->leastRuns);
    if (progress->failed > 0)
        text += tr(", %1 failed").arg(progress->failed);
    if (!control_->isRunning())
        return text;
    if (progress->paused)
        return text + tr(", paused");
    return progress->remaining
               ? text + tr(", about %1 left").arg(roughDuration(*progress->remaining))
               : text;
}

void SweepPage::showFindings()
{
    const Sweep *sweep = control_->sweep();
    if (!sweep || sweep->measured() == 0)
        return;
    QString text = bestCutsTable(*sweep);
    if (const QString verified = verificationText(*sweep); !verified.isEmpty())
        text += u'\n' + verified;
    const int place = findings_->verticalScrollBar()->value();
    findings_->setPlainText(text);
    findings_->verticalScrollBar()->setValue(place);
}

QString SweepPage::findings() const
{
    return findings_->toPlainText();
}

void SweepPage::retranslate()
{
    run_->setText(tr("Begin"));
    run_->setToolTip(tr("Measure the whole grid in random order, under the window's conditions"));
    cancel_->setText(tr("Cancel"));
    cancel_->setToolTip(tr("Stop at once; what was measured is kept and can be resumed"));
    resume_->setText(tr("Resume"));
    resume_->setToolTip(tr("Go on with what is missing"));
    unfinished_->setPlaceholderText(tr("No unfinished sweep"));
    unfinished_->setAccessibleName(tr("Unfinished sweeps"));
    findings_->setPlaceholderText(tr("For each setting the best cut, and the best of all, appear "
                                     "here as cells are measured; the map fills with them."));
    findings_->setAccessibleName(tr("What the sweep has found"));
    formArea_->setMinimumWidth(form_->minimumSizeHint().width()
                               + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    showState();
    showFindings();
}

void SweepPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
