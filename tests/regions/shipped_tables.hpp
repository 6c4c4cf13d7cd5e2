#pragma once
#include <gtest/gtest.h>

#include "regions/tables.hpp"

namespace grens {

/// The tables in shapes/nl, read once.
inline const RegionTables& shipped_tables() {
  static const RegionTables kTables = [] {
    Notices notices;
    RegionTables read = load_tables(table_files_in(GRENS_SOURCE_DIR "/shapes/nl"), notices);
    EXPECT_TRUE(notices.list().empty());
    return read;
  }();
  return kTables;
}

}  // namespace grens
