// What GDAL wrote is read by GDAL again and compared value by value and bit by bit.
#include "io/gdal_writer.hpp"

#include <cpl_minixml.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <map>

#include "base/error.hpp"
#include "io/extent.hpp"
#include "io/gdal.hpp"
#include "io/layer_look.hpp"
#include "io/read_back.hpp"
#include "io/sample_layers.hpp"
#include "regions/text.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::expect_same_geometry;
using testing::features_of;
using testing::file_bytes;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::names_in;
using ::testing::Not;
using testing::open;
using testing::Scratch;

constexpr Format kAll[] = {Format::kGeoPackage, Format::kFlatGeobuf, Format::kShapefile};

std::string name_of(Format format) { return "a." + std::string(format_info(format).extension); }

WriteLosses write(const Scratch& folder, Format format, const std::vector<FeatureLayer>& layers,
                  const std::string& name = "") {
  OutputSet set = OutputSet::in_folder(folder.path(), {});
  const WriteLosses losses = write_gdal(set, format, name.empty() ? name_of(format) : name, layers);
  set.finish();
  return losses;
}

TEST(GdalWriter, ValuesAndCoordinatesReadBackBitForBit) {
  const FeatureLayer layer = testing::sample_layer();
  for (const Format format : kAll) {
    SCOPED_TRACE(name_of(format));
    const Scratch folder;
    const WriteLosses losses = write(folder, format, {layer});
    const auto data = open(folder / name_of(format));
    OGRLayer* read = data->GetLayer(0);
    const bool shapefile = format == Format::kShapefile;
    EXPECT_STREQ(read->GetName(), shapefile ? "a" : "veiligheidsregio");
    EXPECT_EQ(wkbFlatten(read->GetGeomType()), shapefile ? wkbPolygon : wkbMultiPolygon);
    auto features = features_of(*read);
    EXPECT_EQ(losses.dropped_features, format == Format::kFlatGeobuf ? 1U : 0U);
    ASSERT_EQ(features.size() + losses.dropped_features, layer.features.size());
    for (const Feature& feature : layer.features) {
      if (format == Format::kFlatGeobuf && part_count(feature) == 0) continue;
      const OGRFeature& got = *features.at(std::get<std::string>(feature.values[0]));
      expect_same_geometry(std::get<MultiPolygon>(feature.geometry), got.GetGeometryRef());
      if (std::holds_alternative<std::monostate>(feature.values[1])) {
        for (int f = 1; f < 6; ++f) EXPECT_FALSE(got.IsFieldSetAndNotNull(f)) << f;
        continue;
      }
      std::string name = std::get<std::string>(feature.values[1]);
      if (shapefile) name = trimmed(name);  // a .dbf pads with blanks
      EXPECT_EQ(got.GetFieldAsString(1), name);
      EXPECT_EQ(got.GetFieldAsInteger64(2), std::get<std::int64_t>(feature.values[2]));
      if (shapefile) {  // fifteen decimals
        EXPECT_NEAR(got.GetFieldAsDouble(3), std::get<double>(feature.values[3]), 1e-15);
      } else {
        EXPECT_EQ(got.GetFieldAsDouble(3), std::get<double>(feature.values[3]));
      }
      EXPECT_EQ(got.GetFieldAsInteger(4), std::get<bool>(feature.values[4]) ? 1 : 0);
      EXPECT_THAT(got.GetFieldAsString(5), HasSubstr("GM0344,GM"));
    }
    EXPECT_THAT(take_gdal_messages(), IsEmpty());
  }
}

TEST(GdalWriter, CrsIsTheLayersOwn) {
  for (const char* crs : {"EPSG:28992", "EPSG:4258"}) {
    FeatureLayer layer = testing::sample_lonlat_layer();
    layer.crs = crs_from_text(crs);
    for (const Format format : kAll) {
      const Scratch folder;
      write(folder, format, {layer});
      const auto data = open(folder / name_of(format));
      const OGRSpatialReference* srs = data->GetLayer(0)->GetSpatialRef();
      ASSERT_NE(srs, nullptr);
      EXPECT_EQ(std::string("EPSG:") + srs->GetAuthorityCode(nullptr), crs) << name_of(format);
    }
  }
}

