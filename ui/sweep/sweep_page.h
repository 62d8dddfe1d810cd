// The sweep page: what will be measured, how far it is, and what it says so far.
#pragma once

#include "ui/sweep/sweep_choice.h"
#include "ui/sweep/sweep_control.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace splitscope {

class ProgressLine;
class SweepForm;

/// GUI thread.
class SweepPage : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the page.
    SweepPage(EdgeSession &session, NotebookKeeper &keeper, QWidget *parent = nullptr);

    SweepForm &form() { return *form_; }
    SweepControl &control() { return *control_; }
    /// What the axes do not vary, and whether other runs keep the session busy: from the window.
    void setBase(const Conditions &conditions);
    /// The network is another, or its weights are there now.
    void useModel();
    QString findings() const;

    void begin();

Q_SIGNALS:
    void failed(const splitscope::Error &error);
    void runningChanged(bool running);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void connectParts();
    tl::expected<SweepPlan, QString> plan() const;
    void resumeChosen();
    void pauseOrGoOn();
    void offer(const std::vector<UnfinishedSweep> &sweeps);
    void showPlan();
    void showState();
    void showFindings();
    QString stateText() const;
    void retranslate();

    EdgeSession &session_;
    Conditions base_;
    std::uint64_t seed_;
    SweepForm *form_;
    QScrollArea *formArea_;
    SweepControl *control_;
    QLabel *size_;
    ProgressLine *progress_;
    QLabel *state_;
    QPushButton *run_;
    QPushButton *pause_;
    QPushButton *cancel_;
    QComboBox *unfinished_;
    QPushButton *resume_;
    QPlainTextEdit *findings_;
    std::vector<UnfinishedSweep> offered_;
    QTimer findingsSoon_;
    bool wasRunning_ = false;
    bool agreed_ = false; ///< to a sweep of this size
};

} // namespace splitscope
