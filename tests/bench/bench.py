"""Measures grens beside its peers; scripts/bench builds what this needs, and calls it."""

import argparse
import json
import os
import statistics
import sys
from dataclasses import asdict

import dirty
import drawn_map
import locate
import memory
import report
import simplify
from commands import Check, Tools
from sets import Maker

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def parse():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--huge", action="store_true")
    parser.add_argument("--build", required=True)
    parser.add_argument("--mapshaper", required=True)
    return parser.parse_args()


def choose_sets(maker, options):
    """Quick: every target once. Else all sizes of all layers."""
    first, last = maker.bases[0], maker.bases[-1]
    if options.quick:
        return [maker.dense(first, 1), maker.dense(last, 5)]
    chosen = []
    for base in maker.bases:
        chosen.append(maker.plain(base))
        chosen += [maker.dense(base, millions) for millions in (1, 5)]
        if options.huge:
            chosen.append(maker.dense(base, 20))
    return chosen + [maker.node_dense()]


def main():
    options = parse()
    out = f"{ROOT}/build/bench"
    rounds = 3 if options.quick else 5
    shared = os.environ.get("GRENS_SHARED") or f"{ROOT}/../shared"
    mapshaper = ["node", "--max-old-space-size=12000", options.mapshaper]
    tools = Tools(ROOT, options.build, f"{out}/work", mapshaper)
    maker = Maker(ROOT, shared, f"{out}/sets")
    facts = report.machine(mapshaper)
    report.print_machine(facts)
    if maker.shipped:
        print("Without the shared data: sets are made from the approximate layer that ships.")
    chosen = choose_sets(maker, options)

    start = tools.start()
    tools.in_turns([start], rounds, None)
    start_kib = statistics.median(report.column(start.runs, "peak_kib"))
    print(f"A process that only registers GDAL's drivers: "
          f"{statistics.median(report.column(start.runs, 'cpu')):.3f} s, {start_kib / 1024:.0f} MiB")  # fmt: skip

    results = {"quick": options.quick, "machine": facts, "gdal_start": start.runs, "sets": [],
               "targets": []}  # fmt: skip
    for a_set in chosen:
        program = f"{options.build}/tests/bench/grens_bench"
        found = memory.measure(program, a_set, f"{ROOT}/shapes/nl", out, rounds)
        report.print_memory(a_set, found)
        results["targets"] += report.memory_targets(a_set, found)

        commands = tools.of(a_set, every=not options.quick)
        tools.in_turns(commands, rounds, Check(a_set.path))
        report.print_commands(a_set, commands, start_kib)
        results["targets"] += report.command_targets(a_set, commands, start_kib)
        simplified = simplify.measure(a_set, tools, rounds, start_kib)
        results["sets"].append(
            {**asdict(a_set), "in_memory": found, "commands": [asdict(t) for t in commands],
             "simplify": {"commands": [asdict(t) for t in simplified["commands"]],
                          "quality": simplified["quality"]}}
        )  # fmt: skip
        sys.stdout.flush()

    drawn = drawn_map.measure(maker.plain(maker.bases[0]), tools, rounds, start_kib)
    results["map"] = [asdict(tool) for tool in drawn["commands"]]
    results["targets"] += drawn["targets"]
    sys.stdout.flush()

    results["locate"], targets = locate.measure(maker.bases[0], maker, tools, rounds, options.quick)
    results["targets"] += targets
    sys.stdout.flush()

    results["dirty"], targets = dirty.measure(maker, tools, rounds, options.quick, start_kib)
    results["targets"] += targets
    report.print_targets(results["targets"])
    with open(f"{out}/results.json", "w") as file:
        json.dump(results, file, indent=1)
    print(f"\nAll figures: {os.path.relpath(out)}/results.json")


main()
