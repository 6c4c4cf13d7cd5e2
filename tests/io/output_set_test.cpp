#include "io/output_set.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/version.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using testing::file_bytes;
using ::testing::IsEmpty;
using testing::names_in;
using testing::Scratch;
using ::testing::UnorderedElementsAre;
using testing::write_bytes;

OutputSet in_folder(const std::string& folder) { return OutputSet::in_folder(folder, {}); }

TEST(OutputSet, NothingIsThereBeforeItIsFinishedAndThenAllOfIt) {
  const Scratch folder;
  const std::string out = folder / "new/out";
  OutputSet set = in_folder(out);
  set.add("b.csv", "bee");
  OutputFile& file = set.create("a.geojson");
  file.write("a");
  file.write("");
  file.write("bc");
  EXPECT_FALSE(fs::exists(out + "/a.geojson"));
  EXPECT_FALSE(fs::exists(out + "/b.csv"));
  set.finish();
  EXPECT_THAT(names_in(out), ElementsAre("a.geojson", "b.csv", "manifest.json"));
  EXPECT_EQ(file_bytes(out + "/a.geojson"), "abc");
  EXPECT_EQ(file_bytes(out + "/b.csv"), "bee");
  const Manifest manifest = read_manifest(out + "/manifest.json");
  EXPECT_EQ(manifest.version, version());
  EXPECT_THAT(manifest.files, ElementsAre(ManifestEntry{"a.geojson", 3, sha256_text("abc")},
                                          ManifestEntry{"b.csv", 3, sha256_text("bee")}));
  EXPECT_EQ(set.written(), manifest.files);
  EXPECT_TRUE(check_manifest(out + "/manifest.json").whole());
}

TEST(OutputSet, TheSameFilesInAnotherOrderGiveTheSameManifest) {
  const Scratch folder;
  for (const char* order : {"ab", "ba"}) {
    OutputSet set = in_folder(folder / order);
    for (const char* name = order; *name != 0; ++name) set.add(std::string(1, *name), "text");
    set.finish();
  }
  EXPECT_EQ(file_bytes(folder / "ab/manifest.json"), file_bytes(folder / "ba/manifest.json"));
}

TEST(OutputSet, WithoutFinishNothingIsLeftAndNothingHasChanged) {
  const Scratch folder;
  write_bytes(folder / "a", "old");
  {
    OutputSet set = in_folder(folder.path());
    set.add("a", "new");
    set.create("b").write("not complete");
  }
  EXPECT_THAT(names_in(folder.path()), ElementsAre("a"));
  EXPECT_EQ(file_bytes(folder / "a"), "old");
}

TEST(OutputSet, WithoutFinishFoldersThatItMadeVanish) {
  const Scratch folder;
  { in_folder(folder / "x/y/z").add("a", "new"); }
  EXPECT_THAT(names_in(folder.path()), IsEmpty());
  fs::create_directory(folder / "x");
  { in_folder(folder / "x/y/").add("a", "new"); }
  EXPECT_THAT(names_in(folder.path()), ElementsAre("x"));
}

TEST(OutputSet, FilesOfTheRunBeforeStayAndAreNamed) {
  const Scratch folder;
  write_bytes(folder / "mine.txt", "of the user");
  OutputSet first = in_folder(folder.path());
  for (const char* name : {"a", "b", "c"}) first.add(name, "first");
  first.finish();
  EXPECT_THAT(first.leftovers(), IsEmpty());
  fs::remove(folder / "c");
  OutputSet second = in_folder(folder.path());
  second.add("a", "second");
  second.finish();
  EXPECT_THAT(second.leftovers(), ElementsAre("b"));
  EXPECT_EQ(file_bytes(folder / "a"), "second");
  EXPECT_EQ(file_bytes(folder / "b"), "first");
  EXPECT_EQ(file_bytes(folder / "mine.txt"), "of the user");
  EXPECT_EQ(read_manifest(folder / "manifest.json").files.size(), 1U);
}

TEST(OutputSet, AManifestThatIsNotOursIsNoObstacle) {
  const Scratch folder;
  write_bytes(folder / "manifest.json", "{\"name\": \"something else\"");
  OutputSet set = in_folder(folder.path());
  set.add("a", "text");
  set.finish();
  EXPECT_TRUE(check_manifest(folder / "manifest.json").whole());
}

TEST(OutputSet, OneFileHasNoManifestAndSeveralHaveTheirOwn) {
  const Scratch folder;
  OutputSet one = OutputSet::of_file(folder / "sub/a.gpkg", {});
  one.add("a.gpkg", "text");
  one.finish();
  EXPECT_THAT(names_in(folder / "sub"), ElementsAre("a.gpkg"));

  OutputSet several = OutputSet::of_file(folder / "a.shp", {});
  several.add("a.shp", "1");
  several.add("a.dbf", "2");
  several.finish();
  EXPECT_THAT(names_in(folder.path()), ElementsAre("a.dbf", "a.shp", "a.shp.manifest.json", "sub"));
  EXPECT_TRUE(check_manifest(folder / "a.shp.manifest.json").whole());
}

