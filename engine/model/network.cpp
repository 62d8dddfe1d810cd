#include "engine/model/network.h"

#include <sstream>
#include <utility>

namespace splitscope {

namespace {

/// Multiply-accumulates and parameters of one layer.
struct Cost
{
    std::int64_t macs = 0;
    std::int64_t parameters = 0;
};

Cost costOf(const LayerSpec &spec, const TensorShape &output)
{
    if (const auto *conv = std::get_if<Conv2d>(&spec)) {
        const std::int64_t window = conv->inChannels * conv->kernel * conv->kernel;
        return {output.elements() * window, conv->outChannels * (window + 1)};
    }
    if (const auto *linear = std::get_if<Linear>(&spec))
        return {linear->inFeatures * linear->outFeatures,
                linear->outFeatures * (linear->inFeatures + 1)};
    return {};
}

struct SpecText
{
    std::ostream &out;

    void operator()(const Conv2d &conv) const
    {
        out << ' ' << conv.inChannels << "->" << conv.outChannels << " kernel " << conv.kernel
            << " stride " << conv.stride << " padding " << conv.padding;
    }
    void operator()(const MaxPool2d &pool) const
    {
        out << " kernel " << pool.kernel << " stride " << pool.stride;
    }
    void operator()(const AdaptiveAvgPool2d &pool) const { out << " size " << pool.outputSize; }
    void operator()(const Linear &linear) const
    {
        out << ' ' << linear.inFeatures << "->" << linear.outFeatures;
    }
    void operator()(const ReLU &) const {}
    void operator()(const Flatten &) const {}
    void operator()(const Dropout &) const {}
};

} // namespace

Network::Network(std::string id, std::string title, TensorShape inputShape,
                 const std::vector<NamedSpec> &layers)
    : id_(std::move(id)), title_(std::move(title)), inputShape_(std::move(inputShape))
{
    layers_.reserve(layers.size());
    TensorShape shape = inputShape_;
    for (const auto &[name, spec] : layers) {
        TensorShape output = outputShapeOf(spec, shape);
        const Cost cost = costOf(spec, output);
        layers_.push_back({.spec = spec,
                           .name = name,
                           .inputShape = shape,
                           .outputShape = output,
                           .macs = cost.macs,
                           .weightBytes = cost.parameters * 4});
        shape = std::move(output);
    }
}

Result<CutPoint> Network::cutPoint(int index) const
{
    if (index < 0 || index > layerCount())
        return fail(ErrorKind::UnknownCut, std::to_string(index),
                    "0.." + std::to_string(layerCount()));
    return CutPoint(index);
}

std::vector<CutPoint> Network::cutPoints() const
{
    std::vector<CutPoint> cuts;
    for (int index = 0; index <= layerCount(); ++index)
        cuts.push_back(CutPoint(index));
    return cuts;
}

const TensorShape &Network::shapeAt(CutPoint cut) const
{
    return cut.index() == 0 ? inputShape_ : layer(cut.index()).outputShape;
}

std::string Network::describe() const
{
    std::ostringstream out;
    out << "input " << inputShape_.toString() << '\n';
    for (const Layer &layer : layers_) {
        out << layer.kindName();
        std::visit(SpecText{out}, layer.spec);
        out << " -> " << layer.outputShape.toString() << '\n';
    }
    return out.str();
}

} // namespace splitscope
