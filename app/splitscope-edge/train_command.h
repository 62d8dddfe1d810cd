// `splitscope-edge train`: fits the regressions of the Neurosurgeon predictor on this computer.
#pragma once

#include "app/splitscope-edge/list_options.h"
#include "engine/predict/neurosurgeon_training.h"
#include "net/termination_signals.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <thread>

class QCoreApplication;

namespace splitscope {

struct TrainOptions
{
    TrainingOptions training;
    QString file;
    bool json = false;
};

/// `arguments` begin with the program's name and have the word `train` second. For --help and
/// --version it prints and exits. A file that exists is refused here, but for the user's own one.
tl::expected<TrainOptions, UsageError> trainOptions(const QStringList &arguments);

/// Lives on the main thread, and has to be made before any other thread: the training has one of
/// its own. Ends the application: 0 when the file is written, 1 otherwise, 128 and the signal's
/// number after a signal, when nothing is.
class TrainCommand : public QObject
{
    Q_OBJECT

public:
    explicit TrainCommand(TrainOptions options);
    ~TrainCommand() override;

    void start();

private:
    void showProgress(int percent);
    void finish(const Result<Neurosurgeon> &trained);
    void interrupt(int signal);

    TrainOptions options_;
    TerminationSignals signals_;
    std::optional<int> interrupted_; ///< the exit code
    std::jthread training_;
};

/// As commands() has it.
int trainMain(QCoreApplication &app);

} // namespace splitscope
