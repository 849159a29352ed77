"""A very small photo studio: draws metal and cut stones with numpy, for the demo's pictures.

Orthographic camera looking down the z axis (x to the right, y up, z towards the viewer). Metal is
found by sphere tracing a signed distance, stones are convex polyhedra traced inside with refraction,
each object only on the pixels of its own bounding circle, put together by a depth buffer.
"""

import numpy as np
from PIL import Image, ImageFilter

SIZE = 768
SUPERSAMPLING = 3
HALF_WIDTH = 1.6
BACKGROUND = np.array([0.985, 0.978, 0.965])
CHUNK = 40_000

METALS = {
    "white": (0.90, 0.90, 0.905),
    "platinum": (0.84, 0.85, 0.87),
    "silver": (0.93, 0.935, 0.94),
    "yellow": (1.0, 0.83, 0.49),
    "pale_yellow": (0.99, 0.86, 0.60),
    "rose": (0.99, 0.76, 0.66),
}
# Refractive index for red, green, blue; colour absorbed per unit of way inside.
STONES = {
    "diamond": ((2.395, 2.417, 2.452), (0.0, 0.0, 0.0)),
    "sapphire": ((1.76, 1.77, 1.78), (2.3, 1.45, 0.30)),
    "emerald": ((1.57, 1.58, 1.59), (3.0, 0.62, 1.55)),
}


