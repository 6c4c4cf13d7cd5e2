"""Points in the safety regions: grens in memory on one core, and its whole command, beside geopandas,
PostGIS and DuckDB, as far as they are installed. All find the regions of the same points; answers
are compared one by one."""

import contextlib
import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
from osgeo import ogr

import report
from commands import Tool
from sets import SCHEME

MILLION = 1_000_000
NONE = 255  # in no region, or on a border
PEER_POINTS = MILLION  # so many of the points are enough for who is slower


def measure(base, maker, tools, rounds, quick):
    """Prints what came of it and gives figures and targets back."""
    count = (1 if quick else 10) * MILLION
    a_set = maker.plain(base)
    folder = tempfile.mkdtemp(prefix="locate-", dir=os.path.dirname(tools.folder))
    try:
        runs = [in_memory(tools, a_set, count, folder) for _ in range(rounds)]
        rate = statistics.median(run["points"] / run["locate_s"] for run in runs)
        rows = [("grens, in memory", rate, count)]
        points = np.fromfile(f"{folder}/points.f64").reshape(-1, 2)
        regions = regions_of(a_set, tools, folder)
        answers = np.fromfile(f"{folder}/answers.u8", dtype=np.uint8)
        for peer, layer in ((geopandas, a_set.path), (postgis, regions), (duckdb, regions)):
            rows.append(peer_row(peer, points[:PEER_POINTS], layer, answers[:PEER_POINTS]))
        command = whole_command(a_set, tools, points, rounds, folder)
    finally:
        shutil.rmtree(folder)
    print_rows(a_set, rows, runs)
    print_command(command, count)
    targets = [report.target("points located in a second on one core, in millions", a_set,
                             rate / MILLION, "at least", 2)]  # fmt: skip
    for name, figure, _ in rows[1:]:
        if isinstance(figure, float):
            targets.append(report.target(f"locating points faster than {name}", a_set,
                                         rate / figure, "at least", 1))  # fmt: skip
    figures = {"rates": [row[:2] for row in rows], "in_memory": runs, "command": command.runs}
    return figures, targets


def in_memory(tools, a_set, count, folder):
    core = max(os.sched_getaffinity(0))
    done = subprocess.run(
        [f"{tools.build}/tests/bench/bench_locate", a_set.path, f"{tools.shapes}/nl", str(count),
         folder],
        stdout=subprocess.PIPE, check=True, preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )  # fmt: skip
    return json.loads(done.stdout)


