#include "engine/model/networks/definitions.h"

#include <array>
#include <utility>

namespace splitscope {

namespace {

struct Stage
{
    int convolutions;
    std::int64_t channels;
};

/// Configuration D of Simonyan and Zisserman 2015, table 1.
constexpr std::array stages{Stage{2, 64}, Stage{2, 128}, Stage{3, 256}, Stage{3, 512},
                            Stage{3, 512}};

} // namespace

Network vgg16()
{
    std::vector<NamedSpec> layers;
    std::int64_t channels = 3;
    for (std::size_t stage = 0; stage < stages.size(); ++stage) {
        const std::string number = std::to_string(stage + 1);
        for (int index = 1; index <= stages[stage].convolutions; ++index) {
            const std::string place = number + '_' + std::to_string(index);
            layers.push_back({"conv" + place, Conv2d{channels, stages[stage].channels, 3, 1, 1},
                              "features." + std::to_string(layers.size())});
            layers.push_back({"relu" + place, ReLU{}});
            channels = stages[stage].channels;
        }
        layers.push_back({"pool" + number, MaxPool2d{2, 2}});
    }
    const std::initializer_list<NamedSpec> classifier{
        {"avgpool", AdaptiveAvgPool2d{7}},
        {"flatten", Flatten{}},
        {"fc6", Linear{25088, 4096}, "classifier.0"},
        {"relu6", ReLU{}},
        {"drop6", Dropout{}},
        {"fc7", Linear{4096, 4096}, "classifier.3"},
        {"relu7", ReLU{}},
        {"drop7", Dropout{}},
        {"fc8", Linear{4096, 1000}, "classifier.6"},
    };
    layers.insert(layers.end(), classifier);
    return {"vgg16", "VGG-16", {{3, 224, 224}}, layers};
}

} // namespace splitscope
