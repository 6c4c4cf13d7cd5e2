// What may stand where a file stands: a folder, a zip, standard input, an address; and what may
// not.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace grens::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;

/// The shipped shapefile under another name.
void copy_layer(const std::string& to) {
  for (const std::string extension : {"shp", "shx", "dbf", "prj", "cpg"}) {
    std::filesystem::copy_file(source_file("shapes/nl/gemeenten-2024-approximate." + extension),
                               to + "." + extension);
  }
}

const std::string kLayer = source_file("shapes/nl/gemeenten-2024-approximate.shp");

std::vector<std::string> dissolve(std::vector<std::string> input) {
  input.insert(input.begin(), "dissolve");
  input.insert(input.end(), {"--scheme", "riec", "-o", "-"});
  return input;
}

/// Runs grens with a file as its standard input.
Ran run_with(const std::string& stdin_file, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(),
                   {"/bin/sh", "-c", "exec \"$@\" < \"$0\"",
                    stdin_file.empty() ? "/dev/null" : stdin_file, GRENS_PROGRAM});
  return run_program(arguments);
}

/// The features that grens dissolve makes of an input.
json features(std::vector<std::string> input, const std::string& stdin_file = {}) {
  const Ran ran = run_with(stdin_file, dissolve(std::move(input)));
  EXPECT_EQ(ran.code, 0) << ran.err;
  return json::parse(ran.out, nullptr, false)["features"];
}

/// What it says when it refuses.
std::string refusal(std::vector<std::string> input, const std::string& stdin_file = {}) {
  const Ran ran = run_with(stdin_file, dissolve(std::move(input)));
  EXPECT_EQ(ran.code, 3) << ran.err;
  EXPECT_EQ(ran.out, "");
  return ran.err;
}

TEST(Inputs, AFolderStandsForItsLayerOrAsksWhich) {
  const Scratch folder;
  const std::string empty = refusal({folder.path().string()});
  EXPECT_THAT(empty, HasSubstr("is a folder without a file that has layers"));
  copy_layer(folder / "towns");
  const json of_file = features({kLayer});
  EXPECT_EQ(features({folder.path().string()}), of_file);
  EXPECT_EQ(features({folder / ""}), of_file);
  copy_layer(folder / "cities");
  EXPECT_THAT(refusal({folder.path().string()}),
              HasSubstr("holds several files: cities.shp, towns.shp; say which with --layer"));
  EXPECT_EQ(features({folder.path().string(), "--layer", "towns"}), of_file);

  const Ran info = grens_run({"info", "--json", folder.path().string()});
  EXPECT_EQ(info.code, 0) << info.err;
  const json told = json::parse(info.out);
  ASSERT_EQ(told["files"].size(), 2U);
  EXPECT_EQ(told["files"][1]["layers"][0]["name"], "towns");
  EXPECT_THAT(told["problem"].get<std::string>(), HasSubstr("choose one with --layer"));
}

TEST(Inputs, StandardInputIsAFile) {
  const Scratch folder;
  const json of_file = features({kLayer});
  for (const std::string format : {"geojson", "gpkg", "fgb"}) {
    const Ran made = grens_run(
        {"dissolve", kLayer, "--by", "statcode", "--format", format, "--out", folder / format});
    ASSERT_EQ(made.code, 0) << made.err;
    const std::string file =
        folder / (format == "gpkg" ? "gpkg/regions.gpkg" : format + "/statcode." + format);
    const json by_name = features({file, "--code-field", "code"});
    EXPECT_EQ(by_name.size(), of_file.size());
    for (const std::string name : {"-", "/vsistdin/", "/dev/stdin"}) {
      EXPECT_EQ(features({name, "--code-field", "code"}, file), by_name) << format << name;
    }
  }
  const std::string file = folder / "geojson/statcode.geojson";
  const Ran run = run_with(
      file, {"dissolve", "-", "--code-field", "code", "--scheme", "riec", "--out", folder / "out"});
  EXPECT_EQ(run.code, 0) << run.err;
  const json source =
      json::parse(file_bytes(folder / "out/riec.geojson"))["provenance"]["inputs"][0]["files"][0];
  EXPECT_EQ(source["name"], "standard input");
  const Ran info = run_with(file, {"info", "-", "--json"});
  EXPECT_EQ(json::parse(info.out)["files"][0]["path"], "standard input") << info.err;
  EXPECT_EQ(json::parse(info.out)["units"]["count"], 342);

  EXPECT_THAT(refusal({"-"}), HasSubstr("standard input: is empty: see whether what sends to it"));
  write_bytes(folder / "odd", "nothing that has layers");
  EXPECT_THAT(refusal({"-"}, folder / "odd"), HasSubstr("standard input: GDAL cannot open"));
}

