"""The way to the service, interrupted runs, the check of the geometry, the command line."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import unittest
import urllib.error

import layers
import wfs_server as wfs
from layers import ROOT
from proxy_server import ProxyServer
from support import TYPE, FetchTest

sys.path.insert(0, os.path.join(ROOT, "scripts", "fetch_shapes"))
import web  # noqa: E402
from faults import Passing, Refusal, shown  # noqa: E402


class Resumed(FetchTest):
    def setUp(self):
        super().setUp()
        self.features = layers.municipalities(35)
        self.server = self.serve({TYPE: self.features}, limit=10)

    def page(self, start):
        return self.file(f".gemeenten.pages/{start:06}.json")

    def stop_at_the_third_page(self):
        self.server.plan(wfs.says("oh", 500), 1, startIndex="20")
        self.refused(self.server, "--tries", "1", says="HTTP 500")
        self.server.asked.clear()

    def test_pages_that_are_there_are_kept(self):
        self.stop_at_the_third_page()
        done = self.fetched(self.server)
        self.assertIn("note: gemeenten: 2 pages are here from an earlier run", done.stderr)
        self.assertEqual(self.server.pages(), ["20", "30", "35"])
        self.check_layer("gemeenten", self.features)

    def test_page_that_changed_is_asked_for_again(self):
        for spoil in (lambda: os.truncate(self.page(0), 100), lambda: os.remove(self.page(0))):
            self.stop_at_the_third_page()
            spoil()
            self.fetched(self.server)
            self.assertEqual(self.server.pages(), ["0", "20", "30", "35"])
            self.check_layer("gemeenten", self.features)
            os.remove(self.file("gemeenten.geojson"))

    def test_pages_of_other_data_are_dropped(self):
        self.stop_at_the_third_page()
        self.server.layers[TYPE] = layers.municipalities(31)
        done = self.fetched(self.server)
        self.assertIn("the pages of an earlier run are of other data, and are dropped", done.stderr)
        self.assertEqual(self.server.pages(), ["0", "10", "20", "30", "31"])
        self.check_layer("gemeenten", layers.municipalities(31))

    def test_spoilt_index_is_no_index(self):
        for text in ("", "[]", '{"of": 7}', '{"of": null, "pages": [7]}'):
            self.stop_at_the_third_page()
            with open(self.file(".gemeenten.pages/pages.json"), "w", encoding="utf-8") as file:
                file.write(text)
            self.fetched(self.server)
            self.assertEqual(self.server.pages(), ["0", "10", "20", "30", "35"])
            os.remove(self.file("gemeenten.geojson"))

    def stopped_by(self, number):
        """A run that waits for its third page when the signal comes."""
        self.server.plan(wfs.silent, 1, startIndex="20")
        with subprocess.Popen(self.command(url=self.server.url), cwd=self.top, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment()) as run:
            self.assertTrue(self.server.wait_for(5))
            run.send_signal(number)
            said = run.communicate(timeout=60)[1]
        self.server.asked.clear()
        self.assertFalse(os.path.exists(self.file("gemeenten.geojson")))
        return run.returncode, said

    def test_interrupted(self):
        code, said = self.stopped_by(signal.SIGINT)
        self.assertEqual(code, 130)
        self.assertTrue(said.endswith("goes on with the pages that came\n"), said)
        self.fetched(self.server)
        self.assertEqual(self.server.pages(), ["20", "30", "35"])
        self.check_layer("gemeenten", self.features)

    def test_killed(self):
        self.stopped_by(signal.SIGKILL)
        self.fetched(self.server)
        self.assertEqual(self.server.pages(), ["20", "30", "35"])
        self.check_layer("gemeenten", self.features)

    def test_two_runs_at_once(self):
        os.makedirs(self.file(".gemeenten.pages"))
        handle = os.open(self.file(".gemeenten.pages"), os.O_RDONLY)
        self.addCleanup(os.close, handle)
        fcntl.flock(handle, fcntl.LOCK_EX)
        self.refused(self.server, says="another run is fetching this layer")


class Way(FetchTest):
    def setUp(self):
        super().setUp()
        self.server = self.serve({TYPE: layers.municipalities()})

    def proxy(self):
        made = ProxyServer()
        self.addCleanup(made.close)
        return made

    def test_mirror(self):
        mirror = f"http://{self.server.host}/mirror?map=/cbs-"
        done = self.run_fetch(url=mirror + "YEAR.map&request=GetCapabilities&service=WFS")
        self.assertEqual(done.returncode, 0, done.stderr)
        told = self.check_layer("gemeenten", layers.municipalities())
        self.assertEqual(told["service"], mirror + "2024.map")
        for query in self.server.asked:
            self.assertEqual((query["path"], query["map"]), ("/mirror", "/cbs-2024.map"))

    def test_proxy_by_option(self):
        proxy = self.proxy()
        done = self.fetched(self.server, "--proxy", f"http://jan:geh3im@{proxy.host}")
        self.assertEqual(len(proxy.asked), len(self.server.asked))
        self.assertTrue(all(sent == "Basic amFuOmdlaDNpbQ==" for _, _, sent in proxy.asked))
        told = self.bytes("gemeenten.provenance.json").decode()
        for text in (done.stderr, done.stdout, told):
            self.assertNotIn("geh3im", text)
            self.assertNotIn(proxy.host, text)

    def test_proxy_by_environment(self):
        proxy = self.proxy()
        env = {"http_proxy": f"http://{proxy.host}"}
        self.fetched(self.server, env=env)
        self.assertEqual(len(proxy.asked), 4)
        self.fetched(self.server, "--again", env={**env, "no_proxy": "127.0.0.1"})
        self.assertEqual(len(proxy.asked), 4)

    def test_https_goes_through_a_tunnel(self):
        for by_option in (True, False):
            proxy = self.proxy()
            address = f"http://jan:geh3im@{proxy.host}"
            words = ["--proxy", address] if by_option else []
            done = self.run_fetch("--tries", "1", *words,
                                  env={} if by_option else {"https_proxy": address})
            self.assertEqual(done.returncode, 3)
            self.assertEqual([asked[:2] for asked in proxy.asked],
                             [("CONNECT", "service.pdok.nl:443")])
            self.assertRegex(done.stderr, "capabilities at service.pdok.nl: no answer .*403")
            self.assertNotIn("geh3im", done.stderr)


class Geometry(FetchTest):
    def setUp(self):
        super().setUp()
        self.server = self.serve({TYPE: layers.municipalities()})

    def grens_that(self, script):
        path = os.path.join(self.path, "grens")
        with open(path, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + script)
        os.chmod(path, 0o755)

    def test_without_grens_that_is_said(self):
        done = self.fetched(self.server)
        self.assertIn("geometry not checked: grens was not there", done.stdout)
        self.assertFalse(self.read("gemeenten.provenance.json")["geometry"]["checked"])

    def test_defects_are_told_and_kept(self):
        kinds = {"gap": {"note": False, "count": 2}, "overlap": {"note": False, "count": 0},
                 "exclave": {"note": True, "count": 3}}
        self.grens_that(f"echo '{json.dumps({'kinds': kinds})}'\nexit 1\n")
        done = self.fetched(self.server)
        self.assertIn("  defects: gap 2; grens check lists them", done.stdout)
        self.assertEqual(self.read("gemeenten.provenance.json")["geometry"],
                         {"checked": True, "defects": {"gap": 2}, "notes": {"exclave": 3}})

    def test_layer_that_grens_cannot_read_is_not_put_in_place(self):
        self.grens_that("echo 'note: so' >&2; echo 'error: no polygons' >&2; exit 3\n")
        self.refused(self.server, says=r"grens check cannot read what came \(error: no polygons\)")
        os.remove(os.path.join(self.path, "grens"))
        self.server.asked.clear()
        self.fetched(self.server)
        self.assertEqual(self.server.pages(), ["12"])

    def test_grens_that_breaks_down_is_no_verdict(self):
        for script in ("kill -9 $$\n", "echo oh; exit 0\n", "echo '{}'; exit 1\n", "exit 127\n"):
            self.grens_that(script)
            done = self.fetched(self.server, "--again")
            self.assertIn("geometry not checked: grens check ended with", done.stdout)

    @unittest.skipUnless(os.environ.get("GRENS_PROGRAM"), "GRENS_PROGRAM names no grens")
    def test_grens_itself(self):
        """It reads what came, finds code and name, and sees two squares that overlap."""
        os.symlink(os.environ["GRENS_PROGRAM"], os.path.join(self.path, "grens"))
        done = self.fetched(self.server)
        self.assertIn("grens check found no defect", done.stdout)
        info = subprocess.run([os.environ["GRENS_PROGRAM"], "info", self.file("gemeenten.geojson")],
                              capture_output=True, text=True, encoding="utf-8", check=True).stdout
        self.assertIn("codes by statcode, names by statnaam", info)
        self.assertIn("EPSG:28992", info)
        features = self.server.layers[TYPE]
        features[4]["geometry"] = features[5]["geometry"]
        done = self.fetched(self.server, "--again")
        self.assertRegex(done.stdout, "  defects: .*duplicate")


class CommandLine(FetchTest):
    def test_what_is_wrong_is_said_before_anything_is_asked(self):
        server = self.serve({})
        for words, says in (("--only straten", "straten: the layers are gemeenten, wijken, buurten"),
                            ("--only ", "the layers are"),
                            ("--timeout 0", "0 seconds are not enough"),
                            ("--timeout nan", "not 0 to 3600 seconds"),
                            ("--pause -1", "not 0 to 3600 seconds"),
                            ("--tries 0", "1 to 99"),
                            ("--url ftp://a", "begins with https"),
                            ("--url http://a:99999/", "begins with https"),
                            ("--url gemeenten", "begins with https"),
                            ("--url http://jan:geh3im@a/", "user name or password"),
                            ("--proxy socks5://a:1", "http://HOST:PORT"),
                            ("--proxy jan:geh3im@a", "http://HOST:PORT"),
                            ("--nothing", "--nothing"), ("--det", "--det"), ("2025", "2025")):
            done = self.run_fetch("--url", server.url, *words.split(" "))
            self.assertEqual(done.returncode, 2, words)
            self.assertRegex(done.stderr, f"^error: .*{says}.*--help\\)\n$")
            self.assertNotIn("geh3im", done.stderr)
        for year in ("24", "1066", "twee", "2024 ", "２０２４"):
            self.assertEqual(self.run_fetch(year=year).returncode, 2, year)
        self.assertEqual(server.asked, [])
        self.assertFalse(os.path.exists(os.path.join(self.top, "shapes")))

    def test_help_has_an_example(self):
        done = self.run_fetch(year="--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn("\n  scripts/fetch-shapes 2024 --only gemeenten\n", done.stdout)

    def test_the_script_itself(self):
        done = subprocess.run([os.path.join(ROOT, "scripts", "fetch-shapes"), "--help"], check=True,
                              capture_output=True, text=True, encoding="utf-8", cwd="/")
        self.assertTrue(done.stdout.startswith("usage: scripts/fetch-shapes "), done.stdout)


class Parts(unittest.TestCase):
    def test_pauses_grow_to_a_minute(self):
        waits = web.pauses(1.0)
        self.assertEqual([next(waits) for _ in range(8)], [1, 2, 4, 8, 16, 32, 60, 60])

    def test_waits_as_long_as_the_service_asks_but_not_for_ever(self):
        waited, faults = [], [Passing("a", 7), Passing("b", 9999), Passing("c")]

        def understand(_):
            if faults:
                raise faults.pop(0)
            return "fine"

        asker = web.Web(None, 1, 5, 0.5, lambda _: None)
        asker._once = lambda *_: web.Answer(b"", "")
        sleep, web.time.sleep = web.time.sleep, waited.append
        try:
            self.assertEqual(asker.get("http://a/", "it", understand)[0], "fine")
        finally:
            web.time.sleep = sleep
        self.assertEqual(waited, [7, 60, 2])

    def test_answer_that_trickles_is_given_up(self):
        class Trickle:
            length = None

            def read1(self, _):
                clock[0] += 3
                return b"x"

        clock = [0]
        real, web.time.monotonic = web.time.monotonic, lambda: clock[0]
        try:
            with self.assertRaisesRegex(Passing, "after 20 s the answer was still not whole"):
                web.Web(None, 2, 1, 0, print)._whole(Trickle())
        finally:
            web.time.monotonic = real

    def test_certificate_that_is_not_trusted_is_asked_once(self):
        reason = web.ssl.SSLCertVerificationError()
        reason.verify_message = "self-signed certificate"
        fault = web.Web(None, 1, 5, 0, print)._failed(urllib.error.URLError(reason))
        self.assertIsInstance(fault, Refusal)
        self.assertIn("not trusted (self-signed certificate); install ca-certificates", str(fault))

    def test_https_is_not_left_for_http(self):
        handlers = web.Web(None, 1, 1, 0, print)._opener.handlers
        self.assertEqual([type(one) for one in handlers
                          if isinstance(one, web.urllib.request.HTTPRedirectHandler)],
                         [web.NoDowngrade])
        request = web.urllib.request.Request("https://a/")
        with self.assertRaisesRegex(Refusal, "sends https on to http://b/"):
            web.NoDowngrade().redirect_request(request, None, 302, "Found", {}, "http://b/")

    def test_text_from_outside_is_one_harmless_line(self):
        self.assertEqual(shown("a\x1b[2J\r\nb\u202ec\ud800d\x00"), "a [2J b c d")
        self.assertEqual(shown("x" * 500, 10), "xxxxxxx...")


if __name__ == "__main__":
    unittest.main()