TEST(OutputSet, OneFileMayHaveAnyNameThatTheUserWants) {
  const Scratch folder;
  const std::string before = fs::current_path();
  fs::current_path(folder.path());
  for (const std::string name : {".hidden", "a:b?.csv", "manifest.json"}) {
    OutputSet set = OutputSet::of_file(name, {});
    set.add(name, "text");
    set.finish();
    EXPECT_EQ(file_bytes(folder / name), "text");
  }
  fs::current_path(before);
  EXPECT_EQ(names_in(folder.path()).size(), 3U);
}

TEST(OutputSet, ASymbolicLinkIsReplacedAndWhereItLeadsIsNotTouched) {
  const Scratch folder;
  write_bytes(folder / "elsewhere", "precious");
  fs::create_directory(folder / "out");
  fs::create_symlink(folder / "elsewhere", folder / "out/a");
  fs::create_symlink(folder / "nowhere", folder / "out/b");
  OutputSet set = in_folder(folder / "out");
  set.add("a", "new");
  set.add("b", "new");
  set.finish();
  EXPECT_EQ(file_bytes(folder / "elsewhere"), "precious");
  EXPECT_FALSE(fs::is_symlink(folder / "out/a"));
  EXPECT_FALSE(fs::exists(folder / "nowhere"));
  EXPECT_EQ(file_bytes(folder / "out/b"), "new");
}

TEST(OutputSet, FilesHaveThePermissionsOfOrdinaryOnes) {
  const Scratch folder;
  const mode_t before = umask(0027);
  OutputSet set = in_folder(folder.path());
  set.add("a", "text");
  set.finish();
  umask(before);
  EXPECT_EQ(fs::status(folder / "a").permissions(), fs::perms(0640));
}

TEST(OutputSet, SeveralSetsAndThreadsAtATime) {
  const Scratch folder;
  OutputSet first = in_folder(folder.path());
  OutputSet second = in_folder(folder.path());
  std::vector<OutputFile*> files;
  for (const char* name : {"a", "b", "c"}) files.push_back(&first.create(name));
  std::vector<std::thread> threads;
  for (OutputFile* file : files) {
    threads.emplace_back([file] {
      for (int i = 0; i < 1000; ++i) file->write("0123456789");
    });
  }
  for (std::thread& thread : threads) thread.join();
  second.add("d", "text");
  OutputSet moved = std::move(first);
  second.finish();
  moved.finish();
  EXPECT_THAT(names_in(folder.path()), UnorderedElementsAre("a", "b", "c", "d", "manifest.json"));
  EXPECT_EQ(fs::file_size(folder / "b"), 10000U);
  EXPECT_TRUE(check_manifest(folder / "manifest.json").whole());
}

TEST(OutputSet, WhatADeadRunLeftIsRemovedAndWhatALivingOneWritesIsNot) {
  const Scratch folder;
  const std::string dead = folder / ".grens-partial-1-1";
  const std::string living = folder / ".grens-partial-1-2";
  for (const std::string& path : {dead, living}) {
    fs::create_directory(path);
    write_bytes(path + "/a.geojson", "half");
  }
  fs::create_directory(folder / ".grens-other");
  const int lock = open(living.c_str(), O_RDONLY | O_DIRECTORY);
  ASSERT_EQ(flock(lock, LOCK_EX), 0);
  OutputSet set = in_folder(folder.path());
  set.add("a", "text");
  set.finish();
  EXPECT_THAT(names_in(folder.path()),
              UnorderedElementsAre(".grens-other", ".grens-partial-1-2", "a", "manifest.json"));
  EXPECT_EQ(file_bytes(living + "/a.geojson"), "half");
  close(lock);
}

TEST(OutputSet, AFolderBesideWhereALinkLeads) {
  const Scratch folder;
  fs::create_directories(folder / "real/deep");
  fs::create_directory_symlink(folder / "real/deep", folder / "link");
  OutputSet set = in_folder(folder / "link/../out");
  set.add("a", "text");
  set.finish();
  EXPECT_THAT(names_in(folder / "real/out"), UnorderedElementsAre("a", "manifest.json"));
  EXPECT_FALSE(fs::exists(folder / "out"));
}

TEST(OutputSet, ALinkThatLooksLikeALeftoverIsNotFollowed) {
  const Scratch folder;
  fs::create_directory(folder / "precious");
  write_bytes(folder / "precious/a", "text");
  fs::create_directory(folder / "out");
  fs::create_directory_symlink(folder / "precious", folder / "out/.grens-partial-1-1");
  { in_folder(folder / "out"); }
  EXPECT_EQ(file_bytes(folder / "precious/a"), "text");
}

}  // namespace
}  // namespace grens
