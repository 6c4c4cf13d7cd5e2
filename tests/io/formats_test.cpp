#include "io/formats.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

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

TEST(Formats, GeoJsonIsTheDefaultAndWantsDegrees) {
  EXPECT_EQ(formats()[0].format, Format::kGeoJson);
  EXPECT_TRUE(format_info(Format::kGeoJson).lonlat);
  EXPECT_FALSE(format_info(Format::kGeoPackage).lonlat);
}

TEST(Formats, UnknownOnesAreRefusedWithThoseThereAre) {
  const auto lists_all = AllOf(HasSubstr("geojson"), HasSubstr("gpkg"), HasSubstr("fgb"),
                               HasSubstr("shp"), HasSubstr("csv"));
  EXPECT_THAT(refusal([] { format_from_name("dwg"); }), AllOf(HasSubstr("'dwg'"), lists_all));
  EXPECT_THAT(refusal([] { format_from_name(""); }), lists_all);
  EXPECT_THAT(refusal([] { format_from_path("out/regions.json"); }),
              AllOf(HasSubstr("out/regions.json"), HasSubstr("--format"), lists_all));
  EXPECT_THAT(refusal([] { format_from_path("out.gpkg/regions"); }), lists_all);
  EXPECT_THAT(refusal([] { format_from_path(".csv"); }), lists_all);
}

}  // namespace
}  // namespace grens
