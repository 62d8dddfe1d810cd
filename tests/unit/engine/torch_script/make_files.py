#!/usr/bin/env python3
"""Writes the TorchScript files beside this script and sequence.txt: one sequence of every layer that
we read, traced and scripted, with its answer, and networks that we refuse. Debian's python3-torch.
"""

import numpy
import torch
from torch import nn


class Wrapped(nn.Module):
    """What people write instead of nn.Sequential."""

    def __init__(self, features, classifier, between=lambda x: x.view(-1, 12)):
        super().__init__()
        self.features, self.classifier, self.between = features, classifier, between

    def forward(self, x):
        return self.classifier(self.between(self.features(x)))


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 1, 3, padding=1)

    def forward(self, x):
        return x + self.conv(x)


class Halves(nn.Module):
    def forward(self, x):
        return torch.cat([torch.relu(x), torch.tanh(x)], 1)


def sequence():
    return nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.ReLU(inplace=True),
        nn.MaxPool2d(2), nn.Conv2d(4, 8, 3, stride=2, padding=1, groups=4), nn.ReLU6(),
        nn.AvgPool2d(2, 1), nn.Conv2d(8, 3, 1), nn.Tanh(), nn.Sigmoid(), nn.AdaptiveAvgPool2d(2),
        nn.Flatten(), nn.Dropout(), nn.Linear(12, 5))


def save(name, model, shape=(1, 1, 16, 16), script=False):
    example = torch.zeros(*shape)
    traced = torch.jit.script(model) if script else torch.jit.trace(model, example)
    traced.save(name)


def main():
    torch.manual_seed(2017)
    model = sequence()
    for name, values in model.state_dict().items():
        if values.is_floating_point():
            nn.init.uniform_(values, *((0.5, 1) if name.endswith("var") else (-0.5, 0.5)))
    model.eval()
    save("traced.pt", model)
    save("scripted.pt", model.train(), script=True)
    model.eval()
    save("wrapped.pt", Wrapped(model[:11], model[13]).eval())

    counted = (numpy.arange(256, dtype=numpy.int64) * 7919) % 1000
    picture = torch.from_numpy(counted.astype(numpy.float32) / 500 - 1).view(1, 1, 16, 16)
    with open("sequence.txt", "w", encoding="ascii") as out, torch.inference_mode():
        for value in model(picture)[0]:
            print(repr(value.item()), file=out)

    save("residual.pt", Residual())
    save("branches.pt", Halves())
    save("softmax.pt", nn.Sequential(nn.Flatten(), nn.Softmax(1)))
    save("dilated.pt", nn.Conv2d(1, 1, 3, dilation=2))
    save("oblong.pt", nn.Conv2d(1, 1, (3, 1)))
    save("transposed.pt", nn.ConvTranspose2d(1, 1, 3))
    save("rounded_up.pt", nn.MaxPool2d(3, ceil_mode=True))
    save("training.pt", nn.Dropout().train())
    save("double.pt", nn.Sequential(nn.Flatten(), nn.Linear(4, 1)).double(), (1, 1, 2, 2), True)


main()
