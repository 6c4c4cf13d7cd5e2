"""Region layers and cross-border cases from municipal boundaries.

    import geopandas, grens

    units = geopandas.read_file("gemeenten.gpkg")
    regions = grens.dissolve(units, by="veiligheidsregio")        # a scheme of the Dutch tables
    provinces = grens.dissolve(units, by="provincienaam")         # or a column of the frame
    found = grens.cross(units, "politie_district", "veiligheidsregio")
    found.cases, found.pieces, found.lines

Units are a GeoDataFrame, a GeoSeries whose index holds their codes, a mapping of codes to shapely
geometries, or a list of geometries. No vertex is moved: those of the regions are those of the units,
bit for bit, in the CRS of the units. Columns that results have are those of the layers that the
program grens writes; what is not known is None or NA, never 0.

What was dropped, corrected or left in doubt is said by warnings of the kind GrensWarning; guesses
that were made (a year, a field) go to the logger "grens". What stops the work is an InputError
(something is wrong with the data) or a UsageError (what was asked for cannot be meant), both a
ValueError.
"""

from ._calls import CrossResult, AuditResult, audit, check, cross, dissolve, repair
from ._grens import InputError, UsageError, version
from ._talk import GrensWarning

__version__ = version()
__all__ = ["AuditResult", "CrossResult", "GrensWarning", "InputError", "UsageError", "audit",
           "check", "cross", "dissolve", "repair"]

for _public in (InputError, UsageError):
    _public.__module__ = "grens"
InputError.__doc__ = "Something in the data stops the work; the sentence says what to do."
UsageError.__doc__ = "What was asked for cannot be meant; the sentence says what to do instead."
