#!/usr/bin/python3
"""Makes the small weights files that the tests open: python3-torch writes them.

Element i of parameter p of conv(1->2, 3x3) and fc(8->3) is (i + 10 p - 16) / 8, which is exact in
every type. Run from anywhere; the files are committed, so that the tests need no Python.
"""
import collections
import os
import pathlib
import zipfile

import torch

FOLDER = pathlib.Path(__file__).parent / "weights"


def state_dict():
    tiny = torch.nn.Sequential(
        collections.OrderedDict(conv=torch.nn.Conv2d(1, 2, 3), fc=torch.nn.Linear(8, 3)))
    for p, (name, tensor) in enumerate(tiny.state_dict().items()):
        with torch.no_grad():
            tensor.copy_((torch.arange(tensor.numel()) + 10 * p - 16).reshape(tensor.shape) / 8)
    return tiny.state_dict()


def changed(change):
    weights = state_dict()
    for name in weights:
        weights[name] = change(name, weights[name])
    return weights


def scattered(name, tensor):
    """The same numbers, column-major inside a larger storage."""
    storage = torch.full((3 + 2 * tensor.numel(),), float("nan"))
    strides, step = [], 2
    for extent in tensor.shape:
        strides.append(step)
        step *= extent
    view = storage.as_strided(tensor.shape, strides, 3)
    return view.copy_(tensor)


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/a-pickle-was-called",)


def deflated(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(
            target, "w", zipfile.ZIP_DEFLATED) as new:
        for record in old.infolist():
            new.writestr(record.filename, old.read(record))


def main():
    FOLDER.mkdir(exist_ok=True)
    weights = state_dict()
    tracked = collections.OrderedDict(weights)
    tracked["bn.num_batches_tracked"] = torch.tensor(17)
    files = {
        "archive": weights,
        "half": changed(lambda _, tensor: tensor.half()),
        "bfloat16": changed(lambda _, tensor: tensor.bfloat16()),
        "double": changed(lambda _, tensor: tensor.double()),
        "scattered": changed(scattered),
        "parameters": {name: torch.nn.Parameter(tensor) for name, tensor in weights.items()},
        "tracked": tracked,
        "integers": changed(lambda name, tensor: tensor.long() if name == "fc.bias" else tensor),
        "checkpoint": {"epoch": 3, "state_dict": weights},
        "call": {**weights, "evil": Evil()},
    }
    for name, content in files.items():
        torch.save(content, FOLDER / f"{name}.pth")
    for name in ("half", "scattered", "tracked", "call"):
        torch.save(files[name], FOLDER / f"legacy_{name}.pth",
                   _use_new_zipfile_serialization=False)
    torch.save(weights, FOLDER / "legacy.pth", _use_new_zipfile_serialization=False)
    torch.save(weights, FOLDER / "protocol4.pth", pickle_protocol=4)
    deflated(FOLDER / "archive.pth", FOLDER / "deflated.pth")


main()
