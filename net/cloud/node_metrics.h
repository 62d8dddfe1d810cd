// What a node has done, for whoever watches over it.
#pragma once

#include "engine/experiment/cloud_half.h"
#include "engine/experiment/node_load.h"
#include "net/cloud/histogram.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>

namespace splitscope {

/// Lives on the node's thread.
class NodeMetrics
{
public:
    /// What is so just now and is counted elsewhere.
    struct Present
    {
        NodeLoad load;
        int sessions = 0;
        int models = 0;
        qint64 modelBytes = 0;
        qint64 payloadBytes = 0;
        bool ready = false;
        std::optional<QDateTime> certificateExpires;
    };

    void sessionOpened() { ++sessions_; }
    void received(qint64 bytes) { receivedBytes_ += static_cast<std::uint64_t>(bytes); }
    void sent(qint64 bytes) { sentBytes_ += static_cast<std::uint64_t>(bytes); }
    void answered(const CloudReply &reply);
    /// By an error's code, or "cancelled".
    void failed(const QString &code) { ++requests_[code]; }
    /// Connections, hellos and requests that were turned away, by reason.
    void rejected(const QString &reason) { ++rejects_[reason]; }
    void modelLoaded() { ++modelLoads_; }
    void modelEvicted() { ++modelEvictions_; }

    /// Prometheus' text format, version 0.0.4.
    QByteArray text(const Present &present) const;

private:
    std::uint64_t sessions_ = 0;
    std::uint64_t receivedBytes_ = 0;
    std::uint64_t sentBytes_ = 0;
    std::uint64_t modelLoads_ = 0;
    std::uint64_t modelEvictions_ = 0;
    std::map<QString, std::uint64_t> requests_;
    std::map<QString, std::uint64_t> rejects_;
    Histogram total_;
    Histogram queue_;
    Histogram compute_;
};

} // namespace splitscope
