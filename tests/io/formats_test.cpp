#include "io/formats.hpp"

#include <gdal.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "io/gdal.hpp"

namespace grens {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

template <class Function>
std::string refusal(Function&& function) {
  try {
    function();
  } catch (const UsageError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Formats, EachIsFoundByNameAndByExtension) {
  for (const FormatInfo& info : formats()) {
    const std::string name(info.extension);
    EXPECT_EQ(format_from_name(name), info.format);
    EXPECT_EQ(format_from_path("some.folder/a.b." + name), info.format);
    EXPECT_EQ(format_info(info.format).extension, info.extension);
  }
}

TEST(Formats, CaseDoesNotCount) {
  EXPECT_EQ(format_from_name("GeoJSON"), Format::kGeoJson);
  EXPECT_EQ(format_from_path("OUT/GEMEENTEN.SHP"), Format::kShapefile);
}

TEST(Formats, OtherExtensionsOfLinesOfGeoJson) {
  EXPECT_EQ(format_from_path("a.geojsonl"), Format::kNdjson);
  EXPECT_EQ(format_from_path("a.GeoJSONS"), Format::kNdjson);
}

TEST(Formats, AFileKeepsItsNameWhereItTellsTheFormat) {
  EXPECT_EQ(file_name_of("out/a.b.geojsonl", Format::kNdjson), "a.b.geojsonl");
  EXPECT_EQ(file_name_of("out/A.SHP", Format::kShapefile), "A.SHP");
  EXPECT_EQ(file_name_of("out/a.json", Format::kTopoJson), "a.topojson");
  EXPECT_EQ(file_name_of("out/a.shp", Format::kGeoPackage), "a.gpkg");
}

TEST(Formats, WhatGdalWasBuiltWithoutIsRefusedBeforeWorkBegins) {
  for (const FormatInfo& info : formats()) {
    if (info.format == Format::kParquet) continue;
    EXPECT_NO_THROW(require_driver(info.format));
  }
  setup_gdal();
  if (GDALGetDriverByName("Parquet") != nullptr) {
    EXPECT_NO_THROW(require_driver(Format::kParquet));
    return;
  }
  try {
    require_driver(Format::kParquet);
    ADD_FAILURE() << "accepted";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), AllOf(HasSubstr("Parquet"), HasSubstr("--format")));
  }
}

TEST(Formats, GeoJsonIsTheDefaultAndWantsDegrees) {
  EXPECT_EQ(formats()[0].format, Format::kGeoJson);
  EXPECT_TRUE(format_info(Format::kGeoJson).lonlat);
  EXPECT_FALSE(format_info(Format::kGeoPackage).lonlat);
}

TEST(Formats, UnknownOnesAreRefusedWithThoseThereAre) {
  const auto lists_all =
      AllOf(HasSubstr("geojson"), HasSubstr("gpkg"), HasSubstr("fgb"), HasSubstr("shp"),
            HasSubstr("csv"), HasSubstr("ndjson"), HasSubstr("topojson"), HasSubstr("parquet"));
  EXPECT_THAT(refusal([] { format_from_name("dwg"); }), AllOf(HasSubstr("'dwg'"), lists_all));
  EXPECT_THAT(refusal([] { format_from_name(""); }), lists_all);
  EXPECT_THAT(refusal([] { format_from_path("out/regions.json"); }),
              AllOf(HasSubstr("out/regions.json"), HasSubstr("--format"), lists_all));
  EXPECT_THAT(refusal([] { format_from_path("out.gpkg/regions"); }), lists_all);
  EXPECT_THAT(refusal([] { format_from_path(".csv"); }), lists_all);
}

}  // namespace
}  // namespace grens
