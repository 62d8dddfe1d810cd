// The lab's real conditions on one computer: two ends of a kernel's link, and a node at one.
#pragma once

#include "net/link/kernel_link.h"

#include <QObject>
#include <QProcess>
#include <QUrl>

#include <optional>

namespace splitscope {

/// Lives on the main thread, which it takes to the edge's end of the link with all threads that
/// are made afterwards. Its end removes everything; what ends the process before that ends the
/// node too and leaves two namespaces, which the next start finds.
class KernelLab : public QObject
{
    Q_OBJECT

public:
    explicit KernelLab(QObject *parent = nullptr);
    ~KernelLab() override;

    /// Starts a node with these arguments at the cloud's end; ready() follows, or nodeEnded().
    /// Errors: KernelLinkUnavailable.
    Result<void> start(const QStringList &nodeArguments);
    /// Errors: KernelLinkUnavailable.
    Result<void> setLink(const LinkConditions &link);

Q_SIGNALS:
    void ready(const QUrl &node);
    void nodeEnded();

private:
    Result<void> startNode(QStringList arguments);
    void readNode();

    std::optional<KernelLink> link_; // outlives the node
    QProcess node_;
    QString said_; ///< by the node, until it has said where it listens
    bool isReady_ = false;
};

} // namespace splitscope
