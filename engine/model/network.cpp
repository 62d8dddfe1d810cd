#include "engine/model/network.h"

#include <cassert>
#include <functional>
#include <numeric>
#include <sstream>
#include <utility>

namespace splitscope {

Network::Network(std::string id, std::string title, TensorShape inputShape,
                 const std::vector<NamedSpec> &layers, std::optional<PictureInput> picture)
    : id_(std::move(id)), title_(std::move(title)), inputShape_(std::move(inputShape)),
      pictureInput_(picture ? std::move(*picture) : usualInput(inputShape_))
{
    [[maybe_unused]] const auto mistake = append(layers);
    assert(!mistake);
}

Result<Network> Network::make(std::string id, std::string title, TensorShape inputShape,
                              const std::vector<NamedSpec> &layers)
{
    Network network;
    network.id_ = std::move(id);
    network.title_ = std::move(title);
    network.inputShape_ = std::move(inputShape);
    network.pictureInput_ = usualInput(network.inputShape_);
    if (layers.empty() || layers.size() > mostLayers)
        return fail(ErrorKind::NetworkUnusable, network.title_,
                    std::to_string(layers.size()) + " layers");
    if (const auto mistake = network.append(layers))
        return fail(ErrorKind::NetworkUnusable, network.title_,
                    mistake->subject + ": " + mistake->detail);
    return network;
}

std::optional<Error> Network::append(const std::vector<NamedSpec> &layers)
{
    layers_.reserve(layers.size());
    for (const NamedSpec &described : layers) {
        const TensorShape &input = layers_.empty() ? inputShape_ : layers_.back().outputShape;
        auto layer = layerOf(described, input, parameters_.size());
        if (!layer)
            return layer.error();
        parameters_.insert(parameters_.end(), layer->parameters.begin(), layer->parameters.end());
        layers_.push_back(std::move(*layer));
        layers_.back().number = layerCount();
    }
    return {};
}

std::int64_t Network::macs() const
{
    return std::transform_reduce(layers_.begin(), layers_.end(), std::int64_t{0}, std::plus<>(),
                                 [](const Layer &layer) { return layer.macs; });
}

std::int64_t Network::weightBytes() const
{
    return std::transform_reduce(layers_.begin(), layers_.end(), std::int64_t{0}, std::plus<>(),
                                 [](const Layer &layer) { return layer.weightBytes; });
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
    for (const Layer &layer : layers_)
        splitscope::describe(out, layer);
    return out.str();
}

} // namespace splitscope
