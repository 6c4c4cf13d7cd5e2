// What an output set refuses, and what it does when the disk is full or the folder is not ours.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <iostream>

#include "base/error.hpp"
#include "io/gdal.hpp"
#include "io/output_set.hpp"
#include "io/sample_layers.hpp"
#include "io/write_layers.hpp"
#include "support/child.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using testing::file_bytes;
using ::testing::HasSubstr;
using testing::in_child;
using ::testing::IsEmpty;
using testing::names_in;
using testing::Scratch;
using ::testing::StartsWith;
using testing::write_bytes;

/// Says aloud what is left out.
bool can_be_written(const FormatInfo& info) {
  setup_gdal();
  const std::string driver(info.driver);
  if (driver.empty() || GDALGetDriverByName(driver.c_str()) != nullptr) return true;
  std::cout << "SKIPPED " << info.title << ": this GDAL was built without its driver\n";
  return false;
}

template <class Function>
std::string refusal(Function&& function) {
  try {
    function();
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

std::string refused_folder(const std::string& folder, std::vector<std::string> inputs = {}) {
  return refusal([&] { OutputSet::in_folder(folder, inputs); });
}

std::string refused_file(const std::string& path, std::vector<std::string> inputs = {}) {
  return refusal([&] {
    OutputSet set = OutputSet::of_file(path, inputs);
    set.add(fs::path(path).filename().string(), "text");
    set.finish();
  });
}

TEST(OutputRefusals, AFileWhereTheFolderShouldBe) {
  const Scratch folder;
  write_bytes(folder / "out", "a file");
  EXPECT_THAT(refused_folder(folder / "out"),
              AllOf(StartsWith(folder / "out"), HasSubstr("Not a directory"), HasSubstr("--out")));
  EXPECT_THAT(refused_folder(folder / "out/deeper"), HasSubstr("Not a directory"));
  EXPECT_THAT(refused_file(folder / "out/a.csv"), HasSubstr("Not a directory"));
  EXPECT_EQ(file_bytes(folder / "out"), "a file");
}

TEST(OutputRefusals, AFolderWhereAFileShouldBe) {
  const Scratch folder;
  fs::create_directory(folder / "a.csv");
  EXPECT_THAT(refused_file(folder / "a.csv"), HasSubstr("is a folder"));
  EXPECT_THAT(refused_file(folder / "a.csv/"), HasSubstr("is a folder"));
  OutputSet set = OutputSet::in_folder(folder.path(), {});
  EXPECT_THAT(refusal([&] { set.create("a.csv"); }), HasSubstr("is a folder"));
}

TEST(OutputRefusals, DevicesAndPipesAreNotReplaced) {
  const Scratch folder;
  EXPECT_THAT(refused_file("/dev/null"), HasSubstr("not a plain file"));
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(refused_file(folder / "pipe"), HasSubstr("not a plain file"));
  fs::create_symlink("/dev/null", folder / "link");
  EXPECT_THAT(refused_file(folder / "link"), HasSubstr("not a plain file"));
}

TEST(OutputRefusals, InputsAreNotOverwrittenWhateverTheyAreCalled) {
  const Scratch folder;
  fs::create_directory(folder / "in");
  write_bytes(folder / "in/a.shp", "input");
  const std::vector<std::string> inputs = {"PG:dbname=x", folder / "in/a.shp"};
  fs::create_hard_link(folder / "in/a.shp", folder / "hard.shp");
  fs::create_symlink(folder / "in/a.shp", folder / "soft.shp");
  for (const char* name : {"in/a.shp", "in/../in/a.shp", "hard.shp", "soft.shp"}) {
    EXPECT_THAT(refused_file(folder / name, inputs),
                AllOf(StartsWith(folder / name), HasSubstr("is an input"), HasSubstr("--out")));
  }
  OutputSet set = OutputSet::in_folder(folder.path(), inputs);
  EXPECT_THAT(refusal([&] { set.create("hard.shp"); }), HasSubstr("is an input"));
  EXPECT_EQ(refused_file(folder / "in/b.shp", inputs), "accepted");
  EXPECT_EQ(file_bytes(folder / "in/a.shp"), "input");
}

TEST(OutputRefusals, AFolderOfInputsIsNoOutputFolder) {
  const Scratch folder;
  fs::create_directories(folder / "in/base.gdb");
  write_bytes(folder / "in/a.shp", "input");
  fs::create_directory_symlink(folder / "in", folder / "link");
  for (const char* name : {"in", "in/", "in/.", "link"}) {
    EXPECT_THAT(refused_folder(folder / name, {folder / "in/a.shp"}),
                HasSubstr("the folder of the input"));
  }
  EXPECT_THAT(refused_folder(folder / "in/base.gdb", {folder / "in/base.gdb"}),
              HasSubstr("is the input"));
  EXPECT_EQ(refused_folder(folder / "in/out", {folder / "in/a.shp"}), "accepted");
  EXPECT_THAT(names_in(folder / "in"), ElementsAre("a.shp", "base.gdb"));
}

TEST(OutputRefusals, NamesThatAreNotSafeOrTaken) {
  const Scratch folder;
  OutputSet set = OutputSet::in_folder(folder.path(), {});
  for (const char* name :
       {"../a", "a/b", "..", "", ".a", "a\n", "a\xFF", "manifest.json", "a.shp.manifest.json"}) {
    EXPECT_THAT(refusal([&] { set.create(name); }), HasSubstr("cannot be the name")) << name;
  }
  EXPECT_THAT(refusal([&] { set.create(std::string(300, 'x')); }), HasSubstr("cannot be the name"));
  set.add("Súd.csv", "text");
  for (const char* name : {"Súd.csv", "SÚD.csv", "sud.CSV"}) {
    EXPECT_THAT(refusal([&] { set.create(name); }), HasSubstr("two results")) << name;
  }
}

TEST(OutputRefusals, OneFileWithANameThatTheDiskCannotHold) {
  const Scratch folder;
  EXPECT_THAT(refused_file(folder / std::string(300, 'x')),
              AllOf(HasSubstr("File name too long"), HasSubstr("choose a shorter name")));
  EXPECT_THAT(names_in(folder.path()), IsEmpty());
}

TEST(OutputRefusals, ATargetThatAppearsAsAFolderLaterStopsBeforeAnythingIsReplaced) {
  const Scratch folder;
  write_bytes(folder / "a", "old");
  OutputSet set = OutputSet::in_folder(folder.path(), {});
  set.add("a", "new");
  set.add("b", "new");
  fs::create_directory(folder / "b");
  EXPECT_THAT(refusal([&] { set.finish(); }), HasSubstr("is a folder"));
  EXPECT_EQ(file_bytes(folder / "a"), "old");
}

TEST(OutputRefusals, FoldersAndFilesOfOthers) {
  const Scratch folder;
  fs::create_directory(folder / "closed");
  write_bytes(folder / "closed/a.csv", "old");
  fs::permissions(folder / "closed/a.csv", fs::perms(0444));
  fs::create_directory(folder / "open");
  write_bytes(folder / "open/a.csv", "protected");
  fs::permissions(folder / "open/a.csv", fs::perms(0444));
  fs::permissions(folder / "open", fs::perms(0777));
  fs::permissions(folder / "closed", fs::perms(0555));
  fs::permissions(folder.path(), fs::perms(0755));
  const auto as_ordinary_user = [&](const std::function<std::string()>& work) {
    return in_child([&] { return testing::become_ordinary_user() ? work() : "still root"; });
  };
  const auto denied = [](const std::string& path) {
    return AllOf(StartsWith(path + ": "), HasSubstr("Permission denied"), HasSubstr("--out"));
  };
  const std::string closed = folder / "closed";
  EXPECT_THAT(as_ordinary_user([&] { return refused_folder(closed); }), denied(closed));
  EXPECT_THAT(as_ordinary_user([&] { return refused_folder(closed + "/out"); }),
              denied(closed + "/out"));
  EXPECT_THAT(as_ordinary_user([&] { return refused_file(closed + "/b.csv"); }), denied(closed));
  EXPECT_THAT(as_ordinary_user([&] { return refused_file(closed + "/a.csv"); }),
              denied(closed + "/a.csv"));
  EXPECT_THAT(as_ordinary_user([&] { return refused_file(folder / "open/a.csv"); }),
              denied(folder / "open/a.csv"));
  EXPECT_EQ(as_ordinary_user([&] { return refused_file(folder / "open/b.csv"); }), "accepted");
  fs::permissions(closed, fs::perms(0755));
  EXPECT_THAT(names_in(closed), ElementsAre("a.csv"));
  EXPECT_EQ(file_bytes(folder / "open/a.csv"), "protected");
  EXPECT_THAT(names_in(folder / "open"), ElementsAre("a.csv", "b.csv"));
}

/// Writes the sample in a format over a file that is there.
std::string write_over(const std::string& folder, const FormatInfo& info) {
  return refusal([&] {
    Notices notices;
    OutputSet set = OutputSet::in_folder(folder, {});
    const FeatureLayer layer = testing::sample_layer();
    write_layers(set, info.format, "a." + std::string(info.extension), {&layer, 1}, notices);
    set.finish();
  });
}

TEST(OutputRefusals, AFileThatMayNotGrowAnyLargerLeavesTheOldOne) {
  for (const FormatInfo& info : formats()) {
    if (!can_be_written(info)) continue;
    for (const rlim_t most : {0U, 1U, 100U, 500U}) {
      const Scratch folder;
      const std::string name = "a." + std::string(info.extension);
      write_bytes(folder / name, "old");
      const std::string said = in_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{most, most};
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string("no limit");
        return write_over(folder.path(), info);
      });
      EXPECT_THAT(said, AllOf(StartsWith(folder / "a."), HasSubstr("File too large"),
                              HasSubstr("free some space")))
          << info.title << " " << most;
      EXPECT_THAT(names_in(folder.path()), ElementsAre(name));
      EXPECT_EQ(file_bytes(folder / name), "old");
    }
  }
}

