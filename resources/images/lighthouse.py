"""A lighthouse on a headland."""
import numpy as np

from landscapes import clouds
from painting import (
    COLUMNS,
    ROWS,
    SCALE,
    WIDTH,
    blur,
    colour,
    drawn,
    gradient,
    lerp,
    noise,
    over,
    polygon,
    sample,
    shifted,
    smoothstep,
    spline,
    water,
)


def headland(rng):
    """The top edge of the cliff for each column, and its foot, in final pixels."""
    x = np.arange(WIDTH) / SCALE
    rough = noise(rng, 11, 1, 7, 0.55, (2, WIDTH))[0]
    top = (
        203
        + 16 * smoothstep(95, 0, x)
        + 74 * smoothstep(252, 372, x)
        + 4.5 * rough * smoothstep(240, 290, x)
    )
    foot = 352 + 26 * smoothstep(300, -40, x) + 6 * noise(rng, 12, 1, 5, 0.55, (2, WIDTH))[0]
    return lerp(top, 430, smoothstep(352, 398, x + 8 * rough)), foot


def cliff(picture, rng):
    top, foot = headland(rng)
    height = ROWS / SCALE
    ragged = 1.3 * noise(rng, 90, 60, 3, 0.7)
    land = smoothstep(-1, 1, (height - top) * SCALE + ragged) * (
        1 - smoothstep(-1, 1, (height - foot) * SCALE)
    )
    warp_x, warp_y = noise(rng, 9, 6, 4), noise(rng, 7, 9, 4)
    beds = noise(rng, 6, 26, 7, 0.72)
    cracks = noise(rng, 30, 8, 7, 0.7, ridged=True)
    beds = sample(beds, COLUMNS + 20 * warp_x, ROWS + 16 * warp_y + 0.16 * COLUMNS)
    cracks = sample(cracks, COLUMNS + 16 * warp_y + 0.2 * ROWS, ROWS + 18 * warp_x)
    relief = blur(beds - 1.6 * cracks, 0.8)
    relief = relief - shifted(relief, 4, 5)
    tone = (
        0.45 + 0.30 * relief + 0.10 * beds - 0.22 * smoothstep(0.42, 0.62, cracks) + 0.13 * warp_x
    )
    rock = lerp(colour("3f3733"), colour("c4b298"), np.clip(tone, 0, 1)[..., None])
    wet = smoothstep(17, 3, foot - height + 3 * warp_y)
    picture = over(picture, rock * (1 - 0.5 * wet)[..., None], land)
    below_top = height - top
    blades = noise(rng, 130, 60, 4, 0.75)
    turf = land * smoothstep(30, 12, below_top + 8 * noise(rng, 16, 10, 4) + 4 * blades)
    sunny = 0.5 + 0.20 * blades + 0.014 * (12 - below_top) + 0.16 * noise(rng, 7, 14, 3)
    return over(
        picture, lerp(colour("38521f"), colour("a5b45c"), np.clip(sunny, 0, 1)[..., None]), turf
    )


def tower(picture, rng, x=150, foot=205, top=62):
    """White with red bands, round: lit from the right."""
    height = ROWS / SCALE
    t = np.clip((height - top) / (foot - top), 0, 1)
    half = lerp(11.5, 19.0, t)
    across = (COLUMNS / SCALE - x) / half
    body = (np.abs(across) < 1) & (height >= top) & (height <= foot + 3)
    round_light = np.clip(
        0.34 + 0.72 * np.sqrt(np.clip(1 - (across - 0.42) ** 2 / 2.1, 0, 1)), 0, 1.05
    )
    bands = np.floor((height - top) / (foot - top) * 5) % 2 == 1
    plaster = lerp(colour("f6f1e7"), colour("b9342b"), bands.astype(np.float32)[..., None])
    weather = 1 - 0.05 * np.clip(noise(rng, 70, 14, 5, 0.6), -1, 2)
    picture = over(
        picture,
        plaster * (round_light * weather)[..., None] * colour("fff6e6"),
        blur(body.astype(np.float32), 0.7),
    )
    for window_y in (92, 132, 172):
        picture = over(
            picture,
            colour("2b2f3a"),
            polygon(
                [
                    (x + 2, window_y),
                    (x + 7, window_y),
                    (x + 7, window_y + 8),
                    (x + 2, window_y + 8),
                ],
                0.6,
            ),
        )
    gallery = polygon([(x - 18, 57), (x + 18, 57), (x + 15, 64), (x - 15, 64)], 0.5)
    picture = over(
        picture,
        lerp(
            colour("33363d"), colour("70747c"), smoothstep(-18, 18, COLUMNS / SCALE - x)[..., None]
        ),
        gallery,
    )
    glass = polygon([(x - 9, 38), (x + 9, 38), (x + 9, 57), (x - 9, 57)], 0.4)
    pane = lerp(
        colour("7e97a5"),
        colour("fff2c4"),
        np.exp(-np.hypot(COLUMNS / SCALE - x - 1, height - 48) / 6)[..., None],
    )
    picture = over(picture, pane, glass)

    def ironwork(draw):
        for dx in (-9, -3, 3, 9):
            draw.line(
                [((x + dx) * SCALE, 38 * SCALE), ((x + dx) * SCALE, 57 * SCALE)], fill=255, width=2
            )
        for dx in np.linspace(-17, 17, 9):
            draw.line(
                [((x + dx) * SCALE, 49 * SCALE), ((x + dx) * SCALE, 58 * SCALE)], fill=220, width=1
            )
        draw.line(
            [((x - 17) * SCALE, 50 * SCALE), ((x + 17) * SCALE, 50 * SCALE)], fill=255, width=2
        )
        draw.line([(x * SCALE, 22 * SCALE), (x * SCALE, 14 * SCALE)], fill=255, width=2)

    picture = over(picture, colour("2c2a2e"), drawn(ironwork, 0.4))
    roof = polygon(
        spline([(x - 12, 39), (x - 8, 29), (x, 22), (x + 8, 29), (x + 12, 39), (x, 40)], 8), 0.4
    )
    shine = smoothstep(-12, 10, COLUMNS / SCALE - x)
    return over(picture, lerp(colour("6d1c18"), colour("cf4a3c"), shine[..., None]), roof)


