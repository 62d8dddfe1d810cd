// Asks what a capture shows, and where in the report it belongs.
#pragma once

#include "net/report/report_captures.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace splitscope {

/// GUI thread.
class CaptureDialog : public QDialog
{
    Q_OBJECT

public:
    /// `captures` are of one moment: one picture, or the texts of both terminals.
    explicit CaptureDialog(std::vector<ReportCapture> captures, QWidget *parent = nullptr);

    /// With the caption and the place that were given.
    std::vector<ReportCapture> captures() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::vector<ReportCapture> captures_;
    QLabel *picture_;
    QLabel *captionName_;
    QLineEdit *caption_;
    QLabel *placeName_;
    QComboBox *place_;
    QPushButton *keep_;
    QPushButton *cancel_;
};

} // namespace splitscope
