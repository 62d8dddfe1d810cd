"""Canvas, noise and light for the sample pictures.

A picture is a float32 array, HEIGHT x WIDTH x 3, with sRGB-coded values in 0..1. Everything is
painted at twice the final size and reduced at the end, so edges are smooth.
"""
import numpy as np
from PIL import Image, ImageDraw

SCALE = 2
WIDTH, HEIGHT = 640 * SCALE, 480 * SCALE
ROWS, COLUMNS = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)


def colour(code):
    """(r, g, b) in 0..1 from "e08a3c"."""
    return np.array([int(code[i : i + 2], 16) for i in (0, 2, 4)], np.float32) / 255


def smoothstep(low, high, x):
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def lerp(a, b, t):
    return a + (b - a) * t


def gradient(t, stops):
    """Colours at positions `t`, between stops of (position, "rrggbb")."""
    positions = [s[0] for s in stops]
    colours = np.stack([colour(s[1]) for s in stops])
    return np.stack([np.interp(t, positions, colours[:, c]) for c in range(3)], -1).astype(
        np.float32
    )


def noise(rng, cells_x, cells_y, octaves=6, gain=0.5, shape=(HEIGHT, WIDTH), ridged=False):
    """Fractal noise of unit variance (or ridges in 0..1), `cells` periods of its lowest octave."""
    total, amplitude, energy = np.zeros(shape, np.float32), 1.0, 0.0
    for octave in range(octaves):
        span_x, span_y = cells_x * 2**octave, cells_y * 2**octave
        grid = rng.standard_normal((int(span_y) + 5, int(span_x) + 5)).astype(np.float32)
        layer = np.asarray(
            Image.fromarray(grid).resize(
                (shape[1], shape[0]), Image.Resampling.BICUBIC, box=(2, 2, 2 + span_x, 2 + span_y)
            )
        )
        if ridged:
            layer = np.clip(1 - np.abs(layer), 0, 1) ** 2
            total += amplitude * layer * (1 if octave == 0 else np.clip(total, 0.15, 1))
            energy += amplitude
        else:
            total += amplitude * layer
            energy += amplitude**2
        amplitude *= gain
    return total / energy if ridged else total / (0.75 * np.sqrt(energy))


def sample(picture, x, y):
    """Bilinear look-up at column `x` and row `y`, clamped at the borders."""
    height, width = picture.shape[:2]
    x, y = np.clip(x, 0, width - 1.001), np.clip(y, 0, height - 1.001)
    column, row = x.astype(np.int32), y.astype(np.int32)
    fx, fy = x - column, y - row
    if picture.ndim == 3:
        fx, fy = fx[..., None], fy[..., None]
    top = lerp(picture[row, column], picture[row, column + 1], fx)
    return lerp(top, lerp(picture[row + 1, column], picture[row + 1, column + 1], fx), fy)


def shifted(picture, right, down):
    """Moved by whole pixels, the border repeated."""
    columns = np.clip(np.arange(picture.shape[1]) - right, 0, picture.shape[1] - 1)
    rows = np.clip(np.arange(picture.shape[0]) - down, 0, picture.shape[0] - 1)
    return picture[rows[:, None], columns[None, :]]


def blur(picture, sigma_x, sigma_y=None):
    """Gaussian, in pixels, with mirrored borders."""
    sigmas = (sigma_x if sigma_y is None else sigma_y, sigma_x)
    for axis, sigma in enumerate(sigmas):
        if sigma <= 0:
            continue
        pad = [(0, 0)] * picture.ndim
        margin = min(int(3 * sigma) + 1, picture.shape[axis] - 1)
        pad[axis] = (margin, margin)
        padded = np.pad(picture, pad, mode="reflect")
        frequency = np.fft.rfftfreq(padded.shape[axis])
        window = np.exp(-2 * (np.pi * sigma * frequency) ** 2)
        window = window.reshape([-1 if a == axis else 1 for a in range(picture.ndim)])
        smooth = np.fft.irfft(
            np.fft.rfft(padded, axis=axis) * window, padded.shape[axis], axis=axis
        )
        picture = np.take(smooth, np.arange(margin, margin + picture.shape[axis]), axis=axis)
    return picture.astype(np.float32)


def drawn(draw_shapes, softness=0.0):
    """A mask in 0..1 of what `draw_shapes(draw)` paints with fill=255; units: final pixels x SCALE."""
    mask = Image.new("L", (WIDTH, HEIGHT))
    draw_shapes(ImageDraw.Draw(mask))
    mask = np.asarray(mask, np.float32) / 255
    return blur(mask, softness) if softness else mask


