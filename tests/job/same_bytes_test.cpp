// The same boundaries give the same bytes: whatever the order of records, the start and direction
// of rings, and the number of threads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>

#include <functional>

#include "base/parallel.hpp"
#include "job/main_job.hpp"
#include "job/prepared.hpp"
#include "job/shuffled.hpp"
#include "support/child.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using testing::file_bytes;
using testing::LayerFile;
using testing::Scratch;

/// Dirty layers that take seconds: the one of 2017, where all regions are united, takes minutes.
const LayerFile kDirtyLayers[] = {{"Municipalities2015", "nl-2015-gemeenten/gemeenten.shp"},
                                  {"Municipalities2022", "nl-2022-gemeenten/gemeenten.shp"},
                                  {"Districts2014", "nl-2014-wijken/wijken.shp"}};

void run_job(const std::string& input, const std::string& out, std::vector<Format> formats) {
  MainJob job;
  job.title = "test";
  job.read = testing::reading(input);
  job.tables = testing::nl_tables();
  for (const std::string& scheme : testing::kSchemes) job.schemes.push_back({scheme, "", {}, ""});
  job.cross.emplace();
  job.output.formats = std::move(formats);
  job.out = out;
  Notices notices;
  run_main_job(std::move(job), notices, {});
}

/// A file's text without what it says about its inputs.
std::string features_of(const std::string& path) {
  std::string text = file_bytes(path);
  const std::size_t from = text.find("\"provenance\":");
  if (from == std::string::npos) return text;
  const std::size_t to = text.find("\"features\":", from);
  EXPECT_NE(to, std::string::npos) << path;
  return text.erase(from, to - from);
}

/// All layers of a GeoPackage as text: fields and coordinates, to the last bit.
std::string content_of(const std::string& path) {
  std::string text;
  const GDALDatasetUniquePtr data(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  for (OGRLayer* layer : data->GetLayers()) {
    text += std::string("layer ") + layer->GetName() + "\n";
    for (const auto& feature : *layer) {
      for (int f = 0; f < feature->GetFieldCount(); ++f) {
        text += feature->IsFieldNull(f) ? "null" : feature->GetFieldAsString(f);
        text += "|";
      }
      if (const OGRGeometry* geometry = feature->GetGeometryRef(); geometry != nullptr) {
        std::string bytes(static_cast<std::size_t>(geometry->WkbSize()), '\0');
        EXPECT_EQ(geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(bytes.data())),
                  OGRERR_NONE);
        text += bytes;
      }
      text += "\n";
    }
  }
  return text;
}

/// Compares what two runs wrote; `look` gives what counts of a file.
void expect_same(const Scratch& scratch, const std::string& a, const std::string& b,
                 const std::function<std::string(const std::string&)>& look) {
  const std::set<std::string> names = testing::names_in(scratch.path() / a);
  EXPECT_EQ(names, testing::names_in(scratch.path() / b));
  EXPECT_GT(names.size(), 10U);
  for (const std::string& name : names) {
    const std::string first = look(scratch / (a + "/" + name));
    EXPECT_FALSE(first.empty()) << name;
    // no EXPECT_EQ: it would print megabytes
    EXPECT_TRUE(first == look(scratch / (b + "/" + name))) << name << " differs";
  }
}

std::string without_provenance(const std::string& path) {
  if (path.ends_with("manifest.json")) return "hashes of whole files";
  return path.ends_with(".gpkg") ? content_of(path) : features_of(path);
}

class SameBytes : public ::testing::TestWithParam<LayerFile> {
 protected:
  std::string path() const {
    const char* file = GetParam().file;
    return file == nullptr ? testing::kShippedLayer : testing::shared_data(file);
  }
};

TEST_P(SameBytes, OfShuffledRecordsAndTurnedRings) {
  if (path().empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << GetParam().file << ")";
  const Scratch scratch;
  testing::write_shuffled(path(), scratch / "shuffled.gpkg", testing::Split::kNo);
  const std::vector<Format> formats = {Format::kGeoJson, Format::kGeoPackage};
  run_job(path(), scratch / "a", formats);
  run_job(scratch / "shuffled.gpkg", scratch / "b", formats);
  expect_same(scratch, "a", "b", without_provenance);
}

TEST_P(SameBytes, OfUnitsSplitOverRecords) {
  if (path().empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << GetParam().file << ")";
  const Scratch scratch;
  const std::size_t records =
      testing::write_shuffled(path(), scratch / "split.gpkg", testing::Split::kYes);
  run_job(path(), scratch / "a", {Format::kGeoJson});
  run_job(scratch / "split.gpkg", scratch / "b", {Format::kGeoJson});
  EXPECT_GT(records, 342U);
  expect_same(scratch, "a", "b", without_provenance);
}

/// Runs the job in a process that may use one processor, or all that this one may.
std::string run_on(bool one_processor, const std::string& input, const std::string& out) {
  return testing::in_child([&]() -> std::string {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return "no affinity";
    std::size_t first = 0;
    while (CPU_ISSET(first, &set) == 0) ++first;
    if (one_processor) {
      CPU_ZERO(&set);
      CPU_SET(first, &set);
      if (sched_setaffinity(0, sizeof set, &set) != 0) return "no affinity";
    }
    run_job(input, out, {Format::kGeoJson});
    return "";
  });
}

TEST_P(SameBytes, OfOneThreadAndSeveral) {
  if (path().empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << GetParam().file << ")";
  if (thread_count() < 2) GTEST_SKIP() << "SKIPPED: there is one processor only";
  const Scratch scratch;
  ASSERT_EQ(run_on(true, path(), scratch / "a"), "");
  ASSERT_EQ(run_on(false, path(), scratch / "b"), "");
  expect_same(scratch, "a", "b", file_bytes);
}

INSTANTIATE_TEST_SUITE_P(Clean, SameBytes, ::testing::ValuesIn(testing::kCleanLayers),
                         [](const auto& param) { return param.param.name; });
INSTANTIATE_TEST_SUITE_P(Dirty, SameBytes, ::testing::ValuesIn(kDirtyLayers),
                         [](const auto& param) { return param.param.name; });

}  // namespace
}  // namespace grens
