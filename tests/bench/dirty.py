"""Dirty borders: municipalities as they were published, each border generalised once per neighbour.
Grens and its peers make regions of them and repair them, in turns; then what each wrote is judged.

All write planar coordinates, so that what comes out can be compared with what went in."""

import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass, field

import report
from commands import Tool
from judge import Layer, judge
from sets import SCHEME

REGIONS, UNITS = "Dirty borders to 25 regions", "Dirty borders to repaired units"
FIVE_TIMES = "whole command at least 5 times faster than mapshaper -clean -dissolve"


@dataclass
class Judged(Tool):
    key: str = "statcode"  # the column that says which unit or region a feature is
    quality: dict = field(default_factory=dict)


def measure(maker, tools, rounds, quick, start_kib):
    """Results for the JSON file, and targets. Quick: only as published, two rounds."""
    if maker.dirty is None:
        print("\nDirty borders: left out, for the real boundaries are not there.")
        return [], []
    check_judge()
    if qgis_program() is None:
        print("\nDirty borders: QGIS is not installed here (there is no qgis_process): left out.")
    chosen = [maker.plain(maker.dirty)] + ([] if quick else [maker.dense(maker.dirty, 1)])
    clean = maker.plain(maker.bases[0])
    print(f"\nWhat is judged of dirty borders\n{LEGEND}")
    results, targets = [], []
    for a_set in chosen:
        before = Layer(a_set.path, "statcode")
        for job, key, commands in (
            (REGIONS, "region", dissolving(tools, a_set.path)),
            (UNITS, "statcode", repairing(tools, a_set.path)),
        ):
            areas = Layer(clean.path, key).areas()

            def check(tool):
                layer = Layer(tool.output, tool.key)
                tool.quality = judge(layer, before, areas, every_border=key == "statcode")
                return ""

            tools.in_turns(commands, 2 if quick else rounds, check)
            report.print_commands(a_set, commands, start_kib, job)
            found = {tool.name: tool.quality for tool in commands if tool.quality}
            if key == "statcode":
                found["(as published)"] = judge(before, before, areas, every_border=True)
            print_quality(found)
            targets += speed_targets(a_set, commands) + quality_targets(a_set, job, commands)
            results.append({**asdict(a_set), "job": job, "quality": found,
                            "commands": [asdict(tool) for tool in commands]})  # fmt: skip
            sys.stdout.flush()
    return results, targets


def check_judge():
    """The judge is tried on drawn squares first: its word is taken for everything else."""
    test = os.path.join(os.path.dirname(__file__), "judge_test.py")
    done = subprocess.run([sys.executable, test], stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{done.stderr}\nThe judge of dirty borders misjudges drawn squares.")


def dissolving(tools, path):
    out = f"{tools.folder}/{{}}.shp"
    grens = f"{tools.folder}/grens"
    commands = [
        Judged("grens",
               [tools.grens, "dissolve", path, "--repair", "--scheme", SCHEME, "--format", "shp",
                "--quiet", "--out", grens, "--data", tools.shapes],
               f"{grens}/{SCHEME}.shp", key="code"),
        Judged("mapshaper -clean",
               [*tools.mapshaper, path, "-clean", "-dissolve", "region", "-o", out.format("clean")],
               out.format("clean"), key="region"),
        Judged("mapshaper",
               [*tools.mapshaper, path, "-dissolve", "region", "-o", out.format("mapshaper")],
               out.format("mapshaper"), key="region"),
        Judged("geos unary",
               [tools.peer, "unary", path, "region", out.format("unary")],
               out.format("unary"), key="region"),
    ]  # fmt: skip
    qgis = qgis_program()
    if qgis is not None:
        commands.append(
            Judged("qgis",
                   ["env", "QT_QPA_PLATFORM=offscreen", qgis, "run", "native:dissolve", "--",
                    f"INPUT={path}", "FIELD=region", f"OUTPUT={out.format('qgis')}"],
                   out.format("qgis"), key="region"))  # fmt: skip
    return commands


def repairing(tools, path):
    out = f"{tools.folder}/{{}}.shp"
    return [
        Judged("grens",
               [tools.grens, "repair", path, "--quiet", "--out", out.format("grens")],
               out.format("grens")),
        Judged("mapshaper -clean",
               [*tools.mapshaper, path, "-clean", "-o", out.format("clean")],
               out.format("clean")),
    ]  # fmt: skip


def qgis_program():
    """Debian's wrapper qgis_process trips over its own settings; the program proper does not."""
    return shutil.which("qgis_process.bin") or shutil.which("qgis_process")


# What the judge gives, and its column: head, width, format.
COLUMNS = {
    "gaps": ("gaps", 8, ",d"),
    "gap_m2": ("m2", 10, ",.0f"),
    "overlaps": ("overlaps", 10, ",d"),
    "overlap_m2": ("m2", 10, ",.0f"),
    "twinless_km": ("alone km", 10, ",.3f"),
    "odd_segments": ("odd", 5, ",d"),
    "invalid": ("invalid", 9, ",d"),
    "lost": ("lost", 6, ",d"),
    "moved_m": ("moved m", 9, ",.3f"),
    "gone_m": ("gone m", 10, ",.2f"),
    "area_largest": ("area off %", 12, ".4f"),
    "area_mean": ("mean %", 9, ".5f"),
}
LEGEND = """\
  gaps      holes of the union of all features in which a circle 10 m wide has no room
  overlaps  pairs of features with more than 1e-4 m2 in common
  alone     border that is neither shared bit for bit nor the rim of the whole or of a wider hole
  odd       segments used neither once nor by two features in opposite directions
  moved     farthest from a vertex of the output that is none of the input to a border of the input
  gone      farthest from a vertex of the input that is none of the output to a border of the output:
            a border in a sliver has its successor near by, an island that was swallowed has not
  area off  from the clean layer of the same municipalities: the largest difference, and the mean"""


def print_quality(found):
    heads = "".join(f"{head:>{width}}" for head, width, _ in COLUMNS.values())
    print(f"  {'what is left':16} {heads}")
    for name, quality in found.items():
        cells = "".join(
            f"{'' if quality[key] is None else format(quality[key], form):>{width}}"
            for key, (_, width, form) in COLUMNS.items()
        )
        print(f"  {name:16} {cells}")


def speed_targets(a_set, commands):
    grens, peer = commands[0], commands[1]
    if "-dissolve" not in peer.command or not grens.runs or not peer.runs:
        return []
    by = report.clock(peer.runs)
    figure = report.ratio(peer.runs, grens.runs, by)
    text = f"{FIVE_TIMES}, {report.CLOCKS[by]}"
    return [report.target(text, a_set, figure, "at least", 5)]


def quality_targets(a_set, job, commands):
    """Ahead of every peer or level with it, column by column; says where not."""
    ours, peers = commands[0].quality, [tool for tool in commands[1:] if tool.quality]
    if not ours or not peers:
        return []
    columns = [key for key in COLUMNS if ours[key] is not None]
    behind = []
    for key in columns:
        best = min(peers, key=lambda tool: tool.quality[key])
        if ours[key] > best.quality[key]:
            behind.append(f"{key} {ours[key]:,}, {best.name} {best.quality[key]:,}")
    text = f"{job}: no peer better in any of {len(columns)} columns"
    if behind:
        text += f" (behind: {'; '.join(behind)})"
    level = len(columns) - len(behind)
    return [report.target(text, a_set, level, "at least", len(columns))]
