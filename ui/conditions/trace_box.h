// Chooses the bandwidth trace that a link follows.
#pragma once

#include "engine/error.h"
#include "engine/experiment/bandwidth_trace.h"

#include <QComboBox>

#include <optional>
#include <vector>

namespace splitscope {

/// None, the samples, and files that were opened. GUI thread.
class TraceBox : public QComboBox
{
    Q_OBJECT

public:
    explicit TraceBox(QWidget *parent = nullptr);

    /// Shows it; emits nothing.
    void setTrace(const std::optional<BandwidthTrace> &trace);
    /// Reads it and chooses it: traceChosen() or failed() tells.
    void open(const QString &nameOrFile);

    void retranslate();

Q_SIGNALS:
    void traceChosen(const std::optional<splitscope::BandwidthTrace> &trace);
    void failed(const splitscope::Error &error);
    /// A dialog is about to come up.
    void asking();

private:
    void choose(int row);
    void ask();
    void add(const BandwidthTrace &trace);

    std::optional<BandwidthTrace> trace_;
    std::vector<BandwidthTrace> opened_;
};

} // namespace splitscope