TEST(GdalWriter, FieldTypes) {
  const FeatureLayer layer = testing::sample_layer();
  for (const Format format : kAll) {
    const Scratch folder;
    write(folder, format, {layer});
    const auto data = open(folder / name_of(format));
    const OGRFeatureDefn* fields = data->GetLayer(0)->GetLayerDefn();
    std::vector<OGRFieldType> types;
    for (int i = 0; i < fields->GetFieldCount(); ++i) {
      types.push_back(fields->GetFieldDefn(i)->GetType());
    }
    EXPECT_THAT(types,
                ElementsAre(OFTString, OFTString, OFTInteger64, OFTReal, OFTInteger, OFTString));
    if (format != Format::kShapefile) {
      EXPECT_EQ(fields->GetFieldDefn(4)->GetSubType(), OFSTBoolean);
    }
  }
}

FeatureLayer small_layer(GeometryKind kind) {
  FeatureLayer layer;
  layer.name = "small";
  layer.kind = kind;
  layer.crs = crs_from_text("EPSG:28992");
  layer.fields = {{"code", FieldType::kText}};
  return layer;
}

TEST(GdalWriter, LinesAndPoints) {
  FeatureLayer lines = small_layer(GeometryKind::kLines);
  lines.features.push_back({MultiLine{{{1, 2}, {3, 4}}}, {std::string("one")}});
  lines.features.push_back({MultiLine{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}, {5, 6}}}, {"two"}});
  FeatureLayer points = small_layer(GeometryKind::kPoints);
  points.features.push_back({std::vector<Point>{{1, 2}}, {std::string("one")}});
  FeatureLayer several = points;
  several.features.push_back({std::vector<Point>{{1, 2}, {3, 4}}, {"two"}});
  const auto wkt = [](const FeatureLayer& layer, Format format, const char* code) {
    const Scratch folder;
    write(folder, format, {layer});
    const auto data = open(folder / name_of(format));
    return features_of(*data->GetLayer(0)).at(code)->GetGeometryRef()->exportToWkt();
  };
  EXPECT_EQ(wkt(lines, Format::kShapefile, "one"), "LINESTRING (1 2,3 4)");
  for (const Format format : kAll) {
    EXPECT_EQ(wkt(lines, format, "two"), "MULTILINESTRING ((1 2,3 4),(5 6,7 8,5 6))");
    EXPECT_EQ(wkt(points, format, "one"), "POINT (1 2)");
    EXPECT_EQ(wkt(several, format, "two"), "MULTIPOINT (1 2,3 4)");
  }
  EXPECT_EQ(wkt(lines, Format::kGeoPackage, "one"), "MULTILINESTRING ((1 2,3 4))");
  EXPECT_EQ(wkt(several, Format::kGeoPackage, "one"), "MULTIPOINT (1 2)");
}

TEST(GdalWriter, EmptyLayers) {
  for (const GeometryKind kind :
       {GeometryKind::kPolygons, GeometryKind::kLines, GeometryKind::kPoints}) {
    for (const Format format : kAll) {
      SCOPED_TRACE(name_of(format));
      const Scratch folder;
      write(folder, format, {small_layer(kind)});
      const auto data = open(folder / name_of(format));
      EXPECT_EQ(data->GetLayer(0)->GetFeatureCount(), 0);
      EXPECT_EQ(data->GetLayer(0)->GetLayerDefn()->GetFieldCount(), 1);
    }
  }
}

TEST(GdalWriter, AGeoPackageHoldsSeveralLayersEachWithItsProvenance) {
  const Scratch folder;
  FeatureLayer first = testing::sample_layer();
  FeatureLayer second = small_layer(GeometryKind::kLines);
  second.name = "borders \"of\" 'all'; --";
  second.provenance["note"] = "é <&> \u2028";
  write(folder, Format::kGeoPackage, {first, second});
  const auto data = open(folder / "a.gpkg");
  ASSERT_EQ(data->GetLayerCount(), 2);
  for (int i = 0; i < 2; ++i) {
    const FeatureLayer& layer = i == 0 ? first : second;
    OGRLayer* read = data->GetLayer(i);
    EXPECT_EQ(read->GetName(), layer.name);
    const char* provenance = read->GetMetadataItem("provenance");
    ASSERT_NE(provenance, nullptr);
    EXPECT_EQ(nlohmann::ordered_json::parse(provenance), layer.provenance);
  }
}

