// Files that are missing, damaged, or not what they seem: each is refused in one sentence that
// names the file, or the record, and says what to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "io/raw_shapefile.hpp"
#include "io/reading.hpp"
#include "support/child.hpp"

namespace grens {
namespace {

using ::testing::AllOf;
using testing::become_ordinary_user;
using testing::file_bytes;
using ::testing::HasSubstr;
using testing::in_child;
using testing::RawShapefile;
using testing::refusal;
using testing::Scratch;
using testing::square_ring;
using ::testing::StartsWith;
using testing::two_squares;
using testing::write_bytes;

class BadInputs : public ::testing::Test {
 protected:
  /// A sound shapefile with one of its files replaced.
  std::string with(const std::string& ending, const std::string& bytes) {
    const std::string path = sound_.write(folder_);
    write_bytes(folder_ / ("units" + ending), bytes);
    return refusal(path);
  }

  std::string without(const std::string& ending) {
    const std::string path = sound_.write(folder_);
    std::filesystem::remove(folder_ / ("units" + ending));
    return refusal(path);
  }

  /// Refused for `what`, beginning with the name of the file.
  static ::testing::Matcher<std::string> says(const std::string& file, const std::string& what) {
    return AllOf(HasSubstr(file + ": "), HasSubstr(what));
  }

