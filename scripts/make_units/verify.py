"""Checks that the written layer is a clean coverage of all municipalities.

Exact: every segment is used once, or twice in opposite directions, and every coordinate is a whole
metre. With GEOS: every geometry is valid, no two overlap, the union has no gap but the lakes, and
what is used once is the union's outline: a border without its exact twin would be more.
"""

from collections import Counter
from math import dist, fsum

from osgeo import ogr, osr
from shapely.ops import unary_union

from cells import GRID, lines_of

MIN_LAKE = 5e6  # m2: the lakes that dikes close off are larger, a gap between cells is smaller
MIN_PART = 1e4  # m2: a smaller part of a municipality is a sliver


def problems(path, geometries, names):
    """One sentence for each thing that is wrong with the layer."""
    found = []
    if set(geometries) != set(names):
        found.append(f"codes differ from units.csv: {sorted(set(geometries) ^ set(names))}")
    found += segment_problems(geometries)
    found += geos_problems(geometries)
    found += union_problems(geometries)
    if not is_rd_new(path):
        found.append("the .prj is not identified as EPSG:28992")
    return found


def uses_of(geometries):
    """How often each directed segment is used."""
    uses = Counter()
    for geometry in geometries.values():
        for line in lines_of(geometry):
            uses.update(zip(line.coords, line.coords[1:]))
    return uses


def segment_problems(geometries):
    uses = uses_of(geometries)
    twice = [segment for segment, count in uses.items() if count > 1]
    off_grid = [s for s in uses if any(c % GRID for point in s for c in point)]
    found = []
    if twice:
        found.append(f"{len(twice)} segments are used twice in one direction, as {twice[0]}")
    if off_grid:
        found.append(f"{len(off_grid)} segments are off the grid, as {off_grid[0]}")
    return found


def geos_problems(geometries):
    found = []
    for code, geometry in geometries.items():
        if not geometry.is_valid:
            found.append(f"{code} is invalid")
        for part in getattr(geometry, "geoms", [geometry]):
            if part.area < MIN_PART:
                found.append(f"{code} has a sliver of {part.area:.0f} m2 at {part.bounds[:2]}")
    ordered = sorted(geometries.items(), key=lambda item: item[1].bounds)
    for index, (code, geometry) in enumerate(ordered):
        for other_code, other in ordered[index + 1 :]:
            if other.bounds[0] > geometry.bounds[2]:
                break
            if geometry.intersects(other) and geometry.intersection(other).area > 0:
                found.append(f"{code} and {other_code} overlap")
    return found


def union_problems(geometries):
    found = []
    union = unary_union(list(geometries.values()))
    for part in getattr(union, "geoms", [union]):
        for ring in part.interiors:
            if ring.envelope.area < MIN_LAKE:
                found.append(f"there is a gap at {ring.coords[0]}")
    use = uses_of(geometries)
    alone = [dist(*segment) for segment in use if segment[::-1] not in use]
    if abs(fsum(alone) - union.length) > 1e-3:
        found.append(f"{fsum(alone) - union.length:.3f} m of inner border have no exact twin")
    return found


def is_rd_new(path):
    dataset = ogr.Open(path)  # named: the layer does not keep it open
    srs = dataset.GetLayer(0).GetSpatialRef()
    target = osr.SpatialReference()
    target.ImportFromEPSG(28992)
    best = srs.FindMatches()
    return bool(best) and bool(best[0][0].IsSame(target))