TEST(GdalWriter, TwoLayersOfOneNameAreRefused) {
  const Scratch folder;
  const FeatureLayer layer = small_layer(GeometryKind::kPolygons);
  try {
    write(folder, Format::kGeoPackage, {layer, layer});
    ADD_FAILURE() << "written";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("a.gpkg: cannot be written"));
    EXPECT_THAT(error.what(), HasSubstr("small"));
  }
  EXPECT_THAT(names_in(folder.path()), IsEmpty());
}

TEST(GdalWriter, AShapefileIsAllItsFilesUnderTheNameThatWasAskedFor) {
  const FeatureLayer layer = testing::sample_layer();
  for (const char* name : {"b.c.shp", "b.c.SHP", "b.c"}) {
    const Scratch folder;
    write(folder, Format::kShapefile, {layer}, std::string(name) == "b.c" ? "b.c.shp" : name);
    EXPECT_THAT(names_in(folder.path()), ElementsAre("b.c.cpg", "b.c.dbf", "b.c.prj", "b.c.shp",
                                                     "b.c.shx", "manifest.json"));
    EXPECT_TRUE(check_manifest(folder / "manifest.json").whole());
    EXPECT_EQ(file_bytes(folder / "b.c.cpg"), "UTF-8");
  }
}

TEST(GdalWriter, ShapefileFieldNamesAreCutAndTold) {
  FeatureLayer layer = small_layer(GeometryKind::kPolygons);
  layer.fields = {{"code", FieldType::kText},
                  {"population", FieldType::kInteger},
                  {"population_year", FieldType::kInteger},
                  {"POPULATION", FieldType::kText}};
  layer.features.push_back({MultiPolygon{testing::square(0, 0, 1)},
                            {"VR19", std::int64_t{383000}, std::int64_t{2024}, "CBS"}});
  const Scratch folder;
  const WriteLosses losses = write(folder, Format::kShapefile, {layer});
  ASSERT_EQ(losses.renamed.size(), 2U);
  EXPECT_EQ(losses.renamed[0].layer, "small");
  EXPECT_EQ(losses.renamed[0].from, "population_year");
  EXPECT_EQ(losses.renamed[0].to, "populati_1");
  EXPECT_EQ(losses.renamed[1].to, "POPULATI_2");
  const auto data = open(folder / "a.shp");
  const auto features = features_of(*data->GetLayer(0));
  const OGRFeature& feature = *features.at("VR19");
  EXPECT_EQ(feature.GetFieldAsInteger64("population"), 383000);
  EXPECT_EQ(feature.GetFieldAsInteger64("populati_1"), 2024);
  EXPECT_STREQ(feature.GetFieldAsString("POPULATI_2"), "CBS");
  EXPECT_EQ(losses.rename_table, "a.fields.csv");
  EXPECT_EQ(file_bytes(folder / "a.fields.csv"),
            "field,written\npopulation_year,populati_1\nPOPULATION,POPULATI_2\n");
  EXPECT_TRUE(check_manifest(folder / "manifest.json").whole());
}

/// As QGIS's own "save style in database" has it; whether QGIS takes it is tested by tests/qgis.
TEST(GdalWriter, AGeoPackageCarriesTheLooksOfItsLayers) {
  FeatureLayer layer = testing::sample_layer();
  LayerLook look;
  look.name = "grens";
  look.description = "Regions by code";
  look.field = "code";
  look.categories = [] {
    return std::vector<LayerLook::Category>{{"VR10", "<Groningen> & \"Drenthe\"", 0xFFF1B5},
                                            {"VR11", "\x01", 0xA9CFEA}};
  };
  look.label_field = "name";
  layer.look = std::make_shared<const LayerLook>(look);
  FeatureLayer plain = small_layer(GeometryKind::kLines);
  const Scratch folder;
  write(folder, Format::kGeoPackage, {plain, layer});
  const auto data = open(folder / "a.gpkg");
  OGRLayer* styles = data->GetLayerByName("layer_styles");
  ASSERT_NE(styles, nullptr);
  ASSERT_EQ(styles->GetFeatureCount(), 1);
  const std::unique_ptr<OGRFeature> row(styles->GetNextFeature());
  const auto text = [&](const char* field) {
    EXPECT_TRUE(row->IsFieldSetAndNotNull(row->GetFieldIndex(field))) << field;
    return std::string(row->GetFieldAsString(field));
  };
  EXPECT_EQ(text("f_table_catalog"), "");
  EXPECT_EQ(text("f_table_schema"), "");
  EXPECT_EQ(text("f_table_name"), "veiligheidsregio");
  EXPECT_EQ(text("f_geometry_column"), "geom");
  EXPECT_EQ(text("styleName"), "grens");
  EXPECT_EQ(text("useAsDefault"), "1");
  EXPECT_EQ(text("update_time"), "2000/01/01 00:00:00+00");
  const std::string qml = text("styleQML");
  EXPECT_THAT(qml, HasSubstr(R"(label="&lt;Groningen&gt; &amp; &quot;Drenthe&quot;")"));
  EXPECT_THAT(qml, HasSubstr("value=\"VR11\" label=\"\uFFFD\""));
  EXPECT_THAT(qml, HasSubstr(R"(name="color" value="255,241,181,255")"));
  EXPECT_THAT(qml, HasSubstr(R"(labelsEnabled="1")"));
  CPLXMLNode* tree = CPLParseXMLString(qml.c_str());
  EXPECT_NE(tree, nullptr);
  CPLDestroyXMLNode(tree);

  layer.fields[0].name = "other";  // nothing to tell regions apart by
  const Scratch second;
  write(second, Format::kGeoPackage, {layer});
  EXPECT_EQ(open(second / "a.gpkg")->GetLayerByName("layer_styles"), nullptr);
}

