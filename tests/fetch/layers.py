"""Layers to serve: made-up squares, and real neighbourhoods where the shared data is."""

import os
import sqlite3
import struct

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
NAMES = ["'s-Gravenhage", "Súdwest-Fryslân", "Bergen (NH.)", 'de "Kamp" \\ ;', "Zuid <b>", "Ĳlst €"]


def feature(code, name, geometry):
    return {"type": "Feature", "properties": {"statcode": code, "statnaam": name, "rubriek": None},
            "geometry": geometry}


def squares(prefix, count, digits):
    """Squares of a kilometre beside each other; with digits in their coordinates that must stay."""
    made = []
    for number in range(count):
        row, column = divmod(number, 100)
        left, below = 50000.1 + 1000 * column, 350000 + 1000 * row + 1 / 3
        right, above = 50000.1 + 1000 * (column + 1), 350000 + 1000 * (row + 1) + 1 / 3
        ring = [[left, below], [right, below], [right, above], [left, above], [left, below]]
        name = NAMES[number % len(NAMES)]
        kind = ("Polygon", [ring]) if number % 2 else ("MultiPolygon", [[ring]])
        made.append(feature(f"{prefix}{number:0{digits}}", name,
                            {"type": kind[0], "coordinates": kind[1]}))
    return made


def municipalities(count=12):
    return squares("GM", count, 4)


def real_neighbourhoods():
    """The neighbourhoods of the shared data; None, and said, where it is not here."""
    shared = os.environ.get("GRENS_SHARED") or os.path.join(ROOT, "..", "shared")
    path = os.path.join(shared, "data", "nl-2014-buurten-clean", "buurten.gpkg")
    if not os.path.exists(path):
        print(f"There is no {path}: made-up neighbourhoods are served in place of real ones.")
        return None
    database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    table = database.execute("select table_name from gpkg_contents").fetchone()[0]
    rows = database.execute(f'select statcode, statnaam, geom from "{table}"').fetchall()
    database.close()
    return [feature(code, name, geometry_of(blob)) for code, name, blob in rows]


def geometry_of(blob):
    """A (multi)polygon of a GeoPackage as GeoJSON: a header, then WKB, here little-endian."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[blob[3] >> 1 & 7]
    place = 8 + envelope

    def take(form):
        nonlocal place
        values = struct.unpack_from("<" + form, blob, place)
        place += struct.calcsize("<" + form)
        return values

    def polygon():
        rings = []
        for _ in range(take("I")[0]):
            values = take(f"{2 * take('I')[0]}d")
            rings.append([list(pair) for pair in zip(values[::2], values[1::2])])
        return rings

    order, kind = take("BI")
    assert order == 1
    if kind == 3:
        return {"type": "Polygon", "coordinates": polygon()}
    assert kind == 6
    parts = []
    for _ in range(take("I")[0]):
        assert take("BI") == (1, 3)
        parts.append(polygon())
    return {"type": "MultiPolygon", "coordinates": parts}
