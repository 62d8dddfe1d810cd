#include "engine/runtime/segment.h"

#include "engine/runtime/chain_builder.h"
#include "engine/runtime/kernels.h"
#include "engine/runtime/prepared_weights.h"

#include <map>
#include <utility>

namespace splitscope {

struct SegmentCompiler::Impl
{
    const Network &network;
    PackedConvolutions convolutions;
    CompilerContext context;
    std::mutex mutex = {};
    std::map<std::pair<CutPoint, CutPoint>, std::shared_ptr<const Segment>> segments = {};

    Impl(const Network &compiled, const PreparedWeights &weights, int threads)
        : network(compiled), convolutions(weights), context{weights, convolutions, threads}
    {
    }

    Segment build(CutPoint from, CutPoint to);
};

Segment SegmentCompiler::Impl::build(CutPoint from, CutPoint to)
{
    const int first = from.index() + 1;
    const auto layers = std::span(network.layers())
                            .subspan(static_cast<std::size_t>(from.index()),
                                     static_cast<std::size_t>(to.index() - from.index()));
    ChainBuilder chain(context, layers, plainLayout(network.shapeAt(from)));
    Segment segment;
    for (std::size_t index = 0; index < layers.size();) {
        const auto [last, main] = chain.take(index);
        if (last + 1 == layers.size())
            chain.reorderTo(plainLayout(network.shapeAt(to)));
        segment.steps.push_back({first + static_cast<int>(index), first + static_cast<int>(last),
                                 first + static_cast<int>(main), chain.operations()});
        segment.operations += segment.steps.back().operations.size();
        index = last + 1;
    }
    return segment;
}

SegmentCompiler::SegmentCompiler(const Network &network, const PreparedWeights &weights,
                                 int threads)
    : impl_(std::make_unique<Impl>(network, weights, threads))
{
}

SegmentCompiler::~SegmentCompiler() = default;

std::shared_ptr<const Segment> SegmentCompiler::compile(CutPoint from, CutPoint to)
{
    const std::lock_guard lock(impl_->mutex);
    auto &segment = impl_->segments[{from, to}];
    if (!segment)
        segment = std::make_shared<const Segment>(impl_->build(from, to));
    return segment;
}

Segment referenceSegment(const Network &network, CutPoint from, CutPoint to,
                         const std::vector<std::vector<float>> &parameters)
{
    Segment segment;
    for (int number = from.index() + 1; number <= to.index(); ++number) {
        const Layer &layer = network.layer(number);
        std::vector<std::span<const float>> own(
            parameters.begin() + static_cast<std::ptrdiff_t>(layer.firstParameter),
            parameters.begin()
                + static_cast<std::ptrdiff_t>(layer.firstParameter + layer.parameters.size()));
        segment.steps.push_back({number,
                                 number,
                                 number,
                                 {{torchKernel(layer, std::move(own)),
                                   static_cast<std::size_t>(layer.outputBytes())}}});
    }
    segment.operations = segment.steps.size();
    return segment;
}

} // namespace splitscope
