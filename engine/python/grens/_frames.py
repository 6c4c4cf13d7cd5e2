"""Data frames to columns and back."""

import json
import os

import geopandas
import pandas

from . import _place
from ._grens import InputError, UsageError

_DTYPES = {"integer": "Int64", "boolean": "boolean", "real": "float64"}


def frame_of(units):
    """A GeoDataFrame, whatever the units come as."""
    if isinstance(units, geopandas.GeoDataFrame):
        try:
            units.geometry
        except AttributeError:
            raise InputError("the GeoDataFrame has no active geometry: set_geometry") from None
        repeated = units.columns[units.columns.duplicated()]
        if len(repeated):
            raise InputError(f"the GeoDataFrame has two columns {repeated[0]!r}: rename one")
        return units
    if isinstance(units, geopandas.GeoSeries):
        return geopandas.GeoDataFrame({"code": units.index.map(str)}, geometry=units.values,
                                      crs=units.crs)
    if hasattr(units, "items") and not isinstance(units, pandas.DataFrame):
        codes, geometries = [str(code) for code in units], list(units.values())
    elif isinstance(units, (list, tuple)):
        width = len(str(len(units)))
        codes = [str(row).zfill(width) for row in range(len(units))]
        geometries = list(units)
    else:
        raise TypeError("units are a GeoDataFrame, a GeoSeries, a mapping or a list of shapely "
                        f"geometries, not {type(units).__name__}")
    return geopandas.GeoDataFrame({"code": codes}, geometry=geometries)


def with_crs(frame, crs):
    """The frame in `crs`, where it says none itself."""
    if crs is None:
        return frame
    if frame.crs is not None and frame.crs != crs:
        raise UsageError("the units say themselves in which CRS they are: leave crs= out")
    return frame.set_crs(crs)


def columns_of(frame):
    """What the library takes of a GeoDataFrame."""
    if frame.crs is None:
        raise InputError("the units do not say in which CRS they are: use units.set_crs, or crs=")
    if len(frame) == 0:
        raise InputError("there are no units: the frame is empty")
    columns = []
    for name in frame.columns:
        values = frame[name]
        if name == frame.geometry.name or isinstance(values, geopandas.GeoSeries):
            continue
        columns.append((str(name), *_values_of(values)))
    return {"name": "units", "crs": frame.crs.to_wkt(), "columns": columns,
            "geometry": list(frame.geometry.to_wkb())}


def _values_of(values):
    known = values.notna()
    if pandas.api.types.is_bool_dtype(values):
        kind, cast = "text", str
    elif pandas.api.types.is_integer_dtype(values):
        kind, cast = "integer", int
    elif pandas.api.types.is_float_dtype(values):
        kind, cast = "real", float
    else:
        kind, cast = "text", str
    return kind, [cast(value) if is_known else None for value, is_known in zip(values, known)]


def geo_frame(given, crs):
    """A GeoDataFrame of features that the library made."""
    columns = {}
    for name, values in given["columns"].items():
        columns[name] = pandas.Series(values, dtype=_DTYPES.get(given["kinds"][name], "object"))
    geometry = geopandas.GeoSeries.from_wkb(pandas.Series(given["geometry"], dtype="object"))
    frame = geopandas.GeoDataFrame(columns, geometry=geometry.values, crs=crs)
    frame.attrs["provenance"] = json.loads(given["provenance"])
    return frame


def shapes_folder():
    """The folder of the region tables: of GRENS_DATA, else those that came with grens."""
    given = os.environ.get("GRENS_DATA")
    folder = given or os.path.join(os.path.dirname(__file__), _place.SHAPES)
    for place in (folder, os.path.join(folder, "nl")):
        if os.path.isfile(os.path.join(place, "membership.csv")):
            return os.path.normpath(place)
    raise InputError(f"{folder}: holds no membership.csv, nor does its folder nl; name the folder of "
                     "the region tables by tables=")
