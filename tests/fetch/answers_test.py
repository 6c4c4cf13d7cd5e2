"""What a service may do wrong: errors, cut and slow answers, pages that do not make a whole."""

import os
import unittest

import layers
import wfs_server as wfs
from support import TYPE, FetchTest

SAYS_AGAIN = "asked for again in 0 s"


class BrokenAnswers(FetchTest):
    """Asked for again, until they are fine."""

    def check(self, fault, says, times=2, words=(), **match):
        match = match or {"startIndex": "10"}
        features = layers.municipalities(25)
        server = self.serve({TYPE: features}, limit=10)
        server.plan(fault, times, **match)
        done = self.fetched(server, "--only", "gemeenten", *words)
        self.assertEqual(done.stderr.count(SAYS_AGAIN), times, done.stderr)
        self.assertRegex(done.stderr, says)
        self.check_layer("gemeenten", features)
        if "startIndex" in match:
            self.assertEqual(server.pages(), ["0"] + ["10"] * (times + 1) + ["20", "25"])

    def test_http_500_then_fine(self):
        self.check(wfs.says("oh", 500), "gemeenten from feature 11 on at 127.0.0.1:[0-9]+: HTTP 500")

    def test_what_an_error_says(self):
        report = wfs.EXCEPTION % ("NoApplicableCode", "out of\n \x1b[2Jmemory".replace("\x1b", ""))
        self.check(wfs.says(report, 503), r"HTTP 503 .*: the service says 'out of \[2Jmemory'")

    def test_too_many_requests(self):
        self.check(wfs.says("", 429, headers=[("Retry-After", "0")]), "HTTP 429")

    def test_exception_report_with_status_200(self):
        report = wfs.EXCEPTION % ("NoApplicableCode", "database is away")
        self.check(wfs.says(report), "the service says 'database is away'")
        old = ('<ServiceExceptionReport xmlns="http://www.opengis.net/ogc"><ServiceException>'
               "no room</ServiceException></ServiceExceptionReport>")
        self.check(wfs.says(old), "the service says 'no room'", words=("--again",))

    def test_cut_in_the_middle(self):
        self.check(wfs.cut,
                   "the connection was cut (after [0-9,]+ of [0-9,]+ bytes|in the middle)")

    def test_cut_in_the_middle_of_a_chunk(self):
        self.check(wfs.cut_chunk, "cut in the middle of the answer")

    def test_cut_without_a_length(self):
        self.check(wfs.cut_without_length, "not whole JSON")

    def test_hung_up(self):
        self.check(wfs.hung_up, "no answer")

    def test_silence(self):
        """A busy machine may be silent more often than was planned: enough tries for that."""
        for fault in (wfs.silent, wfs.silent_in_the_middle):
            server = self.serve({TYPE: layers.municipalities(25)}, limit=10)
            server.plan(fault, 1, startIndex="10")
            done = self.fetched(server, "--again", "--timeout", "0.4", "--tries", "99")
            self.assertIn(f"from feature 11 on at {server.host}: nothing came for 0.4 s; ",
                          done.stderr)
            self.check_layer("gemeenten", layers.municipalities(25))

    def test_not_json(self):
        for text in ("", "<html>Under\x1b[31m construction</html>", "{", "[]", "7",
                     '{"features": 7}', '{"features": [NaN]}', "[" * 100000, "\ud800"):
            with self.subTest(text=text[:40]):
                self.check(wfs.says(text), "gemeenten from feature 11 on.*(JSON|XML)", times=1,
                           words=("--again",))

    def test_empty_page(self):
        self.check(wfs.says('{"features": []}'), "holds 0 features where 1 to 10 were due")

    def test_more_than_was_asked(self):
        def change(page):
            page["features"].append(page["features"][0])
        self.check(wfs.changed(change), "holds 11 features where 1 to 10 were due")

    def test_page_that_contradicts_itself(self):
        self.check(wfs.changed(lambda page: page.update(numberReturned=9)),
                   "says that it holds 9 features, and holds 10")

    def test_page_that_contradicts_the_count(self):
        for member in ("numberMatched", "totalFeatures"):
            self.check(wfs.changed(lambda page, member=member: page.update({member: 26})),
                       "there are 26 features, and the count said 25", words=("--again",))

    def test_capabilities_and_count_as_well(self):
        for request in ({"request": "GetCapabilities"}, {"resultType": "hits"}):
            for fault in (wfs.says("oh", 500), wfs.cut, wfs.says("<a"), wfs.says("<a/>"),
                          wfs.says("<!DOCTYPE html><html/>"), wfs.says("")):
                self.check(fault, "capabilities|number of", times=1, words=("--again",), **request)

    def test_entities_are_not_opened(self):
        bomb = ('<!DOCTYPE a [<!ENTITY b "x">]>'
                '<WFS_Capabilities version="2.0.0">&b;</WFS_Capabilities>')
        self.check(wfs.says(bomb), "the answer is not of a WFS", times=1, request="GetCapabilities")

    def test_numbers_that_all_agree_are_no_fault(self):
        server = self.serve({TYPE: layers.municipalities(5)})
        server.extra = {"numberMatched": 5, "totalFeatures": 5, "bbox": [0, 0, 1, 1]}
        self.assertNotIn(SAYS_AGAIN, self.fetched(server).stderr)


