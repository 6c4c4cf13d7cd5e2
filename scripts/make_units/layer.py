"""Writes the unit layer as a shapefile, and reads it again."""

import os
import tempfile

from osgeo import gdal, ogr, osr
from shapely import wkb

ogr.UseExceptions()

QUALITY = "approximate"
SOURCE = "GeoNames (CC BY 4.0), Natural Earth (public domain), own points; approximate"
FIELDS = [("statcode", 10), ("statnaam", 60), ("quality", 12), ("bron", 80)]
MADE_ON = "2024-01-01"  # the day whose municipalities it shows; a clock would change the bytes


def write(path, units, names):
    """Writes `units` (code -> MultiPolygon); each file is made elsewhere and moved into place."""
    folder, name = os.path.split(path)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        create(os.path.join(made, name), units, names)
        for file in sorted(os.listdir(made)):
            os.replace(os.path.join(made, file), os.path.join(folder, file))


def create(path, units, names):
    driver = gdal.GetDriverByName("ESRI Shapefile")
    dataset = driver.Create(path, 0, 0, 0, gdal.GDT_Unknown)
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(28992)
    options = ["ENCODING=UTF-8", f"DBF_DATE_LAST_UPDATE={MADE_ON}"]
    layer = dataset.CreateLayer(
        os.path.splitext(os.path.basename(path))[0], srs, ogr.wkbPolygon, options
    )
    for field, width in FIELDS:
        definition = ogr.FieldDefn(field, ogr.OFTString)
        definition.SetWidth(width)
        layer.CreateField(definition)
    for code, geometry in units.items():
        feature = ogr.Feature(layer.GetLayerDefn())
        for (field, _), value in zip(FIELDS, (code, names[code], QUALITY, SOURCE)):
            feature.SetField(field, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(geometry.wkb))
        layer.CreateFeature(feature)


def read(path):
    """Code -> geometry, and code -> name."""
    dataset = ogr.Open(path)
    geometries, names = {}, {}
    layer = dataset.GetLayer(0)
    for feature in layer:
        code = feature.GetField("statcode")
        geometries[code] = wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))
        names[code] = feature.GetField("statnaam")
    return geometries, names
