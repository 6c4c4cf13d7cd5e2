"""Cells to municipalities, by grens itself: `grens dissolve --by statcode`."""

import os
import subprocess
import sys
import tempfile

from osgeo import ogr, osr
from shapely import wkb
from shapely.geometry import MultiPolygon

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def program():
    """The grens that is named by GRENS, else the release build of this checkout."""
    path = os.environ.get("GRENS", os.path.join(TOP, "build", "release", "grens"))
    if not os.access(path, os.X_OK):
        sys.exit(f"{path} is not there; scripts/demo builds it, or name another one in GRENS")
    return path


def write_cells(path, cells):
    rd = osr.SpatialReference()
    rd.ImportFromEPSG(28992)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = source.CreateLayer("cells", rd, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("statcode", ogr.OFTString))
    layer.StartTransaction()
    for cell in cells:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["statcode"] = cell.code
        feature.SetGeometry(ogr.CreateGeometryFromWkb(cell.polygon.wkb))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def dissolve(cells):
    """Code -> MultiPolygon, in the order of the codes. The cells are exactly noded, so no vertex is
    invented; `normalize` keeps the order of parts and the first vertex of each ring as they were."""
    units = {}
    with tempfile.TemporaryDirectory() as folder:
        write_cells(os.path.join(folder, "cells.gpkg"), cells)
        out = os.path.join(folder, "out")
        subprocess.run([program(), "dissolve", os.path.join(folder, "cells.gpkg"), "--by", "statcode",
                        "--format", "gpkg", "--out", out, "--quiet"],
                       check=True, stdout=subprocess.DEVNULL)
        regions = ogr.Open(os.path.join(out, "regions.gpkg"))
        for feature in regions.GetLayer(0):
            geometry = wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))
            parts = geometry.geoms if geometry.geom_type == "MultiPolygon" else [geometry]
            units[feature["code"]] = MultiPolygon(list(parts)).normalize()
    return dict(sorted(units.items()))
