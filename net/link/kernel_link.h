// A link that the kernel itself shapes: two network namespaces, a veth pair, and tc. Linux, as
// root.
#pragma once

#include "engine/experiment/link_conditions.h"
#include "engine/result.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace splitscope {

/// What LinkEmulator is measured against. Each end is a network namespace of its own, named
/// "splitscope-PID-N-edge" and "-cloud" after this process, with one Ethernet interface (MTU 1500)
/// that `tbf` shapes on its way out: the edge's by the uplink, the cloud's by the downlink. `netem`
/// in front of it delays, where the kernel has it. Beside these two nothing is changed: no other
/// interface, no route, no name is touched, so any number may exist side by side.
///
/// Works through `ip` and `tc` of iproute2, each call some ms. From any one thread.
class KernelLink
{
public:
    struct End
    {
        QString namespaceName; ///< for `ip netns exec`; "/run/netns/NAME" is its file
        QString address;       ///< IPv4, reachable from the other end
    };

    /// Errors: KernelLinkUnavailable: not Linux, not root, no iproute2, not permitted, or a
    /// queueing discipline that the kernel does not have.
    static Result<KernelLink> make(const LinkConditions &link);

    /// Removes the namespaces of processes that are no longer there, and returns their names. A
    /// process that was killed leaves its own behind.
    /// Errors: KernelLinkUnavailable.
    static Result<QStringList> sweep();

    KernelLink(KernelLink &&) noexcept;
    KernelLink &operator=(KernelLink &&) noexcept;
    /// Removes both namespaces. One that a process or thread is still in lives on without a name,
    /// and without the link.
    ~KernelLink();

    /// In flight: connections stay. Where a delay or a limit comes or goes altogether, packets that
    /// wait are lost, and TCP sends them again.
    /// Errors: KernelLinkUnavailable; the link may then be shaped one way only.
    Result<void> setLink(const LinkConditions &link);

    const End &edge() const;
    const End &cloud() const;

    /// The calling thread, and it alone, is at that end from now on: sockets that it makes belong
    /// there. A thread's sockets stay where they were made.
    /// Errors: KernelLinkUnavailable.
    static Result<void> enter(const End &end);

private:
    struct Impl;
    explicit KernelLink(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
