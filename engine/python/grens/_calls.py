"""The five questions. Each makes columns of the frame, calls the library, and makes frames of what
comes back."""

import json
import os
from dataclasses import dataclass, field

import geopandas
import pandas

from . import _grens
from ._frames import columns_of, frame_of, geo_frame, shapes_folder, with_crs
from ._talk import listening


def dissolve(units, by, *, crs=None, code=None, name=None, population=None, year=None, repair=False,
             tolerance=None, tables=None, membership=None):
    """The regions that units form, as a GeoDataFrame with a row for each, in the order of their codes.

    by          a column of the frame, a scheme of the region tables (several joined by "+" are their
                common refinement), or a value for each unit (a list, an array or a Series); units
                with None are in no region
    crs         the CRS of units that do not say it themselves
    code, name, population
                the columns that hold them; found by the conventions of CBS otherwise
    year        regions as of 1 January of this year; found by the codes otherwise
    repair      repair borders that do not match before anything else, to `tolerance` in metres
    tables      folder of the region tables; those that came with grens otherwise
    membership  your own table of units and regions, instead of those
    """
    frame = with_crs(frame_of(units), crs)
    frame, grouping = _grouping(frame, by, "by")
    ask = _ask(frame, [grouping], code=code, name=name, population=population, year=year,
               repair=repair, tolerance=tolerance, tables=tables, membership=membership)
    with listening() as said:
        given = _grens.dissolve(columns_of(frame), grouping, ask, said)
    return geo_frame(given, frame.crs)


@dataclass(frozen=True)
class CrossResult:
    """Where the regions of two groupings cut across each other."""

    cases: pandas.DataFrame
    """A row for each cross-border case: regions a and b share units, and each has others too."""
    pieces: geopandas.GeoDataFrame
    """The pieces (a and b) of all regions with a case; `role_in_a` and `role_in_b` say whether a
    piece is the main one or an exception."""
    lines: geopandas.GeoDataFrame
    """The lines that cut exceptions off from the rest of their region."""
    findings: dict = field(repr=False)
    """All of it, as `grens cross --json` tells a pair."""

    @property
    def relation(self):
        """How the groupings lie to each other, in a word."""
        return self.findings["relation"]


_CASE_COLUMNS = ["a_code", "a_name", "b_code", "b_name", "role_in_a", "role_in_b", "units",
                 "units_outside", "area_km2", "share_of_a_area", "share_of_b_area", "population",
                 "population_at_least", "share_of_a_population", "share_of_b_population",
                 "cut_line_in_a_length_km", "cut_line_in_a_unmatched_km", "cut_line_in_b_length_km",
                 "cut_line_in_b_unmatched_km"]


def cross(units, a, b, *, crs=None, code=None, name=None, population=None, year=None, repair=False,
          tolerance=None, tables=None, membership=None):
    """Where regions of the grouping a and regions of the grouping b cut across each other.

    a and b are columns, schemes or values as in `dissolve`, and so is all else. Gives a CrossResult.
    """
    frame = with_crs(frame_of(units), crs)
    frame, first = _grouping(frame, a, "a")
    frame, second = _grouping(frame, b, "b")
    ask = _ask(frame, [first, second], code=code, name=name, population=population, year=year,
               repair=repair, tolerance=tolerance, tables=tables, membership=membership)
    with listening() as said:
        given = _grens.cross(columns_of(frame), first, second, ask, said)
    findings = json.loads(given["findings"])["pairs"][0]
    cases = pandas.json_normalize(findings["cases"], sep="_").reindex(columns=_CASE_COLUMNS)
    for column in ("units", "units_outside"):
        cases[column] = [[unit["code"] for unit in units] for units in cases[column]]
    for column in ("population", "population_at_least"):
        cases[column] = cases[column].astype("Int64")
    return CrossResult(cases, geo_frame(given["pieces"], frame.crs),
                       geo_frame(given["lines"], frame.crs), findings)


def check(units, *, crs=None, code=None, name=None, year=None, tolerance=None, tables=None,
          membership=None):
    """What is wrong with the borders and codes of units, as a GeoDataFrame with a row for each finding.

    `severity` is "defect", or "note" where nothing is wrong. Gaps narrower than `tolerance` metres
    (found from the data otherwise) are defects. All findings as JSON are in `attrs["findings"]`.
    """
    frame = with_crs(frame_of(units), crs)
    ask = _ask(frame, [], code=code, name=name, year=year, tolerance=tolerance, membership=membership,
               tables=shapes_folder() if tables is None and membership is None else tables)
    with listening() as said:
        given = _grens.check(columns_of(frame), ask, said)
    kinds = [geo_frame(layer, frame.crs) for layer in given["frames"]]
    found = pandas.concat([kind for kind in kinds if len(kind)] or kinds[:1], ignore_index=True)
    found.attrs = {"findings": json.loads(given["findings"])}
    return found


