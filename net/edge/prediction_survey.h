// Measures what predictions need, in the background of a session.
#pragma once

#include "engine/model/network.h"
#include "engine/predict/prediction_measurement.h"
#include "net/edge/cloud_client.h"
#include "net/edge/node_access.h"

#include <QUrl>

#include <memory>
#include <optional>
#include <stop_token>

namespace splitscope {

class EmbeddedNode;

/// Has a connection of its own, and a node of its own where the session's is embedded: the
/// session's stays as it is, and no terminal tells of these runs. Lives on the experiment thread,
/// which step() blocks for a run or for one cut's codings.
class PredictionSurvey
{
public:
    /// `node`: empty for an embedded one.
    PredictionSurvey(std::shared_ptr<const Runtime> runtime, std::optional<QUrl> node,
                     NodeAccess access, Tensor input);
    ~PredictionSurvey();

    /// Errors: those of starting a node, of connecting and of runs.
    Result<void> step(const std::stop_token &stop);
    bool done() const { return measurement_.done(); }
    double progress() const { return measurement_.progress(); }
    /// Precondition: done.
    PredictionParts parts() const { return measurement_.parts(); }

private:
    Result<void> useNode();

    std::shared_ptr<const Runtime> runtime_;
    std::optional<QUrl> node_;
    NodeAccess access_;
    std::unique_ptr<EmbeddedNode> embedded_;
    CloudClient client_;
    PredictionMeasurement measurement_;
    bool connected_ = false;
};

} // namespace splitscope