def unit(vectors):
    """Vectors of length one."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)


def smooth(low, high, values):
    """0 below `low`, 1 above `high`, a soft step between."""
    t = np.clip((values - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def rotation(x=0.0, y=0.0, z=0.0):
    """Matrix that turns by degrees about z, then y, then x."""
    x, y, z = np.radians((x, y, z))
    about_x = np.array([[1, 0, 0], [0, np.cos(x), -np.sin(x)], [0, np.sin(x), np.cos(x)]])
    about_y = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    about_z = np.array([[np.cos(z), -np.sin(z), 0], [np.sin(z), np.cos(z), 0], [0, 0, 1]])
    return about_x @ about_y @ about_z


def frame(axis, hint=(0.0, 0.0, 1.0)):
    """Matrix whose y column is `axis`: stands an object of the local y axis up along it."""
    up = unit(np.asarray(axis, float))
    side = np.cross(up, np.asarray(hint, float))
    if np.linalg.norm(side) < 1e-3:
        side = np.cross(up, np.array([1.0, 0.0, 0.0]))
    side = unit(side)
    return np.stack([side, up, np.cross(side, up)], axis=1)


def softbox(directions, towards, spread):
    """Light of one lamp: 1 in its middle, 0 outside `spread` (cosines from, to)."""
    return smooth(*spread, directions @ unit(np.asarray(towards, float)))


def metal_light(d):
    """What polished metal sees: a bright ceiling, a light table, a dark line at the horizon."""
    ceiling = 0.56 + 0.40 * smooth(-0.1, 0.8, d[..., 1])
    table = 0.30 * smooth(0.15, 0.8, -d[..., 1])
    horizon = 0.34 * np.exp(-(((d[..., 1] + 0.12) / 0.16) ** 2))
    lamps = 0.75 * softbox(d, (-0.5, 0.62, 0.6), (0.80, 0.95))
    lamps += 0.45 * softbox(d, (0.85, 0.25, 0.35), (0.86, 0.97))
    camera = 0.14 * softbox(d, (0, 0, 1), (0.80, 0.98))
    return ceiling + table - horizon + lamps - camera


def stone_light(d):
    """What a stone sees: bright lamps and dark gaps between them, which make it sparkle."""
    light = 0.42 + 0.40 * smooth(-0.2, 0.7, d[..., 1])
    around = np.arctan2(d[..., 1], d[..., 0])
    light += 0.40 * np.sin(around * 5 + 0.7) * smooth(0.15, 0.5, 1 - np.abs(d[..., 2]))
    light += 1.0 * softbox(d, (-0.45, 0.6, 0.66), (0.88, 0.95))
    light += 0.9 * softbox(d, (0.6, 0.35, 0.72), (0.93, 0.97))
    light += 0.7 * softbox(d, (0.1, -0.65, 0.75), (0.94, 0.98))
    light -= 0.36 * softbox(d, (0, 0, 1), (0.90, 0.97))
    light -= 0.22 * smooth(0.1, 0.7, -d[..., 2])
    return np.clip(light, 0.03, 2.2)


class Metal:
    """A metal body given by a signed distance in its own axes.

    :param distance: function of points (n, 3) in local axes
    :param bound: radius of a sphere about `center` that holds the body
    """

    def __init__(self, distance, center, bound, colour, axes=None):
        self.distance, self.center, self.bound = distance, np.asarray(center, float), bound
        self.colour, self.axes = np.array(METALS[colour]), np.eye(3) if axes is None else axes

    def _field(self, points):
        return self.distance((points - self.center) @ self.axes)

    def trace(self, xy):
        """Depth (−inf where missed) and colour of the body on pixels `xy`."""
        depth = np.full(len(xy), self.center[2] + self.bound)
        alive = np.arange(len(xy))
        hit = np.zeros(len(xy), bool)
        for _step in range(90):
            step = self._field(np.column_stack([xy[alive], depth[alive]]))
            depth[alive] -= np.maximum(step, 2e-4) * 0.9
            hit[alive[step < 8e-4]] = True
            alive = alive[(step >= 8e-4) & (depth[alive] > self.center[2] - self.bound)]
            if not len(alive):
                break
        colour = np.zeros((len(xy), 3))
        if hit.any():
            colour[hit] = self._shade(np.column_stack([xy[hit], depth[hit]]))
        depth[~hit] = -np.inf
        return depth, colour

    def _normals(self, points):
        shifts = np.eye(3) * 1e-3
        return unit(np.stack([self._field(points + s) - self._field(points - s) for s in shifts], axis=-1))

    def _shade(self, points):
        normals = self._normals(points)
        facing = np.clip(normals[:, 2], 0, 1)[:, None]
        mirrored = 2 * facing * normals - np.array([0, 0, 1.0])
        light = metal_light(mirrored)[:, None]
        edge = (1 - facing) ** 5
        tint = self.colour + (1 - self.colour) * edge * 0.6
        # Deep tones of a coloured metal are more saturated than its lights.
        tone = tint ** (1 + 0.40 * np.clip(1 - light, 0, 1)) * light
        white = 0.5 * np.clip(light - 1.05, 0, 1)
        return tone * (1 - white) + white


class Stone:
    """A cut stone: a convex body bounded by planes n·p ≤ d, given in its own axes."""

    def __init__(self, planes, center, radius, kind, axes):
        normals, offsets = planes
        self.center, self.bound = np.asarray(center, float), radius * 1.6
        self.normals = normals @ axes.T
        self.offsets = offsets * radius
        self.indices, self.absorption = STONES[kind]
        self.scale = radius

    def trace(self, xy):
        """Depth (−inf where missed) and colour of the stone on pixels `xy`."""
        parts = [self._trace(xy[i : i + CHUNK]) for i in range(0, len(xy), CHUNK)]
        depths, colours = zip(*parts, strict=True)
        return np.concatenate(depths), np.concatenate(colours)

    def _trace(self, xy):
        origin = np.column_stack([xy, np.full(len(xy), self.center[2] + self.bound)]) - self.center
        slope = -self.normals[:, 2]
        gap = self.offsets - origin @ self.normals.T
        with np.errstate(divide="ignore", invalid="ignore"):
            ways = gap / slope
        enter = np.where(slope < -1e-9, ways, -np.inf)
        leave = np.where(slope > 1e-9, ways, np.inf)
        first = enter.argmax(axis=1)
        start = enter.max(axis=1)
        hit = start < leave.min(axis=1)
        depth = np.where(hit, self.center[2] + self.bound - start, -np.inf)
        colour = np.zeros((len(xy), 3))
        if hit.any():
            points = origin[hit] + start[hit, None] * np.array([0, 0, -1.0])
            colour[hit] = self._shade(points, self.normals[first[hit]])
        return depth, colour

    def _shade(self, points, normals):
        mirrored = 2 * normals[:, 2:3] * normals - np.array([0, 0, 1.0])
        glance = 0.10 + 0.6 * (1 - np.clip(normals[:, 2], 0, 1)) ** 5
        surface = glance * stone_light(mirrored)
        channels = [self._inside(points, normals, channel) + surface for channel in range(3)]
        return np.stack(channels, axis=-1)

    def _inside(self, points, normals, channel):
        """Follow one colour of light through the stone until it has left it."""
        index, fade = self.indices[channel], self.absorption[channel] / self.scale
        way = np.broadcast_to(np.array([0, 0, -1.0]), points.shape)
        way, _lost = self._refract(way, normals, 1 / index)
        share = np.full(len(points), 0.92)
        total = np.zeros(len(points))
        for _bounce in range(7):
            slope = way @ self.normals.T
            gap = self.offsets - points @ self.normals.T
            lengths = np.where(slope > 1e-6, gap / np.where(slope > 1e-6, slope, 1), np.inf)
            facet = lengths.argmin(axis=1)
            length = np.maximum(lengths.min(axis=1), 0)
            points = points + length[:, None] * way
            share = share * np.exp(-fade * length * 0.5)
            inner = -self.normals[facet]
            out, kept = self._refract(way, inner, index)
            total += share * (1 - kept) * stone_light(out)
            share = share * kept
            way = way - 2 * (way * inner).sum(axis=1, keepdims=True) * inner
        return total + share * 0.55

    @staticmethod
    def _refract(way, normals, ratio):
        """Refracted direction, and the share of light that is mirrored instead (Schlick)."""
        cosine = -(way * normals).sum(axis=1)
        sine2 = ratio**2 * (1 - cosine**2)
        total = sine2 >= 1
        inner = np.sqrt(np.clip(1 - sine2, 0, 1))
        out = ratio * way + (ratio * cosine - inner)[:, None] * normals
        base = ((ratio - 1) / (ratio + 1)) ** 2
        grazing = np.where(ratio > 1, inner, cosine)
        mirrored = base + (1 - base) * (1 - np.clip(grazing, 0, 1)) ** 5
        return unit(out), np.where(total, 1.0, mirrored)


def render(objects, zoom=1.0):
    """Draw the objects on the studio's table; return an RGB image of SIZE × SIZE."""
    side = SIZE * SUPERSAMPLING
    axis = (np.arange(side) + 0.5) / side * 2 * HALF_WIDTH - HALF_WIDTH
    axis /= zoom
    depth = np.full((side, side), -np.inf)
    colour = np.zeros((side, side, 3), np.float32)
    for body in objects:
        _draw(body, axis, depth, colour)
    cover = np.isfinite(depth)
    return _compose(np.clip(colour, 0, 1), cover)


