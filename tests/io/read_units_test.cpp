// What becomes of records, fields and options; shapes are in read_shapes_test.cpp.
#include "io/read_units.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/sha256.hpp"
#include "io/raw_shapefile.hpp"
#include "io/reading.hpp"

namespace grens {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using testing::file_bytes;
using ::testing::HasSubstr;
using testing::inputs;
using ::testing::IsEmpty;
using testing::RawShapefile;
using testing::read_layer;
using testing::ReadResult;
using testing::refusal;
using testing::Scratch;
using ::testing::SizeIs;
using testing::square_ring;
using ::testing::StartsWith;
using testing::two_squares;
using testing::write_bytes;
using testing::write_layer;

TEST(ReadUnits, AShapefile) {
  const Scratch folder;
  const std::string path = two_squares().write(folder);
  const ReadResult result = read_layer(path);
  EXPECT_THAT(result.codes(), ElementsAre("GM0001", "GM0002"));
  EXPECT_THAT(result.names(), ElementsAre("Een", "Twee"));
  EXPECT_DOUBLE_EQ(result.area(), 2);
  EXPECT_EQ(result.source.crs.code, "EPSG:28992");
  EXPECT_FALSE(result.source.layer.has_population);
  EXPECT_FALSE(result.source.layer.approximate);
  EXPECT_EQ(result.source.extent.min_x, 0);
  EXPECT_EQ(result.source.extent.max_x, 2);
}

TEST(ReadUnits, SaysWhereItAllComesFrom) {
  const Scratch folder;
  const std::string path = two_squares().write(folder);
  const ReadResult result = read_layer(path);
  ASSERT_THAT(result.source.sources, SizeIs(1));
  const SourceInfo& info = result.source.sources[0];
  EXPECT_EQ(info.path, path);
  EXPECT_EQ(info.driver, "ESRI Shapefile");
  EXPECT_EQ(info.layer, "units");
  EXPECT_EQ(info.records, 2U);
  EXPECT_EQ(info.vertices, 10U);
  EXPECT_EQ(info.code_field, "statcode");
  EXPECT_EQ(info.name_field, "statnaam");
  EXPECT_EQ(info.population_field, "");
  EXPECT_EQ(info.encoding, "UTF-8");
  EXPECT_EQ(info.encoding_why, "from units.cpg");
  EXPECT_FALSE(info.operation.has_value());
  std::vector<std::string> endings;
  for (const SourceFile& file : info.files) {
    endings.push_back(file.path.substr(path.size() - 4));
    EXPECT_EQ(file.sha256, sha256_text(file_bytes(file.path)));
  }
  EXPECT_THAT(endings, ElementsAre(".shp", ".shx", ".dbf", ".prj", ".cpg"));
}

// Promise 4: an identified CRS is a guess, and is said.
TEST(ReadUnits, SaysThatTheCrsWasIdentified) {
  const Scratch folder;
  const ReadResult result = read_layer(testing::at_amersfoort(two_squares()).write(folder));
  ASSERT_NE(result.notice("crs"), nullptr);
  EXPECT_THAT(result.notice("crs")->text, HasSubstr("identified from units.prj"));
  EXPECT_THAT(result.notices.list(), SizeIs(1));
}

TEST(ReadUnits, GeoPackageAndGeoJson) {
  const Scratch folder;
  const std::vector<testing::WktRow> rows = {
      {"MULTIPOLYGON (((5 52,6 52,6 53,5 53,5 52)))", {"344", "Utrecht"}},
      {"POLYGON ((6 52,7 52,7 53,6 53,6 52))", {"42", ""}}};
  for (const char* driver : {"GPKG", "GeoJSON"}) {
    const std::string path = folder / (std::string("units.") + driver);
    const ReadResult result =
        read_layer(write_layer(path, driver, {"Gemeentecode", "Gemeentenaam"}, rows, "EPSG:4326"));
    EXPECT_THAT(result.codes(), ElementsAre("344", "42")) << "text: sorted as text";
    EXPECT_THAT(result.names(), ElementsAre("Utrecht", ""));
    EXPECT_EQ(result.source.crs.code, "EPSG:4326");
    EXPECT_THAT(result.source.sources[0].files, SizeIs(1));
    EXPECT_THAT(result.notices.list(), IsEmpty());
  }
}

TEST(ReadUnits, AZippedShapefile) {
  const Scratch folder;
  const std::string path = two_squares().write(folder);
  const std::string zip = folder / "units.zip";
  for (const char* ending : {".shp", ".shx", ".dbf", ".prj"}) {
    const std::string to = "/vsizip/{" + zip + "}/deep/units" + ending;
    const std::string from = path.substr(0, path.size() - 4) + ending;
    setup_gdal();
    ASSERT_EQ(CPLCopyFile(to.c_str(), from.c_str()), 0);
  }
  const ReadResult result = read_layer(zip);
  EXPECT_THAT(result.codes(), ElementsAre("GM0001", "GM0002"));
  EXPECT_EQ(result.source.crs.code, "EPSG:28992");
  EXPECT_THAT(result.source.sources[0].files, SizeIs(1));
  EXPECT_EQ(result.source.sources[0].files[0].path, zip);
  for (const std::string& inside : {"/vsizip/" + zip, "/vsizip/{" + zip + "}/deep/units.shp",
                                    "/vsizip/" + zip + "/deep/units.shp"}) {
    SCOPED_TRACE(inside);
    const SourceInfo info = read_layer(inside).source.sources[0];
    ASSERT_EQ(info.files.size(), 1U);
    EXPECT_EQ(info.files[0].path, zip);
    EXPECT_EQ(info.encoding_why, result.source.sources[0].encoding_why);
  }
}

TEST(ReadUnits, NumbersAsCodesLoseNothing) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.columns = {{"GM_CODE", 10, 'N'}, {"GM_NAAM", 20}, {"INWONERS", 12, 'N'}};
  file.rows[0].values = {"       344", "Utrecht", "      330772"};
  file.rows[1].values = {"4000000001", "Ver", "           0"};
  const ReadResult result = read_layer(file.write(folder));
  EXPECT_THAT(result.codes(), ElementsAre("344", "4000000001"));
  EXPECT_TRUE(result.source.layer.has_population);
  EXPECT_EQ(result.source.layer.units[0].population, 330772);
  EXPECT_EQ(result.source.layer.units[1].population, 0);
  EXPECT_EQ(result.source.sources[0].population_field, "INWONERS");
}

