// Chooses the size and format of a chart's picture.
#pragma once

#include "ui/chart/chart_picture.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace splitscope {

/// Accepted once the user has named a file. GUI thread.
class PictureDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr QSize leastSize{320, 200};
    static constexpr QSize mostSize{4096, 4096};

    /// `shown`: the chart's size in the window. `name`: of the file, without an ending.
    PictureDialog(QSize shown, QString name, QWidget *parent = nullptr);

    PictureChoice choice() const;

Q_SIGNALS:
    void fileChosen(const splitscope::PictureChoice &choice, const QString &file);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void takePreset(int index);
    void showResult();
    void ask();

    QString name_;
    std::vector<QSize> presets_;
    QLabel *formatLabel_;
    QComboBox *format_;
    QLabel *presetLabel_;
    QComboBox *preset_;
    QLabel *sizeLabel_;
    QSpinBox *width_;
    QSpinBox *height_;
    QLabel *scaleLabel_;
    QComboBox *scale_;
    QCheckBox *light_;
    QLabel *result_;
    QPushButton *save_;
    QPushButton *cancel_;
};

} // namespace splitscope
