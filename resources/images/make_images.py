#!/usr/bin/env python3
"""Paints Splitscope's sample pictures: make_images.py [NAME...] writes NAME.jpg beside itself.

Needs python3-numpy and python3-pil. The same seed gives the same picture.
"""
import pathlib
import sys

import numpy as np

from bowl_of_oranges import bowl_of_oranges
from cat_at_the_window import cat_at_the_window
from city_at_night import city_at_night
from landscapes import mountain_lake, ship_at_sunset
from lighthouse import lighthouse
from painting import finished

SCENES = {  # name: (scene, seed)
    "bowl_of_oranges": (bowl_of_oranges, 11),
    "cat_at_the_window": (cat_at_the_window, 12),
    "city_at_night": (city_at_night, 13),
    "lighthouse": (lighthouse, 14),
    "mountain_lake": (mountain_lake, 15),
    "ship_at_sunset": (ship_at_sunset, 16),
}


def main(names):
    folder = pathlib.Path(__file__).parent
    for name in names or SCENES:
        scene, seed = SCENES[name]
        rng = np.random.default_rng(seed)
        target = folder / f"{name}.jpg"
        finished(scene(rng), rng).save(target, quality=88, optimize=True)
        print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
