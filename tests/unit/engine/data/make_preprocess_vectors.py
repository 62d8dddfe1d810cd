#!/usr/bin/python3
"""Makes what tst_preprocess compares with: torchvision's own transforms of pictures that a formula
paints, here and in the test alike.

vectors.txt: for each picture its kind and size, the SHA-256 of the normalised float32 tensor and
some of its numbers, as torchvision makes them of an 8-bit tensor (resize with antialias, which
rounds to whole levels; centre crop; convert; normalise).
pil_<kind>.png: the 224 x 224 crop as torchvision makes it of a PIL image.
"""
import hashlib
import pathlib

import numpy
import torch
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode

FOLDER = pathlib.Path(__file__).parent / "preprocess"
MEAN = [0.485, 0.456, 0.406]
DEVIATION = [0.229, 0.224, 0.225]
SIZES = [(1, 1), (5, 3), (97, 61), (224, 224), (256, 256), (257, 511), (300, 200), (333, 1000),
         (640, 480), (1023, 768)]
SAMPLES = [(0, 0, 0), (1, 0, 223), (2, 223, 0), (0, 223, 223), (1, 111, 112), (2, 17, 200)]


def painted(kind, width, height):
    """height x width x 3 levels."""
    y, x, c = numpy.meshgrid(numpy.arange(height), numpy.arange(width), numpy.arange(3),
                             indexing="ij")
    if kind == "noise":
        return (((x * 7919 + y * 104729 + c * 1299709) * 2654435761 >> 13) & 255).astype("uint8")
    return ((x * 255 // max(width - 1, 1) + y * 3 + c * 85) // 2 % 256).astype("uint8")


def main():
    FOLDER.mkdir(exist_ok=True)
    lines = []
    for kind in ("noise", "ramps"):
        for width, height in SIZES:
            picture = torch.from_numpy(painted(kind, width, height)).permute(2, 0, 1)
            small = F.resize(picture, [256], InterpolationMode.BILINEAR, antialias=True)
            levels = F.convert_image_dtype(F.center_crop(small, [224]), torch.float)
            tensor = F.normalize(levels, MEAN, DEVIATION)
            digest = hashlib.sha256(tensor.contiguous().numpy().tobytes()).hexdigest()
            samples = " ".join(f"{tensor[c, y, x].item():.9g}" for c, y, x in SAMPLES)
            lines.append(f"{kind} {width} {height} {digest} {samples}\n")
        picture = F.to_pil_image(painted(kind, 640, 480))
        small = F.resize(picture, [256], InterpolationMode.BILINEAR, antialias=True)
        F.center_crop(small, [224]).save(FOLDER / f"pil_{kind}.png", optimize=True)
    (FOLDER / "vectors.txt").write_text("".join(lines))


main()
