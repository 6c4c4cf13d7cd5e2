"""Makes larger coverages of small ones; borders that are shared stay equal, bit for bit.

A coverage is a list of features (code, name, region, parts); a part is a list of rings, shell first,
and a ring an array of points that repeats its first one.
"""

import struct

import numpy as np

SEED = 20240101
ROOM = 0.02  # a new point leaves its segment by at most this share of its distance to the nearer end


def count(features):
    """Vertices, closing points included."""
    return sum(len(ring) for _, _, _, parts in features for part in parts for ring in part)


def map_rings(features, change):
    """The same features, each ring put through `change`."""
    for code, name, region, parts in features:
        yield code, name, region, [[change(ring) for ring in part] for part in parts]


def densify(features, vertices):
    """About `vertices` vertices: every segment gets points at about equal steps, a little off the
    straight line. They depend on the segment's two ends and the seed only, so both neighbours get
    the same ones. Segments closer together than ROOM leaves free would cross; grens_bench refuses
    such a set."""
    lengths = np.concatenate(
        [segment_lengths(r) for _, _, _, parts in features for part in parts for r in part]
    )
    step = bisect(lambda s: pieces(lengths, s).sum(), vertices, lengths)
    between = {}

    def points_from(a, b):
        forward = a <= b
        key = a + b if forward else b + a
        if key not in between:
            between[key] = inner_points(np.array(key[:2]), np.array(key[2:]), step)
        return between[key] if forward else between[key][::-1]

    def change(ring):
        corners = [tuple(point) for point in ring]
        out = []
        for a, b in zip(corners, corners[1:]):
            out.append(np.array([a]))
            out.append(points_from(a, b))
        out.append(ring[-1:])
        return np.concatenate(out)

    return map_rings(features, change)


def segment_lengths(ring):
    return np.hypot(*np.diff(ring, axis=0).T)


def pieces(lengths, step):
    return np.maximum(1, np.round(lengths / step))


def bisect(total, wanted, lengths):
    """The step with which `total` comes to about `wanted`."""
    low, high = lengths.sum() / wanted / 100, lengths.max()
    for _ in range(60):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if total(middle) > wanted else (low, middle)
    return high


def inner_points(a, b, step):
    along = b - a
    n = int(pieces(np.hypot(*along), step))
    if n == 1:
        return np.empty((0, 2))
    bits = struct.unpack("<8I", struct.pack("<4d", *a, *b))
    random = np.random.default_rng([SEED, *bits]).uniform(-1, 1, n - 1)
    t = np.arange(1, n) / n
    off = random * ROOM * np.minimum(np.minimum(t, 1 - t), 10 / n)  # no further than 10 steps allow
    across = np.array([-along[1], along[0]])
    return a + t[:, None] * along + off[:, None] * across


def tile(features, vertices):
    """Copies side by side, about `vertices` in all, each made smaller by a power of two, which keeps
    every bit of equal coordinates equal. Codes get the tile's number: GM0003-07."""
    copies = max(1, round(vertices / count(features)))
    side = 1
    while side * side < copies:
        side *= 2
    points = np.concatenate([r for _, _, _, parts in features for part in parts for r in part])
    low = points.min(axis=0)
    cell = np.ceil((points.max(axis=0) - low) / side + 10)
    for number in range(copies):
        corner = low + cell * np.array([number % side, number // side])
        for code, name, region, parts in map_rings(features, lambda r: (r - low) / side + corner):
            yield f"{code}-{number:02}", name, region, parts
