// The network that the tests of the wire run, loaded once for a program, and its two halves.
#pragma once

#include "engine/activation/coding.h"
#include "engine/experiment/cloud_half.h"
#include "engine/runtime/runtime.h"

#include <cmath>
#include <memory>

namespace splitscope::test {

inline std::shared_ptr<const Runtime> alexNet()
{
    static const auto runtime = Runtime::load({"alexnet-lab"}).value();
    return runtime;
}

/// No photograph, but as lively as one.
inline Tensor input()
{
    const TensorShape &shape = alexNet()->network().inputShape();
    Tensor tensor{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()))};
    for (std::size_t i = 0; i < tensor.values.size(); ++i)
        tensor.values[i] = 2 * std::sin(0.01F * static_cast<float>(i % 7919));
    return tensor;
}

inline CutPoint cutAt(int index)
{
    return alexNet()->network().cutPoint(index).value();
}

/// What the edge has computed when it reaches the cut.
inline Tensor activationAt(int cut)
{
    const Network &network = alexNet()->network();
    return alexNet()->run(network.firstCut(), cutAt(cut), input(), Device{}).value().output;
}

inline Tensor unsplitOutput()
{
    return activationAt(alexNet()->network().layerCount());
}

inline CloudRequest requestAt(int cut, const Device &cloud = {},
                              AnswerDelivery delivery = AnswerDelivery::Cloud)
{
    return {.cut = cutAt(cut),
            .coding = Coding{},
            .payload = encode(Coding{}, activationAt(cut)).value(),
            .cloud = cloud,
            .delivery = delivery};
}

/// So slow that no test waits for it: whatever ends sooner was stopped.
inline Device snail()
{
    Device device;
    device.profile = {"snail", EmulatedSpeed{1e5, 1e5, std::chrono::nanoseconds(0)}};
    return device;
}

} // namespace splitscope::test