TEST(ReadUnits, UnknownPopulationIsNotZero) {
  const Scratch folder;
  RawShapefile file;
  file.columns = {{"gm_code"}, {"AANT_INW", 19, 'N'}};
  const char* values[] = {"-99997", "-99999998", "", "9223372036854775807", "12"};
  for (int i = 0; i < 5; ++i) {
    file.rows.push_back({{square_ring(i, 0)}, {"GM" + std::to_string(i), values[i]}});
  }
  const ReadResult result = read_layer(file.write(folder));
  for (int i = 0; i < 4; ++i) {
    EXPECT_FALSE(result.source.layer.units[static_cast<std::size_t>(i)].population) << i;
  }
  EXPECT_EQ(result.source.layer.units[4].population, 12);
  ASSERT_NE(result.notice("population-unknown"), nullptr);
  EXPECT_THAT(result.notice("population-unknown")->units, ElementsAre("GM0", "GM1", "GM2", "GM3"));
}

TEST(ReadUnits, WaterIsLeftOutAndSaid) {
  const Scratch folder;
  for (const char* column : {"WATER", "h2o"}) {
    RawShapefile file;
    file.columns = {{"GM_CODE"}, {column, 4}};
    file.rows = {{{square_ring(0, 0)}, {"GM1", "NEE"}},
                 {{square_ring(1, 0)}, {"GM1", "JA"}},
                 {{square_ring(2, 0)}, {"", "ja"}},
                 {{square_ring(3, 0)}, {"GM2", ""}}};
    ReadOptions options = inputs({file.write(folder)});
    const ReadResult result = read_layer(options);
    EXPECT_DOUBLE_EQ(result.area(), 2);
    ASSERT_NE(result.notice("water"), nullptr);
    EXPECT_EQ(result.notice("water")->count, 2U);
    EXPECT_EQ(result.notice("code-on-several-records"), nullptr);
    options.keep_water = true;
    const ReadResult kept = read_layer(options);
    EXPECT_DOUBLE_EQ(kept.area(), 3);
    EXPECT_EQ(kept.notice("water"), nullptr);
  }
}

