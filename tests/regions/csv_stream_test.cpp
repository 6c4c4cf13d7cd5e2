// Blocks of records, against parse_csv, which has all of a file in memory.
#include "regions/csv_stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/error.hpp"
#include "regions/csv.hpp"
#include "regions/csv_places.hpp"
#include "support/scratch.hpp"

namespace grens::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct ReadAll {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;
  std::size_t blocks = 0;
};

ReadAll read_all(const std::string& path) {
  CsvStream stream(path);
  ReadAll all{stream.header(), {}, 0};
  CsvBlock block;
  std::vector<std::string_view> fields;
  while (stream.next(block)) {
    ++all.blocks;
    for (std::size_t i = 0; i < block.size(); ++i) {
      if (const char* wrong = split_record(block.record(i), stream.separator(), fields)) {
        throw InputError(std::to_string(block.line(i)) + ": " + wrong);
      }
      // to ask for each is work: for all of a few, and for the first of very many
      const bool ask = block.size() < 100 || i == 0;
      CsvRow row{ask ? block.line(i) : 0, {}};
      for (const auto field : fields) row.fields.push_back(field_text(field));
      all.rows.push_back(row);
    }
  }
  return all;
}

class CsvStreamTest : public ::testing::Test {
 protected:
  ReadAll read(const std::string& bytes) {
    write_bytes(scratch_ / "points.csv", bytes);
    return read_all(scratch_ / "points.csv");
  }
  std::string error(const std::string& bytes) {
    try {
      read(bytes);
    } catch (const InputError& wrong) {
      return wrong.what();
    }
    return "";
  }
  void expect_same(const std::string& bytes) {
    const ReadAll ours = read(bytes);
    const CsvTable table = parse_csv(bytes, "points.csv");
    EXPECT_EQ(ours.header, table.header) << bytes;
    ASSERT_EQ(ours.rows.size(), table.rows.size()) << bytes;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      ASSERT_EQ(ours.rows[r].fields, table.rows[r].fields) << "row " << r;
      if (ours.rows[r].line == 0) continue;
      ASSERT_EQ(ours.rows[r].line, table.rows[r].line) << "row " << r;
    }
  }

  Scratch scratch_;
};

TEST_F(CsvStreamTest, ReadsWhatParseCsvReads) {
  expect_same("lon,lat\n5,52\n6,53\n");
  expect_same("lon,lat\n5,52\n6,53");
  expect_same("\xEF\xBB\xBFlon;lat;name\r\n5;52;a,b\r\n\r\n6;53;\"x;\"\"y\"\"\"\r\n");
  expect_same("\n\nname,lon,lat\n\"two\nlines\",5,52\n\"\",6,53\n\n");
  expect_same("lon,lat\r5,52\r6,53\r");
  expect_same("\"lon\",\"lat\"\n5,52\n");
  expect_same("lon,lat\n");
  expect_same("lon,lat");
}

TEST_F(CsvStreamTest, ReadsBlocksAsOneFile) {
  std::mt19937 random(5);
  std::string bytes = "id,name,lon,lat\n";
  while (bytes.size() < (std::size_t{13} << 20)) {
    bytes += std::to_string(random());
    const auto kind = random() % 16;
    bytes += kind == 0 ? ",\"a, \"\"b\"\"\nc\"" : kind == 1 ? ",\xC3\xA9\xE2\x82\xAC" : ",x";
    bytes += ",5." + std::to_string(random() % 1000) + ",52\n";
  }
  EXPECT_GE(read(bytes).blocks, 3U);
  expect_same(bytes);
}

TEST_F(CsvStreamTest, SaysWhatIsWrongAndWhere) {
  EXPECT_THAT(error(""), HasSubstr("the file is empty"));
  EXPECT_THAT(error("lon,lon\n"), HasSubstr("there twice"));
  EXPECT_THAT(error("lon,lat\n5,\xFF\n"), HasSubstr(":2: the byte 0xff is not UTF-8"));
  EXPECT_THAT(error(std::string("lon,lat\n5,5\n6,\0\n", 16)), HasSubstr(":3: there is a NUL byte"));
  EXPECT_THAT(error("lon,lat\n5,52\n6,\"53\n"), HasSubstr("3: a quote is opened"));
  EXPECT_THAT(error("lon,lat\n5,5\"2\n"), HasSubstr("2: there is a quote inside"));
  EXPECT_THAT(error("lon,lat\n5,\"5\"2\n"), HasSubstr("2: there is text behind"));
  EXPECT_THAT(error("lon,lat\n5,5\r6,7\n"), HasSubstr("2: there is a line end (CR)"));
  EXPECT_THAT(error("a,b\n1,2\n"), ::testing::IsEmpty());
}

TEST_F(CsvStreamTest, FindsPlaces) {
  const auto places = [&](const std::string& header, const std::string& record) {
    write_bytes(scratch_ / "points.csv", header + "\n" + record + "\n");
    CsvStream stream(scratch_ / "points.csv");
    const CsvPlaces found(stream);
    std::vector<std::string_view> fields;
    EXPECT_EQ(split_record(record, stream.separator(), fields), nullptr);
    const PlaceRead place = found.read(fields);
    return place.known ? std::to_string(place.at.x) + " " + std::to_string(place.at.y) +
                             (found.lonlat() ? " deg" : "") + (place.comma ? " comma" : "")
                       : found.why_not(fields);
  };
  EXPECT_EQ(places("lon,lat", "5.5,52.25"), "5.500000 52.250000 deg");
  EXPECT_EQ(places("id,Latitude,LONGITUDE", "1, 52.25 ,\"5.5\""), "5.500000 52.250000 deg");
  EXPECT_EQ(places("y,x", "463000,155000.5"), "155000.500000 463000.000000");
  EXPECT_EQ(places("lon;lat", "5,5;52,25"), "5.500000 52.250000 deg comma");
  EXPECT_EQ(places("lon,lat", "\"5,5\",52"),
            "'5,5' in the column 'lon' is no number; write it like 52.0907");
  EXPECT_THAT(places("x;y", "155000,5;463000"), HasSubstr("is no number"));
  EXPECT_EQ(places("lon,lat", ","), "lon and lat are empty");
  EXPECT_EQ(places("lon,lat", "5,"), "lat is empty");
  EXPECT_THAT(places("lon,lat", "nan,52"), HasSubstr("'nan' in the column 'lon' is no number"));
  EXPECT_THAT(places("lon,lat", "155000,463000"), HasSubstr("no place on Earth"));
  EXPECT_THROW(places("lon,y", "5,52"), InputError);
}

}  // namespace
}  // namespace grens::testing
