// Provenance tells what was read, not what lies there when it is written.
#include "job/provenance.hpp"

#include <gtest/gtest.h>

#include "base/sha256.hpp"
#include "job/prepared.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

TEST(Provenance, HasTheHashOfTheTableThatWasRead) {
  const testing::Scratch scratch;
  testing::write_bytes(scratch / "zones.csv", "unit,zone\nGM0716,a\n");
  Notices notices;
  RegionTables tables = load_tables(table_files_beside(scratch / "zones.csv"), notices);
  const std::string hash = sha256_file(scratch / "zones.csv");
  testing::write_bytes(scratch / "zones.csv", "unit,zone\nGM0716,b\n");
  WorkLayer work;
  work.tables = std::move(tables);
  const auto json = provenance(work, "");
  ASSERT_EQ(json["tables"].size(), 1U);
  EXPECT_EQ(json["tables"][0]["name"], "zones.csv");
  EXPECT_EQ(json["tables"][0]["sha256"], hash);
}

}  // namespace
}  // namespace grens
