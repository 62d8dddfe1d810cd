#include "engine/torch/in_torch.h"

#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/passes/freeze_module.h>
#include <torch/script.h>

#include <algorithm>
#include <map>
#include <set>

namespace splitscope {

namespace {

using torch::jit::Node;
using torch::jit::Value;

/// Why a file cannot be used: caught where it is read, and made an Error there.
struct Refusal
{
    std::string reason;
};

/// Of operations that look at the sequence without taking part in it: what scripted layers check
/// before they compute.
bool isHarmless(const Node &node)
{
    static const std::set<std::string> kinds{"prim::Constant",
                                             "prim::ListConstruct",
                                             "prim::TupleConstruct",
                                             "prim::If",
                                             "prim::device",
                                             "prim::dtype",
                                             "prim::NumToTensor",
                                             "prim::RaiseException",
                                             "aten::size",
                                             "aten::dim",
                                             "aten::list_with_default",
                                             "aten::len",
                                             "aten::eq",
                                             "aten::ne",
                                             "aten::gt",
                                             "aten::lt",
                                             "aten::ge",
                                             "aten::le",
                                             "aten::__getitem__",
                                             "aten::__is__",
                                             "aten::__isnot__",
                                             "aten::__not__",
                                             "aten::Int",
                                             "aten::add",
                                             "aten::format"};
    if (!kinds.contains(node.kind().toQualString()))
        return false;
    for (const Value *output : node.outputs())
        if (output->type()->isSubtypeOf(*c10::TensorType::get()) && node.kind() == c10::aten::add)
            return false;
    for (const torch::jit::Block *block : node.blocks())
        for (const Node *inner : block->nodes())
            if (!isHarmless(*inner))
                return false;
    return true;
}

class Sequence
{
public:
    /// Walks back from what the graph returns to what it is given.
    explicit Sequence(const torch::jit::Graph &graph)
    {
        if (graph.inputs().size() != 2 || graph.outputs().size() != 1)
            throw Refusal{"forward has more than one input or output"};
        std::vector<const Node *> path;
        for (const Value *value = graph.outputs()[0]; value != graph.inputs()[1];) {
            const Node *node = value->node();
            if (!appenders().contains(node->kind().toQualString()))
                throw Refusal{std::string(node->kind().toQualString())
                              + " is not a layer that Splitscope knows"};
            if (node->inputs().empty() || node->outputs().size() != 1
                || node->owningBlock() != graph.block() || node->kind() == c10::prim::Param)
                throw Refusal{std::string(node->kind().toQualString()) + " is not in a sequence"};
            path.push_back(node);
            value = node->kind() == c10::aten::addmm ? node->inputs()[1] : node->inputs()[0];
        }
        std::ranges::reverse(path);
        for (const Node *node : path)
            (this->*appenders().at(node->kind().toQualString()))(*node);
        for (const Node *node : graph.nodes())
            if (std::ranges::find(path, node) == path.end() && !isHarmless(*node))
                throw Refusal{std::string(node->kind().toQualString()) + " branches off"};
    }

    std::vector<NamedSpec> layers;
    /// In the order of the layers' parameters.
    std::vector<at::Tensor> parameters;
    /// Layers (from 0) that flatten to a number of features that the file names.
    std::map<std::size_t, std::int64_t> flattened;

private:
    static c10::IValue constant(const Node &node, std::size_t index)
    {
        const Value *value = node.inputs()[index];
        if (value->node()->kind().toQualString() == std::string("aten::list_with_default"))
            return constant(*value->node(), 0);
        if (value->node()->kind() == c10::prim::ListConstruct) {
            c10::List<std::int64_t> list;
            for (std::size_t item = 0; item < value->node()->inputs().size(); ++item)
                list.push_back(constant(*value->node(), item).toInt());
            return list;
        }
        if (auto known = torch::jit::toIValue(value))
            return *known;
        throw Refusal{std::string(node.kind().toQualString()) + " depends on its input"};
    }