TEST(Inputs, APipeIsRefusedAndNotWaitedFor) {
  const Scratch folder;
  ASSERT_EQ(mkfifo((folder / "pipe.geojson").c_str(), 0600), 0);
  for (const std::string& file : {folder / "pipe.geojson", std::string("/dev/null")}) {
    EXPECT_THAT(refusal({file}), AllOf(HasSubstr(file + ": is a pipe or device"),
                                       HasSubstr("send it to standard input, and name - as")));
  }
}

/// A server that ends with the test.
class Addresses : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string python = "/usr/bin/python3";
    if (!std::filesystem::exists(python)) {
      GTEST_SKIP() << "SKIPPED: there is no python3 to serve files: install it";
    }
    server_.emplace(std::vector<std::string>{python, source_file("tests/support/serve.py"),
                                             folder_.path().string(), port_ / "port"});
    ASSERT_TRUE(server_->wait_for_talk());
    start_ = "http://127.0.0.1:" + file_bytes(port_ / "port") + "/";
  }

  Scratch folder_;
  Scratch port_;
  std::optional<Process> server_;
  std::string start_;
};

TEST_F(Addresses, AreReadLikeFiles) {
  copy_layer(folder_ / "towns");
  write_bytes(folder_ / "two.geojson", two_squares());
  const json of_file = features({kLayer});
  EXPECT_EQ(features({"/vsicurl/" + start_ + "parts/towns.shp"}), of_file);
  const json two = features({folder_ / "two.geojson"});
  EXPECT_EQ(features({"/vsicurl/" + start_ + "parts/two.geojson"}), two);
  EXPECT_EQ(features({start_ + "whole/two.geojson"}), two);
}

TEST_F(Addresses, ThatFailAreToldInOneSentence) {
  copy_layer(folder_ / "towns");
  std::string squares = square("GM0716", "Tholen", 0);
  for (int i = 1; i < 1000; ++i) squares += "," + square("GM0748", "Bergen op Zoom", i);
  write_bytes(folder_ / "many.geojson", collection(squares));
  const std::pair<std::string, const char*> bad[] = {
      {"/vsicurl/" + start_ + "parts/none.geojson", "404"},
      {"/vsicurl/" + start_ + "parts/none.shp", "404"},
      {"/vsizip//vsicurl/" + start_ + "parts/none.zip", "404"},
      {start_ + "parts/none.geojson", "404"},
      {"/vsicurl/http://127.0.0.1:1/none.geojson", "cannot be fetched"},
      {"/vsicurl/" + start_ + "whole/many.geojson", "download the file first"},
      {"/vsicurl/" + start_ + "cut/many.geojson", "try again"},
      {"/vsicurl/" + start_ + "cut/towns.shp", "try again"},
      {start_ + "cut/many.geojson", "try again"},
  };
  for (const auto& [address, said] : bad) {
    const std::string error = refusal({address});
    EXPECT_THAT(error, AllOf(HasSubstr("error: " + address + ": "), HasSubstr(said)));
  }
}

TEST(Inputs, BesideInputTheWordsOfCrossAreSchemes) {
  const Ran file = grens_run({"cross", "--json", kLayer, "politie_district", "veiligheidsregio"});
  ASSERT_EQ(file.code, 0) << file.err;
  const Ran input =
      grens_run({"cross", "--json", "--input", kLayer, "politie_district", "veiligheidsregio"});
  EXPECT_EQ(input.code, 0) << input.err;
  EXPECT_EQ(input.out, file.out);
  EXPECT_EQ(grens_run({"cross", "--json", "--input", kLayer}).out,
            grens_run({"cross", "--json", kLayer}).out);
  const Ran none = grens_run({"cross", "--json"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("name a FILE"));
}

}  // namespace
}  // namespace grens::testing
