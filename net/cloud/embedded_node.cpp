#include "net/cloud/embedded_node.h"

#include "net/cloud/cloud_node.h"

#include <utility>

namespace splitscope {

EmbeddedNode::EmbeddedNode()
{
    thread_.setObjectName(QStringLiteral("embedded node"));
}

Result<std::unique_ptr<EmbeddedNode>> EmbeddedNode::start(std::shared_ptr<const Runtime> runtime)
{
    std::unique_ptr<EmbeddedNode> embedded(new EmbeddedNode);
    QThread &thread = embedded->thread_;
    auto *onThread = new QObject; // the node's parent, since a node has to be made on its thread
    onThread->moveToThread(&thread);
    connect(&thread, &QThread::finished, onThread, &QObject::deleteLater);
    thread.start();

    Result<void> listening;
    const auto listen = [&] {
        auto *node = new CloudNode(std::move(runtime), CloudNodeOptions{}, onThread);
        connect(node, &CloudNode::terminalLine, embedded.get(), &EmbeddedNode::terminalLine,
                Qt::DirectConnection);
        listening = node->listen();
        embedded->url_ = node->url();
    };
    QMetaObject::invokeMethod(onThread, listen, Qt::BlockingQueuedConnection);
    if (!listening)
        return tl::make_unexpected(listening.error());
    return embedded;
}

EmbeddedNode::~EmbeddedNode()
{
    thread_.quit();
    thread_.wait();
}

} // namespace splitscope
