"""A map of the safety regions on A4 as a PDF, beside one of the same fills, borders and names by a
small Mapnik program; and the atlas of all regions beside the one map."""

import os
import shutil
import subprocess

import report
from commands import Tool
from sets import SCHEME


def regions_for_peer(a_set, tools):
    """Mapnik draws what it is given, so it is given the regions dissolved."""
    folder = f"{os.path.dirname(a_set.path)}/{a_set.name}-regions"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([tools.grens, "dissolve", a_set.path, "--scheme", SCHEME, "--quiet",
                    "--format", "shp", "--out", folder, "--data", tools.shapes],
                   check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    return f"{folder}/{SCHEME}.shp"


def pages(tool, at_least):
    """Why the file is no PDF of so many pages."""
    said = subprocess.run(["pdfinfo", tool.output], stdout=subprocess.PIPE, text=True).stdout
    count = next((int(line.split()[1]) for line in said.splitlines() if line.startswith("Pages:")), 0)
    return "" if count >= at_least else f"{count} pages instead of {at_least} or more"


def measure(a_set, tools, rounds, start_kib):
    """Runs them in turns, prints what came of it, and gives commands and targets back."""
    out = f"{tools.folder}/{{}}.pdf"
    drawing = [tools.grens, "map", a_set.path, "--scheme", SCHEME, "--quiet", "--data", tools.shapes]
    commands = [
        Tool("grens", [*drawing, "--out", out.format("grens")], out.format("grens")),
        Tool("mapnik",
             [f"{tools.build}/tests/bench/bench_mapnik_peer", a_set.path,
              regions_for_peer(a_set, tools), out.format("mapnik")],
             out.format("mapnik")),
    ]  # fmt: skip
    tools.in_turns(commands, rounds, lambda tool: pages(tool, 1))
    report.print_commands(a_set, commands, start_kib, "A map of 25 regions on A4 as PDF")
    atlas = Tool("grens atlas", [*drawing, "--atlas", "--out", out.format("atlas")],
                 out.format("atlas"))  # fmt: skip
    both = [Tool("grens", commands[0].command, commands[0].output), atlas]
    tools.in_turns(both, rounds, lambda tool: pages(tool, 26 if tool is atlas else 1))
    report.print_commands(a_set, both, start_kib, "One map, and the atlas of 25 regions")
    return {"commands": commands + both, "targets": targets(a_set, commands, both)}


def targets(a_set, commands, both):
    found = []
    if not any(tool.wrong for tool in commands):
        share = report.ratio(commands[0].runs, commands[1].runs, "wall")
        found.append(report.target("a map in at most half the time of Mapnik", a_set, share,
                                   "at most", 0.5))  # fmt: skip
    if not any(tool.wrong for tool in both):
        times = report.ratio(both[1].runs, both[0].runs, "wall")
        found.append(report.target("the atlas in at most six times one map", a_set, times,
                                   "at most", 6))  # fmt: skip
    return found
