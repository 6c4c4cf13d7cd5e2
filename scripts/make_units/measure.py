"""How well the shipped layer agrees with a real one.

    /usr/bin/python3 scripts/make_units/measure.py REAL.shp DAY

REAL.shp: municipalities in RD New with a column `statcode`, in the layout of DAY (such as
2022-01-01); changes.csv carries it forward. Nothing of it goes into the layer that ships.
"""

import os
import sys
from statistics import median

from shapely.ops import unary_union

import layer
import make_units
import sources

BORDER = 200.0  # metres: neighbours share at least as much border
TOLERANCE = 2.0  # metres between borders of a real layer that do not match exactly


def carried_forward(real, day):
    """The real geometries in the layout of the shipped layer."""
    for row in sources.read_csv(os.path.join(make_units.SHAPES, "changes.csv")):
        if day < row["date"] <= make_units.DAY and row["old"] != row["new"]:
            old = real.pop(row["old"])
            real[row["new"]] = old.union(real[row["new"]]) if row["new"] in real else old
    return real


def safety_regions():
    rows = sources.read_csv(os.path.join(make_units.SHAPES, "membership.csv"))
    return {
        row["unit"]: row["region"]
        for row in rows
        if row["scheme"] == "veiligheidsregio"
        and row["from"] <= make_units.DAY and (not row["to"] or make_units.DAY < row["to"])
    }


def overlap(a, b):
    """Area of the intersection over area of the union."""
    common = a.intersection(b).area
    return common / (a.area + b.area - common)


def joined(geometries, region_of):
    groups = {}
    for code, geometry in geometries.items():
        groups.setdefault(region_of[code], []).append(geometry)
    return {region: unary_union(group) for region, group in groups.items()}


def neighbours(geometries, tolerance):
    pairs = set()
    wide = {code: g.buffer(tolerance) for code, g in geometries.items()}
    lines = {code: g.boundary for code, g in geometries.items()}
    for a in geometries:
        for b in geometries:
            if a < b and wide[a].intersects(geometries[b]):
                if lines[a].intersection(wide[b]).length > BORDER:
                    pairs.add((a, b))
    return pairs


def main(real_path, day):
    ours, _ = layer.read(os.path.join(make_units.SHAPES, make_units.NAME))
    real, _ = layer.read(real_path)
    real = carried_forward({code: g.buffer(0) for code, g in real.items()}, day)
    if set(real) != set(ours):
        sys.exit(f"{real_path}: its codes in the layout of {make_units.DAY} are not those that ship")
    units = [overlap(ours[code], real[code]) for code in ours]
    region_of = safety_regions()
    our_regions, real_regions = joined(ours, region_of), joined(real, region_of)
    regions = [overlap(our_regions[region], real_regions[region]) for region in our_regions]
    our_pairs, real_pairs = neighbours(ours, TOLERANCE), neighbours(real, TOLERANCE)
    common = len(our_pairs & real_pairs)
    print(f"municipalities: overlap {median(units):.3f} (median), {min(units):.2f} (least)")
    print(f"safety regions: overlap {median(regions):.3f} (median), {min(regions):.2f} (least)")
    print(f"neighbours: {common / len(real_pairs):.3f} of the real ones are ours, "
          f"{common / len(our_pairs):.3f} of ours are real")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
