// What the sessions of a node share.
#pragma once

#include "net/cloud/access_tokens.h"
#include "net/cloud/cloud_node.h"
#include "net/cloud/connection_gate.h"
#include "net/cloud/inference_pool.h"
#include "net/cloud/model_shelf.h"
#include "net/cloud/node_metrics.h"
#include "net/cloud/payload_budget.h"

#include <memory>
#include <string>

namespace splitscope {

/// All of it outlives the sessions, whose end gives back what they hold of it.
struct NodeServices
{
    NodeServices(std::shared_ptr<const Runtime> first, const CloudNodeOptions &asked)
        : options(asked),
          gate({.perAddress = asked.maxPerAddress, .failedHellos = asked.maxFailedHellos}),
          budget(asked.payloadMemory), pool(asked.workers),
          models(first, asked.models, first->options(), asked.modelMemory)
    {
    }

    CloudNodeOptions options;
    std::string name = {}; ///< the node's URL, in errors
    AccessTokens tokens = {};
    NodeMetrics metrics = {};
    ConnectionGate gate;
    PayloadBudget budget;
    InferencePool pool;
    ModelShelf models;
};

} // namespace splitscope
