"""Reads what the unit layer is made from: places, the country's outline, hand-drawn shores, names.

Everything that leaves this module is in RD New (EPSG:28992), in metres.
"""

import csv
import json
from collections import namedtuple

import numpy as np
from osgeo import osr
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import unary_union

Place = namedtuple("Place", "code name x y")

NETHERLANDS = "528"  # ISO 3166 numeric code, the feature id in world-atlas
EUROPE_WEST_OF = 0.0  # islands in the Caribbean lie at negative longitudes


class RdNew:
    """Transforms longitude and latitude (ETRS89, as good as WGS 84 here) to RD New."""

    def __init__(self):
        source, target = osr.SpatialReference(), osr.SpatialReference()
        source.ImportFromEPSG(4258)
        target.ImportFromEPSG(28992)
        for srs in (source, target):
            srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        self.transformation = osr.CoordinateTransformation(source, target)

    def __call__(self, lonlat):
        return [p[:2] for p in self.transformation.TransformPoints([list(p) for p in lonlat])]


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def read_names(units_csv, day):
    """Code -> name of the municipalities that exist on `day` (ISO date; `to` is exclusive)."""
    return {
        row["code"]: row["name"]
        for row in read_csv(units_csv)
        if row["code"].startswith("GM") and row["from"] <= day and (not row["to"] or day < row["to"])
    }


def read_places(cities_json, corrections_csv, places_csv, rd):
    """The Dutch places of GeoNames, corrected, and those added by hand; rounded to metres, sorted."""
    right = {(r["wrong"], r["name"]): r["code"] for r in read_csv(corrections_csv)}
    rows = []
    with open(cities_json, encoding="utf-8") as file:
        for city in json.load(file):
            if city["country"] == "NL":
                key = ("GM" + city["admin2"], city["name"])
                rows.append((right.pop(key, key[0]), key[1], float(city["lng"]), float(city["lat"])))
    if right:
        raise SystemExit(f"{corrections_csv}: GeoNames does not have {sorted(right)}; remove the row")
    rows += [(r["code"], r["name"], float(r["lon"]), float(r["lat"])) for r in read_csv(places_csv)]
    points = rd([row[2:] for row in rows])
    places = [Place(c, n, round(x), round(y)) for (c, n, _, _), (x, y) in zip(rows, points)]
    return sorted(places, key=lambda p: (p.x, p.y, p.code, p.name))


def topojson_polygons(topology, geometry):
    """The polygons of one TopoJSON geometry as lists of rings of (lon, lat)."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(index):
        steps = np.array(topology["arcs"][index if index >= 0 else ~index])
        points = np.cumsum(steps, axis=0) * scale + translate
        return points if index >= 0 else points[::-1]

    def ring(indices):
        arcs = [arc(i) for i in indices]
        return np.vstack([arcs[0]] + [a[1:] for a in arcs[1:]])

    return [[ring(r) for r in polygon] for polygon in geometry["arcs"]]


def read_outline(countries_json, rd):
    """The European Netherlands of Natural Earth 1:10 million."""
    with open(countries_json, encoding="utf-8") as file:
        topology = json.load(file)
    geometry = next(
        g for g in topology["objects"]["countries"]["geometries"] if g.get("id") == NETHERLANDS
    )
    polygons = [
        Polygon(rd(rings[0]), [rd(r) for r in rings[1:]])
        for rings in topojson_polygons(topology, geometry)
        if rings[0][:, 0].min() > EUROPE_WEST_OF
    ]
    return MultiPolygon(polygons)


def read_shores(shores_csv, rd):
    """The hand-drawn outlines as [(kind, name, polygon)], in the order of the file.

    One row is one corner; rows of one `name` follow each other and make one ring.
    """
    rings = {}
    for row in read_csv(shores_csv):
        rings.setdefault((row["kind"], row["name"]), []).append(
            (float(row["lon"]), float(row["lat"]))
        )
    shores = []
    for (kind, name), ring in rings.items():
        polygon = Polygon(rd(ring))
        if kind not in ("land", "water") or not polygon.is_valid:
            raise SystemExit(f"{shores_csv}: '{kind} {name}' is not a valid outline; mend its rows")
        shores.append((kind, name, polygon))
    return shores


def land(outline, shores):
    """The outline without the drawn waters, then with the drawn land (islands lie in waters)."""

    def joined(kind):
        return unary_union([polygon for k, _, polygon in shores if k == kind])

    return outline.difference(joined("water")).union(joined("land"))
