"""What no layer should be. Each is refused in a sentence that says what to do, or told of."""

import unittest
import warnings

import geopandas
import numpy
import pandas
from shapely.geometry import LineString, Point, Polygon

import grens
from support import RD, box, grid, shipped


class Refused(unittest.TestCase):
    def refused(self, error, words, call, *arguments, **keywords):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", grens.GrensWarning)
            with self.assertRaisesRegex(error, words):
                call(*arguments, **keywords)
        self.assertTrue(issubclass(error, ValueError) or error is TypeError)

    def test_no_crs(self):
        units = grid(2, 1, "ab")
        units = geopandas.GeoDataFrame(units.drop(columns="geometry"), geometry=list(units.geometry))
        for call in (grens.check, grens.repair):
            self.refused(grens.InputError, "set_crs", call, units)
        self.refused(grens.InputError, "set_crs", grens.dissolve, units, "region")
        self.assertEqual(len(grens.dissolve(units, "region", crs=RD)), 2)

    def test_another_crs(self):
        self.refused(grens.UsageError, "crs", grens.check, grid(2, 1, "ab"), crs="EPSG:4326")

    def test_degrees_that_are_metres(self):
        units = grid(2, 1, "ab").set_crs("EPSG:4326", allow_override=True)
        self.refused(grens.InputError, "longitude", grens.dissolve, units, "region")

    def test_an_empty_frame(self):
        self.refused(grens.InputError, "empty", grens.dissolve, grid(2, 1, "ab")[:0], "region")

    def test_points_only(self):
        units = geopandas.GeoDataFrame({"code": ["a"]}, geometry=[Point(1, 2)], crs=RD)
        self.refused(grens.InputError, "no polygons", grens.check, units)

    def test_nothing_but_none(self):
        units = geopandas.GeoDataFrame({"code": ["a"]}, geometry=[None], crs=RD)
        self.refused(grens.InputError, "no polygons", grens.check, units)

    def test_coordinates_that_are_not_finite(self):
        units = grid(2, 1, "ab")
        units.loc[0, "geometry"] = Polygon([(0, 0), (1, 0), (numpy.inf, 1), (0, 1)])
        self.refused(grens.InputError, "finite", grens.dissolve, units, "region")

    def test_no_code(self):
        units = grid(2, 1, "ab").rename(columns={"code": "what"})
        self.refused(grens.InputError, "code=", grens.dissolve, units, "region")
        self.assertEqual(len(grens.dissolve(units, "region", code="what")), 2)

    def test_columns_that_are_not_there(self):
        self.refused(grens.UsageError, "veiligheidsregio", grens.dissolve, grid(2, 1, "ab"), "regio")
        self.refused(grens.UsageError, "code='nr'", grens.dissolve, grid(2, 1, "ab"), "region",
                     code="nr")

    def test_too_few_values(self):
        self.refused(grens.UsageError, "1 values for 2", grens.dissolve, grid(2, 1, "ab"), ["a"])

    def test_codes_of_no_country(self):
        self.refused(grens.InputError, "year", grens.dissolve, grid(2, 1, "ab"), "veiligheidsregio")

    def test_no_frame(self):
        for units in (7, "units", pandas.DataFrame({"code": ["a"]})):
            self.refused(TypeError, "GeoDataFrame", grens.check, units)

    def test_two_columns_of_one_name(self):
        units = pandas.concat([grid(2, 1, "ab"), pandas.Series(["a", "b"], name="code")], axis=1)
        self.refused(grens.InputError, "two columns", grens.check, units)


