// `splitscope-edge adapt`: the cut follows the link, on real bytes.
#pragma once

#include "app/splitscope-edge/adapt_options.h"
#include "net/edge/adaptive_runner.h"

#include <QElapsedTimer>
#include <QObject>

class QCoreApplication;

namespace splitscope {

/// Lives on the main thread. Ends the application: 0 when every run was measured, 1 otherwise.
class AdaptCommand : public QObject
{
    Q_OBJECT

public:
    explicit AdaptCommand(AdaptOptions options);

    /// False, after one line on standard error, when the picture cannot be read.
    bool start();

private:
    void begin(const PredictionParts &parts);
    void tell(const AdaptiveDecision &decision);
    void note(const AdaptiveRun &run);
    void finish();
    void giveUp(const Error &error);

    AdaptOptions options_;
    EdgeSession session_;
    AdaptiveRunner runner_;
    QElapsedTimer elapsed_;
};

/// As commands() has it.
int adaptMain(QCoreApplication &app);

} // namespace splitscope