    /// A number given for both axes.
    static std::int64_t square(const Node &node, std::size_t index)
    {
        const auto axes = constant(node, index).toIntVector();
        if (axes.empty() || std::ranges::any_of(axes, [&](auto axis) { return axis != axes[0]; }))
            throw Refusal{std::string(node.kind().toQualString()) + " is not square"};
        return axes[0];
    }

    static void require(const Node &node, bool held, const std::string &what)
    {
        if (!held)
            throw Refusal{std::string(node.kind().toQualString()) + ' ' + what};
    }

    void add(const std::string &kind, LayerSpec spec,
             std::initializer_list<at::Tensor> tensors = {})
    {
        const std::string name = kind + std::to_string(++counts_[kind]);
        layers.push_back({name, std::move(spec), tensors.size() > 0 ? name : std::string()});
        for (const at::Tensor &tensor : tensors) {
            if (tensor.scalar_type() != at::kFloat || !tensor.device().is_cpu())
                throw Refusal{name + " has weights that are not float32"};
            parameters.push_back(tensor.contiguous());
        }
    }

    void convolution(const Node &node)
    {
        const bool general = node.inputs().size() > 7; // aten::_convolution
        require(node, constant(node, 4).isIntList(), "has padding by name");
        require(node, square(node, 5) == 1, "is dilated");
        require(node, !general || !constant(node, 6).toBool(), "is transposed");
        const at::Tensor weight = constant(node, 1).toTensor();
        require(node, weight.dim() == 4 && weight.size(2) == weight.size(3), "is not square");
        const auto bias = constant(node, 2);
        const std::int64_t groups = constant(node, general ? 8 : 6).toInt();
        const Conv2d conv{weight.size(1) * groups, weight.size(0), weight.size(2), square(node, 3),
                          square(node, 4),         groups,         !bias.isNone()};
        if (bias.isNone())
            add("conv", conv, {weight});
        else
            add("conv", conv, {weight, bias.toTensor()});
    }

    void linear(const Node &node)
    {
        const at::Tensor weight = constant(node, 1).toTensor();
        const auto bias = constant(node, 2);
        require(node, weight.dim() == 2, "has no matrix");
        if (bias.isNone())
            add("fc", Linear{weight.size(1), weight.size(0), false}, {weight});
        else
            add("fc", Linear{weight.size(1), weight.size(0)}, {weight, bias.toTensor()});
    }

    void addMatrixProduct(const Node &node)
    {
        require(node,
                constant(node, 3).toScalar().toDouble() == 1
                    && constant(node, 4).toScalar().toDouble() == 1,
                "is scaled");
        const at::Tensor bias = constant(node, 0).toTensor();
        const at::Tensor weight = constant(node, 2).toTensor();
        require(node, weight.dim() == 2 && bias.dim() == 1, "has no matrix and bias");
        add("fc", Linear{weight.size(0), weight.size(1)}, {weight.t(), bias});
    }

    void normalisation(const Node &node)
    {
        require(node, !constant(node, 5).toBool(), "is in training mode");
        require(node, constant(node, 3).isTensor() && constant(node, 4).isTensor(),
                "keeps no running mean");
        const at::Tensor mean = constant(node, 3).toTensor();
        const auto scale = constant(node, 1);
        const auto shift = constant(node, 2);
        add("bn", BatchNorm2d{mean.numel(), constant(node, 7).toDouble()},
            {scale.isNone() ? at::ones_like(mean) : scale.toTensor(),
             shift.isNone() ? at::zeros_like(mean) : shift.toTensor(), mean,
             constant(node, 4).toTensor()});
    }

    void maxPool(const Node &node)
    {
        require(node, square(node, 4) == 1, "is dilated");
        require(node, !constant(node, 5).toBool(), "rounds its size up");
        add("pool", MaxPool2d{square(node, 1), poolStride(node), square(node, 3)});
    }