TEST(GdalWriter, AGeoPackageHasASpatialIndexForEachLayer) {
  const Scratch folder;
  write(folder, Format::kGeoPackage, {testing::sample_layer()});
  const auto data = open(folder / "a.gpkg");
  OGRLayer* found =
      data->ExecuteSQL("SELECT HasSpatialIndex('veiligheidsregio', 'geom')", nullptr, nullptr);
  ASSERT_NE(found, nullptr);
  const std::unique_ptr<OGRFeature> row(found->GetNextFeature());
  EXPECT_EQ(row->GetFieldAsInteger(0), 1);
  data->ReleaseResultSet(found);
}

TEST(GdalWriter, ShapefileTextsAreCutAtACharacterAndListsAtAnItem) {
  FeatureLayer layer = small_layer(GeometryKind::kPolygons);
  layer.fields.push_back({"text", FieldType::kText});
  layer.fields.push_back({"members", FieldType::kTextList});
  std::string euros;
  for (int i = 0; i < 100; ++i) euros += "€";
  const std::vector<std::string> codes(60, "GM0344");
  layer.features.push_back({MultiPolygon{}, {"long", euros, codes}});
  layer.features.push_back(
      {MultiPolygon{}, {"fits", std::string(254, 'x'), std::vector<std::string>(36, "GM0344")}});
  layer.features.push_back(
      {MultiPolygon{}, {"item", "", std::vector<std::string>{std::string(300, 'y')}}});
  const Scratch folder;
  EXPECT_EQ(write(folder, Format::kShapefile, {layer}).cut_texts, 3U);
  const auto data = open(folder / "a.shp");
  const auto features = features_of(*data->GetLayer(0));
  EXPECT_EQ(features.at("long")->GetFieldAsString(1), euros.substr(0, 252));
  const std::string members = features.at("long")->GetFieldAsString(2);
  EXPECT_LE(members.size(), 254U);
  EXPECT_GT(members.size(), 240U);
  EXPECT_TRUE(members.ends_with("GM0344,...")) << members;
  EXPECT_EQ(features.at("fits")->GetFieldAsString(1), std::string(254, 'x'));
  EXPECT_EQ(std::string(features.at("fits")->GetFieldAsString(2)).size(), 251U);
  EXPECT_STREQ(features.at("item")->GetFieldAsString(2), "...");

  const Scratch other;
  EXPECT_EQ(write(other, Format::kGeoPackage, {layer}).cut_texts, 0U);
  const auto whole = open(other / "a.gpkg");
  EXPECT_EQ(features_of(*whole->GetLayer(0)).at("long")->GetFieldAsString(1), euros);
}

