// A layer whose codes are written otherwise than in the tables (716 for GM0716) gives the same as
// one with the tables' codes: every file of a run has one spelling of a code, in one order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Five municipalities in a row, of two safety regions and two districts that cut across each
/// other. As bare numbers they sort otherwise: 1709 before 716. Of one the people are unknown.
std::string municipalities(const std::string& prefix, const std::string& padding) {
  const auto one = [](const std::string& code, const std::string& name, int left,
                      const std::string& people) {
    std::string text = square(code, name, left);
    const std::string at = "\"statnaam\"";
    return text.replace(text.find(at), at.size(), "\"inwoners\":" + people + "," + at);
  };
  const std::string tholen = prefix + padding + "716";
  return collection(one(tholen, "Tholen", 0, "26000") + "," +
                    one(prefix + padding + "664", "Goes", -1, "39000") + "," +
                    one(prefix + padding + "748", "Bergen op Zoom", 1, "68000") + "," +
                    one(prefix + padding + "851", "Steenbergen", 2, "null") + "," +
                    one(prefix + "1709", "Moerdijk", 3, "37000"));
}

class Codes : public ::testing::Test {
 protected:
  Codes() {
    write_bytes(scratch_ / "bare.geojson", municipalities("", ""));
    write_bytes(scratch_ / "tables.geojson", municipalities("GM", "0"));
    write_bytes(scratch_ / "p.toml",
                "year = 2024\n[[scheme]]\nkey = 'veiligheidsregio'\n"
                "[[scheme]]\nkey = 'politie_district'\n[cross]\n");
  }

  Ran run(const std::string& layer, std::vector<std::string> more) {
    more.insert(more.end(), {"--year", "2024"});
    for (std::string& argument : more) {
      if (argument == "LAYER") argument = scratch_ / (layer + ".geojson");
      if (argument == "OUT") argument = scratch_ / layer;
    }
    return grens_run(more);
  }

  /// A file of the two runs; of GeoJSON its features, as the provenance names the input.
  std::string of(const std::string& layer, const std::string& file) {
    std::string bytes = file_bytes(scratch_ / (layer + "/" + file));
    if (!file.ends_with(".geojson")) return bytes;
    return nlohmann::ordered_json::parse(bytes)["features"].dump(1);
  }

  Scratch scratch_;
};

TEST_F(Codes, ARunWritesTheTablesSpellingInEveryFile) {
  for (const char* layer : {"bare", "tables"}) {
    const Ran ran = run(layer, {"run", scratch_ / "p.toml", "--input", "LAYER", "--out", "OUT"});
    ASSERT_EQ(ran.code, 0) << ran.err;
  }
  ASSERT_EQ(names_in(scratch_ / "bare"), names_in(scratch_ / "tables"));
  for (const std::string& file : names_in(scratch_ / "bare")) {
    if (file == "manifest.json") continue;  // has the hashes of the provenance
    EXPECT_EQ(of("bare", file), of("tables", file)) << file;
  }
  EXPECT_THAT(of("bare", "cross-border.csv"), HasSubstr(",GM0716,"));
}

TEST_F(Codes, CrossSaysTheTablesSpelling) {
  for (const std::string form : {"--verbose", "--json"}) {
    const Ran bare = run("bare", {"cross", "LAYER", "politie_district", "veiligheidsregio", form});
    const Ran same =
        run("tables", {"cross", "LAYER", "politie_district", "veiligheidsregio", form});
    ASSERT_EQ(bare.code, 0) << bare.err;
    EXPECT_EQ(bare.out, same.out);
    EXPECT_THAT(bare.out, HasSubstr("GM0716"));
    EXPECT_THAT(bare.out, HasSubstr("GM0851")) << "whose people are unknown";
    EXPECT_THAT(bare.err, HasSubstr("'1709' as 'GM1709'"));
  }
}

}  // namespace
}  // namespace grens::testing
