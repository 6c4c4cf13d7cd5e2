// The file is made by GDAL in its memory file system, where nothing can fill up, and copied into
// the set. Values are brought to what the format can hold before GDAL sees them, so that every loss
// is ours to count.
#include "io/gdal_writer.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <memory>
#include <utility>

#include "base/error.hpp"
#include "io/extent.hpp"
#include "io/field_names.hpp"
#include "io/gdal.hpp"
#include "io/layer_styles.hpp"
#include "io/ogr_geometry.hpp"
#include "io/write_text.hpp"
#include "regions/csv.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

// What a .dbf allows.
constexpr std::size_t kMostNameBytes = 10;
constexpr std::size_t kMostTextBytes = 254;
constexpr int kRealWidth = 24;
constexpr int kMostDecimals = 15;

constexpr const char* kNoDate = "2000-01-01";  // instead of today, in a .dbf

/// A folder in GDAL's memory, removed with all in it.
class MemoryFolder {
 public:
  MemoryFolder() {
    static std::atomic<unsigned> counter = 0;
    path_ = fmt::format("/vsimem/grens-{}/", ++counter);
  }
  ~MemoryFolder() { VSIRmdirRecursive(path_.c_str()); }
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

class Writer {
 public:
  Writer(Format format, std::string target) : format_(format), target_(std::move(target)) {}

  /// Makes the file `data.EXTENSION`, with what belongs to it, in a folder.
  void write(const std::string& folder, std::span<const FeatureLayer> layers) {
    const FormatInfo& info = format_info(format_);
    const std::string path = fmt::format("{}data.{}", folder, info.extension);
    require_driver(format_);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(std::string(info.driver).c_str());
    if (driver == nullptr) fail();
    GDALDatasetUniquePtr data(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!data) fail();
    for (const FeatureLayer& layer : layers) write(*data, layer, folder);
    if (!write_layer_styles(*data, styled_)) fail();
    data.reset();
    if (gdal_failed()) fail();
  }

  WriteLosses take_losses() { return std::move(losses_); }

 private:
  [[noreturn]] void fail() const {
    throw InputError(fmt::format("{}: cannot be written: {}; choose another format with --format",
                                 target_, take_gdal_reason()));
  }

  bool is_shapefile() const { return format_ == Format::kShapefile; }

  void write(GDALDataset& data, const FeatureLayer& layer, const std::string& folder) {
    finite_extent(layer);
    const OGRwkbGeometryType type = ogr_type(layer);
    const std::vector<std::string> names = field_names(layer);
    const bool has_crs = !layer.crs.wkt.empty();
    OGRSpatialReference srs = has_crs ? make_srs(layer.crs) : OGRSpatialReference();
    OGRLayer* out = data.CreateLayer(layer.name.c_str(), has_crs ? &srs : nullptr, type,
                                     layer_options(names, folder).List());
    if (out == nullptr) fail();
    if (format_ == Format::kGeoPackage) styled_.push_back({&layer, out->GetGeometryColumn()});
    for (std::size_t i = 0; i < names.size(); ++i) add_field(*out, layer, i, names[i]);
    const bool provenance = format_ == Format::kGeoPackage && !layer.provenance.is_null();
    if (provenance &&
        out->SetMetadataItem("provenance", provenance_text(layer.provenance).c_str()) != CE_None) {
      fail();
    }
    const bool transaction = data.TestCapability(ODsCTransactions) != 0;
    if (transaction && data.StartTransaction() != OGRERR_NONE) fail();
    for (const Feature& feature : layer.features) {
      if (format_ == Format::kFlatGeobuf && part_count(feature) == 0) {
        ++losses_.dropped_features;
        continue;
      }
      OGRFeature record(out->GetLayerDefn());
      for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        const int field = static_cast<int>(i);
        std::visit([&](const auto& value) { set(record, field, value); }, feature.values.at(i));
      }
      record.SetGeometryDirectly(ogr_geometry(feature, type).release());
      if (out->CreateFeature(&record) != OGRERR_NONE) fail();
    }
    if (transaction && data.CommitTransaction() != OGRERR_NONE) fail();
  }