TEST(ReadUnits, ApproximateTravels) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.columns.push_back({"quality", 12});
  file.rows[0].values.push_back("approximate");
  const ReadResult result = read_layer(file.write(folder));
  EXPECT_TRUE(result.source.layer.approximate);
  EXPECT_NE(result.notice("approximate"), nullptr);
}

TEST(ReadUnits, TheSmallestUnitsCodeIsTaken) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.columns = {{"GM_CODE"}, {"GM_NAAM"}, {"BU_NAAM"}, {"BU_CODE"}};
  file.rows[0].values = {"GM1", "Stad", "Noord", "BU11"};
  file.rows[1].values = {"GM1", "Stad", "Zuid", "BU12"};
  const std::string path = file.write(folder);
  const ReadResult result = read_layer(path);
  EXPECT_THAT(result.codes(), ElementsAre("BU11", "BU12"));
  EXPECT_THAT(result.names(), ElementsAre("Noord", "Zuid"));
  ASSERT_NE(result.notice("code-field"), nullptr);
  EXPECT_THAT(result.notice("code-field")->text, AllOf(HasSubstr("BU_CODE"), HasSubstr("GM_CODE")));

  ReadOptions options = inputs({path});
  options.code_field = "gm_code";
  const ReadResult municipalities = read_layer(options);
  EXPECT_THAT(municipalities.codes(), ElementsAre("GM1"));
  EXPECT_THAT(municipalities.names(), ElementsAre("Stad")) << "the name goes with the code";
}

TEST(ReadUnits, FieldsByNameWhateverTheirCase) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.columns = {{"Sleutel"}, {"Plaats", 20}, {"Mensen", 5, 'N'}};
  file.rows[0].values = {"a", "Een", "    7"};
  file.rows[1].values = {"b", "Twee", "    8"};
  ReadOptions options = inputs({file.write(folder)});
  EXPECT_THAT(refusal(options), AllOf(HasSubstr("--code-field"), HasSubstr("Sleutel, Plaats")));
  options.code_field = "SLEUTEL";
  options.name_field = "plaats";
  options.population_field = "mensen";
  options.columns = {"PLAATS"};
  const ReadResult result = read_layer(options);
  EXPECT_THAT(result.codes(), ElementsAre("a", "b"));
  EXPECT_THAT(result.names(), ElementsAre("Een", "Twee"));
  EXPECT_EQ(result.source.layer.units[1].population, 8);
  EXPECT_THAT(result.source.layer.columns.at("PLAATS"), ElementsAre("Een", "Twee"));
  options.columns = {"provincie"};
  EXPECT_THAT(refusal(options), AllOf(HasSubstr("'provincie'"), HasSubstr("Sleutel")));
}

TEST(ReadUnits, PartsMakeUnits) {
  const Scratch folder;
  RawShapefile file;
  file.columns = {{"bu_code", 12}, {"bu_naam"}, {"inwoners", 6, 'N'}, {"provincie"}, {"soort"}};
  file.rows = {{{square_ring(0, 0)}, {"BU19870001", "a", "10", "Groningen", "x"}},
               {{square_ring(5, 0)}, {"BU00140000", "b", "7", "Groningen", "x"}},
               {{square_ring(1, 0)}, {"BU19870002", "c", "20", "Groningen", "y"}},
               {{square_ring(6, 0)}, {"BU00140001", "d", "", "Groningen", "x"}},
               {{square_ring(9, 0)}, {"BU1", "e", "1", "Groningen", "x"}}};
  ReadOptions options = inputs({file.write(folder)});
  options.unit_from = parse_unit_from("BU_CODE:3-6");
  options.columns = {"provincie", "soort"};
  const ReadResult result = read_layer(options);
  EXPECT_THAT(result.codes(), ElementsAre("0014", "1987"));
  EXPECT_THAT(result.names(), ElementsAre("", "")) << "a part's name is not the unit's";
  EXPECT_EQ(result.source.layer.units[1].population, 30);
  EXPECT_FALSE(result.source.layer.units[0].population) << "one part is unknown";
  EXPECT_THAT(result.source.layer.columns.at("provincie"), ElementsAre("Groningen", "Groningen"));
  EXPECT_THAT(result.source.layer.columns.at("soort"), ElementsAre("x", ""));
  EXPECT_EQ(result.notice("code-on-several-records"), nullptr);
  ASSERT_NE(result.notice("unequal-columns"), nullptr);
  EXPECT_THAT(result.notice("unequal-columns")->units, ElementsAre("1987 soort"));
  ASSERT_NE(result.notice("no-code"), nullptr) << "BU1 is too short to hold a municipality";
  EXPECT_THAT(result.notice("no-code")->text, HasSubstr("record 5"));
}