def repair(units, *, crs=None, code=None, name=None, tolerance=None, keep_gaps=False, give="longest"):
    """The same units with exactly shared borders.

    The frame that comes back has the rows, columns and index of the one given; of rows with one code
    only the first, with the land of all. Land that several units claim goes to one of them, a gap
    narrower than `tolerance` metres (found from the data otherwise) to one of its neighbours: to the
    one with the `longest` border along it, the `largest`, the `smallest`, or the unit that `give`
    names. What was done is in `attrs["repair"]`.
    """
    frame = with_crs(frame_of(units), crs)
    ask = _ask(frame, [], code=code, name=name, tolerance=tolerance, keep_gaps=keep_gaps, give=give)
    with listening() as said:
        given = _grens.repair(columns_of(frame), ask, said)
    shapes = geopandas.GeoSeries.from_wkb(
        pandas.Series(given["geometry"], index=given["codes"], dtype="object"))
    codes = frame[given["code_field"]].map(_code_text)
    first = (~codes.duplicated() & codes.isin(shapes.index)).to_numpy()
    kept = frame[first].copy()
    land = geopandas.GeoSeries(shapes.reindex(codes[first].to_numpy()).values, crs=frame.crs)
    kept[frame.geometry.name] = land.values
    kept.attrs["repair"] = json.loads(given["repair"])
    return kept


@dataclass(frozen=True)
class AuditResult:
    """What came of an audit."""

    passes: bool
    """Whether no rule of severity "error" is broken."""
    verdict: str
    """The same in a sentence."""
    rules: pandas.DataFrame
    """A row for each rule, the worst first: `state` is broken, undecided, held-with-exceptions, held
    or not-asked."""
    findings: pandas.DataFrame
    """A row for each place where a rule does not hold; `known` where an exception covers it."""
    report: dict = field(repr=False)
    """All of it, as audit.json has it."""


def audit(units, rules=None, *, crs=None, code=None, name=None, population=None, year=None,
          repair=False, tolerance=None, tables=None, membership=None):
    """Holds regions against rules: those of a rules file, or the ones that came with the tables.

    All else is as in `dissolve`. Gives an AuditResult.
    """
    frame = with_crs(frame_of(units), crs)
    folder = shapes_folder() if tables is None else tables
    ask = _ask(frame, [], code=code, name=name, population=population, year=year, repair=repair,
               tolerance=tolerance, tables=folder, membership=membership)
    path = os.path.join(folder, "rules.toml") if rules is None else rules
    with listening() as said:
        report = json.loads(_grens.audit(columns_of(frame), os.fspath(path), ask, said))
    about = ["id", "kind", "severity", "state", "claim", "scheme", "other"]
    findings = []
    for rule in report["rules"]:
        for finding in rule["findings"]:
            findings.append({"rule": rule["id"], "severity": rule["severity"], **finding})
    columns = ["rule", "severity", "known", "region", "region_name", "units", "text", "area_km2",
               "population"]
    return AuditResult(report["passes"], report["verdict"],
                       pandas.DataFrame(report["rules"]).reindex(columns=about),
                       pandas.DataFrame(findings).reindex(columns=columns), report)


def _grouping(frame, by, keyword):
    """The frame, with a column for values that were given, and (key, whether that is a column)."""
    if isinstance(by, str):
        return frame, (by, by in frame.columns and by != frame.geometry.name)
    if isinstance(by, pandas.Series) and not by.index.equals(frame.index):
        by = by.reindex(frame.index)
    values = list(by)
    if len(values) != len(frame):
        raise _grens.UsageError(f"{keyword} has {len(values)} values for {len(frame)} units: give one "
                                "for each")
    while keyword in frame.columns:
        keyword += "_"
    return (frame.assign(**{keyword: pandas.Series(values, index=frame.index, dtype="object")}),
            (keyword, True))


def _ask(frame, groupings, **asked):
    """What is asked of the library; the tables that came with grens where a scheme needs some."""
    for keyword in ("code", "name", "population"):
        column = asked.get(keyword)
        if column is not None and column not in frame.columns:
            raise _grens.UsageError(f"{keyword}={column!r} is no column of the units; they have "
                                    + ", ".join(map(str, frame.columns)))
    schemes = [key for key, is_column in groupings if not is_column]
    if schemes and asked["tables"] is None and asked["membership"] is None:
        asked["tables"] = shapes_folder()
    return {key: os.fspath(value) if isinstance(value, os.PathLike) else value
            for key, value in asked.items()}


def _code_text(value):
    """A code as the library reads it: trimmed text, whole numbers without a decimal point."""
    if value is None or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
