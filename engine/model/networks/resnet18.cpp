#include "engine/model/networks/definitions.h"

namespace splitscope {

namespace {

/// Two 3x3 convolutions beside a shortcut, which is a convolution where the shape changes.
NamedSpec basicBlock(const std::string &stateName, const std::string &name, std::int64_t inputs,
                     std::int64_t outputs, std::int64_t stride)
{
    Block block{
        .kind = "BasicBlock",
        .body = {{"conv1", Conv2d{inputs, outputs, 3, stride, 1, 1, false}, stateName + ".conv1"},
                 {"bn1", BatchNorm2d{outputs}, stateName + ".bn1"},
                 {"relu", ReLU{}},
                 {"conv2", Conv2d{outputs, outputs, 3, 1, 1, 1, false}, stateName + ".conv2"},
                 {"bn2", BatchNorm2d{outputs}, stateName + ".bn2"}},
        .skip = true,
        .shortcut = {},
        .reluAfter = true};
    if (stride != 1 || inputs != outputs)
        block.shortcut = {
            {"conv", Conv2d{inputs, outputs, 1, stride, 0, 1, false}, stateName + ".downsample.0"},
            {"bn", BatchNorm2d{outputs}, stateName + ".downsample.1"}};
    return {name, std::move(block), stateName};
}

} // namespace

/// He et al. 2016, table 1, as torchvision has it. Two tensors cross everywhere within a block, so
/// the cuts are at the blocks' borders.
Network resNet18()
{
    std::vector<NamedSpec> layers{
        {"conv1", Conv2d{3, 64, 7, 2, 3, 1, false}, "conv1"},
        {"bn1", BatchNorm2d{64}, "bn1"},
        {"relu1", ReLU{}},
        {"pool1", MaxPool2d{3, 2, 1}},
    };
    std::int64_t channels = 64;
    for (int stage = 1; stage <= 4; ++stage) {
        const std::int64_t outputs = std::int64_t{32} << stage;
        for (int index = 0; index < 2; ++index) {
            const std::int64_t stride = stage > 1 && index == 0 ? 2 : 1;
            const std::string place = std::to_string(stage) + '.' + std::to_string(index);
            layers.push_back(
                basicBlock("layer" + place, "block" + place, channels, outputs, stride));
            channels = outputs;
        }
    }
    layers.push_back({"avgpool", AdaptiveAvgPool2d{1}});
    layers.push_back({"flatten", Flatten{}});
    layers.push_back({"fc", Linear{512, 1000}, "fc"});
    return {"resnet18", "ResNet-18", {{3, 224, 224}}, layers};
}

} // namespace splitscope
