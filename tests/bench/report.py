"""Tables, targets and the machine: what is printed and written as JSON."""

import os
import platform
import statistics
import subprocess

WHOLE = ("grens/1-scheme", "grens/6-schemes", "geos/coverage-union", "geos/unary-union")
PIECES = ("match", "sides", "build", "dissolve", "polygons", "crossings", "transform", "rounding",
          "geojson")  # fmt: skip
MILLION = 1_000_000


def machine(mapshaper):
    """What the times depend on."""
    with open("/proc/cpuinfo") as file:
        models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    with open("/proc/meminfo") as file:
        memory = int(file.readline().split()[1]) >> 20
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": memory,
        "system": platform.freedesktop_os_release()["PRETTY_NAME"],
        "compiler": said("c++", "--version"),
        "gdal": said("ogr2ogr", "--version"),
        "geos": said("geos-config", "--version"),
        "proj": said("pkg-config", "--modversion", "proj"),
        "node": said("node", "--version"),
        "mapshaper": said(*mapshaper, "--version"),
        "load": os.getloadavg()[0],
    }


def said(*command):
    """The first line that a command says of itself."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.stdout.strip().splitlines()[0] if done.stdout.strip() else "?"


def print_machine(facts):
    print("{processor}, {cores} cores, {memory_gib} GiB; {system}".format(**facts))
    print("{compiler}; {gdal}; GEOS {geos}; PROJ {proj}; Node {node}; mapshaper {mapshaper}"
          .format(**facts))  # fmt: skip
    if facts["load"] > 0.5:
        print(f"Others are at work here (load {facts['load']:.1f}).")


def spread(values, digits=1):
    middle = statistics.median(values)
    return f"{middle:.{digits}f}", f"({min(values):.{digits}f}..{max(values):.{digits}f})"


def print_memory(a_set, found):
    about = found["about"]
    print(f"\nIn memory: {a_set.name}, {about['units']:,} units, {about['ring_vertices']:,} vertices,"
          f" {about['arcs']:,} arcs (the median one has {about['median_arc_segments']} segments)")  # fmt: skip
    print(f"  {'':22} {'ms of one core':>16} {'':22} {'times ours':>10}  {'ns a vertex':>11}")
    times = found["milliseconds"]
    ours = statistics.median(times[WHOLE[0]])
    for name in WHOLE:
        if name in times:
            print_time(name, f"{statistics.median(times[name]) / ours:.2f}", found)
    for name in PIECES:
        print_time(f"piece/{name}", "", found)


def print_time(name, times_ours, found):
    middle, around = spread(found["milliseconds"][name])
    vertex = found["nanoseconds_a_vertex"].get(name)
    each = f"{statistics.median(vertex):.0f}" if vertex else ""
    print(f"  {name:22} {middle:>16} {around:22} {times_ours:>10}  {each:>11}")


def print_commands(a_set, tools, start_kib, job="Shapefile to 25 regions as GeoJSON"):
    print(f"\n{job}: {a_set.name}, {a_set.vertices:,} vertices")
    print(f"  {'':16} {'seconds':>8} {'':14} {'cpu s':>8} {'':14} {'peak MiB':>8} "
          f"{'x raw':>6}  {'times ours: clock':>17} {'cpu':>5}")  # fmt: skip
    ours = tools[0].runs
    for tool in tools:
        if tool.wrong:
            print(f"  {tool.name:16} not right: {tool.wrong}")
            if not tool.runs:
                continue
        wall, cpu = column(tool.runs, "wall"), column(tool.runs, "cpu")
        peak = statistics.median(column(tool.runs, "peak_kib"))
        ratios = ["", ""]
        if tool is not tools[0] and ours:
            ratios = [f"{ratio(tool.runs, ours, key):.2f}" for key in ("wall", "cpu")]
        raw = raw_ratio(peak, start_kib, a_set.vertices)
        wall, around_wall = spread(wall, 2)
        cpu, around_cpu = spread(cpu, 2)
        print(f"  {tool.name:16} {wall:>8} {around_wall:14} {cpu:>8} {around_cpu:14} "
              f"{peak / 1024:8.0f} {raw:6.1f}  {ratios[0]:>17} {ratios[1]:>5}")  # fmt: skip


def column(runs, key):
    return [run[key] for run in runs]


def ratio(runs, ours, key, our_key=None):
    return statistics.median(column(runs, key)) / statistics.median(column(ours, our_key or key))


def raw_ratio(peak_kib, start_kib, vertices):
    """Peak memory beyond what GDAL needs to start, in units of the raw coordinates."""
    return (peak_kib - start_kib) * 1024 / (16 * vertices)


def memory_targets(a_set, found):
    """In memory, at 5 million vertices."""
    if a_set.vertices < 4 * MILLION:
        return []
    one, six, union = (statistics.median(found["milliseconds"][n]) for n in WHOLE[:3])
    return [
        target("coverage and six schemes at least 5 times faster than GEOSCoverageUnion to one",
               a_set, union / six, "at least", 5),
        target("six schemes at most 1.5 times one", a_set, six / one, "at most", 1.5),
    ]  # fmt: skip


def command_targets(a_set, tools, start_kib):
    """Whole commands, from a million vertices on."""
    grens, mapshaper = tools[0], tools[1]
    if a_set.vertices < 0.9 * MILLION or not a_set.by_scheme or not grens.runs:
        return []
    targets = []
    if mapshaper.runs:
        by = clock(mapshaper.runs)
        text = f"whole command at least 4 times faster than mapshaper, {CLOCKS[by]}"
        targets.append(
            target(text, a_set, ratio(mapshaper.runs, grens.runs, by), "at least", 4)
        )
    peak = statistics.median(column(grens.runs, "peak_kib"))
    figure = raw_ratio(peak, start_kib, a_set.vertices)
    targets.append(
        target("peak memory under 6 times the raw coordinates", a_set, figure, "under", 6)
    )
    return targets


CLOCKS = {"wall": "by the clock", "cpu": "by processor time, for others were at work here"}


def clock(runs):
    """What to compare runs by: the clock says nothing where a process of one thread had to wait."""
    waited = ratio(runs, runs, "wall", "cpu")
    return "wall" if waited < 1.15 else "cpu"


def target(text, a_set, figure, relation, wanted):
    reached = figure >= wanted if relation == "at least" else figure <= wanted
    return {"target": text, "set": a_set.name, "figure": figure, "wanted": f"{relation} {wanted}",
            "reached": reached}  # fmt: skip


def print_targets(targets):
    print("\nTargets")
    for one in targets:
        mark = "reached    " if one["reached"] else "NOT reached"
        print(f"  {mark} {one['figure']:6.2f}  {one['set']:16} {one['target']}")