  std::vector<std::string> field_names(const FeatureLayer& layer) {
    std::vector<std::string> names =
        unique_field_names(layer.fields, is_shapefile() ? kMostNameBytes : kMostTextBytes);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string& wanted = layer.fields[i].name;
      if (names[i] != wanted) losses_.renamed.push_back({layer.name, wanted, names[i]});
    }
    return names;
  }

  /// A name of the format's own columns that no field has.
  static std::string free_name(std::string name, const std::vector<std::string>& taken) {
    const auto is_taken = [&](const std::string& other) {
      return EQUAL(other.c_str(), name.c_str());
    };
    while (std::any_of(taken.begin(), taken.end(), is_taken)) name += '_';
    return name;
  }

  CPLStringList layer_options(const std::vector<std::string>& names,
                              const std::string& folder) const {
    CPLStringList options;
    if (is_shapefile()) {
      options.SetNameValue("ENCODING", "UTF-8");
      options.SetNameValue("DBF_DATE_LAST_UPDATE", kNoDate);
    } else if (format_ == Format::kGeoPackage) {
      options.SetNameValue("FID", free_name("fid", names).c_str());
      options.SetNameValue("GEOMETRY_NAME", free_name("geom", names).c_str());
    } else if (format_ == Format::kParquet) {
      options.SetNameValue("GEOMETRY_NAME", free_name("geometry", names).c_str());
    } else {
      options.SetNameValue("TEMPORARY_DIR", folder.c_str());
    }
    return options;
  }

  static OGRFieldType ogr_field_type(FieldType type) {
    if (type == FieldType::kInteger) return OFTInteger64;
    if (type == FieldType::kReal) return OFTReal;
    return type == FieldType::kBoolean ? OFTInteger : OFTString;
  }

  void add_field(OGRLayer& out, const FeatureLayer& layer, std::size_t index,
                 const std::string& name) const {
    const FieldType type = layer.fields[index].type;
    OGRFieldDefn field(name.c_str(), ogr_field_type(type));
    if (!is_shapefile()) {
      if (type == FieldType::kBoolean) field.SetSubType(OFSTBoolean);
    } else if (type == FieldType::kBoolean) {
      field.SetWidth(1);
    } else if (type == FieldType::kReal) {
      set_real_width(field, layer, index);
    } else if (type != FieldType::kInteger) {
      field.SetWidth(text_width(layer, index));
    }
    if (out.CreateField(&field, FALSE) != OGRERR_NONE) fail();
  }

  /// As many decimals as the largest number leaves room for.
  static void set_real_width(OGRFieldDefn& field, const FeatureLayer& layer, std::size_t index) {
    double largest = 0;
    for (const Feature& feature : layer.features) {
      const double* value = std::get_if<double>(&feature.values.at(index));
      if (value != nullptr && std::isfinite(*value)) largest = std::max(largest, std::fabs(*value));
    }
    const int digits = largest < 1 ? 1 : static_cast<int>(std::log10(largest)) + 1;
    field.SetWidth(std::max(kRealWidth, digits + 2));
    field.SetPrecision(std::clamp(kRealWidth - 2 - digits, 0, kMostDecimals));
  }

  static int text_width(const FeatureLayer& layer, std::size_t index) {
    std::size_t widest = 1;
    for (const Feature& feature : layer.features) {
      const Value& value = feature.values.at(index);
      if (const auto* text = std::get_if<std::string>(&value)) {
        widest = std::max(widest, text->size());
      } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        widest = std::max(widest, fmt::format("{}", fmt::join(*list, ",")).size());
      }
    }
    return static_cast<int>(std::min(widest, kMostTextBytes));
  }

  void set(OGRFeature& record, int field, std::monostate) { record.SetFieldNull(field); }
  void set(OGRFeature& record, int field, std::int64_t value) {
    record.SetField(field, static_cast<GIntBig>(value));
  }
  void set(OGRFeature& record, int field, bool value) { record.SetField(field, value ? 1 : 0); }
  void set(OGRFeature& record, int field, double value) {
    if (std::isfinite(value)) {
      record.SetField(field, value);
    } else {
      record.SetFieldNull(field);
    }
  }
  void set(OGRFeature& record, int field, std::string value) {
    if (!make_utf8(value)) ++losses_.not_utf8;
    if (is_shapefile() && value.size() > kMostTextBytes) {
      ++losses_.cut_texts;
      value = utf8_cut(value, kMostTextBytes);
    }
    record.SetField(field, value.c_str());
  }

  /// A list that is too long ends after a whole item, and in "...".
  void set(OGRFeature& record, int field, const std::vector<std::string>& list) {
    std::string all = fmt::format("{}", fmt::join(list, ","));
    static constexpr std::string_view kMore = "...";
    if (is_shapefile() && all.size() > kMostTextBytes) {
      ++losses_.cut_texts;
      const std::size_t comma = all.rfind(',', kMostTextBytes - kMore.size() - 1);
      all.resize(comma == std::string::npos ? 0 : comma + 1);
      all += kMore;
    }
    set(record, field, std::move(all));
  }

  Format format_;
  std::string target_;
  std::vector<StyledLayer> styled_;
  WriteLosses losses_;
};

/// Which field of the layer bears which name in the file.
std::string rename_table(const std::vector<FieldRename>& renamed) {
  std::string text = "field,written\n";
  for (const FieldRename& field : renamed) {
    text += fmt::format("{},{}\n", csv_field(field.from), csv_field(field.to));
  }
  return text;
}

/// Copies a file from GDAL's memory into the set, if it is there, and frees it.
void copy(const std::string& from, OutputSet& set, const std::string& name,
          std::string provenance = {}) {
  vsi_l_offset size = 0;
  const GByte* bytes = VSIGetMemFileBuffer(from.c_str(), &size, FALSE);
  if (bytes == nullptr) return;
  set.add(name, {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)},
          std::move(provenance));
  VSIUnlink(from.c_str());
}

}  // namespace

WriteLosses write_gdal(OutputSet& set, Format format, const std::string& name,
                       std::span<const FeatureLayer> layers) {
  setup_gdal();
  const MemoryFolder memory;
  Writer writer(format, set.target(name));
  writer.write(memory.path(), layers);
  const FormatInfo& info = format_info(format);
  std::string provenance = info.metadata ? "" : provenance_text(layers[0].provenance);
  if (format != Format::kShapefile) {
    copy(fmt::format("{}data.{}", memory.path(), info.extension), set, name, std::move(provenance));
    return writer.take_losses();
  }
  std::filesystem::path stem(name);
  if (EQUAL(stem.extension().c_str(), ".shp")) stem = stem.stem();
  for (const char* extension : {"shp", "shx", "dbf", "prj", "cpg"}) {
    copy(fmt::format("{}data.{}", memory.path(), extension), set,
         fmt::format("{}.{}", stem.string(), extension), std::exchange(provenance, ""));
  }
  WriteLosses losses = writer.take_losses();
  if (!losses.renamed.empty()) {
    losses.rename_table = fmt::format("{}.fields.csv", stem.string());
    set.add(losses.rename_table, rename_table(losses.renamed));
  }
  return losses;
}

}  // namespace grens
