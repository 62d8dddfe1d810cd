"""Two networks with weights of our own, computed without any library."""

import json
import math
import random
import struct

import xxhash

FLOAT_BYTES = 4


class Weights:
    """Parameters in the network's order; what is not set is 0, so that large ones take no room."""

    def __init__(self, shapes):
        self.shapes = dict(shapes)
        self.values = {name: {} for name in self.shapes}

    def size(self, name):
        return math.prod(self.shapes[name])

    def dense(self, name):
        set_values = self.values[name]
        return [set_values.get(i, 0.0) for i in range(self.size(name))]

    def row_digests(self, name):
        shape = self.shapes[name]
        rows = shape[0] if len(shape) > 1 else 1
        each = self.size(name) // rows
        zeros = bytes(each * FLOAT_BYTES)
        of_zeros = xxhash.xxh3_128_digest(zeros)
        changed = {}
        for place, value in self.values[name].items():
            row = changed.setdefault(place // each, bytearray(zeros))
            struct.pack_into("<f", row, place % each * FLOAT_BYTES, value)
        for row in range(rows):
            yield xxhash.xxh3_128_digest(bytes(changed[row])) if row in changed else of_zeros

    def fingerprint(self, description):
        digests = b"".join(digest for name in self.shapes for digest in self.row_digests(name))
        return xxhash.xxh3_128_digest(description.encode() + digests)

    def write(self, path):
        """A safetensors file; its zeros are holes."""
        header, place = {}, 0
        for name, shape in self.shapes.items():
            end = place + self.size(name) * FLOAT_BYTES
            header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [place, end]}
            place = end
        text = json.dumps(header).encode()
        with open(path, "wb") as file:
            file.write(struct.pack("<Q", len(text)) + text)
            start = file.tell()
            file.truncate(start + place)
            for name, values in self.values.items():
                for index, value in values.items():
                    file.seek(start + header[name]["data_offsets"][0] + index * FLOAT_BYTES)
                    file.write(struct.pack("<f", value))


