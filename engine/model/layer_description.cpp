#include "engine/model/layer.h"

#include <array>
#include <charconv>
#include <ostream>

namespace splitscope {

namespace {

struct KindName
{
    std::string_view operator()(const Conv2d &) const { return "Conv2d"; }
    std::string_view operator()(const BatchNorm2d &) const { return "BatchNorm2d"; }
    std::string_view operator()(const ReLU &) const { return "ReLU"; }
    std::string_view operator()(const ReLU6 &) const { return "ReLU6"; }
    std::string_view operator()(const Tanh &) const { return "Tanh"; }
    std::string_view operator()(const Sigmoid &) const { return "Sigmoid"; }
    std::string_view operator()(const MaxPool2d &) const { return "MaxPool2d"; }
    std::string_view operator()(const AvgPool2d &) const { return "AvgPool2d"; }
    std::string_view operator()(const AdaptiveAvgPool2d &) const { return "AdaptiveAvgPool2d"; }
    std::string_view operator()(const Flatten &) const { return "Flatten"; }
    std::string_view operator()(const Dropout &) const { return "Dropout"; }
    std::string_view operator()(const Linear &) const { return "Linear"; }
    std::string_view operator()(const Block &block) const { return block.kind; }
};

/// What a kind has besides its name; what is usual (one group, a bias, no padding) goes unsaid.
struct SpecText
{
    std::ostream &out;

    void operator()(const Conv2d &conv) const
    {
        out << ' ' << conv.inChannels << "->" << conv.outChannels << " kernel " << conv.kernel
            << " stride " << conv.stride << " padding " << conv.padding;
        if (conv.groups != 1)
            out << " groups " << conv.groups;
        if (!conv.bias)
            out << " without bias";
    }
    void operator()(const BatchNorm2d &norm) const
    {
        std::array<char, 32> digits{}; // the fewest that tell it from every other double
        const auto end = std::to_chars(digits.begin(), digits.end(), norm.epsilon).ptr;
        out << " epsilon " << std::string_view(digits.begin(), end);
    }
    void operator()(const MaxPool2d &pool) const { pooling(pool); }
    void operator()(const AvgPool2d &pool) const { pooling(pool); }
    void operator()(const AdaptiveAvgPool2d &pool) const { out << " size " << pool.outputSize; }
    void operator()(const Linear &linear) const
    {
        out << ' ' << linear.inFeatures << "->" << linear.outFeatures;
        if (!linear.bias)
            out << " without bias";
    }
    void operator()(const Block &block) const
    {
        out << (block.skip ? " with skip" : " without skip");
        if (block.reluAfter)
            out << ", then ReLU";
    }
    template<typename Plain>
    void operator()(const Plain &) const
    {
    }

private:
    template<typename Pool>
    void pooling(const Pool &pool) const
    {
        out << " kernel " << pool.kernel << " stride " << pool.stride;
        if (pool.padding != 0)
            out << " padding " << pool.padding;
    }
};

} // namespace

std::string_view Layer::kindName() const
{
    return std::visit(KindName{}, spec);
}

void describe(std::ostream &out, const Layer &layer)
{
    out << layer.kindName();
    std::visit(SpecText{out}, layer.spec);
    out << " -> " << layer.outputShape.toString() << '\n';
    if (!std::holds_alternative<Block>(layer.spec))
        return;
    out << "{\n";
    for (const Layer &inner : layer.body)
        describe(out, inner);
    out << "} + {\n";
    for (const Layer &inner : layer.shortcut)
        describe(out, inner);
    out << "}\n";
}

} // namespace splitscope
