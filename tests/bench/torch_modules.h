// A network as a user of LibTorch runs it: modules in a row, one operator each.
#pragma once

#include "engine/model/network.h"
#include "engine/model/tensor.h"
#include "engine/model/weights.h"

#include <memory>

namespace splitscope {

/// Chains of the kinds that AlexNet has.
class TorchModules
{
public:
    TorchModules(const Network &network, const WeightSource &weights);
    ~TorchModules();

    /// The whole network. LibTorch's own number of threads: see compute_threads.h.
    Tensor forward(const Tensor &input) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
