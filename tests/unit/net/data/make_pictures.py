#!/usr/bin/python3
"""Makes the pictures that Qt cannot write itself, with python3-pil: 16 x 8, left half red."""
import pathlib

from PIL import Image

FOLDER = pathlib.Path(__file__).parent
RED, BLUE = (255, 0, 0), (0, 0, 255)


def halves(left, right):
    picture = Image.new("RGB", (16, 8), right)
    picture.paste(left, (0, 0, 8, 8))
    return picture


def main():
    first, second = halves(RED, BLUE), halves(BLUE, RED)
    first.convert("CMYK").save(FOLDER / "cmyk.jpg", quality=95)
    first.save(FOLDER / "animated.gif", save_all=True, append_images=[second], duration=100)
    first.save(FOLDER / "animated.webp", save_all=True, append_images=[second], duration=100,
               lossless=True)
    first.quantize(4).save(FOLDER / "palette.png")
    turned = Image.Exif()
    turned[0x0112] = 6  # the camera was turned: rotate by 90 degrees clockwise to see it upright
    first.save(FOLDER / "turned.jpg", quality=95, exif=turned)


main()
