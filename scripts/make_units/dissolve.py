"""Cells to municipalities: the one step between the coverage of cells and the layer."""

from collections import defaultdict

from shapely.geometry import MultiPolygon
from shapely.ops import unary_union


def dissolve(cells):
    """Code -> MultiPolygon, in the order of the codes.

    The cells are exactly noded, so the union invents no vertex; `normalize` makes the order of
    parts and the first vertex of each ring independent of the order of the cells.
    """
    polygons = defaultdict(list)
    for cell in cells:
        polygons[cell.code].append(cell.polygon)
    units = {}
    for code in sorted(polygons):
        union = unary_union(polygons[code])
        parts = union.geoms if union.geom_type == "MultiPolygon" else [union]
        units[code] = MultiPolygon(list(parts)).normalize()
    return units
