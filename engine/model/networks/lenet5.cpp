#include "engine/model/networks/definitions.h"

namespace splitscope {

/// LeCun et al. 1998, section II.B, with what is usual since: the third layer sees all maps instead
/// of a table of them, subsampling is a plain average, and the output is linear instead of radial.
Network lenet5()
{
    // "the background level (white) corresponds to -0.1 and the foreground (black) to 1.175", where
    // MNIST's files have 0 and 255.
    constexpr float span = 1.175f + 0.1f;
    return {"lenet5",
            "LeNet-5",
            {{1, 32, 32}},
            {
                {"conv1", Conv2d{1, 6, 5}, "conv1"},
                {"tanh1", Tanh{}},
                {"pool2", AvgPool2d{2, 2}},
                {"conv3", Conv2d{6, 16, 5}, "conv3"},
                {"tanh3", Tanh{}},
                {"pool4", AvgPool2d{2, 2}},
                {"conv5", Conv2d{16, 120, 5}, "conv5"},
                {"tanh5", Tanh{}},
                {"flatten", Flatten{}},
                {"fc6", Linear{120, 84}, "fc6"},
                {"tanh6", Tanh{}},
                {"fc7", Linear{84, 10}, "fc7"},
            },
            PictureInput{.shorterSide = 32, .mean = {0.1f / span}, .deviation = {1 / span}}};
}

} // namespace splitscope