def _draw(body, axis, depth, colour):
    columns = np.flatnonzero(np.abs(axis - body.center[0]) <= body.bound)
    rows = np.flatnonzero(np.abs(-axis - body.center[1]) <= body.bound)
    if not len(columns) or not len(rows):
        return
    area = np.ix_(rows, columns)
    x, y = np.meshgrid(axis[columns], -axis[rows])
    inside = (x - body.center[0]) ** 2 + (y - body.center[1]) ** 2 <= body.bound**2
    found, shade = body.trace(np.column_stack([x[inside], y[inside]]))
    old_depth, old_colour = depth[area], colour[area]
    nearer = np.zeros_like(inside)
    nearer[inside] = found > old_depth[inside]
    old_depth[nearer] = found[nearer[inside]]
    old_colour[nearer] = shade[nearer[inside]]
    depth[area], colour[area] = old_depth, old_colour


def _compose(colour, cover):
    size = (SIZE, SIZE)
    alpha = Image.fromarray((cover * 255).astype(np.uint8)).resize(size, Image.Resampling.BOX)
    gamma = np.where(cover[..., None], colour, 0) ** 0.95
    front = Image.fromarray((gamma * 255).astype(np.uint8)).resize(size, Image.Resampling.BOX)
    alpha_array = np.asarray(alpha, float)[..., None] / 255
    picture = _backdrop(alpha) * (1 - alpha_array) + np.asarray(front, float) / 255
    return Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))


def _backdrop(alpha):
    """Off-white table, brighter in the middle, with the soft and the close shadow of the piece."""
    rows, columns = np.mgrid[-1 : 1 : SIZE * 1j, -1 : 1 : SIZE * 1j]
    fall = 1 - 0.035 * np.clip(rows**2 + columns**2, 0, 2)
    table = BACKGROUND * fall[..., None]
    for offset, blur, strength in (((10, 26), 26, 0.20), ((4, 9), 9, 0.20)):
        moved = Image.new("L", alpha.size)
        moved.paste(alpha, offset)
        soft = np.asarray(moved.filter(ImageFilter.GaussianBlur(blur)), float)[..., None] / 255
        table = table * (1 - strength * soft * np.array([0.92, 0.97, 1.0]))
    return table
