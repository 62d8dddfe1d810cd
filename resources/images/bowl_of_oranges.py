"""A bowl of oranges, traced: spheres, a bowl and a table under a window's light."""
import numpy as np

from painting import HEIGHT, SCALE, WIDTH, blur, colour, gradient, lerp, noise, sample, smoothstep

EYE = np.array([0.0, 3.3, -8.2], np.float32)
LIGHT = np.array([-5.5, 7.5, -3.2], np.float32)  # the middle of a window
LIGHT_SIDES = np.array([[1.6, 0, -1.9], [0, 2.2, 0]], np.float32)
BOWL_CENTRE, BOWL_RADIUS, RIM = np.array([0.0, 2.12, 0.0], np.float32), 2.1, 1.36
ORANGES = [  # x, y, z, radius
    (-1.02, 1.42, -0.42, 0.66),
    (0.30, 1.34, -1.02, 0.64),
    (1.06, 1.44, 0.18, 0.67),
    (0.02, 1.42, 0.86, 0.66),
    (-0.10, 2.22, -0.12, 0.66),
    (-3.05, 0.60, -1.1, 0.60),
    (2.78, 0.63, -1.75, 0.63),
]


def unit(v):
    return v / np.linalg.norm(v, axis=-1, keepdims=True)


def sphere_hit(origin, direction, centre, radius, far=False):
    """Distance along each ray, infinite where it misses."""
    offset = origin - centre
    b = (offset * direction).sum(-1)
    root = b * b - ((offset * offset).sum(-1) - radius * radius)
    distance = -b + np.sqrt(np.maximum(root, 0)) * (1 if far else -1)
    return np.where((root > 0) & (distance > 1e-3), distance, np.inf)


def bowl_hit(origin, direction):
    """The nearer of the two crossings of the shell that lie below its rim."""
    best = np.full(direction.shape[:-1], np.inf, np.float32)
    for far in (False, True):
        distance = sphere_hit(origin, direction, BOWL_CENTRE, BOWL_RADIUS, far)
        y = origin[..., 1] + np.where(np.isfinite(distance), distance, 0) * direction[..., 1]
        best = np.minimum(best, np.where((y < RIM) & (y > 0.02), distance, np.inf))
    return best


