#include "engine/predict/layer_work.h"

#include "engine/runtime/pool_folding.h"

#include <algorithm>
#include <array>
#include <span>

namespace splitscope {

namespace {

constexpr std::array kindIds{"convolution", "pointwise",     "depthwise",  "linear",
                             "pooling",     "normalisation", "activation", "layout-change"};

/// Row-major, or as many channels side by side as a vector holds.
enum class ValueLayout { Plain, Blocked };

/// As oneDNN's first convolutions are: they read a picture's planes as they come.
constexpr std::int64_t mostPlainChannels = 3;

/// Of what a ReLU has let through; overlapping windows then keep some zeros.
constexpr double nonZeroAfterReLU = 0.5;
constexpr double nonZeroAfterPooling = 0.7;

double elements(const TensorShape &shape)
{
    return static_cast<double>(shape.elements());
}

WorkKind kindOf(const Conv2d &spec)
{
    if (spec.groups > 1 && spec.groups == spec.inChannels)
        return WorkKind::Depthwise;
    return spec.kernel == 1 ? WorkKind::Pointwise : WorkKind::Convolution;
}

template<typename Spec>
bool is(const Layer &layer)
{
    return std::holds_alternative<Spec>(layer.spec);
}

bool isCurved(const Layer &layer)
{
    return is<Tanh>(layer) || is<Sigmoid>(layer);
}

bool isActivation(const Layer &layer)
{
    return is<ReLU>(layer) || is<ReLU6>(layer) || isCurved(layer);
}

/// Follows ChainBuilder along a chain of layers.
class WorkWalk
{
public:
    struct Values
    {
        ValueLayout layout = ValueLayout::Plain;
        double nonZero = 1;
    };

    /// Of the network's own layers.
    WorkWalk(const Network &network, std::span<const Layer> layers, const Values &input)
        : network_(&network), layers_(layers), values_(input)
    {
    }
    /// Of layers within a block, which is counted for all of them.
    WorkWalk(const Layer &block, std::span<const Layer> layers, const Values &input)
        : layers_(layers), values_(input), block_(block.number)
    {
    }

    void walk();
    /// The last convolution adds to what is there already.
    void walkAdding();
    void changeLayout(ValueLayout wanted, const TensorShape &shape);
    /// From any layout to any.
    void addCopy(const TensorShape &shape);

    const std::vector<LayerWork> &works() const { return works_; }
    const Values &values() const { return values_; }

private:
    template<typename Spec>
    bool isAt(std::size_t index) const
    {
        return index < layers_.size() && is<Spec>(layers_[index]);
    }

    void add(LayerWork work)
    {
        work.layer = block_ > 0 ? block_ : current_;
        works_.push_back(work);
    }

    /// These return the last index that they took.
    std::size_t take(std::size_t index);
    std::size_t takeConvolution(std::size_t index, bool adds);
    std::size_t takeLinear(std::size_t index, const TensorShape &input);
    std::size_t takeAdaptivePooling(std::size_t index);
    void takePooling(const Layer &layer, std::int64_t kernel, std::int64_t stride, bool averages);
    void takeInTorch(const Layer &layer, LayerWork work);
    void takeActivation(const Layer &layer);
    void takeBlock(const Layer &layer);

