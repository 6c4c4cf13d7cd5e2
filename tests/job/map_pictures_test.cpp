// A few maps as pictures, beside small pictures of how they should look. Both are compared as means
// of blocks of ten dots, so that another version of the font's renderer changes next to nothing.
// With GRENS_WRITE_PICTURES=1 in the environment the references are written anew, to be looked at.
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

#include "job/map_job.hpp"
#include "prepared.hpp"
#include "support/scratch.hpp"

namespace grens::testing {
namespace {

constexpr int kBlock = 10;
constexpr double kMostMean = 1.5;   // of 255, over the picture
constexpr double kMostBlock = 100;  // of 255, in one block: a letter may be a dot to the side

/// Red, green and blue of each dot.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;
};

Picture read_picture(const std::string& path) {
  GDALAllRegister();
  const GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER));
  Picture picture;
  if (!file) return picture;
  picture.width = file->GetRasterXSize();
  picture.height = file->GetRasterYSize();
  picture.rgb.resize(static_cast<std::size_t>(picture.width) *
                     static_cast<std::size_t>(picture.height) * 3);
  const CPLErr error =
      file->RasterIO(GF_Read, 0, 0, picture.width, picture.height, picture.rgb.data(),
                     picture.width, picture.height, GDT_Byte, 3, nullptr, 3, 3 * picture.width, 1);
  EXPECT_EQ(error, CE_None);
  return picture;
}

void write_picture(const Picture& picture, const std::string& path) {
  GDALDriverManager* drivers = GetGDALDriverManager();
  const GDALDatasetUniquePtr memory(drivers->GetDriverByName("MEM")->Create(
      "", picture.width, picture.height, 3, GDT_Byte, nullptr));
  std::vector<std::uint8_t> bytes = picture.rgb;
  ASSERT_EQ(
      memory->RasterIO(GF_Write, 0, 0, picture.width, picture.height, bytes.data(), picture.width,
                       picture.height, GDT_Byte, 3, nullptr, 3, 3 * picture.width, 1),
      CE_None);
  const GDALDatasetUniquePtr written(drivers->GetDriverByName("PNG")->CreateCopy(
      path.c_str(), memory.get(), 1, nullptr, nullptr, nullptr));
  ASSERT_TRUE(written);
}

/// The mean colours of blocks.
Picture in_blocks(const Picture& from) {
  Picture to{from.width / kBlock, from.height / kBlock, {}};
  for (int row = 0; row < to.height; ++row) {
    for (int column = 0; column < to.width; ++column) {
      for (int band = 0; band < 3; ++band) {
        int sum = 0;
        for (int y = row * kBlock; y < (row + 1) * kBlock; ++y) {
          for (int x = column * kBlock; x < (column + 1) * kBlock; ++x) {
            sum += from.rgb[static_cast<std::size_t>((y * from.width + x) * 3 + band)];
          }
        }
        to.rgb.push_back(static_cast<std::uint8_t>(sum / (kBlock * kBlock)));
      }
    }
  }
  return to;
}

void expect_looks_like(const MapOrder& order, const std::string& name) {
  const WorkLayer work = prepare(kShippedLayer);
  const Fonts fonts;
  Notices notices;
  const MapResult map = make_map(work, order, fonts, notices);
  const Scratch folder;
  const std::string drawn = folder / (name + ".png");
  std::ofstream(drawn, std::ios::binary) << page_bytes(map.drawing, PageFormat::kPng, fonts);
  const Picture picture = in_blocks(read_picture(drawn));
  const std::string path = GRENS_SOURCE_DIR "/tests/job/pictures/" + name + ".png";
  if (std::getenv("GRENS_WRITE_PICTURES") != nullptr) write_picture(picture, path);
  const Picture reference = read_picture(path);
  ASSERT_EQ(picture.width, reference.width) << path;
  ASSERT_EQ(picture.height, reference.height);
  double sum = 0;
  int most = 0;
  for (std::size_t i = 0; i < picture.rgb.size(); ++i) {
    const int apart = std::abs(picture.rgb[i] - reference.rgb[i]);
    sum += apart;
    most = std::max(most, apart);
  }
  EXPECT_LE(sum / static_cast<double>(picture.rgb.size()), kMostMean) << drawn;
  EXPECT_LE(most, kMostBlock) << drawn;
}

MapOrder small_order(const std::string& extent) {
  MapOrder order;
  order.scheme = "politie_district";
  order.extent = extent;
  order.page = page_from_text("100x110");
  return order;
}

TEST(MapPictures, Regions) { expect_looks_like(small_order("veiligheidsregio:VR25"), "regions"); }

TEST(MapPictures, CrossBorder) {
  MapOrder order = small_order("politie_eenheid:zeeland-west-brabant");
  order.over = "veiligheidsregio";
  expect_looks_like(order, "cross-border");
}

TEST(MapPictures, Density) {
  MapOrder order = small_order("veiligheidsregio:VR25");
  order.density = true;
  expect_looks_like(order, "density");
}

}  // namespace
}  // namespace grens::testing
