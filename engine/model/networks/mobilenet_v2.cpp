#include "engine/model/networks/definitions.h"

#include <array>

namespace splitscope {

namespace {

struct Stage
{
    std::int64_t expansion;
    std::int64_t channels;
    int blocks;
    std::int64_t firstStride;
};

/// Sandler et al. 2018, table 2: t, c, n, s.
constexpr std::array stages{Stage{1, 16, 1, 1}, Stage{6, 24, 2, 2}, Stage{6, 32, 3, 2},
                            Stage{6, 64, 4, 2}, Stage{6, 96, 3, 1}, Stage{6, 160, 3, 2},
                            Stage{6, 320, 1, 1}};

/// Expand by 1x1, filter each channel by 3x3, project by 1x1 without an activation.
Block invertedResidual(const std::string &stateName, std::int64_t inputs, std::int64_t outputs,
                       std::int64_t expansion, std::int64_t stride)
{
    const std::int64_t hidden = inputs * expansion;
    const std::string conv = stateName + ".conv.";
    Block block{.kind = "InvertedResidual",
                .body = {},
                .skip = stride == 1 && inputs == outputs,
                .shortcut = {},
                .reluAfter = false};
    int part = 0;
    if (expansion != 1) {
        block.body = {{"expand", Conv2d{inputs, hidden, 1, 1, 0, 1, false}, conv + "0.0"},
                      {"bn1", BatchNorm2d{hidden}, conv + "0.1"},
                      {"relu1", ReLU6{}}};
        ++part;
    }
    const std::string depthwise = conv + std::to_string(part);
    block.body.push_back(
        {"depthwise", Conv2d{hidden, hidden, 3, stride, 1, hidden, false}, depthwise + ".0"});
    block.body.push_back({"bn2", BatchNorm2d{hidden}, depthwise + ".1"});
    block.body.push_back({"relu2", ReLU6{}});
    block.body.push_back(
        {"project", Conv2d{hidden, outputs, 1, 1, 0, 1, false}, conv + std::to_string(part + 1)});
    block.body.push_back({"bn3", BatchNorm2d{outputs}, conv + std::to_string(part + 2)});
    return block;
}

} // namespace

/// Blocks without a skip are kept whole as well: their borders are where little crosses.
Network mobileNetV2()
{
    std::vector<NamedSpec> layers{
        {"conv1", Conv2d{3, 32, 3, 2, 1, 1, false}, "features.0.0"},
        {"bn1", BatchNorm2d{32}, "features.0.1"},
        {"relu1", ReLU6{}},
    };
    std::int64_t channels = 32;
    int number = 1;
    for (const Stage &stage : stages) {
        for (int index = 0; index < stage.blocks; ++index) {
            const std::string stateName = "features." + std::to_string(number);
            layers.push_back({"block" + std::to_string(number),
                              invertedResidual(stateName, channels, stage.channels, stage.expansion,
                                               index == 0 ? stage.firstStride : 1),
                              stateName});
            channels = stage.channels;
            ++number;
        }
    }
    const std::initializer_list<NamedSpec> head{
        {"conv2", Conv2d{320, 1280, 1, 1, 0, 1, false}, "features.18.0"},
        {"bn2", BatchNorm2d{1280}, "features.18.1"},
        {"relu2", ReLU6{}},
        {"avgpool", AdaptiveAvgPool2d{1}},
        {"flatten", Flatten{}},
        {"drop", Dropout{}},
        {"fc", Linear{1280, 1000}, "classifier.1"},
    };
    layers.insert(layers.end(), head);
    return {"mobilenet-v2", "MobileNetV2", {{3, 224, 224}}, layers};
}

} // namespace splitscope