TEST(ReadUnits, UnitFromIsReadStrictly) {
  EXPECT_EQ(parse_unit_from("code").field, "code");
  EXPECT_EQ(parse_unit_from("code").first, 0U);
  const UnitFrom from = parse_unit_from("statcode:3-6");
  EXPECT_EQ(from.field, "statcode");
  EXPECT_EQ(from.first, 3U);
  EXPECT_EQ(from.last, 6U);
  for (const char* text : {"", ":1-2", "code:", "code:3", "code:3-", "code:0-2", "code:6-3",
                           "code:3-6x", "code:-3-6", "code:3-99999999999999999999999"}) {
    EXPECT_THROW(parse_unit_from(text), UsageError) << text;
  }
  ReadOptions options = inputs({"x.shp"});
  options.code_field = "a";
  options.unit_from = from;
  EXPECT_THROW(read_layer(options), UsageError);
  EXPECT_THROW(read_layer(inputs({})), UsageError);
}

TEST(ReadUnits, WhereChooses) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.rows[1].values[1] =
      "Zu\xFA"
      "d";
  file.cpg = "1252";
  ReadOptions options = inputs({file.write(folder)});
  options.where =
      "statnaam = 'Zu\xC3\xBA"
      "d'";
  const ReadResult result = read_layer(options);
  EXPECT_THAT(result.codes(), ElementsAre("GM0002")) << "the filter is UTF-8, the file is not";
  EXPECT_EQ(result.source.sources[0].records, 1U);
  options.where = "statnaam = 'nergens'";
  EXPECT_THAT(refusal(options), HasSubstr("no record passes --where"));
  options.where = "statnaam = = 3";
  EXPECT_THAT(refusal(options), HasSubstr("--where 'statnaam = = 3' does not work"));
}

TEST(ReadUnits, ACodeOnSeveralRecordsIsOneUnit) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.columns.push_back({"inwoners", 6, 'N'});
  file.rows = {{{square_ring(0, 0)}, {"GM1", "B", "10"}},
               {{square_ring(1, 0)}, {"GM2", "Twee", "5"}},
               {{square_ring(9, 0)}, {"GM1", "A", "10"}},
               {{square_ring(5, 5)}, {"GM2", "Twee", "6"}}};
  ReadOptions options = inputs({file.write(folder)});
  const ReadResult result = read_layer(options);
  EXPECT_THAT(result.codes(), ElementsAre("GM1", "GM2"));
  EXPECT_THAT(result.names(), ElementsAre("A", "Twee"));
  EXPECT_EQ(result.source.layer.units[0].population, 10) << "said twice, not twice as many";
  EXPECT_FALSE(result.source.layer.units[1].population);
  EXPECT_THAT(result.source.layer.rings.unit, ElementsAre(0, 0, 1, 1));
  ASSERT_NE(result.notice("code-on-several-records"), nullptr);
  EXPECT_THAT(result.notice("code-on-several-records")->units, ElementsAre("GM1", "GM2"));
  EXPECT_THAT(result.notice("unequal-names")->units, ElementsAre("GM1"));
  EXPECT_THAT(result.notice("unequal-population")->units, ElementsAre("GM2"));
  options.strict = true;
  EXPECT_THAT(refusal(options), HasSubstr("--strict"));
}