class Refusals(FetchTest):
    def setUp(self):
        super().setUp()
        self.server = self.serve({TYPE: layers.municipalities(25)}, limit=10)

    def test_gives_up_after_so_many_tries(self):
        self.server.plan(wfs.says("oh", 500), 9, startIndex="10")
        self.refused(self.server, "--tries", "3", says=r"HTTP 500 .*\(3 tries\); run the same "
                     "command again later, what came whole is kept")
        self.assertEqual(self.server.pages(), ["0", "10", "10", "10"])

    def test_no_such_year(self):
        self.server.plan(wfs.says("no", 404), 9, request="GetCapabilities")
        self.refused(self.server, says="HTTP 404 Not Found; check the year")
        self.assertEqual(len(self.server.asked), 1)

    def test_wrong_question_is_asked_once(self):
        for status in (200, 400):
            server = self.serve({TYPE: layers.municipalities()})
            server.plan(wfs.says(wfs.EXCEPTION % ("InvalidParameterValue", "sortBy?"), status), 9,
                        startIndex="0")
            self.refused(server, says="the service says 'sortBy\\?'")
            self.assertEqual(server.pages(), ["0"])

    def test_wfs_1(self):
        self.server.capabilities = self.server.capabilities.replace('"2.0.0"', '"1.1.0"')
        self.refused(self.server, says="speaks WFS 1.1.0, and pages need 2.0")

    def test_no_geojson(self):
        self.server.capabilities = self.server.capabilities.replace("application/json", "text/csv")
        self.refused(self.server, says="not offered as GeoJSON, only as application/gml")

    def test_no_features(self):
        self.refused(self.serve({TYPE: []}), says="has no features")

    def test_nobody_there(self):
        gone = self.serve({})
        gone.close()
        self.refused(gone, says="no answer .*Connection refused")

    def test_redirection_is_followed_but_not_to_a_file(self):
        target = self.server.url.replace("YEAR", "2024") + "?service=WFS&request=GetCapabilities"
        self.server.plan(wfs.says("", 302, headers=[("Location", target)]), 1, version="2.0.0")
        self.fetched(self.server)
        self.server.plan(wfs.says("", 302, headers=[("Location", "file:///etc/passwd")]), 9)
        done = self.run_fetch("--again", url=self.server.url)
        self.assertEqual(done.returncode, 3)
        self.assertNotIn("root:", done.stderr)

    def test_folder_that_cannot_be_made(self):
        with open(os.path.join(self.top, "shapes"), "w", encoding="utf-8"):
            pass
        self.folder = os.path.join(self.top, "nothing")
        self.refused(self.server, says="shapes.*check the folder")


class PagesThatDoNotFit(FetchTest):
    """Each page is fine, and together they are no layer: all are asked for once more."""

    def setUp(self):
        super().setUp()
        self.features = layers.municipalities(25)
        self.server = self.serve({TYPE: self.features}, limit=10)

    @staticmethod
    def repeats_the_first(page):
        page["features"][4]["properties"]["statcode"] = "GM0002"

    def test_double_feature_once(self):
        self.server.plan(wfs.changed(self.repeats_the_first), 1, startIndex="10")
        done = self.fetched(self.server)
        self.assertIn("gemeenten: 1 code comes twice: GM0002; all pages are asked for again",
                      done.stderr)
        self.assertEqual(self.server.pages(), ["0", "10", "0", "10", "20", "25"])
        self.check_layer("gemeenten", self.features)

    def test_double_feature_for_ever(self):
        self.server.plan(wfs.changed(self.repeats_the_first), 9, startIndex="10")
        self.refused(self.server, says="gemeenten: 1 code comes twice: GM0002, the second time; ")
        self.assertEqual(self.server.pages(), ["0", "10", "0", "10"])

    def test_double_feature_on_one_page(self):
        def change(page):
            page["features"][4] = page["features"][5]
        self.server.plan(wfs.changed(change), 9, startIndex="0")
        self.refused(self.server, says="1 code comes twice: GM0005, the second time")

    def test_pages_that_overlap_because_nothing_is_sorted(self):
        """The service turns its features for each answer, unless it is asked for an order."""
        text = self.server.capabilities
        place = text.index("ImplementsSorting")
        self.server.capabilities = text[:place] + text[place:].replace("TRUE", "FALSE", 1)
        self.refused(self.server, says="codes? comes? twice")
        self.assertNotIn("sortBy", self.server.asked[-1])

    def test_count_that_is_too_large(self):
        self.server.plan(wfs.says(wfs.HITS % 26), 9, resultType="hits")
        self.refused(self.server, says="from feature 26 on .*holds 0 features where 1 to 1 were")

    def test_count_that_is_too_small(self):
        self.server.plan(wfs.says(wfs.HITS % 20), 9, resultType="hits")
        self.refused(self.server, says="counts 20 features, and sends more, the second time")

    def test_service_that_refuses_to_look_after_the_last(self):
        report = wfs.EXCEPTION % ("InvalidParameterValue", "startIndex")
        for fault in (wfs.says("", 400), wfs.says(report)):
            self.server.plan(fault, 1, startIndex="25")
            done = self.fetched(self.server, "--again")
            self.assertIn("that nothing comes after the last feature is not checked", done.stderr)
            self.check_layer("gemeenten", self.features)

    def test_service_that_sends_nothing_after_the_last(self):
        self.server.plan(wfs.says(""), 1, startIndex="25")
        self.assertNotIn("note: gemeenten", self.fetched(self.server).stderr)

    def test_feature_that_is_missing_from_a_page(self):
        self.server.plan(wfs.changed(lambda page: page["features"].pop(3)), 1, startIndex="0")
        self.fetched(self.server)
        self.check_layer("gemeenten", self.features)


if __name__ == "__main__":
    unittest.main()
