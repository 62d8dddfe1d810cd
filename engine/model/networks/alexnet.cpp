#include "engine/model/networks/definitions.h"

namespace splitscope {

namespace {

/// Krizhevsky's one-weird-trick AlexNet as torchvision has it, layer for layer.
Network alexNet(std::string id, std::string title, std::int64_t firstPadding)
{
    return {std::move(id),
            std::move(title),
            {{3, 224, 224}},
            {
                {"conv1", Conv2d{3, 64, 11, 4, firstPadding}, "features.0"},
                {"relu1", ReLU{}},
                {"pool1", MaxPool2d{3, 2}},
                {"conv2", Conv2d{64, 192, 5, 1, 2}, "features.3"},
                {"relu2", ReLU{}},
                {"pool2", MaxPool2d{3, 2}},
                {"conv3", Conv2d{192, 384, 3, 1, 1}, "features.6"},
                {"relu3", ReLU{}},
                {"conv4", Conv2d{384, 256, 3, 1, 1}, "features.8"},
                {"relu4", ReLU{}},
                {"conv5", Conv2d{256, 256, 3, 1, 1}, "features.10"},
                {"relu5", ReLU{}},
                {"pool5", MaxPool2d{3, 2}},
                {"avgpool", AdaptiveAvgPool2d{6}},
                {"flatten", Flatten{}},
                {"drop6", Dropout{}},
                {"fc6", Linear{9216, 4096}, "classifier.1"},
                {"relu6", ReLU{}},
                {"drop7", Dropout{}},
                {"fc7", Linear{4096, 4096}, "classifier.4"},
                {"relu7", ReLU{}},
                {"fc8", Linear{4096, 1000}, "classifier.6"},
            }};
}

} // namespace

/// The lab's: padding 1 in the first convolution.
Network alexNetLab()
{
    return alexNet("alexnet-lab", "AlexNet (lab)", 1);
}

/// torchvision's: padding 2 in the first convolution; the weights fit both.
Network alexNetTorchvision()
{
    return alexNet("alexnet", "AlexNet (torchvision)", 2);
}

} // namespace splitscope