TEST(ReadUnits, ARepeatedRecordIsDropped) {
  const Scratch folder;
  RawShapefile file = two_squares();
  testing::Ring turned = square_ring(0, 0);
  turned = {turned[2], turned[3], turned[0], turned[1], turned[2]};
  file.rows.push_back({{turned}, {"GM0001", "Een"}});
  file.rows.push_back({{testing::reversed(square_ring(0, 0))}, {"GM0001", "Een"}});
  const ReadResult result = read_layer(file.write(folder));
  EXPECT_DOUBLE_EQ(result.area(), 2);
  ASSERT_NE(result.notice("repeated-geometry"), nullptr);
  EXPECT_EQ(result.notice("repeated-geometry")->count, 2U);
  EXPECT_THAT(result.notice("repeated-geometry")->units, ElementsAre("GM0001"));
  EXPECT_EQ(result.notice("code-on-several-records"), nullptr);
}

TEST(ReadUnits, TheSameGeometryUnderAnotherCodeStays) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.rows[1].rings = {square_ring(0, 0)};
  EXPECT_THAT(read_layer(file.write(folder)).source.layer.rings.unit, ElementsAre(0, 1));
}

TEST(ReadUnits, NullGeometryKeepsItsUnit) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.rows.push_back({{}, {"GM0003", "Drie"}});
  file.rows.push_back({{square_ring(4, 4)}, {"", "Naamloos"}});
  const ReadResult result = read_layer(file.write(folder));
  EXPECT_THAT(result.codes(), ElementsAre("GM0001", "GM0002", "GM0003"));
  EXPECT_THAT(result.source.layer.rings.unit, ElementsAre(0, 1));
  ASSERT_NE(result.notice("null-geometry"), nullptr);
  EXPECT_THAT(result.notice("null-geometry")->units, ElementsAre("GM0003"));
  ASSERT_NE(result.notice("no-code"), nullptr);
  EXPECT_THAT(result.notice("no-code")->text, HasSubstr("record 4"));
}

TEST(ReadUnits, DeletedRecordsAreSaid) {
  const Scratch folder;
  const RawShapefile file = two_squares();
  const std::string path = file.write(folder);
  std::string dbf = file.dbf();
  dbf[33 + 2 * 32] = '*';
  write_bytes(folder / "units.dbf", dbf);
  const ReadResult result = read_layer(path);
  EXPECT_THAT(result.codes(), ElementsAre("GM0002"));
  ASSERT_NE(result.notice("deleted-records"), nullptr);
  EXPECT_EQ(result.notice("deleted-records")->count, 1U);
}

TEST(ReadUnits, NamesThatDecodeToNonsenseAreNamed) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.rows[0].values[1] =
      "S\xC3\x83\xC2\xBA"
      "dwest";                            // UTF-8 taken for Latin-1, encoded again
  file.rows[1].values[1] = "Frysl\xE2n";  // Latin-1 in a file that claims UTF-8
  const ReadResult result = read_layer(file.write(folder));
  ASSERT_NE(result.notice("misread-name"), nullptr);
  EXPECT_THAT(result.notice("misread-name")->units, ElementsAre("GM0001", "GM0002"));
  EXPECT_EQ(result.notice("misread-name")->severity, Severity::kWarning);
}

TEST(ReadUnits, SeveralFilesAreOneLayer) {
  const Scratch folder;
  RawShapefile west = two_squares();
  RawShapefile east = two_squares();
  east.rows = {{{square_ring(2, 0)}, {"GM0000", "Nul"}}, {{square_ring(1, 0)}, {"GM0002", "Twee"}}};
  const std::string a = west.write(folder, "west");
  const std::string b = east.write(folder, "east");
  const ReadResult result = read_layer(inputs({a, b}));
  EXPECT_THAT(result.codes(), ElementsAre("GM0000", "GM0001", "GM0002"));
  EXPECT_DOUBLE_EQ(result.area(), 3);
  EXPECT_THAT(result.source.sources, SizeIs(2));
  EXPECT_NE(result.notice("repeated-geometry"), nullptr) << "GM0002 is in both";
}

