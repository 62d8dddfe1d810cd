#include "ui/sweep/sweep_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
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
      mode_(new QComboBox(this)), sheet_(new QPushButton(this)), form_(new QFormLayout)
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

void SweepForm::layOut()
{
    form_->setContentsMargins(0, 0, 0, 0);
    form_->setVerticalSpacing(4);
    form_->addRow(new QLabel(this), shares_);
    form_->addRow(new QLabel(this), bandwidths_);
    form_->addRow(new QLabel(this), cuts_);
    form_->addRow(new QLabel(this), codings_);
    auto *repetition = new QHBoxLayout;
    repetition->addWidget(repeats_);
    repetition->addWidget(untilNarrow_);
    repetition->addWidget(width_);
    repetition->addStretch();
    form_->addRow(new QLabel(this), repetition);
    auto *last = new QHBoxLayout;
    last->addWidget(mode_, 1);
    last->addWidget(sheet_);
    form_->addRow(new QLabel(this), last);
    setLayout(form_);
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
    for (int row = 0; row < heads.size(); ++row) {
        auto *label = qobject_cast<QLabel *>(form_->itemAt(row, QFormLayout::LabelRole)->widget());
        label->setText(heads[row]);
    }
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
    width_->setSuffix(tr(" % of the median"));
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
