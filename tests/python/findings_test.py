"""cross, check, repair and audit against the program, and on small layers worked by hand."""

import os
import tempfile
import unittest
import warnings

import geopandas

import grens
from support import SHAPES, SHIPPED, box, grid, polygons, program, program_json, shipped, vertices


class Cross(unittest.TestCase):
    def test_as_the_program_finds_them(self):
        found = grens.cross(shipped(), "politie_district", "veiligheidsregio")
        said = program_json("cross", "--json", SHIPPED, "politie_district", "veiligheidsregio")
        self.assertEqual(found.findings, said["pairs"][0])
        self.assertEqual(list(found.cases["a_name"]), ["De Markiezaten"] * 2)
        self.assertEqual(sorted(found.cases["b_name"]), ["Midden- en West-Brabant", "Zeeland"])
        self.assertEqual(list(found.cases["b_code"]),
                         [case["b"]["code"] for case in said["pairs"][0]["cases"]])

    def test_two_columns_by_hand(self):
        units = grid(4, 1, "xxxx").assign(a=["p", "p", "q", "q"], b=["s", "t", "t", "t"])
        found = grens.cross(units, "a", "b")
        self.assertEqual(found.relation, "neither")
        self.assertEqual(list(zip(found.cases["a_code"], found.cases["b_code"])), [("p", "t")])
        self.assertEqual(found.cases["units"][0], ["c01r00"])
        self.assertEqual(found.cases["area_km2"][0], 1.0)
        self.assertEqual(sorted(map(tuple, found.pieces["units"])),
                         [("c00r00",), ("c01r00",), ("c02r00", "c03r00")])
        self.assertTrue((found.lines.geometry.length == 1000).all())
        self.assertTrue(found.pieces.geometry.area.sum() == 4e6)

    def test_no_case_is_empty_with_its_columns(self):
        units = grid(2, 1, "ab").assign(other=["s", "s"])
        found = grens.cross(units, "region", "other")
        self.assertEqual(found.relation, "a-nests-in-b")
        self.assertEqual(len(found.cases), 0)
        self.assertIn("b_name", found.cases.columns)
        self.assertEqual((len(found.pieces), len(found.lines)), (0, 0))

    def test_a_column_against_a_scheme_on_a_part_of_the_country(self):
        units = shipped()
        part = units[units.geometry.centroid.x < 120000]
        half = ["n" if y > 430000 else "s" for y in part.geometry.centroid.y]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", grens.GrensWarning)
            found = grens.cross(part, half, "veiligheidsregio")
        self.assertGreater(len(found.cases), 0)
        self.assertEqual(set(found.cases["a_code"]), {"n", "s"})


class Check(unittest.TestCase):
    def overlapping(self):
        units = grid(2, 1, "ab")
        units.loc[0, "geometry"] = box(100000, 400000, 101010, 401000)
        return units

    def test_an_overlap(self):
        found = grens.check(self.overlapping())
        overlap = found[found["kind"] == "overlap"].iloc[0]
        self.assertEqual(overlap["units"], ["c00r00", "c01r00"])
        self.assertAlmostEqual(overlap["area_m2"], 10000)
        self.assertAlmostEqual(overlap.geometry.area, 10000)
        self.assertEqual(found.crs, "EPSG:28992")

    def test_nothing_is_wrong(self):
        found = grens.check(grid(2, 2, "aabb"))
        self.assertEqual(len(found), 0)
        self.assertIn("kind", found.columns)

    def test_as_the_program_finds_them(self):
        found = grens.check(shipped())
        said = program_json("check", "--json", SHIPPED)
        self.assertEqual(found.attrs["findings"], said)
        self.assertEqual(len(found), len(said["defects"]) + len(said["notes"]))


class Repair(unittest.TestCase):
    def test_a_gap_and_what_is_kept(self):
        units = grid(3, 3, range(9)).set_index("code", drop=False)
        units.loc["c01r01", "geometry"] = box(101001, 401000, 102000, 402000)
        repaired = grens.repair(units, tolerance=5)
        self.assertTrue(repaired.drop(columns="geometry").equals(units.drop(columns="geometry")))
        self.assertEqual(repaired.geometry.area.sum(), 9e6)
        self.assertEqual(len(grens.check(repaired)), 0)
        self.assertEqual(repaired.crs, units.crs)
        self.assertTrue(repaired.attrs["repair"])
        self.assertLess(units.geometry.area.sum(), 9e6)  # the frame given is as it was

    def test_the_receiver(self):
        units = grid(2, 1, "ab")
        units.loc[0, "geometry"] = box(100000, 400000, 101010, 401000)
        for give, expected in (("c00r00", [1010000, 990000]), ("c01r00", [1000000, 1000000])):
            repaired = grens.repair(units, give=give)
            self.assertEqual([round(area) for area in repaired.geometry.area], expected)

    def test_a_clean_layer_keeps_every_vertex(self):
        units = shipped()
        repaired = grens.repair(units)
        self.assertEqual(list(repaired["statcode"]), list(units["statcode"]))
        for before, after in zip(units.geometry, repaired.geometry):
            self.assertEqual(vertices(before), vertices(after))

    def test_as_the_program_does(self):
        units = grid(4, 4, "a" * 16)
        units.loc[5, "geometry"] = box(101000.5, 401000, 102000.25, 402003)
        with tempfile.TemporaryDirectory() as folder:
            before, after = os.path.join(folder, "before.gpkg"), os.path.join(folder, "after.gpkg")
            units.to_file(before, driver="GPKG")
            program("repair", before, "--out", after)
            written = geopandas.read_file(after)
        repaired = grens.repair(units)
        by_code = dict(zip(repaired["code"], repaired.geometry))
        for code, geometry in zip(written["code"], written.geometry):
            self.assertEqual(polygons(by_code[code]), polygons(geometry))


class Audit(unittest.TestCase):
    def test_as_the_program_judges(self):
        found = grens.audit(shipped())
        said = program_json("audit", "--json", os.path.join(SHAPES, "grens.toml"), status=0)
        states = {rule["id"]: rule["state"] for rule in said["rules"]}
        self.assertEqual(dict(zip(found.rules["id"], found.rules["state"])), states)
        self.assertEqual(found.passes, said["passes"])
        self.assertEqual(len(found.findings), sum(len(rule["findings"]) for rule in said["rules"]))

    def test_a_broken_rule(self):
        with tempfile.TemporaryDirectory() as folder:
            rules = os.path.join(folder, "rules.toml")
            with open(rules, "w", encoding="utf-8") as file:
                file.write('[[rule]]\nid = "few"\nkind = "count"\nscheme = "veiligheidsregio"\n'
                           'count = 24\nclaim = "one less"\nsource = "nobody"\n')
            found = grens.audit(shipped(), rules=rules)
        self.assertFalse(found.passes)
        self.assertEqual(list(found.rules["state"]), ["broken"])
        self.assertEqual(list(found.findings["rule"]), ["few"])
