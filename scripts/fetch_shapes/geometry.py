"""What `grens check` finds in a layer that came, where grens is there."""

import json
import os
import shutil
import subprocess

from faults import Refusal, shown

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def program():
    """The grens on the path, else the one that was built here; None without either."""
    built = [os.path.join(ROOT, "build", preset, "grens") for preset in ("release", "dev")]
    return next(filter(None, map(shutil.which, ["grens", *built])), None)


def check(layer):
    """Numbers of defects and notes by kind. Defects are told, and kept: official data has some.

    Refusal when grens cannot read the layer.
    """
    grens = program()
    if not grens:
        return {"checked": False, "why": "grens was not there"}
    done = subprocess.run([grens, "check", "--json", layer], capture_output=True, check=False)
    if done.returncode == 3:
        said = done.stderr.decode("utf-8", "replace").splitlines()
        why = [line for line in said if line.startswith("error: ")] or ["it does not say why"]
        raise Refusal(f"{layer}: grens check cannot read what came ({shown(why[0])}); leave this "
                      "layer out with --only, or give another address with --url")
    try:
        kinds = json.loads(done.stdout)["kinds"] if done.returncode in (0, 1) else None
    except (ValueError, TypeError, KeyError):
        kinds = None
    if kinds is None:
        return {"checked": False, "why": f"grens check ended with {done.returncode}"}
    found = {name: kind for name, kind in kinds.items() if kind["count"]}
    return {
        "checked": True,
        "defects": {name: kind["count"] for name, kind in found.items() if not kind["note"]},
        "notes": {name: kind["count"] for name, kind in found.items() if kind["note"]},
    }