class Told(unittest.TestCase):
    def told(self, kind, call, *arguments, **keywords):
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            result = call(*arguments, **keywords)
        self.assertIn(kind, [warning.message.kind for warning in said])
        return result

    def test_none_among_polygons(self):
        units = grid(3, 1, "aab")
        units.loc[1, "geometry"] = None
        regions = self.told("null-geometry", grens.dissolve, units, "region")
        self.assertEqual(list(regions["unit_count"]), [2, 1])
        self.assertEqual(list(regions["area_km2"]), [1.0, 1.0])

    def test_points_and_lines_among_polygons(self):
        units = grid(4, 1, "aabb")
        units.loc[1, "geometry"] = Point(1, 1)
        units.loc[2, "geometry"] = LineString([(0, 0), (1, 1)])
        regions = self.told("not-polygon", grens.dissolve, units, "region")
        self.assertEqual(list(regions["area_km2"]), [1.0, 1.0])

    def test_one_code_on_two_rows(self):
        units = grid(3, 1, "aab").assign(code=["x", "x", "y"])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", grens.GrensWarning)
            regions = grens.dissolve(units, "region")
            repaired = grens.repair(units)
        self.assertEqual(list(regions["unit_count"]), [1, 1])
        self.assertEqual(list(repaired["code"]), ["x", "y"])
        self.assertEqual(list(repaired.geometry.area), [2e6, 1e6])

    def test_rows_without_a_code(self):
        units = grid(3, 1, "aab").assign(code=["x", None, "y"])
        repaired = self.told("no-code", grens.repair, units)
        self.assertEqual(list(repaired["code"]), ["x", "y"])

    def test_an_invalid_ring(self):
        units = geopandas.GeoDataFrame(
            {"code": ["bow", "b"], "region": ["a", "b"]},
            geometry=[Polygon([(0, 0), (10, 10), (10, 0), (0, 10)]), box(10, 0, 20, 10)], crs=RD)
        regions = self.told("repaired", grens.dissolve, units, "region")
        self.assertTrue(regions.geometry.is_valid.all())

    def test_warnings_as_errors(self):
        units = grid(3, 1, ["a", None, "b"])
        with warnings.catch_warnings():
            warnings.simplefilter("error", grens.GrensWarning)
            with self.assertRaises(grens.GrensWarning):
                grens.dissolve(units, "region")


class Odd(unittest.TestCase):
    def test_names_of_any_kind(self):
        names = ["Súdwest-Fryslân", "<b>'\";--", "\u202e\u0007 'x\n"]
        units = grid(3, 1, "abc").assign(name=names, region=names)
        with self.assertWarns(grens.GrensWarning) as said:
            regions = grens.dissolve(units, "region", name="name")
        self.assertTrue(str(said.warning).isprintable())
        self.assertEqual(sorted(regions["name"]), sorted(name.strip() for name in names))

    def test_heights_are_left_out(self):
        units = grid(2, 1, "aa")
        units.geometry = [Polygon([(x, y, 5.0) for x, y in square.exterior.coords])
                          for square in units.geometry]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", grens.GrensWarning)
            regions = grens.dissolve(units, "region")
        self.assertFalse(regions.geometry[0].has_z)
        self.assertEqual(regions.geometry[0].area, 2e6)

    def test_columns_of_any_kind(self):
        units = grid(3, 1, "aab").assign(
            day=pandas.to_datetime(["2024-01-01", None, "2024-01-03"]), flag=[True, False, True],
            kind=pandas.Categorical(["p", "q", None]), list=[[1], [2], [3]], number=[1.5, numpy.nan, 2],
            whole=pandas.array([1, None, 2], dtype="Int64"))
        units["second"] = units.geometry.centroid
        self.assertEqual(len(grens.dissolve(units, "region")), 2)
        self.assertEqual(list(grens.dissolve(units, "whole")["code"]), ["1", "2"])
        self.assertTrue(grens.repair(units).drop(columns="geometry").equals(
            units.drop(columns="geometry")))

    def test_another_name_for_the_geometry_and_repeated_index(self):
        units = grid(2, 1, "ab").rename_geometry("land")
        units.index = [5, 5]
        repaired = grens.repair(units)
        self.assertEqual(repaired.geometry.name, "land")
        self.assertEqual(list(repaired.index), [5, 5])
        self.assertEqual(len(grens.dissolve(units, "region")), 2)

    def test_whole_numbers_as_codes(self):
        units = shipped()
        units["statcode"] = units["statcode"].str[2:].astype(int)
        regions = grens.dissolve(units, "veiligheidsregio")
        self.assertEqual(len(regions), 25)
        self.assertTrue(all(code.startswith("GM") for code in regions["members"][0]))
        self.assertEqual(len(grens.repair(units)), len(units))

    def test_longitude_and_latitude(self):
        units = grid(2, 2, "aabb", side=0.1, corner=(5.0, 52.0)).set_crs(
            "EPSG:4326", allow_override=True)
        regions = grens.dissolve(units, "region")
        self.assertEqual(regions.crs, "EPSG:4326")
        self.assertTrue(70 < regions["area_km2"][0] < 160)
        self.assertEqual(regions.attrs["provenance"]["measures"], "ellipsoidal")