    const Network *network_ = nullptr;
    std::span<const Layer> layers_;
    Values values_;
    int block_ = 0;
    int current_ = 0;
    std::vector<LayerWork> works_;
};

void WorkWalk::walk()
{
    for (std::size_t index = 0; index < layers_.size();)
        index = take(index) + 1;
}

void WorkWalk::walkAdding()
{
    for (std::size_t index = 0; index < layers_.size();) {
        const std::size_t after = index + (isAt<BatchNorm2d>(index + 1) ? 2 : 1);
        const bool last = isAt<Conv2d>(index) && after >= layers_.size();
        index = (last ? takeConvolution(index, /*adds=*/true) : take(index)) + 1;
    }
}

void WorkWalk::changeLayout(ValueLayout wanted, const TensorShape &shape)
{
    if (values_.layout != wanted && shape.extents.size() == 3)
        addCopy(shape);
    values_.layout = wanted;
}

void WorkWalk::addCopy(const TensorShape &shape)
{
    add({.kind = WorkKind::LayoutChange,
         .inputs = elements(shape),
         .outputs = elements(shape),
         .inputChannels = static_cast<double>(shape.extents.front())});
}

std::size_t WorkWalk::take(std::size_t index)
{
    const Layer &layer = layers_[index];
    current_ = layer.number;
    if (is<Conv2d>(layer))
        return takeConvolution(index, /*adds=*/false);
    if (is<Linear>(layer))
        return takeLinear(index, layer.inputShape);
    if (is<AdaptiveAvgPool2d>(layer))
        return takeAdaptivePooling(index);
    if (const auto *pool = std::get_if<MaxPool2d>(&layer.spec)) {
        takePooling(layer, pool->kernel, pool->stride, /*averages=*/false);
        values_.nonZero = std::max(values_.nonZero, nonZeroAfterPooling);
    } else if (const auto *average = std::get_if<AvgPool2d>(&layer.spec)) {
        takePooling(layer, average->kernel, average->stride, /*averages=*/true);
        values_.nonZero = 1;
    } else if (is<Flatten>(layer)) {
        changeLayout(ValueLayout::Plain, layer.inputShape);
    } else if (is<Block>(layer)) {
        takeBlock(layer);
    } else if (is<BatchNorm2d>(layer)) {
        takeInTorch(layer, {.kind = WorkKind::Normalisation});
        values_.nonZero = 1;
    } else if (isActivation(layer)) {
        takeActivation(layer);
    }
    return index;
}

std::size_t WorkWalk::takeConvolution(std::size_t index, bool adds)
{
    const Layer &layer = layers_[index];
    const auto &spec = std::get<Conv2d>(layer.spec);
    changeLayout(spec.inChannels <= mostPlainChannels ? ValueLayout::Plain : ValueLayout::Blocked,
                 layer.inputShape);
    LayerWork work{.kind = kindOf(spec),
                   .macs = static_cast<double>(layer.macs),
                   .weightBytes = static_cast<double>(layer.weightBytes),
                   .inputs = elements(layer.inputShape),
                   .outputs = elements(layer.outputShape),
                   .inputChannels = static_cast<double>(spec.inChannels),
                   .outputChannels = static_cast<double>(spec.outChannels),
                   .kernel = static_cast<double>(spec.kernel),
                   .stride = static_cast<double>(spec.stride),
                   .groups = static_cast<double>(spec.groups),
                   .adds = adds};
    values_ = {ValueLayout::Blocked, 1};
    if (isAt<BatchNorm2d>(index + 1))
        ++index;
    if (!adds && index + 1 < layers_.size() && isActivation(layers_[index + 1])) {
        ++index;
        if (isCurved(layers_[index]))
            work.curved = work.outputs;
        else
            values_.nonZero = nonZeroAfterReLU;
    }
    add(work);
    return index;
}

/// `input` is the shape before the pooling that the weights have taken in, if they have.
std::size_t WorkWalk::takeLinear(std::size_t index, const TensorShape &input)
{
    const double inputs = elements(input);
    const double outputs = elements(layers_[index].outputShape);
    current_ = layers_[index].number;
    add({.kind = WorkKind::Linear,
         .macs = inputs * outputs,
         .weightBytes = inputs * outputs * sizeof(float),
         .inputs = inputs,
         .outputs = outputs,
         .nonZero = values_.nonZero});
    const bool relu = isAt<ReLU>(index + 1);
    values_.nonZero = relu ? nonZeroAfterReLU : 1;
    return relu ? index + 1 : index;
}

std::size_t WorkWalk::takeAdaptivePooling(std::size_t index)
{
    const Layer &layer = layers_[index];
    std::size_t linear = index + 1;
    while (isAt<Flatten>(linear) || isAt<Dropout>(linear))
        ++linear;
    if (network_ && isAt<Linear>(linear) && poolFoldingInto(*network_, layers_[linear].number)) {
        current_ = layers_[linear].number;
        changeLayout(ValueLayout::Plain, layer.inputShape);
        return takeLinear(linear, layer.inputShape);
    }
    if (layer.inputShape == layer.outputShape)
        return index;
    values_.nonZero = 1;
    const std::int64_t side = layer.inputShape.extents[1];
    if (layer.outputShape.extents[1] == 1 && side == layer.inputShape.extents[2])
        takePooling(layer, side, 1, /*averages=*/true);
    else
        takeInTorch(layer, {.kind = WorkKind::Pooling,
                            .kernel = static_cast<double>(side)
                                      / static_cast<double>(layer.outputShape.extents[1]),
                            .stride = 1,
                            .averages = true});
    return index;
}

void WorkWalk::takePooling(const Layer &layer, std::int64_t kernel, std::int64_t stride,
                           bool averages)
{
    changeLayout(ValueLayout::Blocked, layer.inputShape);
    add({.kind = WorkKind::Pooling,
         .inputs = elements(layer.inputShape),
         .outputs = elements(layer.outputShape),
         .inputChannels = static_cast<double>(layer.inputShape.extents.front()),
         .kernel = static_cast<double>(kernel),
         .stride = static_cast<double>(stride),
         .averages = averages});
}

void WorkWalk::takeInTorch(const Layer &layer, LayerWork work)
{
    changeLayout(ValueLayout::Plain, layer.inputShape);
    work.inputs = elements(layer.inputShape);
    work.outputs = elements(layer.outputShape);
    work.inputChannels = static_cast<double>(layer.inputShape.extents.front());
    work.inTorch = true;
    add(work);
}

void WorkWalk::takeActivation(const Layer &layer)
{
    const double count = elements(layer.outputShape);
    if (isCurved(layer)) {
        takeInTorch(layer, {.kind = WorkKind::Activation, .curved = count});
        values_.nonZero = 1;
    } else {
        add({.kind = WorkKind::Activation,
             .inputs = count,
             .outputs = count,
             .inputChannels = static_cast<double>(layer.inputShape.extents.front())});
        values_.nonZero = std::min(values_.nonZero, nonZeroAfterReLU);
    }
}

void WorkWalk::takeBlock(const Layer &layer)
{
    const auto &block = std::get<Block>(layer.spec);
    WorkWalk shortcut(layer, layer.shortcut, values_);
    WorkWalk body(layer, layer.body, values_);
    if (block.skip && layer.shortcut.empty())
        shortcut.addCopy(layer.inputShape);
    shortcut.walk();
    if (block.skip)
        body.walkAdding();
    else
        body.walk();
    for (const WorkWalk *part : {&shortcut, &body})
        works_.insert(works_.end(), part->works().begin(), part->works().end());
    values_ = body.values();
    if (block.reluAfter)
        values_.nonZero = nonZeroAfterReLU;
}

/// What is known of the values at a cut.
double nonZeroAt(const Network &network, CutPoint cut)
{
    const auto before = std::span(network.layers()).first(static_cast<std::size_t>(cut.index()));
    WorkWalk walk(network, before, {});
    walk.walk();
    return walk.values().nonZero;
}

} // namespace

std::vector<WorkKind> allWorkKinds()
{
    std::vector<WorkKind> kinds;
    for (std::size_t index = 0; index < kindIds.size(); ++index)
        kinds.push_back(static_cast<WorkKind>(index));
    return kinds;
}

std::string_view workKindId(WorkKind kind)
{
    return kindIds.at(static_cast<std::size_t>(kind));
}

std::vector<LayerWork> workOf(const Network &network, CutPoint from, CutPoint to)
{
    if (from >= to)
        return {};
    const auto layers = std::span(network.layers())
                            .subspan(static_cast<std::size_t>(from.index()),
                                     static_cast<std::size_t>(to.index() - from.index()));
    WorkWalk walk(network, layers, {.nonZero = nonZeroAt(network, from)});
    walk.walk();
    walk.changeLayout(ValueLayout::Plain, network.shapeAt(to));
    std::vector<LayerWork> works = walk.works();

    double all = 0;
    for (const LayerWork &work : works)
        all += work.weightBytes + (work.inputs + work.outputs) * sizeof(float);
    for (std::size_t index = 0; index < works.size(); ++index) {
        works[index].reuseBytes = all;
        works[index].follows = index > 0 && works[index - 1].kind == works[index].kind;
    }
    return works;
}

} // namespace splitscope
