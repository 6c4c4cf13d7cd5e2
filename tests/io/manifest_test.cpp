#include "io/manifest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

using ::testing::HasSubstr;
using testing::Scratch;
using testing::write_bytes;

Manifest sample() {
  return {"0.1.0",
          {{"a \"b\".geojson", 5, sha256_text("hello")},
           {"c.csv", 0, sha256_text(""), R"({"year":2024,"quality":"approximate"})"}}};
}

std::string refusal(const std::string& path) {
  try {
    check_manifest(path);
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Manifest, ReadsBack) {
  const Scratch folder;
  write_bytes(folder / "manifest.json", manifest_text(sample()));
  const Manifest read = read_manifest(folder / "manifest.json");
  EXPECT_EQ(read.version, "0.1.0");
  EXPECT_EQ(read.files, sample().files);
}

TEST(Manifest, NamesOfManifests) {
  EXPECT_TRUE(is_manifest_name("manifest.json"));
  EXPECT_TRUE(is_manifest_name("out/manifest.json"));
  EXPECT_TRUE(is_manifest_name("out/a.shp.manifest.json"));
  EXPECT_FALSE(is_manifest_name("out/a.geojson"));
  EXPECT_FALSE(is_manifest_name("mymanifest.json"));
}

TEST(Manifest, TellsWholeMissingAndChangedFiles) {
  const Scratch folder;
  const std::string path = folder / "manifest.json";
  write_bytes(path, manifest_text(sample()));
  write_bytes(folder / "a \"b\".geojson", "hello");
  ManifestCheck check = check_manifest(path);
  ASSERT_EQ(check.files.size(), 2U);
  EXPECT_EQ(check.files[0].state, FileState::kWhole);
  EXPECT_EQ(check.files[1].state, FileState::kMissing);
  EXPECT_FALSE(check.whole());

  write_bytes(folder / "c.csv", "");
  EXPECT_TRUE(check_manifest(path).whole());
  write_bytes(folder / "a \"b\".geojson", "hellO");  // the same size
  EXPECT_EQ(check_manifest(path).files[0].state, FileState::kChanged);
  write_bytes(folder / "a \"b\".geojson", "hell");
  EXPECT_EQ(check_manifest(path).files[0].state, FileState::kChanged);
  std::filesystem::remove(folder / "c.csv");
  std::filesystem::create_directory(folder / "c.csv");
  EXPECT_EQ(check_manifest(path).files[1].state, FileState::kMissing);
}

TEST(Manifest, RefusesWhatIsNotOne) {
  const Scratch folder;
  const std::string path = folder / "manifest.json";
  EXPECT_THAT(refusal(path), HasSubstr(path));  // not there
  for (const char* text : {"", "{", "[]", "{}", R"({"grens":1,"files":[]})", R"({"grens":"1"})",
                           R"({"name":"my-app","version":"1"})", R"({"grens":"1","files":[{}]})",
                           R"({"grens":"1","files":[{"file":"a","size":"x","sha256":"y"}]})"}) {
    write_bytes(path, text);
    EXPECT_THAT(refusal(path), HasSubstr("is not a manifest")) << text;
  }
}

TEST(Manifest, RefusesNamesThatLeaveItsFolder) {
  const Scratch folder;
  const std::string path = folder / "manifest.json";
  for (const char* name : {"../a", "/etc/passwd", "..", "", "a/b"}) {
    write_bytes(path, manifest_text({"0.1.0", {{name, 1, std::string(64, '0')}}}));
    EXPECT_THAT(refusal(path), HasSubstr("outside its folder")) << name;
  }
}

}  // namespace
}  // namespace grens
