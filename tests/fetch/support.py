"""What the tests share: a copy of the script in a folder of its own, run against servers here."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from layers import ROOT
from wfs_server import WfsServer

TYPE = "gebiedsindelingen:gemeente_gegeneraliseerd"


class FetchTest(unittest.TestCase):
    def setUp(self):
        self.top = tempfile.mkdtemp(prefix="grens-fetch-")
        self.addCleanup(shutil.rmtree, self.top)
        # A copy, so that neither builds nor shapes of this checkout play a part.
        shutil.copytree(os.path.join(ROOT, "scripts", "fetch_shapes"),
                        os.path.join(self.top, "scripts", "fetch_shapes"),
                        ignore=shutil.ignore_patterns("__pycache__"))
        self.path = os.path.join(self.top, "bin")
        os.mkdir(self.path)
        self.folder = os.path.join(self.top, "shapes", "cbs-2024")

    def serve(self, layers, **how):
        server = WfsServer(layers, **how)
        self.addCleanup(server.close)
        return server

    def command(self, *words, url=None, year="2024"):
        """What is run: without pauses between tries."""
        script = os.path.join(self.top, "scripts", "fetch_shapes", "main.py")
        command = [sys.executable, "-B", script, year, "--pause", "0", *words]
        return command + (["--url", url] if url else [])

    def environment(self, **more):
        kept = {name: value for name, value in os.environ.items()
                if not name.lower().endswith("_proxy") and name != "PYTHONPATH"}
        return {**kept, "PATH": self.path, "LC_ALL": "C.UTF-8", **more}

    def run_fetch(self, *words, url=None, year="2024", env=None):
        done = subprocess.run(self.command(*words, url=url, year=year), capture_output=True,
                              text=True, encoding="utf-8", cwd=self.top, timeout=300,
                              env=self.environment(**(env or {})), check=False)
        self.assertNotIn("Traceback", done.stderr)
        return done

    def fetched(self, server, *words, **how):
        """A run that must succeed."""
        done = self.run_fetch(*words, url=server.url, **how)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def refused(self, server, *words, says, **how):
        """A run that must end with 3, one sentence, and no layer."""
        done = self.run_fetch(*words, url=server.url, **how)
        self.assertEqual(done.returncode, 3, done.stderr)
        errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
        self.assertEqual(len(errors), 1, done.stderr)
        self.assertRegex(errors[0], says)
        self.assertEqual(done.stdout, "")
        self.assertFalse(os.path.exists(self.file("gemeenten.geojson")))
        return done

    def file(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.file(name), encoding="utf-8") as file:
            return json.load(file)

    def bytes(self, name):
        with open(self.file(name), "rb") as file:
            return file.read()

    def sha256(self, name):
        return hashlib.sha256(self.bytes(name)).hexdigest()

    def check_layer(self, name, features):
        """The layer has exactly these features, the same doubles and texts, sorted by code."""
        layer = self.read(name + ".geojson")
        self.assertEqual(layer["crs"]["properties"]["name"], "urn:ogc:def:crs:EPSG::28992")
        expected = sorted(features, key=lambda feature: feature["properties"]["statcode"])
        self.assertEqual(layer["features"], expected)
        told = self.read(name + ".provenance.json")
        self.assertEqual(told["features"], len(features))
        self.assertEqual(told["sha256"], self.sha256(name + ".geojson"))
        self.assertEqual(sum(page["features"] for page in told["pages"]), len(features))
        self.assertFalse(os.path.exists(self.file(f".{name}.pages")))
        return told