TEST(OutputRefusals, AManifestThatMayNotGrowAnyLargerLeavesTheOldFiles) {
  const Scratch folder;
  write_bytes(folder / "a", "old");
  const std::string said = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{50, 50};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string("no limit");
    return refusal([&] {
      OutputSet set = OutputSet::in_folder(folder.path(), {});
      set.add("a", "new");
      set.finish();
    });
  });
  EXPECT_THAT(said, AllOf(StartsWith(folder / "manifest.json"), HasSubstr("File too large")));
  EXPECT_THAT(names_in(folder.path()), ElementsAre("a"));
  EXPECT_EQ(file_bytes(folder / "a"), "old");
}

/// In a child: a disk of a few pages, seen by this process only.
bool mount_small_disk(const std::string& folder, const char* size) {
  return unshare(CLONE_NEWNS) == 0 &&
         mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         mount("tmpfs", folder.c_str(), "tmpfs", 0, size) == 0;
}

TEST(OutputRefusals, AFullDiskLeavesTheOldFiles) {
  for (const FormatInfo& info : formats()) {
    if (!can_be_written(info)) continue;
    const Scratch folder;
    const std::string name = "a." + std::string(info.extension);
    const std::string said = in_child([&] {
      if (!mount_small_disk(folder.path(), "size=4096")) return std::string("no mount");
      write_bytes(folder / name, "old");  // takes the only page
      const std::string refused = write_over(folder.path(), info);
      const bool whole = file_bytes(folder / name) == "old";
      return refused + (whole && names_in(folder.path()).size() == 1 ? " (old)" : " (damaged)");
    });
    if (said == "no mount") GTEST_SKIP() << "SKIPPED: a small disk cannot be mounted here";
    EXPECT_THAT(said, AllOf(HasSubstr("No space left on device"), HasSubstr("free some space"),
                            HasSubstr("(old)")));
  }
}

TEST(OutputRefusals, AFullDiskIsNoticedByStandardOutput) {
  const std::string said = in_child([] {
    if (std::freopen("/dev/full", "w", stdout) == nullptr) return std::string("no /dev/full");
    return refusal([] { stdout_sink()("text"); });
  });
  EXPECT_THAT(said, AllOf(StartsWith("standard output"), HasSubstr("No space left on device")));
}

}  // namespace
}  // namespace grens
