#include "ui/runs/run_bar.h"

#include "ui/runs/progress_line.h"
#include "ui/text/elided_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace splitscope {

RunBar::RunBar(QWidget *parent)
    : QWidget(parent), setting_(new ElidedLabel(this)), reason_(new ElidedLabel(this)),
      progress_(new ProgressLine(this)), labPreset_(new QPushButton(this)),
      sheetCuts_(new QPushButton(this)), allCuts_(new QPushButton(this)),
      live_(new QPushButton(this)), adaptive_(new QPushButton(this)), stop_(new QPushButton(this)),
      run_(new QPushButton(this))
{
    setting_->setObjectName(u"setting"_s);
    progress_->setObjectName(u"batchProgress"_s);
    run_->setObjectName(u"run"_s);
    stop_->setObjectName(u"stop"_s);
    sheetCuts_->setObjectName(u"sheetCuts"_s);
    allCuts_->setObjectName(u"allCuts"_s);
    labPreset_->setObjectName(u"labPreset"_s);
    live_->setObjectName(u"live"_s);
    live_->setCheckable(true);
    adaptive_->setObjectName(u"adaptive"_s);
    adaptive_->setCheckable(true);
    reason_->setObjectName(u"reason"_s);
    reason_->setContentsMargins(8, 0, 8, 4);
    reason_->hide();
    QFont bold = run_->font();
    bold.setBold(true);
    run_->setFont(bold);
    run_->setIcon(QIcon(u":/splitscope/icons/run.svg"_s));
    stop_->setIcon(QIcon(u":/splitscope/icons/stop.svg"_s));
    setting_->setForegroundRole(QPalette::PlaceholderText);
    layOut();

    connect(labPreset_, &QPushButton::clicked, this, &RunBar::labPresetRequested);
    connect(run_, &QPushButton::clicked, this, &RunBar::runRequested);
    connect(sheetCuts_, &QPushButton::clicked, this, &RunBar::sheetCutsRequested);
    connect(allCuts_, &QPushButton::clicked, this, &RunBar::allCutsRequested);
    connect(live_, &QPushButton::clicked, this, &RunBar::liveRequested);
    connect(adaptive_, &QPushButton::clicked, this, &RunBar::adaptiveRequested);
    connect(stop_, &QPushButton::clicked, this, &RunBar::stopRequested);
    retranslate();
    setProgress(0, 0);
}

void RunBar::layOut()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(6);
    row->addWidget(setting_, 1);
    for (QPushButton *button : {labPreset_, sheetCuts_, allCuts_, live_, adaptive_, stop_, run_})
        row->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(reason_);
    layout->addWidget(progress_);
}

void RunBar::setSetting(const QString &text)
{
    setting_->setText(text);
}

void RunBar::setProgress(int finished, int total)
{
    finished_ = finished;
    total_ = total;
    showProgress();
}

void RunBar::setLive(bool live, bool adaptive)
{
    live_->setChecked(live);
    adaptive_->setChecked(adaptive);
}

void RunBar::setReason(const QString &text)
{
    reason_->setText(text);
    reason_->setVisible(!text.isEmpty());
}

void RunBar::showProgress()
{
    const bool running = total_ > 0;
    stop_->setEnabled(running);
    stop_->setText(total_ > 1 ? tr("Stop (%1 of %2)").arg(finished_).arg(total_) : tr("Stop"));
    if (!running)
        progress_->setFraction(ProgressLine::idle);
    else if (total_ == 1)
        progress_->setFraction(ProgressLine::unknown);
    else
        progress_->setFraction(finished_ / double(total_));
}

void RunBar::retranslate()
{
    labPreset_->setText(tr("Lab preset"));
    labPreset_->setToolTip(tr("The lab sheet's setting: Orange Pi on both sides, edge CPU 0.6,\n"
                              "5 Mbit/s, burst 32 kbit (Ctrl+L)"));
    run_->setText(tr("Run"));
    run_->setToolTip(tr("Measure this cut (F5)"));
    sheetCuts_->setText(tr("Sheet's cuts"));
    sheetCuts_->setToolTip(tr("Measure cuts 0, 8, 13 and 22 (F6)"));
    allCuts_->setText(tr("All cuts"));
    allCuts_->setToolTip(tr("Measure every cut (Ctrl+F5)"));
    live_->setText(tr("Live"));
    live_->setToolTip(tr("Measure this cut again and again; changes count from the next run on "
                         "(F7)"));
    adaptive_->setText(tr("Adaptive"));
    adaptive_->setToolTip(tr("Live, and the cut follows the link: it moves where a transfer tells "
                             "that another one is faster (Shift+F7)"));
    stop_->setToolTip(tr("Stop at once (Esc)"));
    showProgress();
}

void RunBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