def regions_of(a_set, tools, folder):
    """A shapefile of the regions, in the order of their codes."""
    subprocess.run([tools.grens, "dissolve", a_set.path, "--scheme", SCHEME, "--quiet", "--format",
                    "shp", "--out", f"{folder}/regions", "--data", tools.shapes],
                   check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    return f"{folder}/regions/{SCHEME}.shp"


def peer_row(peer, points, layer, answers):
    """Its name, its points a second or why there are none, and how many points it was given."""
    core = max(os.sched_getaffinity(0))
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        name, seconds, found = peer(points, layer)
    finally:
        os.sched_setaffinity(0, before)
    if seconds is None:
        return peer.__name__, found, 0
    wrong = int(np.count_nonzero((found != answers) & (answers != NONE)))
    if wrong:
        return name, f"differs from grens in {wrong} of {len(points)} points", 0
    return name, len(points) / seconds, len(points)


def geopandas(points, units):
    """The join alone: the points are geometries before the clock starts. It gets the units, with their
    regions as a column: that takes it less than half the time that the regions themselves do."""
    try:
        import geopandas as gpd
    except ImportError:
        return "geopandas", None, "not installed (apt-get install python3-geopandas)"
    frame = gpd.read_file(units)
    codes = sorted(set(frame["region"]))
    frame["position"] = [codes.index(region) for region in frame["region"]]
    places = gpd.GeoDataFrame(geometry=gpd.points_from_xy(points[:, 0], points[:, 1]), crs=frame.crs)
    start = time.perf_counter()
    joined = gpd.sjoin(places, frame[["position", "geometry"]], how="left", predicate="within")
    seconds = time.perf_counter() - start
    found = np.full(len(points), NONE, dtype=np.uint8)
    known = joined["position"].notna()
    found[joined.index[known]] = joined["position"][known].astype(np.uint8)
    return f"geopandas {gpd.__version__} sjoin", seconds, found


def postgis(points, regions):
    """A server of its own on a socket; the join alone, without parallel workers. Regions are cut into
    pieces first (ST_Subdivide), as is advised, with an index on the pieces."""
    binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    if not binaries or not glob.glob("/usr/share/postgresql/*/extension/postgis.control"):
        return "postgis", None, "not installed (apt-get install postgresql-postgis)"
    with server(os.path.dirname(binaries[-1])) as psql:
        psql("CREATE EXTENSION postgis; CREATE TABLE whole (position int, geom geometry); "
             "CREATE TABLE points (id int, geom geometry(Point, 28992));")  # fmt: skip
        data = ogr.Open(regions)  # goes with its layers
        rows = (f"{i}\t{feature.GetGeometryRef().ExportToIsoWkb().hex()}\n"
                for i, feature in enumerate(data.GetLayer(0)))  # fmt: skip
        psql("COPY whole FROM STDIN", "".join(rows))
        psql("CREATE TABLE raw (id int, x float8, y float8)")
        psql("COPY raw FROM STDIN",
             "".join(f"{i}\t{x!r}\t{y!r}\n" for i, (x, y) in enumerate(points.tolist())))  # fmt: skip
        psql("INSERT INTO points SELECT id, ST_SetSRID(ST_MakePoint(x, y), 28992) FROM raw; "
             "CREATE TABLE regions AS SELECT position, "
             "ST_Subdivide(ST_SetSRID(geom, 28992), 128) AS geom FROM whole; "
             "CREATE INDEX ON regions USING gist (geom); ANALYZE regions; ANALYZE points;")  # fmt: skip
        start = time.perf_counter()
        said = psql("SET max_parallel_workers_per_gather = 0; CREATE TABLE found AS SELECT p.id, "
                    "min(r.position) AS position FROM points p JOIN regions r "
                    "ON ST_Intersects(r.geom, p.geom) GROUP BY p.id")  # fmt: skip
        seconds = time.perf_counter() - start
        said = psql("COPY found TO STDOUT")
        version = psql("SELECT postgis_lib_version()").strip()
    found = np.full(len(points), NONE, dtype=np.uint8)
    for line in said.splitlines():
        point, position = line.split("\t")
        found[int(point)] = int(position)
    return f"PostGIS {version}", seconds, found


@contextlib.contextmanager
def server(binaries):
    """A PostgreSQL server in a folder of its own, which root may not run; gives what runs SQL."""
    folder = tempfile.mkdtemp(prefix="grens-bench-")
    as_other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_other:
        shutil.chown(folder, "postgres")

    def run(*command, text=None):
        done = subprocess.run([*as_other, *command], input=text, text=True, cwd=folder,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
        if done.returncode != 0:
            raise SystemExit(f"{command[0]}: {done.stderr.strip()}")
        return done.stdout

    def psql(sql, text=None):
        return run(f"{binaries}/psql", "-h", folder, "-d", "postgres", "-qAt", "-v",
                   "ON_ERROR_STOP=1", "-c", sql, text=text)  # fmt: skip

    def control(*words):
        subprocess.run([*as_other, f"{binaries}/pg_ctl", "-D", f"{folder}/data", "-w", *words],
                       cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       check=True)  # fmt: skip

    try:
        run(f"{binaries}/initdb", "-D", f"{folder}/data", "-A", "trust", "--no-sync")
        options = f"-c listen_addresses='' -k {folder} -c fsync=off -c work_mem=256MB -c jit=off"
        control("-l", f"{folder}/log", "-o", options, "start")
        try:
            yield psql
        finally:
            control("-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def duckdb(points, regions):
    try:
        import duckdb as duck
    except ImportError:
        return "duckdb", None, "not installed (it is not in Debian)"
    base = duck.connect()
    try:
        base.execute("LOAD spatial")
    except duck.Error:
        return "duckdb", None, "installed, but without its extension spatial"
    base.execute("SET threads = 1")
    base.execute(f"CREATE TABLE regions AS SELECT row_number() OVER () - 1 AS position, geom "
                 f"FROM ST_Read('{regions}')")  # fmt: skip
    frame = {"id": np.arange(len(points)), "x": points[:, 0].copy(), "y": points[:, 1].copy()}
    base.execute("CREATE TABLE points AS SELECT id, ST_Point(x, y) AS geom FROM frame")
    start = time.perf_counter()
    joined = base.execute("SELECT p.id, r.position FROM points p JOIN regions r "
                          "ON ST_Within(p.geom, r.geom)").fetchnumpy()  # fmt: skip
    seconds = time.perf_counter() - start
    found = np.full(len(frame["id"]), NONE, dtype=np.uint8)
    found[joined["id"]] = joined["position"]
    return f"DuckDB {duck.__version__}", seconds, found


def whole_command(a_set, tools, points, rounds, folder):
    """From a table of x and y to a table with the unit and region of each, with all cores."""
    table = f"{folder}/points.csv"
    with open(table, "w") as file:
        file.write("id,x,y\n")
        for first in range(0, len(points), MILLION):
            part = points[first : first + MILLION].round(3).tolist()
            file.writelines(f"{first + i},{x},{y}\n" for i, (x, y) in enumerate(part))
    out = f"{folder}/located.csv"
    tool = Tool("grens locate",
                [tools.grens, "locate", table, a_set.path, "--scheme", SCHEME, "--quiet", "--data",
                 tools.shapes, "--out", out], out)  # fmt: skip
    for _ in range(rounds):
        tool.runs.append(tools.run(tool))
    if tool.wrong:
        sys.exit(f"grens locate {tool.wrong}")
    with open(out, "rb") as file:
        lines = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(MILLION), b""))
    if lines != len(points) + 1:
        sys.exit(f"grens locate wrote {lines} lines for {len(points)} points")
    return tool


def print_rows(a_set, rows, runs):
    building = statistics.median(run["build_s"] for run in runs)
    print(f"\nPoints in 25 regions, in memory, one core: {a_set.name}, {a_set.vertices:,} vertices "
          f"(the grid is built in {building * 1000:.0f} ms)")  # fmt: skip
    ours = rows[0][1]
    for name, rate, count in rows:
        if isinstance(rate, str):
            print(f"  {name:28} {rate}")
            continue
        times = "" if rate == ours else f"{ours / rate:8.1f} times slower"
        print(f"  {name:28} {rate / MILLION:8.3f} million points a second {times}"
              f"  ({count / MILLION:g} million points)")  # fmt: skip


def print_command(tool, count):
    wall, cpu, peak = (statistics.median(report.column(tool.runs, key))
                       for key in ("wall", "cpu", "peak_kib"))  # fmt: skip
    print(f"  Whole command, table to table, {count / MILLION:g} million points: {wall:.2f} s, "
          f"{cpu:.2f} s of the processors, {peak / 1024:.0f} MiB")  # fmt: skip
