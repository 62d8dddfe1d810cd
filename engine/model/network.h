// An ordered list of layers that can be cut between any two of them.
#pragma once

#include "engine/model/cut_point.h"
#include "engine/model/layer.h"
#include "engine/model/picture_input.h"
#include "engine/result.h"

#include <optional>
#include <string>
#include <vector>

namespace splitscope {

/// Immutable once made, so it may be shared by any number of threads.
class Network
{
public:
    /// Shapes, MACs and bytes follow from the input's shape and the layers' own descriptions.
    /// `id` names the architecture on the command line and on the wire ("alexnet-lab").
    /// For a user's network, whose layers may not fit each other. Errors: NetworkUnusable.
    static constexpr std::size_t mostLayers = 1000;
    static Result<Network> make(std::string id, std::string title, TensorShape inputShape,
                                const std::vector<NamedSpec> &layers);
    /// For the program's own networks: a mistake in one is asserted.
    Network(std::string id, std::string title, TensorShape inputShape,
            const std::vector<NamedSpec> &layers, std::optional<PictureInput> picture = {});

    const std::string &id() const { return id_; }
    /// "AlexNet (lab)", a proper name and the same in every language.
    const std::string &title() const { return title_; }
    const TensorShape &inputShape() const { return inputShape_; }
    /// What makes a picture an input; usualInput() where the network has no other.
    const PictureInput &pictureInput() const { return pictureInput_; }
    const std::vector<Layer> &layers() const { return layers_; }
    /// 22 for AlexNet.
    int layerCount() const { return static_cast<int>(layers_.size()); }
    /// Layer 1..layerCount(), as the lab counts them.
    const Layer &layer(int number) const
    {
        return layers_.at(static_cast<std::size_t>(number - 1));
    }

    /// Of all layers.
    std::int64_t macs() const;
    std::int64_t weightBytes() const;
    /// Of all layers, in order: what weights consist of.
    const std::vector<Parameter> &parameters() const { return parameters_; }

    /// Errors: UnknownCut.
    Result<CutPoint> cutPoint(int index) const;
    /// All of them, 0..layerCount().
    std::vector<CutPoint> cutPoints() const;
    CutPoint firstCut() const { return CutPoint(0); }
    CutPoint lastCut() const { return CutPoint(layerCount()); }
    /// What crosses the link at this cut.
    const TensorShape &shapeAt(CutPoint cut) const;

    /// Every layer's description in one line each; equal for equal architectures.
    std::string describe() const;

private:
    Network() = default;
    std::optional<Error> append(const std::vector<NamedSpec> &layers);

    std::string id_;
    std::string title_;
    TensorShape inputShape_;
    PictureInput pictureInput_;
    std::vector<Layer> layers_;
    std::vector<Parameter> parameters_;
};

} // namespace splitscope
