// What the user says about a report: the title block, what goes in, and its language.
#pragma once

#include "engine/notebook/stored_run.h"
#include "net/report/lab_report.h"

#include <QWidget>

#include <array>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace splitscope {

/// GUI thread.
class ReportForm : public QWidget
{
    Q_OBJECT

public:
    explicit ReportForm(QWidget *parent = nullptr);

    void setTitle(const ReportTitle &title);
    ReportTitle title() const;
    void setLanguage(ReportLanguage language);
    ReportLanguage language() const;
    /// All of them go in at first.
    void setExperiments(const std::vector<StoredExperiment> &experiments);
    /// Empty where all go in.
    std::vector<ExperimentId> experiments() const;
    bool noneChosen() const;
    void setCaptures(const std::vector<ReportCapture> &captures);

Q_SIGNALS:
    void changed();
    /// From 0, as setCaptures() had them.
    void captureRemoved(int index);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    QString experimentText(const StoredExperiment &experiment) const;

    std::array<QLabel *, 5> names_;
    std::array<QLineEdit *, 5> fields_;
    QLabel *languageName_;
    QComboBox *language_;
    QLabel *experimentsName_;
    QListWidget *list_;
    QLabel *capturesName_;
    QListWidget *captures_;
    QPushButton *removeCapture_;
    std::vector<StoredExperiment> experiments_;
};

} // namespace splitscope
