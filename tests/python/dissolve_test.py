"""Regions against geopandas' own dissolve, and against the program on the layer that ships."""

import os
import random
import tempfile
import threading
import unittest
import warnings

import geopandas
import pandas

import grens
from support import RD, SHIPPED, box, grid, polygons, program, shipped, vertices


class Grids(unittest.TestCase):
    def same_as_geopandas(self, units, by):
        regions = grens.dissolve(units, by)
        expected = units.dissolve(by)
        self.assertEqual(list(regions["code"]), [str(key) for key in expected.index])
        for ours, theirs in zip(regions.geometry, expected.geometry):
            self.assertTrue(ours.is_valid)
            self.assertTrue(ours.equals(theirs))
        self.assertEqual(regions.crs, units.crs)
        return regions

    def test_four_squares(self):
        units = grid(2, 2, "aabb")
        regions = self.same_as_geopandas(units, "region")
        self.assertEqual(regions.geometry[0].geom_type, "Polygon")
        self.assertEqual(list(regions["unit_count"]), [2, 2])
        self.assertEqual(list(regions["members"]), [["c00r00", "c01r00"], ["c00r01", "c01r01"]])
        self.assertEqual(list(regions["area_km2"]), [2.0, 2.0])

    def test_random_grids_that_touch_at_corners(self):
        random.seed(7)
        for _ in range(20):
            self.same_as_geopandas(grid(6, 6, random.choices("abc", k=36)), "region")

    def test_a_hole(self):
        regions = self.same_as_geopandas(grid(3, 3, "aaaabaaaa"), "region")
        self.assertEqual(len(regions.geometry[0].interiors), 1)

    def test_two_parts_are_one_region(self):
        regions = self.same_as_geopandas(grid(3, 1, "aba"), "region")
        self.assertEqual(regions.geometry[0].geom_type, "MultiPolygon")
        self.assertEqual(list(regions["parts"]), [2, 1])

    def test_values_instead_of_a_column(self):
        units = grid(2, 1, "xx")
        regions = grens.dissolve(units, by=["n", "s"])
        self.assertEqual(list(regions["code"]), ["n", "s"])
        moved = pandas.Series({1: "s", 0: "n"})
        self.assertTrue(grens.dissolve(units, by=moved).equals(regions.assign(scheme="by")))

    def test_without_a_value_is_without_a_region(self):
        with self.assertWarns(grens.GrensWarning) as said:
            regions = grens.dissolve(grid(3, 1, ["a", None, "a"]), "region")
        self.assertEqual(list(regions["unit_count"]), [2])
        self.assertEqual(said.warning.kind, "no-region")
        self.assertEqual(os.path.basename(said.filename), "dissolve_test.py")

    def test_whatever_holds_the_geometries(self):
        squares = {"a": box(0, 0, 1, 1), "b": box(1, 0, 2, 1)}
        expected = grens.dissolve(squares, ["r", "r"], crs=RD)
        series = geopandas.GeoSeries(list(squares.values()), index=list(squares), crs=RD)
        for units in (series, list(squares.values())):
            regions = grens.dissolve(units, ["r", "r"], crs=RD)
            self.assertTrue(regions.geometry[0].equals(expected.geometry[0]))
        self.assertEqual(expected["members"][0], ["a", "b"])

    def test_people_of_a_column(self):
        units = grid(3, 1, "aab").assign(inhabitants=[10, None, 5])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", grens.GrensWarning)
            regions = grens.dissolve(units, "region", population="inhabitants")
        self.assertEqual(list(regions["population_at_least"]), [10, 5])
        self.assertTrue(regions["population"].isna()[0])
        self.assertEqual(regions["population"][1], 5)

    def test_rows_and_rings_in_any_order(self):
        units = grid(4, 4, "aabbaabbccddccdd")
        regions = grens.dissolve(units, "region")
        shuffled = units.sample(frac=1, random_state=3)
        shuffled.geometry = [square.reverse() if hasattr(square, "reverse") else square
                             for square in shuffled.geometry]
        self.assertTrue(grens.dissolve(shuffled, "region").equals(regions))

    def test_from_several_threads(self):
        units = grid(8, 8, ["abcd"[(i // 2) % 4] for i in range(64)])
        expected = grens.dissolve(units, "region")
        results = [None] * 4

        def work(place):
            results[place] = grens.dissolve(units, "region")

        threads = [threading.Thread(target=work, args=(place,)) for place in range(len(results))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for result in results:
            self.assertTrue(result.equals(expected))


class Shipped(unittest.TestCase):
    def test_no_vertex_is_invented(self):
        units = shipped()
        regions = grens.dissolve(units, "veiligheidsregio")
        self.assertEqual(len(regions), 25)
        given = set().union(*map(vertices, units.geometry))
        for region in regions.geometry:
            self.assertLessEqual(vertices(region), given)

    def test_as_geopandas_does(self):
        units = shipped()
        codes = units["statcode"].str[-1]
        regions = grens.dissolve(units, codes)
        expected = units.dissolve(codes)
        self.assertEqual(list(regions["code"]), list(expected.index))
        for ours, theirs in zip(regions.geometry, expected.geometry):
            self.assertLess(ours.symmetric_difference(theirs).area, 1e-3)

    def test_as_the_program_writes_them(self):
        with tempfile.TemporaryDirectory() as folder:
            program("dissolve", SHIPPED, "--scheme", "politie_district", "--format", "gpkg", "--out",
                    folder)
            written = geopandas.read_file(os.path.join(folder, "regions.gpkg"),
                                          layer="politie_district")
        regions = grens.dissolve(shipped(), "politie_district")
        self.assertEqual(len(regions), 34)
        self.assertEqual(list(regions["code"]), list(written["code"]))
        for ours, theirs in zip(regions.geometry, written.geometry):
            self.assertEqual(polygons(ours), polygons(theirs))
        for column in ("name", "parent", "unit_count", "area_km2", "perimeter_km", "population",
                       "basis", "quality", "parts", "exclaves"):
            ours = [None if pandas.isna(value) else value for value in regions[column]]
            theirs = [None if pandas.isna(value) else value for value in written[column]]
            self.assertEqual(ours, theirs, column)
        self.assertEqual(regions.attrs["provenance"]["year"], 2024)

    def test_a_refinement(self):
        regions = grens.dissolve(shipped(), "politie_district+veiligheidsregio")
        self.assertIn("|", regions["code"][0])
