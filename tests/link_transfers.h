// The same WebSocket over the kernel's link and over the emulated one.
#pragma once

#include "net/link/kernel_link.h"
#include "net/link/link_emulator.h"
#include "tests/web_socket_transfer.h"

#include <memory>

namespace splitscope::test {

inline std::unique_ptr<WebSocketTransfer> through(const KernelLink &kernel)
{
    const QHostAddress cloud(kernel.cloud().address);
    const auto at = [](const KernelLink::End &end) {
        return [end] {
            if (!KernelLink::enter(end))
                qFatal("cannot enter the namespace");
        };
    };
    auto transfer = std::make_unique<WebSocketTransfer>(cloud, at(kernel.cloud()));
    transfer->connectTo(cloud, transfer->port(), at(kernel.edge()));
    return transfer;
}

inline std::unique_ptr<WebSocketTransfer> through(LinkEmulator &emulator)
{
    auto transfer = std::make_unique<WebSocketTransfer>(QHostAddress::LocalHost);
    if (!emulator.listen(QStringLiteral("127.0.0.1"), transfer->port()))
        qFatal("the emulator does not listen");
    transfer->connectTo(QHostAddress::LocalHost, emulator.port());
    return transfer;
}

} // namespace splitscope::test
