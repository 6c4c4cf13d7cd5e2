"""valid.py FILE...: asks GDAL's validate_gpkg.py whether files are what OGC's standard asks for.

Ends with 77 (CTest: skipped) where it is not installed.
"""
import sys

try:
    from osgeo_utils.samples import validate_gpkg
except ImportError:
    print("SKIPPED: validate_gpkg.py is not installed; apt-get install python3-gdal does that.")
    sys.exit(77)

for path in sys.argv[1:]:
    validate_gpkg.check(path, extra_checks=True, warning_msg=lambda text: print(f"warning: {text}"))
    print(f"{path}: valid")
