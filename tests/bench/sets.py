"""The layers that are measured, made once in build/bench/sets: shapefiles in RD New with the columns
statcode, statnaam and region, the safety region of each unit by shapes/nl/membership.csv.

The region is there for the other programs, which cannot look it up; grens reads the code and looks
it up itself.
"""

import csv
import os
import struct
import subprocess
from dataclasses import dataclass

import numpy as np
from osgeo import ogr, osr

import densify

ogr.UseExceptions()

SCHEME = "veiligheidsregio"
MILLION = 1_000_000


@dataclass
class Base:
    """A layer to make sets of."""

    name: str
    path: str
    code: str
    label: str
    date: str  # whose membership holds


@dataclass
class Set:
    name: str
    path: str
    vertices: int
    units: int
    by_scheme: bool = True  # its codes are in the tables; else grens groups by the column, too


def real_bases(shared):
    """The layers of the shared folder, none unless all are there."""
    found = [
        Base("gemeenten", f"{shared}/data/nl-2017-gemeenten-clean/gemeenten.gpkg",
             "GM_CODE", "GM_NAAM", "2017-01-01"),
        Base("buurten", f"{shared}/data/nl-2014-buurten-clean/buurten.gpkg",
             "statcode", "statnaam", "2014-01-01"),
    ]  # fmt: skip
    return found if all(os.path.exists(base.path) for base in found) else []


def dirty_base(shared):
    """The same municipalities as they were published, whose borders do not match; none if not there."""
    path = f"{shared}/data/nl-2017-gemeenten/gemeenten.shp"
    base = Base("gemeenten-dirty", path, "GM_CODE", "GM_NAAM", "2017-01-01")
    return base if os.path.exists(path) else None


def shipped_base(root):
    path = f"{root}/shapes/nl/gemeenten-2024-approximate.shp"
    return Base("approximate", path, "statcode", "statnaam", "2024-01-01")


class Maker:
    def __init__(self, root, shared, folder):
        self.membership = f"{root}/shapes/nl/membership.csv"
        self.bases = real_bases(shared)
        self.shipped = not self.bases
        if self.shipped:
            self.bases = [shipped_base(root)]
        self.dirty = None if self.shipped else dirty_base(shared)
        self.tool = f"{shared}/tools/densify.py"
        self.folder = folder
        os.makedirs(folder, exist_ok=True)

    def plain(self, base):
        return self.made(base, base.name, lambda path: write(path, self.features(base)))

    def dense(self, base, millions):
        """`millions` of vertices along the same borders."""
        source = self.plain(base).path

        def make(path):
            if os.path.exists(self.tool):
                command = ["/usr/bin/python3", self.tool, source, path]
                command += ["--vertices", str(millions * MILLION)]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            else:
                write(path, densify.densify(list(self.features(base)), millions * MILLION))

        return self.made(base, f"{base.name}-{millions}m", make)

    def node_dense(self):
        """Small units side by side, a million vertices: hardly an arc is longer than a segment."""
        base = self.bases[-1]

        def make(path):
            write(path, densify.tile(list(self.features(base)), MILLION))

        return self.made(base, f"{base.name}-tiled-1m", make, by_scheme=False)

    def made(self, base, name, make, by_scheme=True):
        """Finds the set, or makes it; a set that was cut short has no .done beside it."""
        path = f"{self.folder}/{name}.shp"
        done = path + ".done"
        sources = [base.path, self.membership, __file__, densify.__file__]
        if not os.path.exists(done) or any(map(lambda s: newer(s, done), sources)):
            print(f"  making {name}", flush=True)
            make(path)
            vertices, units = size(path)
            with open(done, "w") as file:
                file.write(f"{vertices} {units}\n")
        with open(done) as file:
            vertices, units = map(int, file.read().split())
        return Set(name, path, vertices, units, by_scheme)

    def features(self, base):
        regions = safety_regions(self.membership, base.date)
        layer = ogr.Open(base.path)
        for feature in layer.GetLayer(0):
            code = feature.GetField(base.code)
            municipality = "GM" + code[2:6]  # BU19870309 lies in GM1987
            parts = polygons(feature.GetGeometryRef())
            yield code, feature.GetField(base.label), regions[municipality], parts


def newer(path, than):
    return os.path.getmtime(path) > os.path.getmtime(than)


def safety_regions(path, date):
    """Municipality -> safety region on `date`; `to` is exclusive, empty is still valid."""
    with open(path, encoding="utf-8", newline="") as file:
        return {
            row["unit"]: row["region"]
            for row in csv.DictReader(file)
            if row["scheme"] == SCHEME and row["from"] <= date < (row["to"] or "9999")
        }


def polygons(geometry):
    if ogr.GT_Flatten(geometry.GetGeometryType()) == ogr.wkbPolygon:
        rings = [geometry.GetGeometryRef(i) for i in range(geometry.GetGeometryCount())]
        return [[np.array(ring.GetPoints(), dtype=float)[:, :2] for ring in rings]]
    parts = [geometry.GetGeometryRef(i) for i in range(geometry.GetGeometryCount())]
    return [polygon for part in parts for polygon in polygons(part)]


def write(path, features):
    driver = ogr.GetDriverByName("ESRI Shapefile")
    if os.path.exists(path):
        driver.DeleteDataSource(path)
    dataset = driver.CreateDataSource(path)
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(28992)
    name = os.path.splitext(os.path.basename(path))[0]
    layer = dataset.CreateLayer(name, srs, ogr.wkbPolygon, ["ENCODING=UTF-8"])
    for field, width in ("statcode", 16), ("statnaam", 60), ("region", 8):
        definition = ogr.FieldDefn(field, ogr.OFTString)
        definition.SetWidth(width)
        layer.CreateField(definition)
    for code, label, region, parts in features:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("statcode", code)
        feature.SetField("statnaam", label)
        feature.SetField("region", region)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(wkb(parts)))
        layer.CreateFeature(feature)


def wkb(parts):
    chunks = [struct.pack("<BII", 1, ogr.wkbMultiPolygon, len(parts))]
    for part in parts:
        chunks.append(struct.pack("<BII", 1, ogr.wkbPolygon, len(part)))
        for ring in part:
            chunks.append(struct.pack("<I", len(ring)))
            chunks.append(np.ascontiguousarray(ring, dtype="<f8").tobytes())
    return b"".join(chunks)


def size(path):
    dataset = ogr.Open(path)
    vertices = units = 0
    for feature in dataset.GetLayer(0):
        vertices += count(feature.GetGeometryRef())
        units += 1
    return vertices, units


def count(geometry):
    parts = geometry.GetGeometryCount()
    if parts == 0:
        return geometry.GetPointCount()
    return sum(count(geometry.GetGeometryRef(i)) for i in range(parts))
