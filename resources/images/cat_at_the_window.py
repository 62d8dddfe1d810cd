"""A cat at the window."""
import numpy as np

from painting import (
    COLUMNS,
    ROWS,
    SCALE,
    WIDTH,
    blur,
    colour,
    glow,
    gradient,
    lerp,
    light,
    noise,
    over,
    polygon,
    shifted,
    smoothstep,
    spline,
)


def bokeh(picture, rng, count, rows, sizes, tints, strength):
    """Lamps out of focus: discs with a brighter rim."""
    for _ in range(count):
        x, y, radius = rng.uniform(-20, 660), rng.uniform(*rows), rng.uniform(*sizes)
        distance = np.hypot(COLUMNS / SCALE - x, ROWS / SCALE - y) / radius
        disc = (1 - smoothstep(0.80, 1.12, distance)) * (0.85 + 0.15 * np.clip(distance, 0, 1) ** 4)
        tint = colour(tints[rng.integers(len(tints))])
        picture = light(picture, tint, disc * strength * rng.uniform(0.35, 1.0))
    return picture


def evening_outside(rng):
    """What the window looks on: a warm sky over roofs, all of it out of focus."""
    picture = gradient(
        ROWS / SCALE,
        [(0, "3d4f86"), (120, "8a74a0"), (215, "e2926f"), (290, "ffc987"), (340, "f5a564")],
    )
    wisps = noise(rng, 3, 9, 6, 0.55)
    picture = light(picture, colour("ffb48a"), 0.30 * smoothstep(0.2, 1.8, wisps))
    picture = light(picture, colour("ffd79a"), 0.75 * glow(455, 262, 75))
    for base, paint, amount in ((300, "a8718a", 26), (325, "6d4f74", 34), (352, "433656", 30)):
        steps = np.repeat(rng.uniform(0, 1, 34), 40)[:WIDTH]
        roof = base - amount * np.interp(np.arange(WIDTH), np.linspace(0, WIDTH, steps.size), steps)
        picture = over(picture, colour(paint), smoothstep(-2, 2, ROWS - roof * SCALE))
    picture = blur(picture, 5 * SCALE)
    return bokeh(
        picture, rng, 70, (296, 400), (6, 17), ("ffd08a", "ff9f5a", "ffe6b4", "ff7f6a"), 0.42
    )


CAT = [  # seen from behind, in final pixels; the tail apart
    (246, 399),
    (237, 374),
    (238, 340),
    (247, 304),
    (257, 276),
    (268, 254),
    (273, 240),
    (268, 226),
    (260, 207),
    (259, 184),
    (256, 160),
    (263, 155),
    (281, 175),
    (297, 170),
    (320, 170),
    (336, 175),
    (353, 155),
    (360, 160),
    (357, 184),
    (356, 207),
    (348, 226),
    (344, 240),
    (349, 254),
    (360, 276),
    (370, 304),
    (380, 340),
    (382, 374),
    (373, 399),
]
TAIL = [
    (362, 384),
    (392, 392),
    (424, 390),
    (446, 376),
    (452, 356),
    (446, 342),
    (438, 346),
    (440, 360),
    (431, 372),
    (404, 376),
    (372, 366),
]


def fur(mask, rng):
    """Breaks the outline into hairs."""
    reach = 3.2 * SCALE / 2
    field = blur(mask, reach)
    hairs = noise(rng, 150, 110, 3, 0.8) * 0.16 + noise(rng, 40, 40, 3) * 0.05
    return smoothstep(0.40, 0.60, field + hairs * (4 * field * (1 - field)))


