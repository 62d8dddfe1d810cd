// The head of the charts: the setting that they belong to, and the buttons that measure.
#pragma once

#include <QWidget>

class QPushButton;

namespace splitscope {

class ElidedLabel;
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
    /// Adaptive: the cut moves by itself while live.
    void setLive(bool live, bool adaptive);
    /// Why the last run had its cut. Empty: there is nothing to say, and no line for it.
    void setReason(const QString &text);

Q_SIGNALS:
    void labPresetRequested();
    void runRequested();
    void sheetCutsRequested();
    void allCutsRequested();
    void liveRequested(bool live);
    void adaptiveRequested(bool adaptive);
    void stopRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void showProgress();

    ElidedLabel *setting_;
    ElidedLabel *reason_;
    ProgressLine *progress_;
    QPushButton *labPreset_;
    QPushButton *sheetCuts_;
    QPushButton *allCuts_;
    QPushButton *live_;
    QPushButton *adaptive_;
    QPushButton *stop_;
    QPushButton *run_;
    int finished_ = 0;
    int total_ = 0;
};

} // namespace splitscope