def polygon(points, softness=0.0):
    scaled = [(x * SCALE, y * SCALE) for x, y in points]
    return drawn(lambda draw: draw.polygon(scaled, fill=255), softness)


def spline(points, steps=14):
    """A closed Catmull-Rom curve through `points`."""
    p = np.array(points, np.float32)
    before, after, beyond = np.roll(p, 1, 0), np.roll(p, -1, 0), np.roll(p, -2, 0)
    t = (np.arange(steps) / steps)[None, :, None]
    p, before, after, beyond = (q[:, None, :] for q in (p, before, after, beyond))
    curve = 0.5 * (
        2 * p
        + (after - before) * t
        + (2 * before - 5 * p + 4 * after - beyond) * t**2
        + (3 * p - before - 3 * after + beyond) * t**3
    )
    return [tuple(point) for point in curve.reshape(-1, 2)]


def over(picture, paint, mask):
    """`paint` (a colour or a picture) over `picture` where `mask` is 1."""
    return picture + (paint - picture) * mask[..., None]


def light(picture, paint, amount):
    """Adds light without clipping (the screen operator)."""
    return 1 - (1 - picture) * (1 - np.clip(paint * amount[..., None], 0, 1))


def glow(x, y, radius):
    """1 at a point (final pixels), falling off like light in haze."""
    distance = np.hypot(COLUMNS - x * SCALE, ROWS - y * SCALE) / (radius * SCALE)
    return 1 / (1 + distance**2) ** 1.5


def water(picture, horizon, rng, deep, swell=1.0, clarity=0.25):
    """Paints the sea below row `horizon` (final pixels): what is above it, mirrored in waves."""
    horizon *= SCALE
    first = int(horizon) + 1
    rows, columns = ROWS[first:], COLUMNS[first:]
    near = (rows - horizon) / (HEIGHT - horizon)
    distance = 1 / (near + 0.012)
    slope = np.zeros_like(near)
    side = 1024
    for wave_length, height in ((0.9, 0.5), (0.35, 0.8), (0.13, 1.0), (0.05, 0.8)):
        texture = np.tile(noise(rng, 16, 22, 3, 0.55, (side, side)), (1, 1))
        texture = lerp(texture, texture[:, ::-1], 0.5)
        u = (columns / WIDTH - 0.5) * distance / wave_length * 34
        v = distance / wave_length * 15 + 40
        visible = np.clip(2.4 * wave_length / (distance**1.1 * 0.06 + 0.02), 0, 1)
        folded = [side - 1 - np.abs((c % (2 * side)) - side) for c in (u, v)]
        slope += height * visible * sample(texture, *(np.clip(f, 0, side - 2) for f in folded))
    slope *= swell * 0.42
    reach = (rows - horizon) * (1 + 0.25 * slope) + np.abs(slope) * 26 * SCALE * near**0.35
    mirrored = sample(picture, columns + slope * 9 * SCALE * near**0.5, horizon - reach - 1)
    grazing = lerp(0.93, clarity + 0.35, near**0.6) - 0.16 * slope * near**0.3
    painted = lerp(colour(deep), mirrored, np.clip(grazing, 0.12, 1)[..., None])
    picture = picture.copy()
    picture[first:] = painted
    return picture


def finished(picture, rng, vignette=0.22, grain=0.008, bloom=0.12):
    """As a camera hands it over: bloom, vignette, grain; at the final size."""
    bright = np.clip(picture - 0.62, 0, 1)
    picture = 1 - (1 - np.clip(picture, 0, 1)) * (1 - bloom * blur(bright, 22 * SCALE / 2) * 2)
    radius = np.hypot(COLUMNS / WIDTH - 0.5, (ROWS / HEIGHT - 0.5) * 0.8)
    picture = picture * (1 - vignette * smoothstep(0.28, 0.75, radius))[..., None]
    small = picture.reshape(HEIGHT // SCALE, SCALE, WIDTH // SCALE, SCALE, 3).mean((1, 3))
    shade = 0.4 + 1.2 * np.sqrt(np.clip(small.mean(-1, keepdims=True), 0, 1))
    size = small.shape[:2]
    speckle = rng.standard_normal((*size, 1)) + 0.45 * rng.standard_normal((*size, 3))
    small = small + grain * shade * blur(speckle.astype(np.float32), 0.55) * 1.6
    return Image.fromarray((np.clip(small, 0, 1) * 255 + 0.5).astype(np.uint8))
