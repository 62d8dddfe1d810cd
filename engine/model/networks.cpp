#include "engine/model/networks.h"

namespace splitscope {

namespace {

/// Krizhevsky's one-weird-trick AlexNet as torchvision has it, layer for layer.
Network alexNet(std::string id, std::string title, std::int64_t firstPadding)
{
    return {std::move(id),
            std::move(title),
            {{3, 224, 224}},
            {
                {"conv1", Conv2d{3, 64, 11, 4, firstPadding}},
                {"relu1", ReLU{}},
                {"pool1", MaxPool2d{3, 2}},
                {"conv2", Conv2d{64, 192, 5, 1, 2}},
                {"relu2", ReLU{}},
                {"pool2", MaxPool2d{3, 2}},
                {"conv3", Conv2d{192, 384, 3, 1, 1}},
                {"relu3", ReLU{}},
                {"conv4", Conv2d{384, 256, 3, 1, 1}},
                {"relu4", ReLU{}},
                {"conv5", Conv2d{256, 256, 3, 1, 1}},
                {"relu5", ReLU{}},
                {"pool5", MaxPool2d{3, 2}},
                {"avgpool", AdaptiveAvgPool2d{6}},
                {"flatten", Flatten{}},
                {"drop6", Dropout{}},
                {"fc6", Linear{9216, 4096}},
                {"relu6", ReLU{}},
                {"drop7", Dropout{}},
                {"fc7", Linear{4096, 4096}},
                {"relu7", ReLU{}},
                {"fc8", Linear{4096, 1000}},
            }};
}

} // namespace

Network alexNetLab()
{
    return alexNet("alexnet-lab", "AlexNet (lab)", 1);
}

Network alexNetTorchvision()
{
    return alexNet("alexnet", "AlexNet (torchvision)", 2);
}

std::vector<std::string> networkIds()
{
    return {"alexnet-lab", "alexnet"};
}

Result<Network> networkById(const std::string &id)
{
    if (id == "alexnet-lab")
        return alexNetLab();
    if (id == "alexnet")
        return alexNetTorchvision();
    return fail(ErrorKind::UnknownModel, id, "alexnet-lab, alexnet");
}

} // namespace splitscope