def as_float32(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


def convolution(planes, weight, bias, kernel):
    """Stride 1, no padding. `planes` is a list of channels, each a list of rows."""
    inputs = len(planes)
    side = len(planes[0]) - kernel + 1
    outputs = []
    for out, start in enumerate(bias):
        plane = [[start] * side for _ in range(side)]
        for channel in range(inputs):
            first = (out * inputs + channel) * kernel * kernel
            for dy in range(kernel):
                for dx in range(kernel):
                    factor = weight[first + dy * kernel + dx]
                    for y in range(side):
                        row, source = plane[y], planes[channel][y + dy]
                        for x in range(side):
                            row[x] += factor * source[x + dx]
        outputs.append(plane)
    return outputs


def each(planes, function):
    return [[[function(x) for x in row] for row in plane] for plane in planes]


def average_pool(planes, size):
    def pooled(plane):
        side = len(plane) // size
        return [
            [
                sum(plane[size * y + dy][size * x + dx] for dy in range(size) for dx in range(size))
                / size**2
                for x in range(side)
            ]
            for y in range(side)
        ]

    return [pooled(plane) for plane in planes]


def max_pool(plane):
    """Kernel 3, stride 2, of one channel."""
    side = (len(plane) - 3) // 2 + 1
    return [
        [
            max(plane[2 * y + dy][2 * x + dx] for dy in range(3) for dx in range(3))
            for x in range(side)
        ]
        for y in range(side)
    ]


def linear(values, weight, bias):
    width = len(values)
    return [
        start + sum(w * v for w, v in zip(weight[row * width : (row + 1) * width], values))
        for row, start in enumerate(bias)
    ]


def flat(planes):
    return [value for plane in planes for row in plane for value in row]


class LeNet5:
    id = "lenet5"
    description = """input 1x32x32
Conv2d 1->6 kernel 5 stride 1 padding 0 -> 6x28x28
Tanh -> 6x28x28
AvgPool2d kernel 2 stride 2 -> 6x14x14
Conv2d 6->16 kernel 5 stride 1 padding 0 -> 16x10x10
Tanh -> 16x10x10
AvgPool2d kernel 2 stride 2 -> 16x5x5
Conv2d 16->120 kernel 5 stride 1 padding 0 -> 120x1x1
Tanh -> 120x1x1
Flatten -> 120
Linear 120->84 -> 84
Tanh -> 84
Linear 84->10 -> 10
"""
    input_shape = [1, 32, 32]
    cuts = (0, 2, 6, 9, 12)

    def __init__(self):
        self.weights = Weights(
            {
                "conv1.weight": [6, 1, 5, 5],
                "conv1.bias": [6],
                "conv3.weight": [16, 6, 5, 5],
                "conv3.bias": [16],
                "conv5.weight": [120, 16, 5, 5],
                "conv5.bias": [120],
                "fc6.weight": [84, 120],
                "fc6.bias": [84],
                "fc7.weight": [10, 84],
                "fc7.bias": [10],
            }
        )
        generator = random.Random(8)
        for name, shape in self.weights.shapes.items():
            reach = 1 / math.sqrt(math.prod(shape[1:])) if len(shape) > 1 else 0.1
            self.weights.values[name] = {
                i: as_float32(generator.uniform(-reach, reach))
                for i in range(self.weights.size(name))
            }

    def picture(self):
        return [math.sin(0.37 * i) for i in range(32 * 32)]

    def run(self, picture):
        """{cut: (shape, values)} of every cut in `cuts`."""
        of = self.weights.dense
        planes = [[picture[32 * y : 32 * y + 32] for y in range(32)]]
        tensors = {0: (self.input_shape, picture)}

        def keep(cut):
            tensors[cut] = ([len(planes), len(planes[0]), len(planes[0][0])], flat(planes))

        planes = each(convolution(planes, of("conv1.weight"), of("conv1.bias"), 5), math.tanh)
        keep(2)
        planes = average_pool(planes, 2)
        planes = each(convolution(planes, of("conv3.weight"), of("conv3.bias"), 5), math.tanh)
        planes = average_pool(planes, 2)
        keep(6)
        planes = each(convolution(planes, of("conv5.weight"), of("conv5.bias"), 5), math.tanh)
        values = flat(planes)
        tensors[9] = ([120], values)
        values = [math.tanh(x) for x in linear(values, of("fc6.weight"), of("fc6.bias"))]
        tensors[12] = ([10], linear(values, of("fc7.weight"), of("fc7.bias")))
        return tensors


class AlexNetLab:
    """Its 61 million weights are 0 but for a path that one channel takes through all layers."""

    id = "alexnet-lab"
    description = """input 3x224x224
Conv2d 3->64 kernel 11 stride 4 padding 1 -> 64x54x54
ReLU -> 64x54x54
MaxPool2d kernel 3 stride 2 -> 64x26x26
Conv2d 64->192 kernel 5 stride 1 padding 2 -> 192x26x26
ReLU -> 192x26x26
MaxPool2d kernel 3 stride 2 -> 192x12x12
Conv2d 192->384 kernel 3 stride 1 padding 1 -> 384x12x12
ReLU -> 384x12x12
Conv2d 384->256 kernel 3 stride 1 padding 1 -> 256x12x12
ReLU -> 256x12x12
Conv2d 256->256 kernel 3 stride 1 padding 1 -> 256x12x12
ReLU -> 256x12x12
MaxPool2d kernel 3 stride 2 -> 256x5x5
AdaptiveAvgPool2d size 6 -> 256x6x6
Flatten -> 9216
Dropout -> 9216
Linear 9216->4096 -> 4096
ReLU -> 4096
Dropout -> 4096
Linear 4096->4096 -> 4096
ReLU -> 4096
Linear 4096->1000 -> 1000
"""
    input_shape = [3, 224, 224]
    cuts = (0, 3, 13, 22)
    colours = (0.5, 0.25, 0.125)

    def __init__(self):
        shapes = {}
        for name, shape in (
            ("features.0", [64, 3, 11, 11]),
            ("features.3", [192, 64, 5, 5]),
            ("features.6", [384, 192, 3, 3]),
            ("features.8", [256, 384, 3, 3]),
            ("features.10", [256, 256, 3, 3]),
            ("classifier.1", [4096, 9216]),
            ("classifier.4", [4096, 4096]),
            ("classifier.6", [1000, 4096]),
        ):
            shapes[name + ".weight"] = shape
            shapes[name + ".bias"] = shape[:1]
        self.weights = Weights(shapes)
        for colour, factor in enumerate(self.colours):
            self.weights.values["features.0.weight"][colour * 121 + 5 * 11 + 5] = factor
        for name in ("features.3", "features.6", "features.8", "features.10"):
            kernel = shapes[name + ".weight"][2]
            self.weights.values[name + ".weight"][kernel * kernel // 2] = 1.0
        for name in ("classifier.1", "classifier.4", "classifier.6"):
            width = shapes[name + ".weight"][1]
            for i in range(36):
                self.weights.values[name + ".weight"][i * width + i] = 1.0

    def picture(self):
        return [as_float32(math.sin(0.001 * i) * math.cos(0.07 * i)) for i in range(3 * 224 * 224)]

    def run(self, picture):
        def alone(plane, channels):
            return [channels, len(plane), len(plane)], flat([plane]) + [0.0] * (
                (channels - 1) * len(plane) ** 2
            )

        def at(colour, y, x):
            return picture[(colour * 224 + y) * 224 + x]

        tensors = {0: (self.input_shape, picture)}
        # The kernel's middle is 5 from its corner, which lies 1 outside of the picture at first.
        plane = [
            [
                max(0.0, sum(f * at(c, 4 * y + 4, 4 * x + 4) for c, f in enumerate(self.colours)))
                for x in range(54)
            ]
            for y in range(54)
        ]
        plane = max_pool(plane)
        tensors[3] = alone(plane, 64)
        plane = max_pool(max_pool(plane))
        tensors[13] = alone(plane, 256)

        def window(i):
            return range(i * 5 // 6, -(-(i + 1) * 5 // 6))

        answer = []
        for i in range(6):
            for j in range(6):
                cells = [plane[y][x] for y in window(i) for x in window(j)]
                answer.append(sum(cells) / len(cells))
        tensors[22] = ([1000], answer + [0.0] * 964)
        return tensors
