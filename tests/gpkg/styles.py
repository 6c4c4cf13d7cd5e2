"""styles.py FOLDER [PICTURE]: opens FOLDER/regions.gpkg as QGIS does and looks at its styles.

Each layer of regions has a default style: a category for each region, colours that tell neighbours
apart, names on them. With PICTURE the first layer is drawn. Ends with 77 (CTest: skipped) where
QGIS is not installed.
"""
import os
import sqlite3
import sys
from contextlib import closing
from itertools import combinations

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")

try:
    from qgis.core import (QgsApplication, QgsMapRendererParallelJob, QgsMapSettings,
                           QgsVectorLayer)
    from qgis.PyQt.QtCore import QSize
except ImportError:
    print("SKIPPED: QGIS is not installed; apt-get install python3-qgis does that.")
    sys.exit(77)


def findings(path, name):
    """What is wrong with the style of one layer, and the layer."""
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    if not layer.isValid():
        return ["cannot be opened"], layer
    message, found = layer.loadDefaultStyle()
    if not found:
        return [f"has no default style: {message}"], layer
    wrong = []
    renderer = layer.renderer()
    if renderer.type() != "categorizedSymbol" or renderer.classAttribute() != "code":
        return [f"is drawn by {renderer.type()}"], layer
    colours = {c.value(): c.symbol().color().name() for c in renderer.categories()}
    features = list(layer.getFeatures())
    codes = [feature["code"] for feature in features]
    if sorted(colours) != sorted(codes):
        wrong.append(f"has categories {sorted(colours)} for {sorted(codes)}")
    if not layer.labelsEnabled() or layer.labeling().settings().fieldName != "name":
        wrong.append("has no names on it")
    alike = [(a["code"], b["code"]) for a, b in combinations(features, 2)
             if colours.get(a["code"]) == colours.get(b["code"])
             and a.geometry().intersection(b.geometry()).length() > 0]
    if alike:
        wrong.append(f"has neighbours in one colour: {alike}")
    return wrong, layer


def draw(layer, picture):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(900, 1050))
    settings.setExtent(layer.extent().buffered(5000))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(picture)


def main(folder, picture=None):
    path = os.path.join(folder, "regions.gpkg")
    with closing(sqlite3.connect(path)) as database:
        names = [row[0] for row in database.execute(
            "SELECT f_table_name FROM layer_styles ORDER BY f_table_name")]
    application = QgsApplication([], False)
    application.initQgis()
    wrong = 0
    for name in names:
        found, layer = findings(path, name)
        print(f"{name}: {layer.featureCount()} regions, {len(found)} findings")
        for finding in found:
            print(f"  {finding}")
        wrong += len(found)
        if picture:
            draw(layer, picture)
            picture = None
        del layer  # before QGIS goes
    application.exitQgis()
    if not names:
        print("no layer has a style")
    return 1 if wrong or not names else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
