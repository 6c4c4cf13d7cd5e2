"""Layers to ask about, and what the program says of the same."""

import json
import os
import subprocess

import geopandas
from shapely.geometry import MultiPolygon, Polygon, box

RD = "EPSG:28992"
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHAPES = os.path.join(SOURCE, "shapes", "nl")
SHIPPED = os.path.join(SHAPES, "gemeenten-2024-approximate.shp")


def shipped():
    return geopandas.read_file(SHIPPED)


def grid(columns, rows, labels, side=1000.0, corner=(100000.0, 400000.0)):
    """Squares with the codes c00r00, ..., and a column `region` of the labels, row by row."""
    squares, codes = [], []
    for row in range(rows):
        for column in range(columns):
            x, y = corner[0] + column * side, corner[1] + row * side
            squares.append(box(x, y, x + side, y + side))
            codes.append(f"c{column:02}r{row:02}")
    return geopandas.GeoDataFrame({"code": codes, "region": list(labels)}, geometry=squares, crs=RD)


def vertices(geometry):
    """All vertices as a set of (x, y), bit for bit."""
    if geometry is None:
        return set()
    parts = geometry.geoms if isinstance(geometry, MultiPolygon) else [geometry]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return {point[:2] for ring in rings for point in ring.coords}


def polygons(geometry):
    """The polygons of a geometry as ring coordinates, however they are wrapped."""
    parts = geometry.geoms if hasattr(geometry, "geoms") else [geometry]
    return [[list(ring.coords) for ring in (part.exterior, *part.interiors)] for part in parts]


def program(*arguments, status=0):
    """What the program prints on stdout; fails when it ends otherwise than with `status`."""
    run = subprocess.run([os.environ["GRENS_PROGRAM"], *arguments], capture_output=True,
                         encoding="utf-8")
    if run.returncode != status:
        raise AssertionError(f"grens {' '.join(arguments)}: {run.returncode}\n{run.stderr}")
    return run.stdout


def program_json(*arguments, status=0):
    return json.loads(program(*arguments, status=status))


__all__ = ["MultiPolygon", "Polygon", "RD", "SHAPES", "SHIPPED", "box", "grid", "polygons", "program",
           "program_json", "shipped", "vertices"]
