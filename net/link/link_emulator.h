// A slow link inside the process: a relay on loopback in front of any TCP service.
#pragma once

#include "engine/experiment/cloud_half.h"
#include "engine/experiment/link_conditions.h"
#include "engine/result.h"
#include "net/link/entrance.h"

#include <QString>

#include <memory>
#include <optional>

namespace splitscope {

/// Neither end knows of it: connect to port() on loopback instead of to the target. A token
/// bucket for each direction shared by all connections, as a network interface is, then the
/// delay. Bytes leave in order, never before their time, and the last of a message on it; a reader
/// that is slow holds the sender back, and no connection has more than 4 MiB under way each way.
///
/// When the connecting side closes, or either end fails, what is under way to the other end is
/// dropped and that end closed at once: a run that is cancelled frees the node. When the target
/// closes, what it had sent still arrives, in its time, and then the connecting side is closed:
/// a node may say why it closes. Where the target cannot be reached, the connection ends.
///
/// Works on a thread of its own, where it may sleep below a millisecond; its methods may be called
/// from any one thread and are short.
class LinkEmulator
{
public:
    /// Unshaped until setLink().
    LinkEmulator();
    /// Closes all connections and ends the thread.
    ~LinkEmulator();
    LinkEmulator(const LinkEmulator &) = delete;
    LinkEmulator &operator=(const LinkEmulator &) = delete;

    /// Starts to listen on loopback, towards this target, which is resolved and connected to for
    /// each connection. Again for another target: closes the connections to the one before. Through
    /// HttpConnect it is the same target, whatever a request asks for, and the request is not
    /// shaped. Errors: AddressUnusable.
    Result<void> listen(const QString &targetHost, quint16 targetPort,
                        Entrance entrance = Entrance::Direct);
    /// 0 while it does not listen.
    quint16 port() const;

    /// In flight, without breaking a connection. Counts for what is sent after it returns, and
    /// within a few ms for what has not left yet.
    void setLink(const LinkConditions &link);

    /// How late the kernel's timers are counts where the bucket holds less than two frames, and
    /// drifts from minute to minute. Gets to know it anew, for such a link: 12 ms, before a
    /// transfer and not within one.
    void measureTimers();

    /// Begins a new count for uplinkUsage().
    void resetUsage();
    /// Bytes from the side that connects, since resetUsage(), and their rate: from the first byte
    /// in to the last byte out, what the bucket let through at once and the delay left out. Empty
    /// below 10 ms or below twice the burst: too short to tell.
    std::optional<LinkUsage> uplinkUsage() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
