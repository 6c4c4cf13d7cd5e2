#pragma once
#include <bit>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "geometry/point.hpp"
#include "support/scratch.hpp"

namespace grens::testing {

/// ESRI's WKT of RD New, as ArcGIS and CBS write it: no EPSG code, and no way to WGS 84 in it.
inline const std::string kRdPrj =
    R"(PROJCS["RD_New",GEOGCS["GCS_Amersfoort",DATUM["D_Amersfoort",SPHEROID["Bessel_1841",)"
    R"(6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],)"
    R"(PROJECTION["Double_Stereographic"],PARAMETER["False_Easting",155000.0],)"
    R"(PARAMETER["False_Northing",463000.0],PARAMETER["Central_Meridian",5.38763888888889],)"
    R"(PARAMETER["Scale_Factor",0.9999079],PARAMETER["Latitude_Of_Origin",52.1561605555556],)"
    R"(UNIT["Meter",1.0]])";

using Ring = std::vector<Point>;

/// A square with its lower left corner at (x, y), closed, clockwise as a shapefile's shell is.
inline Ring square_ring(double x, double y, double side = 1) {
  return {{x, y}, {x, y + side}, {x + side, y + side}, {x + side, y}, {x, y}};
}

inline Ring reversed(Ring ring) { return {ring.rbegin(), ring.rend()}; }

/// A shapefile of polygons written byte by byte, so that it may be as wrong as a test needs it.
struct RawShapefile {
  struct Column {
    std::string name;
    std::size_t width = 10;
    char type = 'C';
  };
  struct Row {
    std::vector<Ring> rings;  ///< none: null geometry
    std::vector<std::string> values;
  };

  std::vector<Column> columns = {{"statcode"}, {"statnaam", 20}};
  std::vector<Row> rows;
  unsigned char language = 0;
  std::string prj = kRdPrj;  ///< "": no such file
  std::string cpg = "UTF-8";

  std::string shp() const {
    std::string body;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string content = shape(rows[i].rings);
      body += big(static_cast<std::uint32_t>(i + 1)) + big(words(content.size())) + content;
    }
    return header(100 + body.size()) + body;
  }

  std::string shx() const {
    std::string index;
    std::size_t at = 100;
    for (const Row& row : rows) {
      const std::size_t size = shape(row.rings).size();
      index += big(words(at)) + big(words(size));
      at += 8 + size;
    }
    return header(100 + index.size()) + index;
  }

  std::string dbf() const {
    std::size_t width = 1;
    std::string fields;
    for (const Column& column : columns) {
      std::string field(32, '\0');
      column.name.copy(field.data(), 10);
      field[11] = column.type;
      field[16] = static_cast<char>(column.width);
      fields += field;
      width += column.width;
    }
    std::string bytes = "\x03\x10\x01\x01";
    bytes += little(static_cast<std::uint32_t>(rows.size()));
    bytes += little(static_cast<std::uint32_t>(33 + fields.size())).substr(0, 2);
    bytes += little(static_cast<std::uint32_t>(width)).substr(0, 2);
    bytes += std::string(17, '\0') + static_cast<char>(language) + std::string(2, '\0');
    bytes += fields + "\r";
    for (const Row& row : rows) {
      bytes += ' ';
      for (std::size_t c = 0; c < columns.size(); ++c) {
        std::string value = c < row.values.size() ? row.values[c] : "";
        value.resize(columns[c].width, ' ');
        bytes += value;
      }
    }
    return bytes + "\x1A";
  }

  /// Writes all files of `name`.shp into the folder; returns the path of the .shp.
  std::string write(const Scratch& folder, const std::string& name = "units") const {
    write_bytes(folder / (name + ".shp"), shp());
    write_bytes(folder / (name + ".shx"), shx());
    write_bytes(folder / (name + ".dbf"), dbf());
    if (!prj.empty()) write_bytes(folder / (name + ".prj"), prj);
    if (!cpg.empty()) write_bytes(folder / (name + ".cpg"), cpg);
    return folder / (name + ".shp");
  }

 private:
  static std::string little(std::uint32_t value) {
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    return bytes;
  }
  static std::string big(std::uint32_t value) {
    const std::string bytes = little(value);
    return {bytes.rbegin(), bytes.rend()};
  }
  static std::string number(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    return little(static_cast<std::uint32_t>(bits)) +
           little(static_cast<std::uint32_t>(bits >> 32));
  }
  static std::uint32_t words(std::size_t bytes) { return static_cast<std::uint32_t>(bytes / 2); }

  static std::string box(const std::vector<Ring>& rings) {
    Box all;
    for (const Ring& ring : rings) {
      for (const Point& p : ring) all.add(p);
    }
    return number(all.min_x) + number(all.min_y) + number(all.max_x) + number(all.max_y);
  }

  static std::string shape(const std::vector<Ring>& rings) {
    if (rings.empty()) return little(0);
    std::string starts;
    std::string points;
    std::uint32_t count = 0;
    for (const Ring& ring : rings) {
      starts += little(count);
      count += static_cast<std::uint32_t>(ring.size());
      for (const Point& p : ring) points += number(p.x) + number(p.y);
    }
    return little(5) + box(rings) + little(static_cast<std::uint32_t>(rings.size())) +
           little(count) + starts + points;
  }

  std::string header(std::size_t size) const {
    std::vector<Ring> all;
    for (const Row& row : rows) all.insert(all.end(), row.rings.begin(), row.rings.end());
    return big(9994) + std::string(20, '\0') + big(words(size)) + little(1000) + little(5) +
           box(all) + std::string(32, '\0');
  }
};

/// Two unit squares side by side.
inline RawShapefile two_squares() {
  RawShapefile file;
  file.rows = {{{square_ring(0, 0)}, {"GM0001", "Een"}}, {{square_ring(1, 0)}, {"GM0002", "Twee"}}};
  return file;
}

/// The same file where RD is used, at Amersfoort: a file elsewhere is warned of.
inline RawShapefile at_amersfoort(RawShapefile file) {
  for (auto& row : file.rows) {
    for (Ring& ring : row.rings) {
      for (Point& p : ring) p = {p.x + 155000, p.y + 463000};
    }
  }
  return file;
}

}  // namespace grens::testing