    void avgPool(const Node &node)
    {
        require(node, !constant(node, 4).toBool(), "rounds its size up");
        const AvgPool2d pool{square(node, 1), poolStride(node), square(node, 3)};
        require(node, pool.padding == 0 || constant(node, 5).toBool(), "leaves padding out");
        require(node, constant(node, 6).isNone(), "has a divisor of its own");
        add("pool", pool);
    }

    /// No stride at all means the kernel's size.
    static std::int64_t poolStride(const Node &node)
    {
        return constant(node, 2).toIntVector().empty() ? square(node, 1) : square(node, 2);
    }

    void adaptivePool(const Node &node) { add("avgpool", AdaptiveAvgPool2d{square(node, 1)}); }

    void hardTanh(const Node &node)
    {
        require(node,
                constant(node, 1).toScalar().toDouble() == 0
                    && constant(node, 2).toScalar().toDouble() == 6,
                "has limits other than 0 and 6");
        add("relu", ReLU6{});
    }

    void flatten(const Node &node)
    {
        require(node, constant(node, 1).toInt() == 1 && constant(node, 2).toInt() == -1,
                "keeps dimensions");
        add("flatten", Flatten{});
    }

    /// view(x.size(0), -1), view(-1, 400), reshape(1, -1): to batch x features.
    void reshape(const Node &node)
    {
        const Node *sizes = node.inputs()[1]->node();
        std::optional<c10::IValue> features;
        if (sizes->kind() == c10::prim::ListConstruct && sizes->inputs().size() == 2)
            features = torch::jit::toIValue(sizes->inputs()[1]);
        else if (const auto list = torch::jit::toIValue(node.inputs()[1]);
                 list && list->toIntVector().size() == 2)
            features = list->toIntVector()[1];
        require(node, features.has_value(), "keeps dimensions");
        if (features->toInt() != -1)
            flattened[layers.size()] = features->toInt();
        add("flatten", Flatten{});
    }

    void dropout(const Node &node)
    {
        require(node, !constant(node, 2).toBool(), "is in training mode");
        add("drop", Dropout{});
    }

    void relu(const Node &) { add("relu", ReLU{}); }
    void relu6(const Node &) { add("relu", ReLU6{}); }
    void tanh(const Node &) { add("tanh", Tanh{}); }
    void sigmoid(const Node &) { add("sigmoid", Sigmoid{}); }
    void nothing(const Node &) {}

    using Appender = void (Sequence::*)(const Node &);
    static const std::map<std::string, Appender> &appenders()
    {
        static const std::map<std::string, Appender> byKind{
            {"aten::conv2d", &Sequence::convolution},
            {"aten::_convolution", &Sequence::convolution},
            {"aten::linear", &Sequence::linear},
            {"aten::addmm", &Sequence::addMatrixProduct},
            {"aten::batch_norm", &Sequence::normalisation},
            {"aten::max_pool2d", &Sequence::maxPool},
            {"aten::avg_pool2d", &Sequence::avgPool},
            {"aten::adaptive_avg_pool2d", &Sequence::adaptivePool},
            {"aten::relu", &Sequence::relu},
            {"aten::relu_", &Sequence::relu},
            {"aten::relu6", &Sequence::relu6},
            {"aten::relu6_", &Sequence::relu6},
            {"aten::hardtanh", &Sequence::hardTanh},
            {"aten::hardtanh_", &Sequence::hardTanh},
            {"aten::tanh", &Sequence::tanh},
            {"aten::tanh_", &Sequence::tanh},
            {"aten::sigmoid", &Sequence::sigmoid},
            {"aten::sigmoid_", &Sequence::sigmoid},
            {"aten::flatten", &Sequence::flatten},
            {"aten::view", &Sequence::reshape},
            {"aten::reshape", &Sequence::reshape},
            {"aten::dropout", &Sequence::dropout},
            {"aten::dropout_", &Sequence::dropout},
            {"aten::contiguous", &Sequence::nothing}};
        return byKind;
    }

