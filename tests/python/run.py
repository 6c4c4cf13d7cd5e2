"""Runs the tests of the module, or says aloud what they lack (exit 77)."""

import importlib.util
import os
import sys
import unittest

for package in ("geopandas", "shapely"):
    if importlib.util.find_spec(package) is None:
        print(f"SKIPPED: this Python has no {package}; Debian has it as python3-{package}.")
        sys.exit(77)

sys.path.insert(0, os.environ["GRENS_MODULE"])
here = os.path.dirname(__file__)
tests = unittest.defaultTestLoader.discover(here, pattern=sys.argv[1], top_level_dir=here)
sys.exit(not unittest.TextTestRunner(verbosity=2).run(tests).wasSuccessful())