def lit_fraction(points, rng, samples=20):
    """How much of the window each point sees."""
    seen = np.zeros(points.shape[:-1], np.float32)
    for index in range(samples):
        jitter = rng.random((*points.shape[:-1], 2), np.float32)
        jitter = (jitter + (index % 5, index // 5)) / (5, samples // 5) * 2 - 1
        target = LIGHT + jitter.astype(np.float32) @ LIGHT_SIDES
        direction = unit(target - points)
        blocked = np.isfinite(bowl_hit(points, direction))
        for *centre, radius in ORANGES:
            blocked |= np.isfinite(
                sphere_hit(points, direction, np.array(centre, np.float32), radius)
            )
        seen += ~blocked
    return seen / samples


def openness(points, normal):
    """Ambient light that the oranges near by leave, after the solid angle of each."""
    open_sky = np.ones(points.shape[:-1], np.float32)
    for *centre, radius in ORANGES:
        toward = np.array(centre, np.float32) - points
        distance = np.linalg.norm(toward, axis=-1)
        facing = np.clip((toward * normal).sum(-1) / np.maximum(distance, 1e-3), 0, 1)
        near = np.where(distance > radius * 1.02, (radius / np.maximum(distance, radius)) ** 2, 0)
        open_sky *= 1 - 0.85 * facing * near
    bowl = np.clip(1 - np.linalg.norm(points[..., (0, 2)], axis=-1) / 2.6, 0, 1)
    return open_sky * (1 - 0.45 * bowl * (points[..., 1] < 0.9))


def wood(rng, points):
    """Boards along x with growth rings and pores."""
    side = 1024
    rings, pores = noise(rng, 5, 40, 6, 0.6, (side, side)), noise(
        rng, 24, 240, 3, 0.8, (side, side)
    )
    board = np.floor(points[..., 2] / 1.35)
    u = (points[..., 0] * 46 + board * 331 + 500) % (side - 2)
    v = (points[..., 2] * 92 + 500) % (side - 2)
    warp = sample(rings, u, v)
    stripes = 0.5 + 0.5 * np.sin(points[..., 2] * 17 + warp * 2.6 + board * 2.1)
    tone = np.clip(0.30 + 0.34 * stripes + 0.15 * warp + 0.08 * np.sin(board * 5.1), 0, 1)
    tone -= 0.10 * smoothstep(0.7, 2.0, sample(pores, u, v))
    gap = np.abs(points[..., 2] / 1.35 - np.round(points[..., 2] / 1.35))
    tone *= 0.45 + 0.55 * smoothstep(0.0, 0.014, gap)
    return lerp(colour("4a2a17"), colour("b9824f"), np.clip(tone, 0, 1)[..., None])


def peel(rng, normal):
    """The dimpled normal of an orange's skin, and its colour."""
    side = 1024
    dimples = blur(noise(rng, 190, 120, 1, 0.5, (side, side)), 1.6)
    slope_y, slope_x = np.gradient(dimples)
    longitude, latitude = np.arctan2(normal[..., 2], normal[..., 0]), np.arcsin(
        np.clip(normal[..., 1], -1, 1)
    )
    u, v = (longitude / np.pi * 500 + 2048) % (side - 2), (latitude / np.pi * 700 + 2048) % (
        side - 2
    )
    tangent = unit(np.stack([-normal[..., 2], np.zeros_like(u), normal[..., 0]], -1) + 1e-6)
    across = np.cross(normal, tangent)
    bumped = unit(
        normal
        - 0.42
        * (sample(slope_x, u, v)[..., None] * tangent + sample(slope_y, u, v)[..., None] * across)
    )
    blotch = sample(noise(rng, 7, 7, 4, 0.5, (side, side)), u, v)
    return bumped, lerp(
        colour("e5700a"), colour("f7931a"), np.clip(0.5 + 0.28 * blotch, 0, 1)[..., None]
    )


def camera_rays():
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    forward = unit(np.array([0.05, 1.0, 0.0], np.float32) - EYE)
    right = unit(np.cross(np.array([0, 1, 0], np.float32), forward))
    up = np.cross(forward, right)
    x, y = (columns - WIDTH / 2) / HEIGHT, (HEIGHT / 2 - rows) / HEIGHT
    return unit(forward * 1.12 + x[..., None] * right + y[..., None] * up).astype(np.float32)


def shaded(points, normal, albedo, direction, rng, gloss, sharpness):
    toward = unit(LIGHT - points)
    lit = lit_fraction(points + normal * 0.012, rng)
    diffuse = np.clip((normal * toward).sum(-1), 0, 1) * lit
    half = unit(toward - direction)
    spark = gloss * np.clip((normal * half).sum(-1), 0, 1) ** sharpness * lit
    ambient = openness(points, normal) * (0.30 + 0.16 * normal[..., 1])
    bounce = np.clip(-normal[..., 1], 0, 1) * 0.22
    linear = albedo**2.2
    glowing = linear * (
        2.5 * diffuse[..., None] * colour("fff1dc") ** 2.2 + ambient[..., None] * colour("c9d6ea")
    )
    glowing += linear * bounce[..., None] * colour("b9824f") + spark[..., None] * colour("fff6e8")
    return np.clip(1 - np.exp(-1.25 * glowing), 0, 1) ** (1 / 2.2)


def backdrop(rng):
    """A plastered wall out of focus, bright towards the window."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    wall = gradient(
        columns / WIDTH - 0.35 * rows / HEIGHT,
        [(-0.35, "c9cfc4"), (0.3, "8f9c96"), (1.0, "46524f")],
    )
    return wall + 0.02 * blur(noise(rng, 9, 7, 5), 6)[..., None]


def bowl_of_oranges(rng):
    direction = camera_rays()
    nearest = np.where(
        direction[..., 1] < -1e-4, -EYE[1] / np.minimum(direction[..., 1], -1e-4), np.inf
    )
    depth_of_table = EYE[2] + nearest * direction[..., 2]
    nearest = np.where(depth_of_table < 5.2, nearest, np.inf)
    table = np.isfinite(nearest)
    what = np.where(table, 0, -1)
    for index, distance in enumerate(
        [bowl_hit(EYE, direction)]
        + [sphere_hit(EYE, direction, np.array(o[:3], np.float32), o[3]) for o in ORANGES],
        1,
    ):
        closer = distance < nearest
        nearest, what = np.where(closer, distance, nearest), np.where(closer, index, what)
    picture = backdrop(rng)
    for index in np.unique(what[what >= 0]):
        mask = what == index
        ray = direction[mask][None]
        points = EYE + nearest[mask][None, :, None] * ray
        picture[mask] = surface(int(index), points, ray, rng)[0]
    far = smoothstep(9.5, 15.0, np.where(np.isfinite(nearest), nearest, 15.0))[..., None]
    soft = blur(picture, 3.2 * SCALE)
    return lerp(picture, soft, far)


def surface(index, points, ray, rng):
    if index == 0:
        normal = np.broadcast_to(np.array([0, 1, 0], np.float32), points.shape)
        return shaded(points, normal, wood(rng, points), ray, rng, 0.16, 38)
    if index == 1:
        normal = unit(points - BOWL_CENTRE)
        inside = (normal * ray).sum(-1, keepdims=True) > 0
        stripe = smoothstep(0.10, 0.06, np.abs(points[..., 1:2] - 1.10))
        glaze = lerp(colour("e9ecea"), colour("2f5f8f"), stripe * ~inside)
        return shaded(points, np.where(inside, -normal, normal), glaze, ray, rng, 0.9, 90)
    centre = np.array(ORANGES[index - 2][:3], np.float32)
    normal, skin = peel(rng, unit(points - centre))
    crown = np.array([0.25, 0.9, -0.38], np.float32)
    stem = smoothstep(0.985, 0.992, (unit(points - centre) @ unit(crown)))[..., None]
    return shaded(points, normal, lerp(skin, colour("5d6b2c"), stem), ray, rng, 0.34, 26)