    std::map<std::string, int> counts_;
};

class ScriptWeights : public WeightSource
{
public:
    ScriptWeights(const std::filesystem::path &file, std::vector<at::Tensor> parameters)
        : file_(file), parameters_(std::move(parameters))
    {
        std::error_code ignored;
        identity_ = std::filesystem::canonical(file, ignored).string() + '\n'
                    + std::to_string(std::filesystem::file_size(file, ignored)) + ' '
                    + std::to_string(
                        std::filesystem::last_write_time(file, ignored).time_since_epoch().count());
    }

    std::string description() const override { return file_.filename().string(); }
    std::string identity() const override { return identity_; }

    void read(std::size_t parameter, std::int64_t first, std::span<float> values) const override
    {
        const float *begin = parameters_[parameter].data_ptr<float>() + first;
        std::copy_n(begin, values.size(), values.begin());
    }

private:
    std::filesystem::path file_;
    std::string identity_;
    std::vector<at::Tensor> parameters_; ///< contiguous float32
};

/// Of the graph's input, if tracing left it there.
std::optional<TensorShape> tracedShape(const torch::jit::Graph &graph)
{
    const auto type = graph.inputs().at(1)->type()->cast<c10::TensorType>();
    const auto sizes = type ? type->sizes().concrete_sizes() : c10::nullopt;
    if (!sizes || sizes->size() != 4 || sizes->front() != 1)
        return {};
    return TensorShape{{sizes->begin() + 1, sizes->end()}};
}

Result<Model> modelOf(const torch::jit::Graph &graph, const std::filesystem::path &path,
                      const std::optional<TensorShape> &inputShape)
{
    const std::string file = path.filename().string();
    Sequence sequence(graph);
    const auto traced = tracedShape(graph);
    if (!traced && !inputShape)
        return fail(ErrorKind::InputShapeNeeded, file);
    const TensorShape shape = traced ? *traced : *inputShape;
    if (shape.extents.size() != 3 || (shape.extents[0] != 1 && shape.extents[0] != 3))
        throw Refusal{"its input " + shape.toString() + " is no picture"};
    constexpr std::size_t mostIdBytes = 64; // that the protocol carries
    auto network =
        Network::make(("script:" + file).substr(0, mostIdBytes), file, shape, sequence.layers);
    if (!network)
        return tl::make_unexpected(network.error());
    for (const auto &[layer, features] : sequence.flattened)
        if (network->layers()[layer].outputShape.elements() != features)
            throw Refusal{"flattens " + network->layers()[layer].inputShape.toString() + " to "
                          + std::to_string(features)};
    for (std::size_t index = 0; index < sequence.parameters.size(); ++index)
        if (sequence.parameters[index].sizes() != network->parameters()[index].extents)
            throw Refusal{network->parameters()[index].name + " has other extents than its layer"};
    auto weights = std::make_shared<const ScriptWeights>(path, std::move(sequence.parameters));
    return Model{std::move(*network), std::move(weights)};
}

} // namespace

Result<Model> loadScriptInTorch(const std::filesystem::path &file,
                                const std::optional<TensorShape> &inputShape)
{
    const std::string name = file.filename().string();
    try {
        torch::jit::Module module = torch::jit::load(file.string(), at::kCPU);
        module.eval();
        module = torch::jit::freeze_module(module);
        return modelOf(*module.get_method("forward").graph(), file, inputShape);
    } catch (const Refusal &refusal) {
        return fail(ErrorKind::NetworkUnusable, name, refusal.reason);
    } catch (const c10::Error &error) {
        const std::string what = error.what_without_backtrace();
        return fail(ErrorKind::NetworkUnusable, name, what.substr(0, what.find('\n')));
    } catch (const std::exception &error) {
        const std::string what = error.what();
        return fail(ErrorKind::NetworkUnusable, name, what.substr(0, what.find('\n')));
    }
}

} // namespace splitscope
