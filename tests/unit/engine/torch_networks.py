#!/usr/bin/env python3
"""Writes torch_networks.txt: what torchvision's networks are, to compare ours with.

For each network: the parameters in the state dict's order, the multiply-accumulate operations, the
shape at each of our cuts, and some outputs for seeded weights (engine/model/weights.h) and the
input of tst_torch_networks.cpp. Debian's python3-torchvision; VGG-16 takes a minute and 1.5 GB.
"""

import collections
import math

import numpy
import torch
import torchvision
from torch import nn


def lenet5():
    """torchvision has none."""
    return nn.Sequential(collections.OrderedDict([
        ("conv1", nn.Conv2d(1, 6, 5)), ("tanh1", nn.Tanh()), ("pool2", nn.AvgPool2d(2)),
        ("conv3", nn.Conv2d(6, 16, 5)), ("tanh3", nn.Tanh()), ("pool4", nn.AvgPool2d(2)),
        ("conv5", nn.Conv2d(16, 120, 5)), ("tanh5", nn.Tanh()), ("flatten", nn.Flatten()),
        ("fc6", nn.Linear(120, 84)), ("tanh6", nn.Tanh()), ("fc7", nn.Linear(84, 10))]))


def stages_of(model):
    """The modules between our cuts, in order."""
    if isinstance(model, torchvision.models.ResNet):
        blocks = [block for stage in (model.layer1, model.layer2, model.layer3, model.layer4)
                  for block in stage]
        return [model.conv1, model.bn1, model.relu, model.maxpool, *blocks, model.avgpool,
                nn.Flatten(), model.fc]
    if isinstance(model, torchvision.models.MobileNetV2):
        features = list(model.features)
        return [*features[0], *features[1:-1], *features[-1], nn.AdaptiveAvgPool2d(1),
                nn.Flatten(), *model.classifier]
    if isinstance(model, nn.Sequential):
        return list(model)
    return [*model.features, model.avgpool, nn.Flatten(), *model.classifier]


def scatter(x):
    x = (x ^ (x >> numpy.uint64(30))) * numpy.uint64(0xbf58476d1ce4e5b9)
    x = (x ^ (x >> numpy.uint64(27))) * numpy.uint64(0x94d049bb133111eb)
    return x ^ (x >> numpy.uint64(31))


GOLDEN = numpy.uint64(0x9e3779b97f4a7c15)


def seeded(seed, index, count, middle, spread):
    """Elements of parameter `index`, as engine/model/weights.cpp makes them."""
    key = scatter(numpy.array([seed], numpy.uint64) + GOLDEN * numpy.array([index + 1],
                                                                           numpy.uint64))
    scattered = scatter(key + GOLDEN * numpy.arange(count, dtype=numpy.uint64))
    signed24 = (scattered >> numpy.uint64(40)).astype(numpy.int64) - (1 << 23)
    scale = numpy.float32(spread / 2.0 ** 23)
    return numpy.float32(middle) + signed24.astype(numpy.float32) * scale


def parameters_of(model):
    """Name, tensor, middle and spread of its seeded values."""
    for path, module in model.named_modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            fan_in = module.weight[0].numel()
            ranges = {"weight": (0, math.sqrt(6 / fan_in)), "bias": (0, 1 / math.sqrt(fan_in))}
        elif isinstance(module, nn.BatchNorm2d):
            ranges = {"weight": (1, 0.25), "bias": (0, 0.25),
                      "running_mean": (0, 0.25), "running_var": (1, 0.25)}
        else:
            continue
        for name, (middle, spread) in ranges.items():
            if getattr(module, name) is not None:
                yield f"{path}.{name}", getattr(module, name), middle, spread


def macs_of(module, output):
    if isinstance(module, nn.Conv2d):
        return output.numel() * module.weight[0].numel()
    return module.weight.numel() if isinstance(module, nn.Linear) else 0


def text(shape):
    return "x".join(str(extent) for extent in shape)


def describe(network, model, shape, out):
    model.eval()
    state = [name for name in model.state_dict() if not name.endswith("num_batches_tracked")]
    parameters = list(parameters_of(model))
    assert [name for name, *_ in parameters] == state
    print("network", network, file=out)
    for index, (name, tensor, middle, spread) in enumerate(parameters):
        print("parameter", name, text(tensor.shape), file=out)
        values = seeded(2017, index, tensor.numel(), middle, spread)
        tensor.data.copy_(torch.from_numpy(values).view(tensor.shape))

    macs = 0

    def count(module, _, output):
        nonlocal macs
        macs += macs_of(module, output)

    hooks = [module.register_forward_hook(count) for module in model.modules()]
    elements = math.prod(shape)
    counted = (numpy.arange(elements, dtype=numpy.int64) * 7919) % 1000
    picture = torch.from_numpy(counted.astype(numpy.float32) / 500 - 1).view(1, *shape)
    with torch.inference_mode():
        answer = model(picture)[0]
        for hook in hooks:
            hook.remove()
        print("macs", macs, file=out)
        activation = picture
        print("cut", text(activation.shape[1:]), file=out)
        for stage in stages_of(model):
            activation = stage(activation)
            print("cut", text(activation.shape[1:]), file=out)
    assert torch.equal(activation[0], answer)
    print("largest", repr(answer.abs().max().item()), file=out)
    for index in range(0, answer.numel(), max(1, answer.numel() // 10)):
        print("output", index, repr(answer[index].item()), file=out)


def main():
    torch.set_num_threads(1)
    models = torchvision.models
    picture = (3, 224, 224)
    with open("torch_networks.txt", "w", encoding="ascii") as out:
        describe("alexnet", models.alexnet(), picture, out)
        describe("lenet5", lenet5(), (1, 32, 32), out)
        describe("vgg16", models.vgg16(), picture, out)
        describe("resnet18", models.resnet18(), picture, out)
        describe("mobilenet-v2", models.mobilenet_v2(), picture, out)


main()
