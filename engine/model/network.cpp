#include "engine/model/network.h"

#include <sstream>
#include <utility>

namespace splitscope {

namespace {

std::int64_t macsOf(const LayerSpec &spec, const TensorShape &output)
{
    if (const auto *conv = std::get_if<Conv2d>(&spec))
        return output.elements() * (conv->inChannels / conv->groups) * conv->kernel * conv->kernel;
    if (const auto *linear = std::get_if<Linear>(&spec))
        return linear->inFeatures * linear->outFeatures;
    return 0;
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
    for (const NamedSpec &described : layers) {
        const TensorShape &input = layers_.empty() ? inputShape_ : layers_.back().outputShape;
        Layer layer{.spec = described.spec,
                    .name = described.name,
                    .inputShape = input,
                    .outputShape = outputShapeOf(described.spec, input),
                    .parameters = parametersOf(described),
                    .firstParameter = parameters_.size()};
        layer.macs = macsOf(layer.spec, layer.outputShape);
        for (const Parameter &parameter : layer.parameters)
            layer.weightBytes += parameter.elements() * 4;
        parameters_.insert(parameters_.end(), layer.parameters.begin(), layer.parameters.end());
        layers_.push_back(std::move(layer));
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