TEST(GdalWriter, LargeAndSmallNumbersInShapefiles) {
  for (const double largest : {0.001, 9.5, 99999.0, 123456789.25, 9.9e15, 1e22, 1e40}) {
    FeatureLayer layer = small_layer(GeometryKind::kPolygons);
    layer.fields.push_back({"real", FieldType::kReal});
    layer.features.push_back({MultiPolygon{}, {"large", largest}});
    layer.features.push_back({MultiPolygon{}, {"minus", -largest}});
    layer.features.push_back({MultiPolygon{}, {"none", std::numeric_limits<double>::quiet_NaN()}});
    const Scratch folder;
    write(folder, Format::kShapefile, {layer});
    const auto data = open(folder / "a.shp");
    const auto features = features_of(*data->GetLayer(0));
    EXPECT_EQ(features.at("large")->GetFieldAsDouble(1), largest);
    EXPECT_EQ(features.at("minus")->GetFieldAsDouble(1), -largest);
    EXPECT_FALSE(features.at("none")->IsFieldSetAndNotNull(1));
    EXPECT_FALSE(gdal_failed());
    EXPECT_EQ(take_gdal_messages().empty(), largest < 1e16) << "GDAL warns beyond 2^53";
  }
}

TEST(GdalWriter, FieldsNamedLikeTheFormatsOwn) {
  FeatureLayer layer = small_layer(GeometryKind::kPolygons);
  for (const char* name : {"fid", "FID_", "geom", "Code", "ogc_fid", "select \"x\"", ""}) {
    layer.fields.push_back({name, FieldType::kText});
  }
  Feature feature{MultiPolygon{testing::square(0, 0, 1)}, {}};
  for (std::size_t i = 0; i < layer.fields.size(); ++i) {
    feature.values.push_back("value " + std::to_string(i));
  }
  layer.features.push_back(feature);
  for (const Format format : kAll) {
    SCOPED_TRACE(name_of(format));
    const Scratch folder;
    const WriteLosses losses = write(folder, format, {layer});
    const auto data = open(folder / name_of(format));
    const auto features = features_of(*data->GetLayer(0));
    const OGRFeature& read = *features.at("value 0");
    ASSERT_EQ(read.GetFieldCount(), 8);
    for (int i = 0; i < 8; ++i) {
      EXPECT_EQ(read.GetFieldAsString(i), "value " + std::to_string(i)) << i;
    }
    EXPECT_EQ(losses.renamed.size(), 2U);
  }
}

TEST(GdalWriter, WrongBytesAreCountedAndReplaced) {
  FeatureLayer layer = small_layer(GeometryKind::kPolygons);
  layer.features.push_back(
      {MultiPolygon{testing::square(0, 0, 1)}, {std::string("S\xFA\0dwest", 8)}});
  for (const Format format : kAll) {
    const Scratch folder;
    EXPECT_EQ(write(folder, format, {layer}).not_utf8, 1U);
    const auto data = open(folder / name_of(format));
    EXPECT_EQ(features_of(*data->GetLayer(0)).count("S\uFFFD\uFFFDdwest"), 1U);
  }
}

TEST(GdalWriter, ACoordinateThatIsNotFiniteIsRefused) {
  FeatureLayer layer = testing::sample_layer();
  std::get<MultiPolygon>(layer.features[0].geometry)[0].shell[0].x =
      std::numeric_limits<double>::infinity();
  for (const Format format : kAll) {
    const Scratch folder;
    EXPECT_THROW(write(folder, format, {layer}), InputError);
    EXPECT_THAT(names_in(folder.path()), IsEmpty());
  }
}

TEST(GdalWriter, TheSameBytesAgainAndNoClock) {
  const std::time_t now = std::time(nullptr);
  char today[16];
  std::strftime(today, sizeof today, "%Y-%m-%d", std::gmtime(&now));
  for (const Format format : kAll) {
    const Scratch once, again;
    write(once, format, {testing::sample_layer()});
    write(again, format, {testing::sample_layer()});
    for (const std::string& name : names_in(once.path())) {
      const std::string bytes = file_bytes(once / name);
      EXPECT_EQ(bytes, file_bytes(again / name)) << name;
      EXPECT_THAT(bytes, Not(HasSubstr(today))) << name;
    }
    if (format == Format::kShapefile) {
      EXPECT_EQ(file_bytes(once / "a.dbf").substr(1, 3), std::string("\x64\x01\x01"));
    }
  }
}

TEST(GdalWriter, NothingStaysInGdalsMemory) {
  const Scratch folder;
  for (const Format format : kAll) write(folder, format, {testing::sample_layer()});
  char** left = VSIReadDirRecursive("/vsimem/");
  EXPECT_EQ(CSLCount(left), 0) << (left != nullptr ? left[0] : "");
  CSLDestroy(left);
}

}  // namespace
}  // namespace grens
