// Has predictions measured whenever what they depend on is another.
#pragma once

#include "engine/error.h"
#include "net/edge/edge_session.h"
#include "ui/chart/predictions.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace splitscope {

class PredictionNote;

/// With an embedded node at once, with another one as soon as it is connected: nobody's node is
/// kept busy before its user wants something of it. GUI thread.
class PredictionSource : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    PredictionSource(EdgeSession &session, PredictionNote &note, QObject *parent = nullptr);

    /// Null while there are none.
    const std::shared_ptr<const Predictions> &predictions() const { return predictions_; }

    /// The session may have another one.
    void useNode();
    /// The model, the picture or the node is another: what was measured is worth nothing.
    void startAnew();

    /// What a run told of the node under this load.
    void noteLoad(const RunRecord &record);

Q_SIGNALS:
    void changed();

private:
    void measure();
    void take(const std::shared_ptr<const PredictionParts> &parts);
    void fail(const Error &error);
    void followConnection(CloudClient::State state);
    /// Tells nobody: the parts that show them have still another network.
    void forget();

    EdgeSession &session_;
    PredictionNote &note_;
    std::shared_ptr<const Predictions> predictions_;
    /// One start for several changes in quick succession, as when the window opens.
    QTimer soon_;
    bool measuring_ = false;
    bool connected_ = false;
    std::optional<QUrl> node_; ///< of what was measured, or is being
};

} // namespace splitscope
