"""A page of features: what a page must be, and what its features must be.

Nothing in a feature is changed: numbers are read and written so that each double stays the same.
"""

import json
import math
from dataclasses import dataclass

from faults import Passing, Refusal, shown
from service import CODE, CRS

NAME = "statnaam"
# What is whole and yet wrong would be as wrong the next time.
ADVICE = "leave this layer out with --only, or give another address with --url"
# Generously around the Netherlands in RD New, in metres: degrees, or axes the wrong way round, are
# far outside.
LEFT, RIGHT, BOTTOM, TOP = -100e3, 400e3, 200e3, 800e3


@dataclass(frozen=True)
class Feature:
    code: str
    line: str  # the feature as GeoJSON, without what differs from answer to answer
    empty: bool  # has no geometry


def not_a_number(text):
    raise ValueError(f"the number {text}")


def read_page(body, prefix, matched, most):
    """The features of a page: 1 to `most`, with codes that begin with `prefix`.

    Passing where the answer is broken or does not fit the number of features that was told;
    Refusal where it is whole but something else than was asked.
    """
    page = read_collection(body)
    check_crs(page.get("crs"))
    for member in ("numberMatched", "totalFeatures"):
        told = page.get(member)
        if isinstance(told, int) and told != matched:
            raise Passing(f"it says that there are {told:,} features, and the count said "
                          f"{matched:,}")
    features = [read_feature(feature, prefix) for feature in page["features"]]
    returned = page.get("numberReturned")
    if isinstance(returned, int) and returned != len(features):
        raise Passing(f"it says that it holds {returned:,} features, and holds {len(features):,}")
    if not 1 <= len(features) <= most:
        raise Passing(f"it holds {len(features):,} features where 1 to {most:,} were due")
    return features


def read_collection(body):
    try:
        page = json.loads(body.decode("utf-8"), parse_constant=not_a_number)
    except (ValueError, RecursionError) as error:
        start = shown(body[:200].decode("utf-8", "replace"), 60)
        raise Passing(f"the answer is not whole JSON ({shown(error)}): it begins with '{start}'"
                      ) from error
    if not isinstance(page, dict) or not isinstance(page.get("features"), list):
        raise Passing("the answer is JSON, but no collection of features")
    return page


def holds_features(body):
    """Whether a page after the last one holds something; some servers send nothing at all then."""
    return bool(body.strip()) and bool(read_collection(body)["features"])


def check_crs(crs):
    """What GeoJSON had before RFC 7946, and servers still write for RD New."""
    try:
        name = crs["properties"]["name"]
    except (TypeError, KeyError):
        return  # the coordinates will tell
    if not str(name).endswith("28992"):
        raise Refusal(f"the features are in {shown(name, 80)} where RD New ({CRS}) was asked; give "
                      "another address with --url")


def read_feature(feature, prefix):
    try:
        properties, geometry = feature["properties"], feature["geometry"]
        code, name = properties[CODE], properties[NAME]
    except (TypeError, KeyError) as error:
        raise Refusal(f"a feature lacks {shown(error, 40)}; {ADVICE}") from error
    if not isinstance(code, str) or not isinstance(name, str):
        raise Refusal(f"a feature has no text as its {CODE} or {NAME}; {ADVICE}")
    if not code.startswith(prefix):
        raise Refusal(f"a feature has the code '{shown(code, 40)}', and codes that begin with "
                      f"{prefix} were due; {ADVICE}")
    fault = geometry_fault(geometry)
    line = json.dumps({"type": "Feature", "properties": properties, "geometry": geometry},
                      ensure_ascii=False, separators=(",", ":"))
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        fault = "a text with half a character"
    if fault:
        raise Refusal(f"{shown(code, 40)} has {fault}; {ADVICE}")
    return Feature(code, line, geometry is None)


def geometry_fault(geometry):
    """What keeps a geometry from being polygons in RD New; None for nothing, and for null."""
    if geometry is None:
        return None
    try:
        kind, polygons = geometry["type"], geometry["coordinates"]
        if kind == "Polygon":
            polygons = [polygons]
        elif kind != "MultiPolygon":
            return f"a geometry of type {shown(kind, 40)} where polygons were due"
        for ring in (ring for polygon in polygons for ring in polygon):
            if len(ring) < 4 or ring[0] != ring[-1]:
                return "a ring that is not closed"
            for position in ring:
                x, y = position[0], position[1]
                if not (LEFT < x < RIGHT and BOTTOM < y < TOP and math.isfinite(x + y)):
                    return f"the position {shown(position[:2], 60)}, which is not in RD New ({CRS})"
    except (TypeError, KeyError, IndexError, AttributeError, OverflowError):
        return "a geometry that cannot be read"
    return None
