"""Runs grens_bench, one process a set, on one core; gives the times of each of its benchmarks."""

import json
import os
import subprocess

from commands import UNIONS_UP_TO


def measure(program, a_set, tables, folder, rounds):
    """Name -> milliseconds of processor time of each round, and what grens_bench says of the set.

    The rounds of different benchmarks are mixed, so that a busy moment hits all alike."""
    out = f"{folder}/{a_set.name}.json"
    command = [program, a_set.path, tables]
    if a_set.vertices <= UNIONS_UP_TO:
        command.append("--unary")
    command += [
        "--benchmark_out=" + out,
        "--benchmark_min_time=0.2",
        f"--benchmark_repetitions={rounds}",
        "--benchmark_enable_random_interleaving=true",
    ]
    core = max(os.sched_getaffinity(0))
    done = subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    if done.returncode != 0:
        raise SystemExit(done.stderr.strip().splitlines()[-1])
    with open(out) as file:
        report = json.load(file)
    times, vertex = {}, {}
    for run in report["benchmarks"]:
        if run["run_type"] != "iteration":
            continue
        if run.get("error_occurred"):
            raise SystemExit(f"{a_set.name}: {run['name']}: {run['error_message']}")
        times.setdefault(run["run_name"], []).append(run["cpu_time"])
        if "vertex" in run:
            vertex.setdefault(run["run_name"], []).append(run["vertex"] * 1e9)
    about = {key: int(report["context"][key]) for key in ABOUT}
    return {"about": about, "milliseconds": times, "nanoseconds_a_vertex": vertex}


ABOUT = ("units", "ring_vertices", "border_vertices", "arcs", "median_arc_segments")
