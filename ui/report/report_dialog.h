// The lab report, as it will be, beside what it is made of.
#pragma once

#include "engine/result.h"
#include "net/report/lab_report.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace splitscope {

class NotebookKeeper;
class ReportForm;
class ReportMaker;
class ReportPreview;
struct ReportChoice;

/// Shows the report anew whenever something of it changes; none of it blocks the window. GUI
/// thread.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    /// The keeper must outlive it.
    ReportDialog(NotebookKeeper &keeper, const ReportTitle &title, ReportLanguage language,
                 QWidget *parent = nullptr);

    ReportForm &form() { return *form_; }
    ReportPreview &preview() { return *preview_; }
    ReportMaker &maker() { return *maker_; }
    /// Its ending says as what. What cannot be written is told in the dialog.
    void saveAs(const QString &file);

Q_SIGNALS:
    void titleChanged(const splitscope::ReportTitle &title);
    void saved(const QString &file);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void connectParts();
    void askForExperiments();
    void showCaptures();
    void showReport();
    ReportChoice choice() const;
    void askWhere();
    void tell(const QString &sentence);
    void retranslate();

    NotebookKeeper &keeper_;
    ReportMaker *maker_;
    ReportForm *form_;
    ReportPreview *preview_;
    QProgressBar *progress_;
    QPushButton *cancel_;
    QPushButton *save_;
    QPushButton *close_;
    QLabel *message_;
    QTimer soon_;
};

} // namespace splitscope
