// A cloud node inside this process, for one who has no other computer.
#pragma once

#include "engine/result.h"
#include "engine/runtime/runtime.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <memory>

namespace splitscope {

/// Owns the node and the thread that it lives on; shares the caller's runtime, so that it costs
/// no second copy of the weights. Listens on loopback, on a port that is free.
class EmbeddedNode : public QObject
{
    Q_OBJECT

public:
    /// Errors: AddressUnusable.
    static Result<std::unique_ptr<EmbeddedNode>> start(std::shared_ptr<const Runtime> runtime);
    /// Closes the sessions and waits for the thread.
    ~EmbeddedNode() override;

    QUrl url() const { return url_; }

Q_SIGNALS:
    /// From the node's thread.
    void terminalLine(const QString &line);

private:
    EmbeddedNode();

    QThread thread_;
    QUrl url_;
};

} // namespace splitscope