def cottage(picture, down=13):
    """Beside the tower; the grass hides the foot of its walls."""

    def shape(*points):
        return polygon([(x, y + down) for x, y in points], 0.5)

    picture = over(picture, colour("d9d0c1"), shape((182, 168), (238, 168), (238, 196), (182, 194)))
    picture = over(
        picture, colour("fbf3e4"), shape((238, 168), (247, 152), (258, 169), (258, 195), (238, 196))
    )
    tiles = lerp(
        colour("7c3a2c"), colour("b0583f"), smoothstep(150, 169, ROWS / SCALE - down)[..., None]
    )
    picture = over(picture, tiles, shape((178, 169), (189, 150), (247, 150), (239, 169)))
    for x in (190, 206, 222):
        picture = over(
            picture, colour("39424d"), shape((x, 175), (x + 8, 175), (x + 8, 185), (x, 185))
        )
    return over(picture, colour("a24e3a"), shape((206, 142), (214, 142), (214, 153), (206, 153)))


def tufts(picture, rng):
    """Grass in front of the tower and the house, which roots them in the ground."""

    def shapes(draw):
        for x in rng.uniform(112, 272, 420):
            tall, bend = rng.uniform(2, 7.5), rng.normal(0, 2)
            y = 208 + rng.uniform(-1.5, 3)
            draw.line(
                [(x * SCALE, y * SCALE), ((x + bend) * SCALE, (y - tall) * SCALE)],
                fill=235,
                width=2,
            )

    shade = np.clip(0.5 + 0.25 * noise(rng, 130, 60, 3, 0.8), 0, 1)[..., None]
    return over(picture, lerp(colour("4a6629"), colour("a2b159"), shade), drawn(shapes, 0.5))


def surf(picture, rng):
    """Foam where the sea meets the rock, and white horses further out."""
    _, foot = headland(np.random.default_rng(41))
    height = ROWS / SCALE
    lace = smoothstep(0.0, 1.1, noise(rng, 40, 70, 6, 0.7) + 0.9)
    shore = (
        np.exp(-np.abs(height - foot - 3) / 6)
        * smoothstep(416, 376, COLUMNS / SCALE)
        * (height > foot - 7)
    )
    picture = over(picture, colour("f3f7f5"), np.clip(shore * lace * 1.25, 0, 1))
    streak = noise(rng, 30, 120, 5, 0.7) + 0.6 * noise(rng, 5, 14, 3)
    caps = smoothstep(1.55, 2.3, streak) * smoothstep(300, 420, height)
    return over(picture, colour("eef4f4"), 0.75 * caps)


def lighthouse(rng):
    picture = gradient(
        ROWS / SCALE, [(0, "2d6fb4"), (140, "74a9d8"), (240, "bcd7e8"), (292, "e8ecea")]
    )
    picture = clouds(picture, rng, (3.0, 4.2), 0.05, "ffffff", "9db2c9", 10, 285, 1.0)
    picture = water(picture, 292, rng, "0d4a63", swell=1.5, clarity=0.02)
    shallow = smoothstep(420, 120, COLUMNS / SCALE) * smoothstep(300, 400, ROWS / SCALE)
    picture = over(picture, colour("2f8f93"), 0.30 * shallow)
    picture = cliff(picture, np.random.default_rng(41))
    picture = surf(picture, rng)
    return tufts(tower(cottage(picture), rng), rng)