TEST(ReadUnits, AnotherCrsIsTransformedToTheFirstOnes) {
  const Scratch folder;
  RawShapefile rd = two_squares();
  rd.rows[0].rings = {square_ring(155000, 463000, 1000)};
  rd.rows[1].rings = {square_ring(156000, 463000, 1000)};
  const std::string lonlat =
      write_layer(folder / "b.geojson", "GeoJSON", {"statcode", "statnaam"},
                  {{"POLYGON ((5.4 52.2,5.5 52.2,5.5 52.3,5.4 52.3,5.4 52.2))", {"GM9", "Negen"}}},
                  "EPSG:4326");
  const ReadResult result = read_layer(inputs({rd.write(folder, "a"), lonlat}));
  EXPECT_EQ(result.source.crs.code, "EPSG:28992");
  EXPECT_EQ(result.source.sources[1].crs.code, "EPSG:4326");
  ASSERT_TRUE(result.source.sources[1].operation.has_value());
  ASSERT_NE(result.notice("mixed-crs"), nullptr);
  const auto ring = result.source.layer.rings.ring(2);
  for (const Point& p : ring) {
    EXPECT_NEAR(p.x, 159000, 5000);
    EXPECT_NEAR(p.y, 473000, 7000);
  }
}

TEST(ReadUnits, TheCrsCanBeNamed) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.prj = "";
  ReadOptions options = inputs({file.write(folder)});
  EXPECT_THAT(refusal(options), HasSubstr("--crs EPSG:28992"));
  options.crs = "EPSG:25831";
  EXPECT_EQ(read_layer(options).source.crs.code, "EPSG:25831");
  options.crs = "EPSG:0";
  EXPECT_THROW(read_layer(options), UsageError);
}

TEST(ReadUnits, OverridingACrsIsSaid) {
  const Scratch folder;
  ReadOptions options = inputs({two_squares().write(folder)});
  options.crs = "EPSG:25831";
  const ReadResult result = read_layer(options);
  EXPECT_EQ(result.source.crs.code, "EPSG:25831");
  ASSERT_NE(result.notice("crs"), nullptr);
  EXPECT_THAT(result.notice("crs")->text, AllOf(HasSubstr("EPSG:28992"), HasSubstr("EPSG:25831")));
}

TEST(ReadUnits, LayersByName) {
  const Scratch folder;
  const std::string path = folder / "two.gpkg";
  for (const char* layer : {"first", "second"}) {
    write_layer(path, "GPKG", {"code"}, {{"POLYGON ((0 0,1 0,1 1,0 0))", {layer}}}, "EPSG:28992",
                layer);
  }
  ReadOptions options = inputs({path});
  EXPECT_THAT(refusal(options), AllOf(HasSubstr("first, second"), HasSubstr("--layer")));
  options.layer = "second";
  EXPECT_THAT(read_layer(options).codes(), ElementsAre("second"));
  options.layer = "third";
  EXPECT_THAT(refusal(options), AllOf(HasSubstr("'third'"), HasSubstr("first, second")));
}

TEST(ReadUnits, ProgressRunsFromStartToEnd) {
  const Scratch folder;
  RawShapefile file;
  for (int i = 0; i < 1000; ++i) {
    file.rows.push_back({{square_ring(i, 0)}, {"GM" + std::to_string(i), ""}});
  }
  const std::string path = file.write(folder);
  std::vector<double> shares;
  Notices notices;
  read_units(inputs({path, path}), notices, [&](double share, std::string_view what) {
    shares.push_back(share);
    EXPECT_THAT(std::string(what), HasSubstr("units.shp"));
  });
  EXPECT_GE(shares.size(), 4U);
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_LT(shares.front(), 0.01);
  EXPECT_GT(shares.back(), 0.5);
  EXPECT_LE(shares.back(), 1);
}

TEST(ReadUnits, ADatabaseThatRefusesAFilterIsNotDamaged) {
  const Scratch folder;
  const std::string path = write_layer(
      folder / "units.gpkg", "GPKG", {"statcode"},
      {{"POLYGON ((150000 450000,160000 450000,150000 460000,150000 450000))", {"GM1"}}});
  ReadOptions options = inputs({path});
  options.where = "nope = 1";
  EXPECT_EQ(refusal(options),
            path + ": --where 'nope = 1' does not work here (no such column: nope): correct it");
}

}  // namespace
}  // namespace grens
