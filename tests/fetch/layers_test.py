"""What is fetched: types, pages, files, and what is said of them."""

import os
import unittest

import layers
from support import TYPE, FetchTest
from wfs_server import DATE, changed

PREFIX = "gebiedsindelingen:"


class Layers(FetchTest):
    def test_all_layers_of_a_year_page_by_page(self):
        served = {PREFIX + "gemeente_gegeneraliseerd": layers.municipalities(342),
                  PREFIX + "gemeente_niet_gegeneraliseerd": layers.municipalities(2),
                  PREFIX + "gemeente_labelpoint": [],
                  PREFIX + "wijk_gegeneraliseerd": layers.squares("WK", 1000, 6),
                  PREFIX + "buurt_gegeneraliseerd": layers.squares("BU", 2345, 8)}
        server = self.serve(served)
        done = self.fetched(server)
        for name, kind, pages in (("gemeenten", "gemeente", ["0"]), ("wijken", "wijk", ["0"]),
                                  ("buurten", "buurt", ["0", "1000", "2000"])):
            kind = f"{PREFIX}{kind}_gegeneraliseerd"
            told = self.check_layer(name, served[kind])
            self.assertEqual(told["type"], kind)
            self.assertEqual(server.pages(kind), pages + [str(len(served[kind]))])
            self.assertEqual([str(page["start"]) for page in told["pages"]], pages)
            self.assertIn(f"{name}.geojson: {len(served[kind]):,} ", done.stdout)
        counts = {query["count"] for query in server.asked if "count" in query}
        self.assertEqual(counts, {"342", "1000", "345", "1"})
        orders = {query["sortBy"] for query in server.asked if "startIndex" in query}
        self.assertEqual(orders, {"statcode"})
        self.assertEqual({query["path"] for query in server.asked}, {"/cbs/2024/wfs/v1_0"})
        self.assertEqual(sorted(os.listdir(self.folder)), sorted(
            name + end for name in ("gemeenten", "wijken", "buurten")
            for end in (".geojson", ".provenance.json", ".source.txt")))

    def test_provenance_and_credit(self):
        server = self.serve({TYPE: layers.municipalities()})
        self.fetched(server, "--only", "gemeenten")
        told = self.read("gemeenten.provenance.json")
        self.assertEqual(told["service"], server.url.replace("YEAR", "2024"))
        self.assertEqual(told["answered"], {"first": DATE, "last": DATE})
        self.assertEqual(told["licence"]["name"], "CC BY 4.0")
        self.assertEqual(told["licence"]["access_by_the_service"],
                         "https://creativecommons.org/licenses/by/4.0/deed.nl")
        self.assertEqual(told["bytes"], os.path.getsize(self.file("gemeenten.geojson")))
        page = told["pages"][0]
        self.assertRegex(page["sha256"], "^[0-9a-f]{64}$")
        self.assertIn("typeNames=gebiedsindelingen:gemeente_gegeneraliseerd&", page["url"])
        self.assertEqual(self.bytes("gemeenten.source.txt").decode(),
                         "Boundaries: CBS / Kadaster, 2024 (CC BY 4.0).\n")

    def test_names_of_older_years(self):
        served = {"cbs_gemeente_2017_gegeneraliseerd": layers.municipalities(5),
                  "cbs_gemeente_2016_gegeneraliseerd": layers.municipalities(3),
                  "cbs_gemeente_2017_labelpoint": []}
        server = self.serve(served, style="old")
        self.folder = os.path.join(self.top, "shapes", "cbs-2017")
        done = self.fetched(server, year="2017")
        told = self.check_layer("gemeenten", served["cbs_gemeente_2017_gegeneraliseerd"])
        self.assertEqual(told["type"], "cbs_gemeente_2017_gegeneraliseerd")
        self.assertIn("note: the service has no wijken of 2017", done.stderr)
        self.assertIn("note: the service has no buurten of 2017", done.stderr)
        formats = {query.get("outputFormat") for query in server.asked if "startIndex" in query}
        self.assertEqual(formats, {"application/json; subtype=geojson"})

    def test_prefix_without_a_year(self):
        served = {"gebiedsindelingen:cbs_gemeente_gegeneraliseerd": layers.municipalities(5)}
        self.fetched(self.serve(served))
        self.check_layer("gemeenten", layers.municipalities(5))

    def test_detail_beside_generalised(self):
        served = {TYPE: layers.municipalities(3),
                  PREFIX + "gemeente_niet_gegeneraliseerd": layers.municipalities(4)}
        server = self.serve(served)
        self.fetched(server, "--only", "gemeenten")
        self.fetched(server, "--only", "gemeenten", "--detail")
        self.check_layer("gemeenten", served[TYPE])
        self.check_layer("gemeenten-detail", served[PREFIX + "gemeente_niet_gegeneraliseerd"])

    def test_what_is_not_offered_is_refused_with_what_is(self):
        server = self.serve({TYPE: layers.municipalities()})
        self.refused(server, "--detail", says="no gemeente_niet_gegeneraliseerd of 2024, but "
                     f"{TYPE}; leave out --detail")
        self.refused(server, "--only", "buurten",
                     says=f"no buurt_gegeneraliseerd of 2024, but {TYPE}; try another year")
        self.refused(self.serve({}), says="but nothing; try another year, or --url")

    def test_two_types_that_would_do_are_refused(self):
        server = self.serve({TYPE: [], "b:gemeente_gegeneraliseerd": []})
        self.refused(server, says="several types for gemeente")

    def test_paging_does_not_show_in_the_layer(self):
        features = layers.municipalities(25)
        self.fetched(self.serve({TYPE: features}))
        whole = self.bytes("gemeenten.geojson")
        in_tens = self.serve({TYPE: features[::-1]}, limit=10)
        self.fetched(in_tens, "--again")
        self.assertEqual(in_tens.pages(), ["0", "10", "20", "25"])
        counts = [query["count"] for query in in_tens.asked if "count" in query]
        self.assertEqual(counts, ["10", "10", "5", "1"])
        self.assertEqual(self.bytes("gemeenten.geojson"), whole)
        silent = self.serve({TYPE: features}, limit=7, told=False)
        self.fetched(silent, "--again")
        self.assertEqual(silent.pages(), ["0", "7", "14", "21", "25"])
        self.assertEqual(self.bytes("gemeenten.geojson"), whole)

    def test_what_is_there_is_kept(self):
        server = self.serve({TYPE: layers.municipalities()})
        first = self.fetched(server, "--only", "gemeenten")
        asked = len(server.asked)
        second = self.fetched(server, "--only", "gemeenten")
        self.assertEqual(len(server.asked), asked)
        self.assertIn("note: gemeenten is here already; --again", second.stderr)
        self.assertEqual(second.stdout, first.stdout)
        server.layers[TYPE] = layers.municipalities(13)
        self.fetched(server, "--only", "gemeenten", "--again")
        self.check_layer("gemeenten", layers.municipalities(13))

    def test_a_layer_that_somebody_changed_is_not_replaced_unasked(self):
        server = self.serve({TYPE: layers.municipalities()})
        self.fetched(server)
        for spoil in ("gemeenten.geojson", "gemeenten.provenance.json"):
            with open(self.file(spoil), "a", encoding="utf-8") as file:
                file.write("\nmine")
            done = self.run_fetch(url=server.url)
            self.assertEqual(done.returncode, 3)
            self.assertRegex(done.stderr, "gemeenten.geojson: .*--again")
            self.assertTrue(self.bytes(spoil).endswith(b"mine"))
            self.fetched(server, "--again")
            self.check_layer("gemeenten", layers.municipalities())

    def test_another_folder(self):
        self.folder = os.path.join(self.top, "some where")
        done = self.fetched(self.serve({TYPE: layers.municipalities()}), "--out", "some where")
        self.check_layer("gemeenten", layers.municipalities())
        self.assertIn("some where/gemeenten.geojson: 12 municipalities, generalised", done.stdout)

    def test_features_without_geometry_are_named(self):
        features = layers.municipalities(3)
        features[1]["geometry"] = None
        done = self.fetched(self.serve({TYPE: features}))
        self.assertIn("1 feature has no geometry: GM0001", done.stdout)
        self.assertEqual(self.check_layer("gemeenten", features)["without_geometry"], ["GM0001"])

    def test_real_neighbourhoods(self):
        """Or as many made-up ones: eleven pages."""
        features = layers.real_neighbourhoods() or layers.squares("BU", 10500, 8)
        kind = PREFIX + "buurt_gegeneraliseerd"
        server = self.serve({kind: features})
        self.fetched(server, "--only", "buurten")
        told = self.check_layer("buurten", features)
        self.assertEqual(len(told["pages"]), -(-len(features) // 1000))


class WrongContent(FetchTest):
    """Whole answers with something else than was asked: refused, and not asked for again."""

    def check(self, change, says):
        server = self.serve({TYPE: layers.municipalities()})
        server.plan(changed(change), 9, startIndex="0")
        self.refused(server, says=says)
        self.assertEqual(server.pages(), ["0"])

    def test_other_crs(self):
        def change(page):
            page["crs"]["properties"]["name"] = "urn:ogc:def:crs:OGC:1.3:CRS84"
        self.check(change, "in urn:ogc:def:crs:OGC:1.3:CRS84 where RD New")

    def test_degrees_without_a_crs(self):
        def change(page):
            del page["crs"]
            page["features"][3]["geometry"] = {"type": "Polygon", "coordinates": [
                [[5, 52], [6, 52], [6, 53], [5, 52]]]}
        self.check(change, r"GM0003 has the position \[5, 52\], which is not in RD New")

    def test_axes_the_wrong_way_round(self):
        for place in ([450000.5, 155000.5], [450000.5, 450000.5]):
            def change(page, place=place):
                page["features"][3]["geometry"]["coordinates"] = [[place] * 4]
            self.check(change, "GM0003 has the position .*, which is not in RD New")

    def test_other_codes(self):
        def change(page):
            page["features"][3]["properties"]["statcode"] = "PV\x1b[31m20"
        self.check(change, r"the code 'PV \[31m20', and codes that begin with GM were due")

    def test_no_name(self):
        def change(page):
            del page["features"][3]["properties"]["statnaam"]
        self.check(change, "a feature lacks 'statnaam'")

    def test_name_that_is_no_text(self):
        def change(page):
            page["features"][3]["properties"]["statnaam"] = 7
        self.check(change, "no text as its statcode or statnaam")

    def test_half_a_character(self):
        def change(page):
            page["features"][3]["properties"]["statnaam"] = "\ud800"
        self.check(change, "GM0003 has a text with half a character")

    def test_open_ring(self):
        def change(page):
            page["features"][3]["geometry"]["coordinates"][0].pop()
        self.check(change, "GM0003 has a ring that is not closed")

    def test_points(self):
        def change(page):
            page["features"][3]["geometry"] = {"type": "Point", "coordinates": [1e5, 4e5]}
        self.check(change, "GM0003 has a geometry of type Point")

    def test_geometry_without_sense(self):
        for coordinates in (None, 7, [[7]], [[[1e5, "x"]] * 4], {"a": 1}):
            with self.subTest(coordinates=coordinates):
                def change(page, coordinates=coordinates):
                    page["features"][3]["geometry"]["coordinates"] = coordinates
                self.check(change, "GM0003 has a ")


if __name__ == "__main__":
    unittest.main()
