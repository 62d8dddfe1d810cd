"""Mountains by a lake, and a ship at sunset."""
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
    sample,
    shifted,
    smoothstep,
    water,
)


def clouds(picture, rng, cells, cover, lit, shaded, top, bottom, sharpness=0.9):
    """Cumulus between two rows: lit from the upper left, shaded below."""
    density = noise(rng, *cells, octaves=8, gain=0.56)
    band = smoothstep(top - 60, top + 30, ROWS / SCALE) * (
        1 - smoothstep(bottom - 60, bottom, ROWS / SCALE)
    )
    density = density * 0.8 + cover - 2.2 * (1 - band)
    mask = smoothstep(0, sharpness, density)
    toward_sun = shifted(blur(density, 6), 12, 14)
    relief = smoothstep(-0.55, 0.75, density - toward_sun)
    paint = lerp(colour(shaded), colour(lit), relief[..., None])
    return over(picture, paint, mask * 0.94)


def terrain(rng, side=1400):
    """Heights in 0..1 with a valley that runs away from the viewer, and their shading."""
    ridges = noise(rng, 4.2, 4.2, 9, 0.47, (side, side), ridged=True)
    ridges = (ridges - ridges.min()) / (ridges.max() - ridges.min())
    depth, across = np.mgrid[0:side, 0:side].astype(np.float32) / side
    valley = smoothstep(0.02, 0.36, np.abs(across - 0.47 - 0.05 * np.sin(depth * 7)))
    back = smoothstep(0.5, 0.95, depth)
    rise = np.clip(0.10 + 0.62 * valley * smoothstep(0.0, 0.6, depth + 0.15) + 0.85 * back, 0, 1)
    heights = ridges * rise + 0.02 * noise(rng, 60, 60, 4, 0.6, (side, side)) * rise
    slope_y, slope_x = np.gradient(heights * side * 0.55)
    normal = np.stack([-slope_x, -slope_y, np.full_like(slope_x, 1.0)], -1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    sun = np.array([-0.66, -0.32, 0.68], np.float32)
    return heights, np.clip(normal @ sun, 0, 1), normal[..., 2]


def ground_colour(rng, heights, sunlit, upright):
    """Snow on what is high and not too steep, forest low down, rock between."""
    speckle = noise(rng, 90, 90, 4, 0.7, heights.shape)
    rock = lerp(colour("4d4a52"), colour("8d8179"), np.clip(0.5 + 0.25 * speckle, 0, 1)[..., None])
    forest = lerp(
        colour("1d3326"), colour("3f5a35"), np.clip(0.45 + 0.3 * speckle, 0, 1)[..., None]
    )
    snow = smoothstep(0.25, 0.36, heights + 0.03 * speckle + 0.16 * (upright - 0.5))
    wood = smoothstep(0.19, 0.13, heights + 0.02 * speckle)
    albedo = over(over(rock, forest, wood), colour("f4f6fb"), snow)
    warm, cool = colour("fff0d8") * 1.12, colour("6f86b4") * 0.62
    return albedo * lerp(cool, warm, smoothstep(0.12, 0.78, sunlit)[..., None])


def mountains(picture, rng, eye=0.155, shore=300):
    """Front to back over the height field, each column keeping the highest row painted so far."""
    heights, sunlit, upright = terrain(rng)
    paint = ground_colour(rng, heights, sunlit, upright)
    side = heights.shape[0]
    columns = np.arange(WIDTH)
    reached = np.full(WIDTH, shore * SCALE, np.float32)
    haze = colour("a9bfdd")
    rows = ROWS
    for step in range(640):
        depth = 0.06 + 0.93 * (step / 640) ** 1.35
        x = (0.48 + (columns / WIDTH - 0.5) * (0.16 + 0.74 * depth)) * side
        y = np.full(WIDTH, depth * side)
        height = sample(heights, x.astype(np.float32), y.astype(np.float32))
        row = shore * SCALE - (height - 0.028) * 330 * SCALE / (0.42 + 0.9 * depth) * (1 - eye)
        shade = lerp(sample(paint, x, y), haze, 0.74 * smoothstep(0.02, 1.15, depth))
        top = int(max(0, min(row.min(), HEIGHT - 1)))
        window = slice(top, shore * SCALE)
        visible = (rows[window] >= row) & (rows[window] < reached)
        picture[window] = np.where(visible[..., None], shade[None], picture[window])
        reached = np.minimum(reached, row)
    return picture


def conifers(picture, rng, base, count, size, paint):
    """A row of trees along the shore."""

    def shapes(draw):
        for x in np.sort(rng.uniform(-10, 650, count)):
            tall = size * rng.uniform(0.55, 1.25) * (0.75 + 0.45 * np.sin(x / 83) ** 2)
            for tier in np.linspace(0, 1, 7):
                half = tall * 0.17 * (0.16 + tier) * rng.uniform(0.85, 1.2)
                y = base - tall * (1 - tier * 0.93)
                lean = rng.uniform(-0.5, 0.5)
                draw.polygon(
                    [
                        ((x + lean) * SCALE, (y - tall * 0.19) * SCALE),
                        ((x - half) * SCALE, y * SCALE),
                        ((x + half) * SCALE, y * SCALE),
                    ],
                    fill=255,
                )
        draw.rectangle([0, (base - 2) * SCALE, WIDTH, (base + 1) * SCALE], fill=255)

    mask = drawn(shapes, 0.6)
    shade = noise(rng, 120, 90, 3, 0.7)[..., None] * 0.022
    return over(picture, colour(paint) + shade, mask)


def mountain_lake(rng):
    picture = gradient(
        ROWS / SCALE, [(0, "2f66ad"), (150, "79a6d6"), (260, "cfdfee"), (300, "e9e6dd")]
    )
    picture = clouds(picture, rng, (3.2, 6.5), -0.35, "fffaf2", "b9c6da", 0, 190, 1.5)
    picture = mountains(picture, rng)
    picture = conifers(picture, rng, 301, 150, 17, "22382e")
    picture = conifers(picture, rng, 304, 90, 26, "172a22")
    picture = water(picture, 304, rng, "123a4c", swell=0.30, clarity=0.42)
    mist = np.exp(-(((ROWS / SCALE - 303) / 9) ** 2)) * np.clip(
        0.6 + 0.4 * noise(rng, 3, 2, 4), 0, 1
    )
    picture = over(picture, colour("dfe7ec"), 0.42 * blur(mist, 14, 3))
    return foreground_reeds(picture, rng)


def foreground_reeds(picture, rng):
    """Grass in the near corners, out of focus."""

    def shapes(draw):
        for _ in range(330):
            x = rng.choice([rng.normal(30, 62), rng.normal(628, 46)])
            tall = rng.uniform(30, 92) * np.exp(-min(abs(x - 10), abs(x - 640)) / 150)
            bend = rng.normal(0, 12)
            points = [
                ((x + bend * t * t) * SCALE, (484 - tall * t) * SCALE) for t in np.linspace(0, 1, 7)
            ]
            draw.line(points, fill=int(rng.uniform(150, 255)), width=int(rng.integers(2, 5)))

    mask = drawn(shapes, 1.6)
    paint = gradient(ROWS / SCALE, [(380, "8d9a4e"), (430, "55692f"), (480, "26341a")])
    return over(picture, paint, np.clip(mask * 1.1, 0, 1))


def sunset_sky(rng, sun_x, sun_y):
    picture = gradient(
        ROWS / SCALE,
        [
            (0, "2b2f63"),
            (90, "5e4480"),
            (170, "b85a78"),
            (232, "f08a53"),
            (272, "ffc46b"),
            (300, "ffdf9a"),
        ],
    )
    for scale, amount in ((330, 0.55), (120, 0.6), (40, 0.7)):
        picture = light(picture, colour("ffb057"), amount * glow(sun_x, sun_y, scale))
    streaks = noise(rng, 2.2, 15, 8, 0.58) + 0.5 * noise(rng, 6, 30, 6, 0.6)
    height = ROWS / SCALE
    mask = smoothstep(0.15, 1.6, streaks - 0.3 + 0.7 * np.exp(-(((height - 130) / 80) ** 2)))
    mask *= 1 - smoothstep(235, 290, height)
    nearness = np.exp(-np.hypot((COLUMNS / SCALE - sun_x) / 260, (height - sun_y) / 150))
    under = smoothstep(-0.4, 0.7, streaks - shifted(blur(streaks, 4), 0, -9))
    dark = lerp(colour("473a6b"), colour("a4506a"), smoothstep(60, 240, height)[..., None])
    bright = lerp(colour("f29a76"), colour("ffe2a0"), nearness[..., None])
    paint = lerp(dark, bright, (under * (0.30 + 0.85 * nearness))[..., None])
    picture = over(picture, paint, mask * 0.85)
    disc = 1 - smoothstep(15.2, 16.6, np.hypot(COLUMNS / SCALE - sun_x, height - sun_y))
    return over(picture, colour("fff4cf"), disc * 0.97)


def rigging(draw, masts):
    for x, foot, top in masts:
        draw.line([(x * SCALE, foot * SCALE), (x * SCALE, top * SCALE)], fill=255, width=4)
    for x, foot, top in masts:
        for dx in (-26, 26):
            draw.line(
                [(x * SCALE, top * SCALE), ((x + dx) * SCALE, foot * SCALE)], fill=150, width=1
            )
    stays = [(262, 282), *[(x, top) for x, _, top in masts], (418, 283)]
    draw.line([(x * SCALE, y * SCALE) for x, y in stays], fill=170, width=1)


def ship(picture, rng):
    """A three-master against the light: hull, masts, and sails that the sun shines through."""
    masts = [(300, 292, 178), (340, 292, 164), (379, 292, 186)]
    sails = []
    for x, foot, top in masts:
        levels = np.linspace(top + 8, foot - 14, 5)
        for number, (upper, lower) in enumerate(zip(levels, levels[1:])):
            half = 9 + 4.6 * number
            sails.append(
                [
                    (x - half, upper),
                    (x + half, upper),
                    (x + half + 5, (2 * upper + 3 * lower) / 5),
                    (x + half + 3.5, lower - 1.5),
                    (x + 3, lower - 4.5),
                    (x - half - 3, lower - 1.5),
                    (x - half + 1.5, (2 * upper + 3 * lower) / 5),
                ]
            )
    sails += [
        [(264, 281), (296, 200), (292, 276)],
        [(274, 284), (297, 224), (294, 284)],
        [(384, 214), (412, 276), (384, 281)],
    ]
    cloth = np.clip(sum(polygon(s, 0.6) for s in sails), 0, 1)
    folds = 0.5 + 0.5 * np.sin(COLUMNS / SCALE * 0.42 + noise(rng, 6, 6, 3))
    paint = lerp(colour("4a2a33"), colour("b0613f"), (0.25 + 0.4 * folds)[..., None])
    picture = over(picture, paint, cloth * 0.93)
    picture = over(picture, colour("1d1420"), drawn(lambda draw: rigging(draw, masts), 0.5))
    hull = [
        (268, 283),
        (290, 288),
        (350, 290),
        (396, 287),
        (417, 279),
        (413, 292),
        (405, 304),
        (292, 304),
        (280, 296),
    ]
    bowsprit = polygon([(246, 276), (272, 284), (272, 287)], 0.4)
    picture = over(picture, colour("1a1119"), np.maximum(polygon(hull, 0.6), bowsprit))
    return over(
        picture,
        colour("d8894e"),
        0.55
        * polygon(
            [
                (270, 284),
                (292, 289),
                (395, 288),
                (416, 280),
                (416, 281.4),
                (395, 289.4),
                (292, 290.4),
                (270, 285.4),
            ],
            0.5,
        ),
    )


def gulls(picture, rng, count):
    def shapes(draw):
        for _ in range(count):
            x, y, span = rng.uniform(120, 540), rng.uniform(90, 215), rng.uniform(4, 9)
            lift = rng.uniform(0.2, 0.5) * span
            wing = [
                (x - span, y - lift * 0.5),
                (x - span * 0.45, y - lift),
                (x, y),
                (x + span * 0.45, y - lift),
                (x + span, y - lift * 0.4),
            ]
            draw.line([(px * SCALE, py * SCALE) for px, py in wing], fill=230, width=3)

    return over(picture, colour("2a1c30"), drawn(shapes, 0.6))


def ship_at_sunset(rng):
    sun_x, sun_y = 452, 262
    picture = sunset_sky(rng, sun_x, sun_y)
    coast = (
        300
        - 15 * np.exp(-(((np.arange(WIDTH) / SCALE - 60) / 120) ** 2))
        - 2.5 * (1 + noise(rng, 14, 1, 5, shape=(2, WIDTH))[0]) * (np.arange(WIDTH) / SCALE < 210)
    )
    picture = over(picture, colour("8a4a66"), smoothstep(-1, 1, ROWS - coast * SCALE) * 0.8)
    picture = ship(picture, rng)
    picture = water(picture, 302, rng, "1c1c3e", swell=1.15, clarity=0.45)
    path = np.exp(
        -(((COLUMNS / SCALE - sun_x) / (16 + 0.42 * np.clip(ROWS / SCALE - 302, 0, None))) ** 2)
    )
    below = (ROWS / SCALE > 303).astype(np.float32)
    glitter = smoothstep(0.55, 1.9, noise(rng, 60, 150, 4, 0.75) + 0.5 * path)
    picture = light(picture, colour("ffd591"), below * path * (0.16 + 0.75 * glitter))
    return gulls(picture, rng, 9)