def cat(picture, rng):
    shape = np.maximum(polygon(spline(CAT)), polygon(spline(TAIL)))
    mask = fur(shape, rng)
    inner = blur(mask, 9 * SCALE)
    coat = noise(rng, 46, 60, 5, 0.7)
    tabby = smoothstep(
        0.1, 0.9, np.sin(ROWS / SCALE * 0.30 + 1.5 * noise(rng, 5, 6, 3)) + 0.25 * coat
    )
    paint = lerp(
        colour("2c2024"),
        colour("5c4136"),
        np.clip(0.34 + 0.20 * coat - 0.28 * tabby, 0, 1)[..., None],
    )
    from_right = np.clip(inner - shifted(inner, -14 * SCALE, 0), 0, 1)
    from_left = np.clip(inner - shifted(inner, 14 * SCALE, 0), 0, 1)
    rim = smoothstep(0.86, 0.40, blur(mask, 3.5 * SCALE)) * (0.7 + 0.3 * coat)
    paint = light(paint, colour("ffb765"), np.clip(1.15 * rim * (0.45 + 2.2 * from_right), 0, 1))
    paint = light(paint, colour("8f86b4"), np.clip(0.55 * rim * from_left * 2.0, 0, 1))
    picture = over(picture, paint, mask)
    for ear in (
        [(261, 164), (267, 166), (277, 180), (263, 184)],
        [(355, 164), (349, 166), (339, 180), (353, 184)],
    ):
        picture = light(picture, colour("d07a52"), 0.35 * blur(polygon(ear), 3))
    return picture


def frame(picture, rng):
    """Bars, sash and sill, lit from outside along their edges."""
    bars = [
        (0, 0, 46, 480),
        (594, 0, 640, 480),
        (0, 0, 640, 26),
        (470, 0, 484, 420),
        (0, 118, 640, 128),
    ]
    grain = noise(rng, 4, 60, 5, 0.6) * 0.012
    for left, top, right, bottom in bars:
        mask = polygon([(left, top), (right, top), (right, bottom), (left, bottom)], 0.8)
        edge = blur(1 - mask, 2.2 * SCALE)
        paint = light(colour("3b2f33") + grain[..., None], colour("e39a63"), 0.62 * edge)
        picture = over(picture, paint, mask)
    return picture


def sill(picture, rng):
    mask = polygon([(0, 396), (640, 396), (640, 480), (0, 480)], 1.0)
    t = ROWS / SCALE
    grain = noise(rng, 3, 44, 6, 0.6)[..., None]
    paint = (
        gradient(t, [(396, "d79f6e"), (404, "a06a48"), (440, "6b4634"), (480, "3c2a26")])
        + 0.035 * grain
    )
    paint = light(
        paint,
        colour("ffcf8f"),
        0.55 * np.exp(-np.abs(COLUMNS / SCALE - 430) / 150) * smoothstep(480, 396, t),
    )
    shadow = np.exp(-(((COLUMNS / SCALE - 305) / 88) ** 4)) * smoothstep(470, 398, t)
    paint = paint * (1 - 0.62 * shadow)[..., None]
    return over(picture, paint, mask)


def plant(picture, rng):
    """A pot with leaves at the left, against the light."""
    for _ in range(46):
        angle, length = rng.uniform(-2.75, -0.4), rng.uniform(45, 120)
        bend = rng.uniform(-0.7, 0.7)
        t = np.linspace(0, 1, 12)
        x = 118 + np.cos(angle) * length * t + bend * 20 * t**2
        y = 352 + np.sin(angle) * length * t + 26 * t**2.5
        half = 5.2 * np.sin(np.pi * np.clip(t * 0.96 + 0.04, 0, 1)) ** 0.8
        nx, ny = -np.sin(angle), np.cos(angle)
        outline = (
            list(zip(x + nx * half, y + ny * half)) + list(zip(x - nx * half, y - ny * half))[::-1]
        )
        leaf = polygon(outline, 0.9)
        shade = lerp(colour("1f2d24"), colour("7d8a45"), np.float32(rng.uniform(0, 1) ** 1.6))
        picture = over(picture, shade, leaf * 0.95)
    pot = polygon([(88, 346), (150, 346), (142, 402), (96, 402)], 0.8)
    lip = polygon([(84, 340), (154, 340), (154, 352), (84, 352)], 0.8)
    across = (COLUMNS / SCALE - 119) / 34
    paint = lerp(colour("5a2c22"), colour("d98250"), smoothstep(-0.2, 1.05, across)[..., None])
    paint = paint + 0.02 * noise(rng, 60, 50, 4)[..., None]
    return over(picture, paint, np.maximum(pot, lip))


def cat_at_the_window(rng):
    picture = frame(evening_outside(rng), rng)
    return cat(plant(sill(picture, rng), rng), rng)
