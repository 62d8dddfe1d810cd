// The cloud half of an experiment, over a WebSocket and an emulated link.
#pragma once

#include "engine/experiment/cloud_half.h"
#include "engine/model/fingerprint.h"
#include "engine/model/network.h"
#include "net/edge/link_probe.h"
#include "net/edge/node_access.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace splitscope {

/// Works on a network thread of its own. The methods of CloudHalf are called on the experiment
/// thread and block it; nothing blocks longer than its deadline, and cancelling aborts the
/// connection, which the next prepare() makes anew.
class CloudClient : public QObject, public CloudHalf
{
    Q_OBJECT

public:
    enum class State { Disconnected, Connecting, Connected };
    Q_ENUM(State)

    /// `network` and `fingerprint` are what this side runs; the node must have the same.
    CloudClient(Network network, Fingerprint fingerprint, QObject *parent = nullptr);
    /// Aborts and waits for the network thread. Precondition: no method is blocking.
    ~CloudClient() override;

    /// The node to talk to from the next prepare() on; an open connection to another one is closed.
    /// Errors: InvalidUrl (only ws:// and wss:// with a host), CertificateUnusable.
    /// Any thread.
    Result<void> setNode(const QUrl &url, const NodeAccess &access = {});

    void expect(const Device &cloud) override;
    /// Through the emulated link, or straight to the node where the link is unshaped. A refused or
    /// dropped connection is tried again, with growing pauses of random length, for up to 3 s (a
    /// node that is being started); what cannot get better (no such host, other weights, other
    /// version) fails at once.
    Result<void> prepare(const LinkConditions &link, std::stop_token stop,
                         std::chrono::steady_clock::time_point deadline) override;
    Result<CloudReply> finish(const CloudRequest &request, std::stop_token stop,
                              std::chrono::steady_clock::time_point deadline) override;
    std::optional<LinkUsage> uplinkUsage() const override;
    std::optional<std::chrono::microseconds> roundTrip() const override;
    std::optional<NodeLoad> nodeLoad() const override;

    /// Sends so many bytes each way and times them, after a few pings. Precondition: prepare()
    /// succeeded. Called and cancelled as finish() is.
    Result<LinkProbe> probe(std::int64_t bytes, std::stop_token stop,
                            std::chrono::steady_clock::time_point deadline);
    std::optional<std::chrono::steady_clock::time_point> traceStart() const override;

Q_SIGNALS:
    /// From the network thread; also when an idle connection breaks.
    void stateChanged(splitscope::CloudClient::State state);
    /// Over the idle connection, as prepare() measures it. From the network thread.
    void roundTripMeasured(std::chrono::microseconds roundTrip);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
