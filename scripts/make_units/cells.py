"""From places and land to an exactly noded coverage of cells.

All lines (edges of the Voronoi cells, the land's outline) are cut at each other's crossings and
rounded to the grid, again and again until rounding moves nothing any more. Then the lines are a
planar graph with whole metres as coordinates; its faces are the cells. A face belongs to the place
nearest to a point inside it. Because every face is made from the same set of segments, two
neighbours share their vertices bit for bit, and no T-junction can be left over.
"""

from collections import defaultdict, namedtuple

import numpy as np
from shapely.geometry import LineString, MultiPoint, Point, Polygon
from shapely.ops import polygonize, unary_union, voronoi_diagram
from shapely.prepared import prep

Cell = namedtuple("Cell", "code place polygon")

GRID = 1.0  # metres; whole numbers survive every file format
BEYOND = 50_000.0  # metres that the Voronoi edges reach past the land
MAX_ROUNDS = 50
MIN_ISLAND = 100_000.0  # m2: smaller bits of land without a place are left out


def lines_of(geometry):
    """All LineStrings of a geometry, polygons as their rings."""
    if geometry.geom_type == "Polygon":
        return [LineString(r.coords) for r in (geometry.exterior, *geometry.interiors)]
    if hasattr(geometry, "geoms"):
        return [line for part in geometry.geoms for line in lines_of(part)]
    return [geometry]


def rounded(line):
    """The line on the grid without steps of length zero, or None when nothing is left."""
    points = np.round(np.asarray(line.coords) / GRID) * GRID
    keep = np.concatenate([[True], np.any(points[1:] != points[:-1], axis=1)])
    return LineString(points[keep]) if keep.sum() > 1 else None


def on_grid(line):
    points = np.asarray(line.coords)
    return np.array_equal(points, np.round(points / GRID) * GRID)


def noded(lines):
    """The lines cut at all their crossings, every vertex on the grid."""
    for _ in range(MAX_ROUNDS):
        lines = lines_of(unary_union([line for line in map(rounded, lines) if line is not None]))
        if all(map(on_grid, lines)):
            return lines
    raise SystemExit(f"the lines do not settle on the grid within {MAX_ROUNDS} rounds")


def faces(places, land):
    """The cells' polygons within the land, sorted by position."""
    around = land.buffer(BEYOND)  # named: Shapely 1.8 frees an unnamed envelope too early
    edges = voronoi_diagram(MultiPoint([(p.x, p.y) for p in places]), around, edges=True)
    lines = noded(lines_of(edges) + lines_of(land))
    inside = prep(land)
    polygons = [p for p in polygonize(lines) if inside.contains(p.representative_point())]
    return sorted(polygons, key=lambda p: (p.bounds, p.area))


def nearest_places(places, polygons):
    """For each polygon the place nearest to a point inside it (ties: the first in order)."""
    xy = np.array([(p.x, p.y) for p in places], dtype=float)
    for polygon in polygons:
        point = polygon.representative_point()
        yield places[int(np.argmin(np.hypot(xy[:, 0] - point.x, xy[:, 1] - point.y)))]


def segments(polygon):
    """The segments of a polygon's rings as pairs of points in reading order."""
    for line in lines_of(polygon):
        for a, b in zip(line.coords, line.coords[1:]):
            yield (a, b) if a < b else (b, a)


def neighbours(polygons):
    """For each polygon {neighbour: length of shared border}."""
    users = defaultdict(list)
    for index, polygon in enumerate(polygons):
        for segment in segments(polygon):
            users[segment].append(index)
    shared = [defaultdict(float) for _ in polygons]
    for (a, b), (*pair,) in users.items():
        if len(pair) == 2:
            length = Point(a).distance(Point(b))
            shared[pair[0]][pair[1]] += length
            shared[pair[1]][pair[0]] += length
    return shared


def group_of(start, codes, shared):
    """The faces of one municipality that hang together with `start` over shared borders."""
    group, todo = set(), [start]
    while todo:
        face = todo.pop()
        if face not in group:
            group.add(face)
            todo.extend(other for other in shared[face] if codes[other] == codes[start])
    return group


def homes(places, polygons):
    """The faces that places lie in, with the codes of those places."""
    found = defaultdict(set)
    boxes = np.array([polygon.bounds for polygon in polygons])
    outside = []
    for place in places:
        near = np.flatnonzero(
            (boxes[:, 0] <= place.x) & (place.x <= boxes[:, 2])
            & (boxes[:, 1] <= place.y) & (place.y <= boxes[:, 3])
        )
        spot = Point(place.x, place.y)
        at = [face for face in near if polygons[face].intersects(spot)]
        for face in at:
            found[face].add(place.code)
        if not at:
            outside.append(place.name)
    print(f"{len(outside)} places lie just off the drawn land: {', '.join(outside)}")
    return found


def settle(codes, shared, homes_of):
    """Gives land that water cuts off from its municipality to a municipality beside it.

    Settled are the faces that hang together with a place of their municipality. Any other group
    goes to the settled neighbour that it shares most border with (ties: the lower code). What has
    no settled neighbour is an uninhabited island and keeps its code.
    """
    settled = set()
    for face, at in sorted(homes_of.items()):
        if codes[face] in at and face not in settled:
            settled |= group_of(face, codes, shared)
    waiting = [face for face in range(len(codes)) if face not in settled]
    while waiting:
        takers = {}
        for face in waiting:
            border = defaultdict(float)
            for other, length in shared[face].items():
                if other in settled:
                    border[codes[other]] += length
            if border:
                takers[face] = max(sorted(border), key=border.get)
        if not takers:
            break
        for face, code in takers.items():
            codes[face] = code
        settled |= set(takers)
        waiting = [face for face in waiting if face not in takers]
    return codes


def cells(places, land):
    """The coverage: every face of the land with its municipality, sorted by position."""
    polygons = faces(places, land)
    owners = list(nearest_places(places, polygons))
    shared = neighbours(polygons)
    homes_of = homes(places, polygons)
    codes = settle([place.code for place in owners], shared, homes_of)
    return [
        Cell(code, owner.name, polygon)
        for code, owner, polygon, near, face in zip(
            codes, owners, polygons, shared, range(len(polygons)))
        if near or face in homes_of or polygon.area >= MIN_ISLAND
    ]
