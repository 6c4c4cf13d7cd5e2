"""Whole commands, from shapefile to 25 regions as GeoJSON, one process each: what they are, how they
are run in turns, and whether what they write is right."""

import json
import math
import os
import shutil
import subprocess
from dataclasses import dataclass, field

from osgeo import ogr, osr

from sets import SCHEME

UNIONS_UP_TO = 1_500_000  # vertices: a union that does not use shared borders takes too long after


@dataclass
class Tool:
    name: str
    command: list
    output: str = ""  # the file it writes; none: it only starts
    runs: list = field(default_factory=list)
    wrong: str = ""  # why its result is not right


class Tools:
    def __init__(self, root, build, folder, mapshaper):
        self.build = build
        self.folder = folder
        self.mapshaper = mapshaper
        self.grens = f"{build}/grens"
        self.peer = f"{build}/tests/bench/bench_geos_peer"
        self.measurer = f"{build}/tests/bench/bench_measure"
        self.shapes = f"{root}/shapes"

    def start(self):
        return Tool("gdal start", [self.peer, "start"])

    def of(self, a_set, every):
        """Grens first. The peers get the region as a column, which spares them the look-up."""
        group = ["--scheme", SCHEME] if a_set.by_scheme else ["--by", "region"]
        layer = os.path.splitext(os.path.basename(a_set.path))[0]
        out = f"{self.folder}/{{}}.geojson"
        grens = f"{self.folder}/grens"
        tools = [
            Tool("grens",
                 [self.grens, "dissolve", a_set.path, *group, "--quiet", "--out", grens,
                  "--data", self.shapes],
                 f"{grens}/{SCHEME if a_set.by_scheme else 'region'}.geojson"),
            Tool("mapshaper",
                 [*self.mapshaper, a_set.path, "-dissolve", "region",
                  "-proj", "wgs84", "init=EPSG:28992", "-o", out.format("mapshaper")],
                 out.format("mapshaper")),
            Tool("geos coverage",
                 [self.peer, "coverage", a_set.path, "region", out.format("coverage")],
                 out.format("coverage")),
        ]  # fmt: skip
        if every and a_set.vertices <= UNIONS_UP_TO:
            sql = f'SELECT region, ST_Union(geometry) AS geometry FROM "{layer}" GROUP BY region'
            tools += [
                Tool("geos unary",
                     [self.peer, "unary", a_set.path, "region", out.format("unary")],
                     out.format("unary")),
                Tool("ogr2ogr",
                     ["ogr2ogr", "-f", "GeoJSON", out.format("ogr2ogr"), a_set.path,
                      "-dialect", "sqlite", "-sql", sql, "-s_srs", "EPSG:28992",
                      "-t_srs", "EPSG:4326", "-lco", "RFC7946=YES"],
                     out.format("ogr2ogr")),
            ]  # fmt: skip
        return tools

    def run(self, tool):
        """One run: seconds on the clock and of the processors, and peak memory."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        result = f"{self.folder}/measured.json"
        with open(f"{self.folder}/said.txt", "w+") as said:
            subprocess.run([self.measurer, result, *tool.command], stdout=said, stderr=said)
            said.seek(0)
            words = said.read().strip().splitlines()
        with open(result) as file:
            measured = json.load(file)
        if measured["exit"] != 0:
            tool.wrong = f"ends with {measured['exit']}: {words[-1] if words else 'says nothing'}"
        return measured

    def in_turns(self, tools, rounds, check):
        """A warm-up run of each, whose result is checked, then A B A B. Who fails is not run on."""
        for tool in tools:
            self.run(tool)
            if tool.output and not tool.wrong:
                tool.wrong = check(tool)
        for _ in range(rounds):
            for tool in tools:
                if not tool.wrong:
                    tool.runs.append(self.run(tool))


class Check:
    """Compares regions as written with the units of a set: their number, area and extent."""

    def __init__(self, path):
        layer = ogr.Open(path)
        self.regions = set()
        self.area = 0.0
        for feature in layer.GetLayer(0):
            self.regions.add(feature.GetField("region"))
            self.area += feature.GetGeometryRef().GetArea()
        self.extent = layer.GetLayer(0).GetExtent()
        planar, lonlat = osr.SpatialReference(), osr.SpatialReference()
        planar.ImportFromEPSG(28992)
        lonlat.ImportFromEPSG(4258)
        for srs in planar, lonlat:
            srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        self.to_planar = osr.CoordinateTransformation(lonlat, planar)

    def __call__(self, tool):
        """Why the file that the tool wrote is not right; empty when it is."""
        dataset = ogr.Open(tool.output)
        count, area, extent = 0, 0.0, [math.inf, -math.inf, math.inf, -math.inf]
        for feature in dataset.GetLayer(0):
            geometry = feature.GetGeometryRef()
            count += 1
            if geometry is None:
                return "a region without geometry"
            geometry.Transform(self.to_planar)
            area += geometry.GetArea()
            box = geometry.GetEnvelope()
            extent = [f(a, b) for f, a, b in zip((min, max, min, max), extent, box)]
        if count != len(self.regions):
            return f"{count} regions instead of {len(self.regions)}"
        if abs(area - self.area) > 1e-6 * self.area:
            return f"{area / 1e6:.3f} km2 instead of {self.area / 1e6:.3f}"
        off = max(abs(a - b) for a, b in zip(extent, self.extent))
        if off > 0.5:
            return f"lies {off:.0f} m off"
        return ""
