#include "ui/sweep/sweep_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace splitscope {

SweepForm::SweepForm(QWidget *parent)
    : QWidget(parent), shares_(new QLineEdit(this)), bandwidths_(new QLineEdit(this)),
      cuts_(new QLineEdit(this)), codings_(new QLineEdit(this)), repeats_(new QSpinBox(this)),
      untilNarrow_(new QCheckBox(this)), width_(new QDoubleSpinBox(this)),
      mode_(new QComboBox(this)), sheet_(new QPushButton(this))
{
    shares_->setObjectName(u"sweepShares"_s);
    bandwidths_->setObjectName(u"sweepBandwidths"_s);
    cuts_->setObjectName(u"sweepCuts"_s);
    codings_->setObjectName(u"sweepCodings"_s);
    repeats_->setObjectName(u"sweepRepeats"_s);
    untilNarrow_->setObjectName(u"sweepUntilNarrow"_s);
    width_->setObjectName(u"sweepWidth"_s);
    mode_->setObjectName(u"sweepMode"_s);
    sheet_->setObjectName(u"sweepSheet"_s);
    repeats_->setRange(1, Repetition::most);
    width_->setRange(0.1, 100);
    width_->setDecimals(1);
    mode_->addItems({QString(), QString()});
    layOut();
    for (QLineEdit *edit : {shares_, bandwidths_, cuts_, codings_})
        connect(edit, &QLineEdit::textChanged, this, &SweepForm::choiceChanged);
    connect(repeats_, &QSpinBox::valueChanged, this, &SweepForm::choiceChanged);
    connect(width_, &QDoubleSpinBox::valueChanged, this, &SweepForm::choiceChanged);
    connect(mode_, &QComboBox::currentIndexChanged, this, &SweepForm::choiceChanged);
    connect(untilNarrow_, &QCheckBox::toggled, this, [this](bool until) {
        width_->setEnabled(until);
        Q_EMIT choiceChanged();
    });
    connect(sheet_, &QPushButton::clicked, this, [this] { setChoice(sheetSweepChoice()); });
    width_->setEnabled(false);
    retranslate();
}

QLabel *SweepForm::headOf(QWidget *field)
{
    auto *head = new QLabel(this);
    head->setBuddy(field);
    heads_.push_back(head);
    return head;
}

// Two fields beside each other: the page is wide and low.
void SweepForm::layOut()
{
    for (QLineEdit *edit : {shares_, bandwidths_, cuts_, codings_})
        edit->setMinimumWidth(fontMetrics().horizontalAdvance(u"0.3,0.5,0.6,0.7"_s) + 16);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    const auto add = [&](QWidget *field, int row, int column) {
        grid->addWidget(headOf(field), row, column);
        grid->addWidget(field, row, column + 1);
    };
    add(shares_, 0, 0);
    add(bandwidths_, 0, 2);
    add(cuts_, 1, 0);
    add(codings_, 1, 2);
    auto *repetition = new QHBoxLayout;
    repetition->setSpacing(8);
    repetition->addWidget(repeats_);
    repetition->addWidget(untilNarrow_, 1);
    repetition->addWidget(width_);
    grid->addWidget(headOf(repeats_), 2, 0);
    grid->addLayout(repetition, 2, 1, 1, 3);
    auto *last = new QHBoxLayout;
    last->setSpacing(8);
    last->addWidget(mode_, 1);
    last->addWidget(sheet_);
    grid->addWidget(headOf(mode_), 3, 0);
    grid->addLayout(last, 3, 1, 1, 3);
    grid->setRowStretch(4, 1);
}

SweepChoice SweepForm::choice() const
{
    SweepChoice choice{.shares = shares_->text(),
                       .bandwidths = bandwidths_->text(),
                       .cuts = cuts_->text(),
                       .repeats = repeats_->value(),
                       .untilNarrow = untilNarrow_->isChecked(),
                       .widthPercent = width_->value(),
                       .composed = mode_->currentIndex() == 1};
    for (const QString &id : codings_->text().split(u',', Qt::SkipEmptyParts))
        choice.codings << id.trimmed();
    return choice;
}

void SweepForm::setChoice(const SweepChoice &choice)
{
    {
        const QSignalBlocker quiet(this);
        shares_->setText(choice.shares);
        bandwidths_->setText(choice.bandwidths);
        cuts_->setText(choice.cuts);
        codings_->setText(choice.codings.join(u','));
        repeats_->setValue(choice.repeats);
        untilNarrow_->setChecked(choice.untilNarrow);
        width_->setValue(choice.widthPercent);
        mode_->setCurrentIndex(choice.composed ? 1 : 0);
    }
    Q_EMIT choiceChanged();
}

void SweepForm::retranslate()
{
    const QStringList heads{tr("CPU shares"), tr("Bandwidths, Mbit/s"), tr("Cuts"),
                            tr("Codings"),    tr("Runs of each"),       tr("Measure")};
    for (int head = 0; head < heads.size(); ++head)
        heads_[static_cast<std::size_t>(head)]->setText(heads[head]);
    shares_->setAccessibleName(heads[0]);
    bandwidths_->setAccessibleName(heads[1]);
    cuts_->setAccessibleName(heads[2]);
    codings_->setAccessibleName(heads[3]);
    repeats_->setAccessibleName(heads[4]);
    mode_->setAccessibleName(heads[5]);
    const QString list = tr("A list, as 0.3,0.5,0.7, or a range, as 0.2..0.8:0.1");
    shares_->setToolTip(list);
    bandwidths_->setToolTip(list + u'\n' + tr("or unlimited"));
    cuts_->setToolTip(list + u'\n' + tr("or all"));
    codings_->setToolTip(tr("A list, as fp32,int8+zstd, or auto"));
    untilNarrow_->setText(tr("more, until 95 % interval within"));
    width_->setSuffix(u" %"_s);
    width_->setToolTip(tr("Of the median"));
    width_->setAccessibleName(untilNarrow_->text());
    mode_->setItemText(0, tr("every cell end to end"));
    mode_->setItemText(1, tr("parts once, cells composed of them"));
    mode_->setToolTip(tr("Composed cells are marked as such, and some of them are verified"));
    sheet_->setText(tr("Lab sheet's grid"));
}

void SweepForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
