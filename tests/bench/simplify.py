"""A tenth of the vertices that can go, as a shapefile: time beside mapshaper, and what each tool
leaves of the units: whether they are valid, still have all their parts, and how their areas
change."""

import statistics

from osgeo import ogr

import report
from commands import Tool


def read(path):
    """Units by code, as geometries (None where there is none)."""
    dataset = ogr.Open(path)  # to be kept as long as its layer
    layer = dataset.GetLayer(0)
    defined = layer.GetLayerDefn()
    names = [defined.GetFieldDefn(i).GetName() for i in range(defined.GetFieldCount())]
    code = next(name for name in names if name.lower().endswith("code"))
    units = {}
    for feature in layer:
        geometry = feature.GetGeometryRef()
        units[feature.GetField(code)] = geometry.Clone() if geometry else None
    return units


def parts(geometry):
    if geometry is None:
        return 0
    return geometry.GetGeometryCount() if geometry.GetGeometryName() == "MULTIPOLYGON" else 1


class Quality:
    """Compares units as written with those read; what it finds is kept by tool."""

    def __init__(self, path):
        self.before = read(path)
        self.found = {}

    def __call__(self, tool):
        after = read(tool.output)
        if after.keys() != self.before.keys():
            return f"{len(after)} units instead of {len(self.before)}"
        changes = [
            abs(unit.GetArea() / self.before[code].GetArea() - 1) if unit else 1.0
            for code, unit in after.items()
        ]
        self.found[tool.name] = {
            "invalid": sum(1 for unit in after.values() if unit and not unit.IsValid()),
            "parts_lost": sum(parts(self.before[c]) - parts(unit) for c, unit in after.items()),
            "area_change_median": statistics.median(changes),
            "area_change_most": max(changes),
        }
        return ""


def measure(a_set, tools, rounds, start_kib):
    """Runs both in turns, prints what came of it and gives it back."""
    out = f"{tools.folder}/{{}}.shp"
    commands = [
        Tool("grens",
             [tools.grens, "simplify", a_set.path, "--percentage", "10%", "--quiet",
              "--out", out.format("grens")],
             out.format("grens")),
        Tool("mapshaper",
             [*tools.mapshaper, a_set.path, "-simplify", "visvalingam", "10%",
              "-o", out.format("mapshaper")],
             out.format("mapshaper")),
    ]  # fmt: skip
    quality = Quality(a_set.path)
    tools.in_turns(commands, rounds, quality)
    report.print_commands(a_set, commands, start_kib, "Simplified to 10%, shapefile to shapefile")
    for name, found in quality.found.items():
        print(f"  {name}: {found['invalid']} units invalid, {found['parts_lost']} parts lost, "
              f"areas change by {100 * found['area_change_median']:.3f}% in the middle, "
              f"{100 * found['area_change_most']:.2f}% at most")  # fmt: skip
    return {"commands": commands, "quality": quality.found}
