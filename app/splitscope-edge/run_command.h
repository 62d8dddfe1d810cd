// `splitscope-edge run`: measures a batch and prints it.
#pragma once

#include "app/splitscope-edge/run_options.h"
#include "engine/notebook/notebook.h"
#include "net/edge/edge_session.h"

#include <QObject>

#include <vector>

class QCoreApplication;

namespace splitscope {

/// Lives on the main thread. Ends the application: 0 when every run was measured, or finished
/// on the edge as asked for; 1 otherwise.
class RunCommand : public QObject
{
    Q_OBJECT

public:
    explicit RunCommand(RunOptions options);

    /// False, after one line on standard error, when the picture cannot be read or the notebook
    /// not be opened.
    bool start();

private:
    void print(const RunRecord &record);
    /// Which weights they are, once they are there: both sides have to have the same.
    void tellModel(EdgeSession::EngineState state) const;
    QString jsonLine(const RunRecord &record) const;
    /// Nothing more is measured where a run could not be stored.
    void store(const RunRecord &record);
    void finish();
    /// False, after one line on standard error, when there is no rate or the file cannot be
    /// written.
    bool recordTrace() const;

    RunOptions options_;
    EdgeSession session_;
    std::vector<RunRecord> records_;
    std::optional<Notebook> notebook_;
    std::optional<ExperimentId> experiment_; ///< begun with the first run
    bool storing_ = true;
};

/// As commands() has it.
int runMain(QCoreApplication &app);

} // namespace splitscope
