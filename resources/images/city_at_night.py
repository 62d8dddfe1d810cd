"""A city at night by the water."""
import numpy as np

from painting import (
    COLUMNS,
    HEIGHT,
    ROWS,
    SCALE,
    WIDTH,
    blur,
    colour,
    drawn,
    glow,
    gradient,
    lerp,
    light,
    noise,
    over,
    polygon,
    smoothstep,
    water,
)

WINDOW_TINTS = ("ffd98c", "ffc46a", "fff0c8", "f7b25a", "cfe3ff")


def stars(picture, rng):
    field = rng.random((HEIGHT, WIDTH)) > 0.99975
    twinkle = (
        blur(field * rng.random((HEIGHT, WIDTH)), 1.1)
        * 9
        * (1 - smoothstep(120, 240, ROWS / SCALE))
    )
    return light(picture, colour("dfe8ff"), np.clip(twinkle, 0, 1))


def moon(picture, rng, x, y, radius):
    distance = np.hypot(COLUMNS / SCALE - x, ROWS / SCALE - y)
    picture = light(picture, colour("9fb4e0"), 0.55 * glow(x, y, 46))
    seas = 0.82 + 0.10 * np.clip(noise(rng, 26, 20, 4), -1.5, 1)
    return over(
        picture,
        colour("fff6dc") * seas[..., None],
        1 - smoothstep(radius - 0.8, radius + 0.8, distance),
    )


def windows_of(rng, left, top, right, bottom, lit_share, step):
    """Which panes of a facade are lit, as a list of rectangles with a tint."""
    panes = []
    for y in np.arange(top + 5, bottom - 2, step * 1.25):
        floor_lit = rng.random() < 0.12
        for x in np.arange(left + 3, right - step * 0.7, step):
            if rng.random() < (0.85 if floor_lit else lit_share):
                panes.append(
                    (
                        x,
                        y,
                        x + step * 0.56,
                        y + step * 0.62,
                        WINDOW_TINTS[rng.integers(5)],
                        rng.uniform(0.35, 1),
                    )
                )
    return panes


def block(picture, rng, x, top, width, base, wall, lit_share, step):
    """One building: facade, a lit side, panes, now and then a spire."""
    facade = polygon([(x, top), (x + width, top), (x + width, base), (x, base)], 0.5)
    height = np.clip((ROWS / SCALE - top) / (base - top), 0, 1)
    paint = lerp(colour(wall) * 0.82, colour(wall) * 1.35, height[..., None])
    side = smoothstep(0.72, 0.76, (COLUMNS / SCALE - x) / width)
    picture = over(picture, paint * (1 - 0.28 * side)[..., None], facade)
    if rng.random() < 0.3:
        middle, spire = x + width / 2, rng.uniform(14, 34)
        picture = over(
            picture,
            colour(wall),
            polygon(
                [
                    (middle - 1.4, top),
                    (middle - 0.4, top - spire),
                    (middle + 0.4, top - spire),
                    (middle + 1.4, top),
                ],
                0.5,
            ),
        )
        picture = light(picture, colour("ff5a4a"), 0.9 * glow(middle, top - spire, 1.7))
    panes = windows_of(rng, x, top, x + width, base, lit_share, step)
    for tint in WINDOW_TINTS:

        def shapes(draw, tint=tint):
            for left, upper, right, lower, its_tint, level in panes:
                if its_tint == tint:
                    draw.rectangle(
                        [left * SCALE, upper * SCALE, right * SCALE, lower * SCALE],
                        fill=int(255 * level),
                    )

        picture = light(picture, colour(tint), drawn(shapes, 0.45))
    return picture


def skyline(picture, rng, base, layers):
    for wall, low, high, widths, lit_share, step in layers:
        x = rng.uniform(-30, -5)
        while x < 645:
            width = rng.uniform(*widths)
            hump = 0.45 + 0.75 * np.exp(-(((x - 330) / 190) ** 2))
            top = base - rng.uniform(low, high) * hump
            picture = block(picture, rng, x, top, width, base, wall, lit_share, step)
            x += width + rng.uniform(-3, 7)
        haze = np.exp(-np.abs(ROWS / SCALE - base) / 62)
        picture = light(picture, colour("7a5a78"), 0.16 * haze)
    return picture


def promenade(picture, rng, base):
    """Street lamps along the water."""
    picture = over(
        picture,
        colour("15131f"),
        polygon([(0, base - 6), (640, base - 6), (640, base + 1), (0, base + 1)], 0.8),
    )
    for x in np.arange(12, 640, 31.0):
        y = base - 12
        picture = light(
            picture, colour("ffcf87"), np.clip(1.2 * glow(x, y, 2.6) + 0.32 * glow(x, y, 11), 0, 1)
        )
    return picture


def city_at_night(rng):
    base = 322
    picture = gradient(
        ROWS / SCALE,
        [(0, "070b22"), (120, "16204a"), (230, "3b3566"), (300, "7d5272"), (330, "a5686c")],
    )
    picture = stars(picture, rng)
    picture = light(
        picture, colour("5a5f92"), 0.35 * smoothstep(0.2, 1.9, noise(rng, 3, 7, 7, 0.55))
    )
    picture = moon(picture, rng, 118, 82, 21)
    picture = skyline(
        picture,
        rng,
        base,
        [
            ("39375f", 110, 205, (26, 46), 0.24, 3.0),
            ("25264a", 70, 190, (32, 58), 0.34, 3.8),
            ("15172f", 34, 105, (38, 76), 0.40, 4.7),
        ],
    )
    picture = promenade(picture, rng, base)
    picture = water(picture, base + 1, rng, "0a0f26", swell=0.85, clarity=0.55)
    below = (ROWS / SCALE > base + 2)[..., None]
    drawn_out = np.maximum(picture, 1.05 * blur(picture * below, 0.8, 17 * SCALE))
    return np.where(below, drawn_out, picture)
