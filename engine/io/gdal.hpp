#pragma once
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstddef>
#include <string>
#include <vector>

#include "base/notices.hpp"

namespace grens {

/// Sets GDAL and PROJ up for this process; further calls do nothing. To be called before anything
/// else of GDAL: drivers are registered, messages are collected instead of printed, the network is
/// off, and no file written by GDAL carries the clock (OGR_CURRENT_DATE). InputError when PROJ has
/// no database.
void setup_gdal();

/// Something that GDAL said, without_secrets.
struct GdalMessage {
  bool failure = false;  ///< an error, not just a warning
  std::string text;
  std::size_t count = 1;  ///< how often
};

/// What GDAL said in this thread since the last call; equal messages are one. Of very many
/// different ones the first are kept, and a last one counts the others.
std::vector<GdalMessage> take_gdal_messages();

/// While it lives, GDAL does not sort the rings of a shapefile's records into polygons in this
/// thread: each ring is a polygon of its own. Sorting takes time, errs at times, and is of no use
/// to who takes rings flat. (GDAL warns of each such record; that is not collected.)
class UnsortedShapefileRings {
 public:
  UnsortedShapefileRings();
  ~UnsortedShapefileRings();
  UnsortedShapefileRings(const UnsortedShapefileRings&) = delete;
  UnsortedShapefileRings& operator=(const UnsortedShapefileRings&) = delete;
};

/// Whether GDAL reported an error in this thread that `take_gdal_messages` has not yet returned.
bool gdal_failed();

/// The texts of the collected errors (or warnings, if that is all there is), for the sentence of
/// an InputError, on one line; "GDAL gives no reason" if there are none. Clears the list.
std::string take_gdal_reason();

/// Hands all collected messages up as notices of kind "gdal", after the path they are about.
void report_gdal_messages(const std::string& path, Notices& notices);

}  // namespace grens