  Scratch folder_;
  RawShapefile sound_ = two_squares();
};

TEST_F(BadInputs, TheSoundOneIsRead) { EXPECT_EQ(refusal(sound_.write(folder_)), ""); }

TEST_F(BadInputs, Missing) {
  EXPECT_THAT(refusal(folder_ / "absent.shp"), says("absent.shp", "no such file"));
}

TEST_F(BadInputs, AFolder) {
  EXPECT_THAT(refusal(folder_.path().string()), HasSubstr("is a folder"));
}

TEST_F(BadInputs, Empty) {
  for (const char* name : {"empty.shp", "empty.gpkg", "empty.geojson", "empty.zip", "empty"}) {
    write_bytes(folder_ / name, "");
    EXPECT_THAT(refusal(folder_ / name), says(name, "is empty"));
  }
}

/// As `refusal`, for a user whom permissions stop: they do not stop root.
std::string refusal_for_others(const std::string& path) {
  return in_child([&] { return become_ordinary_user() ? refusal(path) : "still root"; });
}

TEST_F(BadInputs, Unreadable) {
  const std::string path = sound_.write(folder_);
  ASSERT_EQ(chmod(folder_.path().c_str(), 0755), 0);
  for (const std::string part : {"units.shp", "units.shx", "units.dbf"}) {
    ASSERT_EQ(chmod((folder_ / part).c_str(), 0), 0);
    EXPECT_THAT(refusal_for_others(path), says(part, "cannot be read (Permission denied)"));
    ASSERT_EQ(chmod((folder_ / part).c_str(), 0644), 0);
  }
}

TEST_F(BadInputs, InAFolderThatIsClosed) {
  const std::string path = sound_.write(folder_);
  ASSERT_EQ(chmod(folder_.path().c_str(), 0), 0);
  EXPECT_THAT(refusal_for_others(path), says("units.shp", "cannot be read (Permission denied)"));
  ASSERT_EQ(chmod(folder_.path().c_str(), 0700), 0);
}

TEST_F(BadInputs, NoFormatThatIsKnown) {
  write_bytes(folder_ / "notes.txt", "This is no map.\n");
  EXPECT_THAT(refusal(folder_ / "notes.txt"), says("notes.txt", "GDAL cannot open it"));
  write_bytes(folder_ / "broken.geojson", R"({"type":"FeatureCollection","features":[{"type)");
  EXPECT_THAT(refusal(folder_ / "broken.geojson"), says("broken.geojson", "GDAL cannot open it"));
  write_bytes(folder_ / "broken.gpkg", "SQLite format 3\nand then nothing");
  EXPECT_THAT(refusal(folder_ / "broken.gpkg"), says("broken.gpkg", "GDAL cannot open it"));
  write_bytes(folder_ / "broken.zip", "PK\3\4 and then nothing");
  EXPECT_THAT(refusal(folder_ / "broken.zip"), says("broken.zip", "not a zip file"));
}

TEST_F(BadInputs, AnythingCalledShp) {
  EXPECT_THAT(with(".shp", std::string(200, 'x')), says("units.shp", "not part of a shapefile"));
  EXPECT_THAT(with(".shx", std::string(200, 'x')), says("units.shx", "not part of a shapefile"));
}

TEST_F(BadInputs, PartsOfAShapefileMissing) {
  EXPECT_THAT(without(".shx"), says("units.shp", ".shx that belongs to it is missing"));
  EXPECT_THAT(without(".dbf"), says("units.shp", ".dbf that belongs to it is missing"));
  EXPECT_THAT(without(".prj"), says("units.shp", "--crs"));
}

TEST_F(BadInputs, AGeoPackageWithoutACrs) {
  const std::string path = testing::write_layer(folder_ / "units.gpkg", "GPKG", {"code"},
                                                {{"POLYGON ((0 0,1 0,1 1,0 0))", {"GM1"}}}, "");
  EXPECT_THAT(refusal(path), says("units.gpkg", "does not say in which CRS it is"));
}

TEST_F(BadInputs, APrjOfNonsense) {
  EXPECT_THAT(with(".prj", "PROJCS[\"half"), HasSubstr("--crs"));
  EXPECT_THAT(with(".prj", " "), HasSubstr("--crs"));
}

// Cut anywhere: in the header, between records, within one.
TEST_F(BadInputs, TruncatedAnywhere) {
  for (const std::string ending : {".shp", ".shx", ".dbf"}) {
    const std::string path = sound_.write(folder_);
    const std::string whole = file_bytes(folder_ / ("units" + ending));
    // A .dbf may lack its end mark.
    const std::size_t spare = ending == ".dbf" ? 1 : 0;
    for (std::size_t size = 1; size + spare < whole.size(); size += 3) {
      write_bytes(folder_ / ("units" + ending), whole.substr(0, size));
      const std::string sentence = refusal(path);
      ASSERT_THAT(sentence, HasSubstr("units" + ending + ": ends ")) << size;
      ASSERT_THAT(sentence, HasSubstr("copy the file again")) << size;
    }
    write_bytes(folder_ / ("units" + ending), whole);
  }
}

// As above, with a header that was brought up to date: the records tell.
TEST_F(BadInputs, TruncatedWithAHeaderThatFits) {
  std::string shp = sound_.shp();
  const std::size_t record = (shp.size() - 100) / 2;
  RawShapefile shorter = sound_;
  shorter.rows.pop_back();
  EXPECT_THAT(with(".shp", shorter.shp()), says("units.shp", "record 2 would end"));
  EXPECT_EQ(shorter.shp().size(), 100 + record);
}

TEST_F(BadInputs, CountsThatDiffer) {
  RawShapefile three = sound_;
  three.rows.push_back({{square_ring(5, 5)}, {"GM0003", "Drie"}});
  EXPECT_THAT(with(".dbf", three.dbf()),
              HasSubstr("the .shp has 2 records, the .shx 2 and the .dbf 3"));
  EXPECT_THAT(with(".shp", three.shp()),
              HasSubstr("the .shp has 3 records, the .shx 2 and the .dbf 2"));
  EXPECT_THAT(with(".shx", three.shx()),
              HasSubstr("the .shp has 2 records, the .shx 3 and the .dbf 2"));
}

TEST_F(BadInputs, AnIndexOfAnotherFile) {
  RawShapefile other = sound_;
  other.rows[0].rings.push_back(square_ring(7, 7));
  EXPECT_THAT(with(".shx", other.shx()), says("units.shp", "record 1 is not where the .shx says"));
}

TEST_F(BadInputs, ARecordThatLiesAboutItsSize) {
  std::string shp = sound_.shp();
  // The number of points of the first record: after its header, type, box and number of parts.
  shp[100 + 8 + 4 + 32 + 4] = 100;
  EXPECT_THAT(with(".shp", shp), says("units.shp", "GDAL cannot read on"));
}

TEST_F(BadInputs, UpperCaseEndingsAreFine) {
  sound_.write(folder_);
  for (const std::string name : {"shp SHP", "shx SHX", "dbf DBF", "prj PRJ"}) {
    std::filesystem::rename(folder_ / ("units." + name.substr(0, 3)),
                            folder_ / ("units." + name.substr(4)));
  }
  EXPECT_EQ(refusal(folder_ / "units.SHP"), "");
}

TEST_F(BadInputs, AZipWithoutLayersOrWithSeveral) {
  setup_gdal();
  const std::string path = sound_.write(folder_);
  const std::string zip = folder_ / "files.zip";
  const auto add = [&](const std::string& name, const std::string& file) {
    ASSERT_EQ(CPLCopyFile(("/vsizip/{" + zip + "}/" + name).c_str(), file.c_str()), 0);
  };
  add("readme.txt", path);
  EXPECT_THAT(refusal(zip), says("files.zip", "is a zip file without a file that has layers"));
  const std::string stem = path.substr(0, path.size() - 4);
  for (const std::string name : {"north", "south"}) {
    for (const std::string ending : {".shp", ".shx", ".dbf", ".prj"}) {
      add(name + ending, stem + ending);
    }
  }
  EXPECT_THAT(refusal(zip), says("files.zip", "north.shp, south.shp"));
  ReadOptions options = testing::inputs({zip});
  options.layer = "south";
  EXPECT_EQ(refusal(options), "");
}

TEST_F(BadInputs, AStrangeNameIsANameLikeAnother) {
  for (const std::string name :
       {"it's \"quoted\"", "two\nlines", "semi;colon", "caf\xC3\xA9 <b>"}) {
    EXPECT_EQ(refusal(sound_.write(folder_, name)), "") << name;
  }
}

// A damaged page in the middle, which only shows while records are read.
TEST_F(BadInputs, ADamagedGeoPackage) {
  std::vector<testing::WktRow> rows;
  for (int i = 0; i < 2000; ++i) {
    rows.push_back({"POLYGON ((0 0,1 0,1 1,0 0))", {"GM" + std::to_string(i)}});
  }
  const std::string path = testing::write_layer(folder_ / "units.gpkg", "GPKG", {"code"}, rows);
  const std::string whole = file_bytes(path);
  write_bytes(path, whole.substr(0, whole.size() / 2));
  EXPECT_THAT(refusal(path), StartsWith(path + ": GDAL cannot"));
}

}  // namespace
}  // namespace grens
