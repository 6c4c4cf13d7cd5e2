"""What is wrong with a layer of units or regions, by Debian's shapely, numpy and scipy alone: nothing
of grens looks at what it wrote itself, and every tool is judged by the same few lines.

Coordinates are planar metres. An invalid feature is counted, and made valid for the rest.
"""

import math

import numpy as np
from osgeo import ogr
from shapely import wkb
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.ops import unary_union
from shapely.validation import make_valid

import nearest
from sets import polygons

NARROW = 10.0  # metres: a hole in which no circle this wide has room is a gap
SPECK = 1e-4  # square metres: what is no larger is the rounding of the judge's own intersections


class Layer:
    """The features of a file by their key, as rings and as shapely's polygons."""

    def __init__(self, path, key):
        self.parts = {}  # key -> polygons, each a list of rings, shell first
        self.shapes = {}  # key -> valid polygon
        self.invalid = 0
        dataset = ogr.Open(path)
        for feature in dataset.GetLayer(0):
            geometry = feature.GetGeometryRef()
            if geometry is not None and not geometry.IsEmpty():
                self.add(feature.GetField(key), geometry)

    def add(self, key, geometry):
        shape = wkb.loads(bytes(geometry.ExportToWkb(ogr.wkbNDR)))
        if not shape.is_valid:
            self.invalid += 1
            shape = polygonal(make_valid(shape))
        if key in self.shapes:
            shape = polygonal(self.shapes[key].union(shape))
        self.shapes[key] = shape
        self.parts.setdefault(key, []).extend(polygons(geometry))

    def areas(self):
        return {key: shape.area for key, shape in self.shapes.items()}

    def segments(self):
        """Rows (x, y, x, y) with the feature on their left, and the number of that feature."""
        rows, owners = [], []
        for owner, key in enumerate(sorted(self.parts)):
            for part in self.parts[key]:
                for place, ring in enumerate(part):
                    ring = turned(ring, place == 0)
                    rows.append(np.hstack([ring[:-1], ring[1:]]))
                    owners.append(np.full(len(ring) - 1, owner))
        rows, owners = np.concatenate(rows) + 0.0, np.concatenate(owners)  # + 0.0: no -0
        kept = (rows[:, :2] != rows[:, 2:]).any(axis=1)
        return rows[kept], owners[kept]


def turned(ring, shell):
    """The ring counter-clockwise if it is a shell, else clockwise."""
    x, y = (ring - ring[0]).T
    positive = np.dot(x[:-1], y[1:]) > np.dot(x[1:], y[:-1])
    return ring if positive == shell else ring[::-1]


def polygonal(shape):
    """Only the polygons of what make_valid or a union gives."""
    if isinstance(shape, Polygon):
        return shape
    return MultiPolygon([polygon for part in getattr(shape, "geoms", [])
                         for polygon in listed(polygonal(part))])  # fmt: skip


def listed(shape):
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    return list(shape.geoms)


def judge(layer, before, areas, every_border):
    """The figures that are printed and compared, rounded to what can be told.

    `before` is the layer that the tool was given, `areas` the right area of each key. With
    `every_border`, each border of `before` should still be there."""
    union = unary_union(list(layer.shapes.values()))
    narrow = narrow_holes(union)
    gaps = [hole.area for hole in narrow if hole.area > SPECK]
    shared = overlaps(layer.shapes)
    segments, owners = layer.segments()
    odd, single = uses(segments, owners)
    rim = union.length - sum(hole.length for hole in narrow)
    was, _ = before.segments()
    off = [abs(layer.shapes[key].area / right - 1) * 100
           for key, right in areas.items() if key in layer.shapes]  # fmt: skip
    return {
        "gaps": len(gaps),
        "gap_m2": round(sum(gaps), 2),
        "overlaps": len(shared),
        "overlap_m2": round(sum(shared), 2),
        "twinless_km": round(max(0.0, single - rim) / 1000, 3),
        "odd_segments": odd,
        "invalid": layer.invalid,
        "lost": sum(key not in layer.shapes for key in areas),
        "moved_m": round(strays(segments, was), 3),
        "gone_m": round(strays(was, segments), 2) if every_border else None,
        "area_largest": round(max(off), 4) if off else math.inf,
        "area_mean": round(sum(off) / len(off), 5) if off else math.inf,
    }


def narrow_holes(union):
    """An enclave with a gap all around it is a hole with an island in it, so holes are taken as what
    the union leaves of a frame around it. The outermost of these is the outside."""
    left, bottom, right, top = union.bounds
    frame = box(left - NARROW, bottom - NARROW, right + NARROW, top + NARROW)
    return [hole for hole in listed(polygonal(frame.difference(union)))
            if hole.bounds[0] >= left and is_narrow(hole)]  # fmt: skip


def is_narrow(hole):
    return hole.area <= math.pi * NARROW**2 / 4 or hole.buffer(-NARROW / 2).is_empty


def overlaps(shapes):
    """The areas of land that two features claim, a pair each."""
    keys = sorted(shapes)
    boxes = np.array([shapes[key].bounds for key in keys])
    found = []
    for i, key in enumerate(keys):
        others = boxes[i + 1 :]
        meets = (others[:, :2] <= boxes[i, 2:]).all(axis=1) & (
            others[:, 2:] >= boxes[i, :2]
        ).all(axis=1)
        for j in np.flatnonzero(meets) + i + 1:
            area = shapes[key].intersection(shapes[keys[j]]).area
            if area > SPECK:
                found.append(area)
    return found


def uses(segments, owners):
    """How many distinct segments are used otherwise than once, or twice by two features in opposite
    directions; and the length of those that are used once, in metres."""
    forward = (segments[:, 0] < segments[:, 2]) | (
        (segments[:, 0] == segments[:, 2]) & (segments[:, 1] < segments[:, 3])
    )
    same = np.where(forward[:, None], segments, segments[:, [2, 3, 0, 1]])
    order = np.lexsort(same.T[::-1])
    same, forward, owners = same[order], forward[order].astype(int), owners[order]
    start = np.flatnonzero(np.r_[True, (same[1:] != same[:-1]).any(axis=1)])
    count = np.diff(np.r_[start, len(same)])
    ahead = np.add.reduceat(forward, start)
    lowest, highest = np.minimum.reduceat(owners, start), np.maximum.reduceat(owners, start)
    once = count == 1
    twice = (count == 2) & (ahead == 1) & (lowest != highest)
    alone = same[start[once]]
    return int((~(once | twice)).sum()), float(np.hypot(*(alone[:, 2:] - alone[:, :2]).T).sum())


def strays(segments, others):
    """The largest distance of a vertex of `segments` that is none of `others` to these."""
    vertices = np.unique(segments[:, :2].copy().view(complex))
    new = np.setdiff1d(vertices, others[:, :2].copy().view(complex))
    if len(new) == 0:
        return 0.0
    return float(nearest.distances(new.view(float).reshape(-1, 2), others).max())
