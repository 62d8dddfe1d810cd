// The head of the chart: what it shows, and the buttons that measure.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace splitscope {

class ProgressLine;

/// GUI thread.
class RunBar : public QWidget
{
    Q_OBJECT

public:
    explicit RunBar(QWidget *parent = nullptr);

    /// "Orange Pi · cpu 0.6 · 5 Mbit/s"
    void setSetting(const QString &text);
    /// total = 0: nothing is running.
    void setProgress(int finished, int total);

Q_SIGNALS:
    void labPresetRequested();
    void runRequested();
    void sheetCutsRequested();
    void allCutsRequested();
    void stopRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void showProgress();

    QLabel *title_;
    QLabel *setting_;
    ProgressLine *progress_;
    QPushButton *labPreset_;
    QPushButton *sheetCuts_;
    QPushButton *allCuts_;
    QPushButton *stop_;
    QPushButton *run_;
    int finished_ = 0;
    int total_ = 0;
};

} // namespace splitscope
