#include "ui/report/report_form.h"

#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

constexpr std::array members{&ReportTitle::course, &ReportTitle::experiment, &ReportTitle::name,
                             &ReportTitle::number, &ReportTitle::date};
constexpr std::array objectNames{"reportCourse", "reportExperiment", "reportName", "reportNumber",
                                 "reportDate"};
constexpr int longestTitle = 60; ///< of an experiment, in the list

} // namespace

ReportForm::ReportForm(QWidget *parent)
    : QWidget(parent), names_{}, fields_{}, languageName_(new QLabel(this)),
      language_(new QComboBox(this)), experimentsName_(new QLabel(this)),
      list_(new QListWidget(this)), capturesName_(new QLabel(this)),
      captures_(new QListWidget(this)), removeCapture_(new QPushButton(this))
{
    for (std::size_t field = 0; field < fields_.size(); ++field) {
        names_[field] = new QLabel(this);
        fields_[field] = new QLineEdit(this);
        fields_[field]->setObjectName(QLatin1StringView(objectNames[field]));
        fields_[field]->setMaxLength(ReportTitle::longest);
        names_[field]->setBuddy(fields_[field]);
        connect(fields_[field], &QLineEdit::textChanged, this, &ReportForm::changed);
    }
    language_->setObjectName(u"reportLanguage"_s);
    // Each by its own name, so that one who reads no other finds it.
    language_->addItem(u"English"_s, int(ReportLanguage::English));
    language_->addItem(u"中文"_s, int(ReportLanguage::Chinese));
    languageName_->setBuddy(language_);
    list_->setObjectName(u"reportExperiments"_s);
    experimentsName_->setBuddy(list_);
    captures_->setObjectName(u"reportCaptures"_s);
    capturesName_->setBuddy(captures_);
    removeCapture_->setObjectName(u"removeCapture"_s);
    layOut();
    connect(language_, &QComboBox::currentIndexChanged, this, &ReportForm::changed);
    connect(list_, &QListWidget::itemChanged, this, &ReportForm::changed);
    connect(captures_, &QListWidget::currentRowChanged, this,
            [this](int row) { removeCapture_->setEnabled(row >= 0); });
    connect(removeCapture_, &QPushButton::clicked, this, [this] {
        if (captures_->currentRow() >= 0)
            Q_EMIT captureRemoved(captures_->currentRow());
    });
    removeCapture_->setEnabled(false);
    retranslate();
}

void ReportForm::layOut()
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (std::size_t field = 0; field < fields_.size(); ++field)
        form->addRow(names_[field], fields_[field]);
    form->addRow(languageName_, language_);
    form->addRow(experimentsName_);
    form->addRow(list_);
    form->addRow(capturesName_);
    form->addRow(captures_);
    form->addRow(removeCapture_);
    captures_->setMaximumHeight(110);
}

void ReportForm::setTitle(const ReportTitle &title)
{
    for (std::size_t field = 0; field < fields_.size(); ++field)
        fields_[field]->setText(title.*members[field]);
}

ReportTitle ReportForm::title() const
{
    ReportTitle title;
    for (std::size_t field = 0; field < fields_.size(); ++field)
        title.*members[field] = fields_[field]->text();
    return title;
}

void ReportForm::setLanguage(ReportLanguage language)
{
    language_->setCurrentIndex(language_->findData(int(language)));
}

ReportLanguage ReportForm::language() const
{
    return static_cast<ReportLanguage>(language_->currentData().toInt());
}

QString ReportForm::experimentText(const StoredExperiment &experiment) const
{
    const auto begun = std::chrono::floor<std::chrono::seconds>(experiment.info.startedAt);
    QString title = QString::fromStdString(experiment.info.title).simplified();
    if (title.size() > longestTitle)
        title = title.left(longestTitle - 1) + u'…';
    QStringList parts{QString::number(static_cast<qint64>(experiment.id)),
                      QDateTime::fromSecsSinceEpoch(begun.time_since_epoch().count())
                          .toString(u"yyyy-MM-dd HH:mm"_s),
                      QString::fromStdString(experiment.info.model).left(longestTitle), title,
                      experiment.measured == 1 ? tr("1 run")
                                               : tr("%1 runs").arg(experiment.measured)};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

void ReportForm::setExperiments(const std::vector<StoredExperiment> &experiments)
{
    experiments_ = experiments;
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const StoredExperiment &experiment : experiments_) {
        auto *item = new QListWidgetItem(experimentText(experiment), list_);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
}

std::vector<ExperimentId> ReportForm::experiments() const
{
    std::vector<ExperimentId> chosen;
    for (int row = list_->count() - 1; row >= 0; --row) // newest first in the list
        if (list_->item(row)->checkState() == Qt::Checked)
            chosen.push_back(experiments_[static_cast<std::size_t>(row)].id);
    return std::ssize(chosen) == list_->count() ? std::vector<ExperimentId>() : chosen;
}

bool ReportForm::noneChosen() const
{
    for (int row = 0; row < list_->count(); ++row)
        if (list_->item(row)->checkState() == Qt::Checked)
            return false;
    return list_->count() > 0;
}

void ReportForm::setCaptures(const std::vector<ReportCapture> &captures)
{
    captures_->clear();
    for (const ReportCapture &capture : captures)
        captures_->addItem(
            capture.at.toString(u"MM-dd HH:mm"_s) + u" · "_s
            + (capture.caption.isEmpty() ? tr("without a caption") : capture.caption));
    removeCapture_->setEnabled(false);
}

void ReportForm::retranslate()
{
    const std::array names{tr("Course:"), tr("Experiment:"), tr("Name:"), tr("Student number:"),
                           tr("Date:")};
    for (std::size_t field = 0; field < names_.size(); ++field)
        names_[field]->setText(names[field]);
    languageName_->setText(tr("Language:"));
    experimentsName_->setText(tr("Experiments in the report:"));
    capturesName_->setText(tr("Captures:"));
    removeCapture_->setText(tr("Remove capture"));
    for (int row = 0; row < list_->count(); ++row) {
        const QSignalBlocker quiet(list_);
        list_->item(row)->setText(experimentText(experiments_[static_cast<std::size_t>(row)]));
    }
}

void ReportForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
