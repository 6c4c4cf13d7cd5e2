// The program against a real PostGIS server: what run, dissolve and cross write, what commands
// read, what happens when they are stopped, and that no password is ever told.
#include <cpl_string.h>
#include <gdal_utils.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <nlohmann/json.hpp>

#include "io/gdal.hpp"
#include "program.hpp"
#include "support/postgres.hpp"

namespace grens::testing {
namespace {

using nlohmann::ordered_json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kLayer = source_file("shapes/nl/gemeenten-2024-approximate.shp");

/// Puts the layer of a file into the database as the table `name`, as ogr2ogr does.
void load(const std::string& file, const PostgresServer& server, const std::string& name) {
  setup_gdal();
  const GDALDatasetUniquePtr from(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
  ASSERT_TRUE(from);
  CPLStringList words;
  for (const std::string word :
       {"-f", "PostgreSQL", "-nln", name.c_str(), "-nlt", "MULTIPOLYGON"}) {
    words.AddString(word.c_str());
  }
  GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(words.List(), nullptr);
  GDALDatasetH input = GDALDataset::ToHandle(from.get());
  int failed = 0;
  const GDALDatasetUniquePtr made(GDALDataset::FromHandle(
      GDALVectorTranslate(server.connection().c_str(), nullptr, 1, &input, options, &failed)));
  GDALVectorTranslateOptionsFree(options);
  ASSERT_TRUE(made && failed == 0);
  take_gdal_messages();
}

/// A table's records without their geometry, and that as hexadecimal bytes, in the order of `fid`.
std::string rows(const PostgresServer& server, const std::string& table) {
  return server.sql(
      "SELECT to_jsonb(t) - 'geom' || jsonb_build_object('g', "
      "encode(ST_AsBinary(geom), 'hex')) FROM " +
      table + " t ORDER BY fid");
}

std::string geojson(const std::string& features, const std::string& value) {
  std::string text = collection(features);
  for (std::size_t at; (at = text.find("VALUE")) != std::string::npos;) text.replace(at, 5, value);
  return text;
}

/// Dissolves two squares whose names begin with `value` into the table `statnaam`.
std::vector<std::string> dissolve(const Scratch& folder, const PostgresServer& server,
                                  const std::string& value) {
  const std::string file = folder / (value + ".geojson");
  write_bytes(
      file, geojson(square("GM0716", "VALUE 1", 0) + "," + square("GM0748", "VALUE 2", 1), value));
  return {GRENS_PROGRAM, "dissolve", file, "--by", "statnaam", "--out", server.connection()};
}

TEST(Postgis, RunWritesAllOfTheProjectAndAgainTheSame) {
  GRENS_POSTGRES_OR_SKIP(server);
  const std::vector<std::string> run = {"run", source_file("shapes/nl/grens.toml"), "--json",
                                        "--out", server.connection("schema=regions")};
  const Ran ran = grens_run(run);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const ordered_json told = ordered_json::parse(ran.out);
  EXPECT_EQ(told["schema_of_tables"], "regions");
  EXPECT_EQ(told["database"], server.connection("schema=regions"));
  for (const auto& scheme : told["schemes"]) {
    const std::string table = "regions." + scheme["key"].get<std::string>();
    EXPECT_EQ(server.sql("SELECT count(*) FROM " + table),
              std::to_string(scheme["features"].get<int>()));
    EXPECT_EQ(server.sql("SELECT count(*) FROM " + table +
                         " WHERE NOT ST_IsValid(geom) OR "
                         "ST_SRID(geom) <> 28992 OR cardinality(members) <> unit_count"),
              "0");
    EXPECT_EQ(server.sql("SELECT obj_description('" + table + "'::regclass)::json->>'scheme'"),
              scheme["key"].get<std::string>());
    EXPECT_THAT(server.sql("SET enable_seqscan = off; EXPLAIN SELECT 1 FROM " + table +
                           " WHERE geom && ST_MakeEnvelope(0, 0, 1, 1, 28992)"),
                HasSubstr("_geom_idx"));
  }
  for (const std::string table : {"borders", "neighbours", "overlaps", "cross_border", "pieces",
                                  "cut_lines", "grens_provenance"}) {
    EXPECT_EQ(
        server.sql("SELECT count(*) FROM pg_index WHERE indisprimary AND indrelid = 'regions." +
                   table + "'::regclass"),
        "1")
        << table;
  }
  EXPECT_EQ(server.sql("SELECT string_agg(table_name, ',' ORDER BY fid) FROM "
                       "regions.grens_provenance WHERE records > 0 OR table_name = 'overlaps'") +
                ",grens_provenance",
            [&] {
              std::string all;
              for (const auto& table : told["tables"]) {
                all += (all.empty() ? "" : ",") + table.get<std::string>();
              }
              return all;
            }());
  // In 2024 a police district is a case with two safety regions.
  EXPECT_EQ(server.sql("SELECT count(DISTINCT b_code) FROM regions.cross_border WHERE scheme_a = "
                       "'politie_district' AND scheme_b = 'veiligheidsregio'"),
            "2");

  const std::string before = rows(server, "regions.veiligheidsregio");
  const Ran again = grens_run(run);
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(again.out, ran.out);
  EXPECT_EQ(rows(server, "regions.veiligheidsregio"), before);
}

TEST(Postgis, TablesAreWhatAGeoPackageHas) {
  GRENS_POSTGRES_OR_SKIP(server);
  const Scratch folder;
  const std::vector<std::string> wish = {"dissolve", kLayer, "--scheme",
                                         "veiligheidsregio,politie_district"};
  for (const auto& out : {std::vector<std::string>{"--out", server.connection()},
                          {"--out", folder / "out", "--format", "gpkg"}}) {
    std::vector<std::string> arguments = wish;
    arguments.insert(arguments.end(), out.begin(), out.end());
    const Ran ran = grens_run(arguments);
    ASSERT_EQ(ran.code, 0) << ran.err;
  }
  setup_gdal();
  const GDALDatasetUniquePtr file(
      GDALDataset::Open((folder / "out/regions.gpkg").c_str(), GDAL_OF_VECTOR));
  const GDALDatasetUniquePtr database(
      GDALDataset::Open(server.connection().c_str(), GDAL_OF_VECTOR));
  ASSERT_TRUE(file && database);
  for (const std::string name : {"veiligheidsregio", "politie_district"}) {
    OGRLayer* there = file->GetLayerByName(name.c_str());
    OGRLayer* here = database->GetLayerByName(("grens." + name).c_str());
    ASSERT_TRUE(there != nullptr && here != nullptr);
    ASSERT_EQ(here->GetFeatureCount(), there->GetFeatureCount());
    here->SetAttributeFilter("true ORDER BY fid");
    while (const OGRFeatureUniquePtr a{there->GetNextFeature()}) {
      const OGRFeatureUniquePtr b(here->GetFeature(a->GetFID()));
      ASSERT_TRUE(b);
      const auto bytes = [](const OGRGeometry& geometry) {
        std::string wkb(geometry.WkbSize(), '\0');
        geometry.exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
        return wkb;
      };
      EXPECT_EQ(bytes(*a->GetGeometryRef()), bytes(*b->GetGeometryRef()));
      for (int i = 0; i < a->GetFieldCount(); ++i) {
        const char* field = a->GetFieldDefnRef(i)->GetNameRef();
        const int at = b->GetFieldIndex(field);
        ASSERT_GE(at, 0) << field;
        ASSERT_EQ(a->IsFieldNull(i), b->IsFieldNull(at)) << field;
        if (char** list = b->GetFieldAsStringList(at);
            b->GetFieldDefnRef(at)->GetType() == OFTStringList) {
          std::string joined;
          for (; list != nullptr && *list != nullptr; ++list) {
            joined += (joined.empty() ? "" : ",") + std::string(*list);
          }
          EXPECT_EQ(joined, a->GetFieldAsString(i)) << field;
        } else if (b->GetFieldDefnRef(at)->GetType() == OFTReal) {
          EXPECT_EQ(b->GetFieldAsDouble(at), a->GetFieldAsDouble(i)) << field;
        } else {
          EXPECT_STREQ(b->GetFieldAsString(at), a->GetFieldAsString(i)) << field;
        }
      }
    }
  }
}

TEST(Postgis, CrossOfADatabaseTellsWhatItTellsOfTheFile) {
  GRENS_POSTGRES_OR_SKIP(server);
  load(kLayer, server, "gemeenten");
  server.sql("CREATE SCHEMA \"Other\"; ALTER TABLE public.gemeenten SET SCHEMA \"Other\"");
  const Ran file = grens_run({"cross", "--json", kLayer});
  ASSERT_EQ(file.code, 0) << file.err;
  for (const auto& [connection, layer] :
       {std::pair{server.connection(), "Other.gemeenten"},
        {server.connection(), ""},
        {server.connection("schema=Other"), "gemeenten"},
        {"postgresql://grens@/gis?schema=Other&host=" + server.socket(), ""}}) {
    std::vector<std::string> arguments = {"cross", "--json", connection};
    if (*layer != '\0') arguments.insert(arguments.end(), {"--layer", layer});
    const Ran ran = grens_run(arguments);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, file.out);
  }
  // The regions that are made of the one and the other are the same, bit for bit.
  const auto made = [&](const std::string& input) {
    const Ran ran = grens_run({"dissolve", "--input", input, "--scheme", "veiligheidsregio",
                               "--out", server.connection("schema=made")});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return rows(server, "made.veiligheidsregio");
  };
  const std::string of_file = made(kLayer);
  EXPECT_EQ(made(server.connection("schema=Other")), of_file);
}

TEST(Postgis, ReadingTakesLayersAndFiltersAndChangesNothing) {
  GRENS_POSTGRES_OR_SKIP(server);
  load(kLayer, server, "a");
  load(kLayer, server, "b");
  const auto dissolve_of = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"dissolve", server.connection(), "--by", "statnaam", "-o", "-"});
    return grens_run(more);
  };
  EXPECT_THAT(dissolve_of({}).err, HasSubstr("has several layers: a, b; say which with --layer"));
  EXPECT_THAT(dissolve_of({"--layer", "c"}).err, HasSubstr("has no layer 'c'; there are: a, b"));
  const Ran tholen = dissolve_of({"--layer", "a", "--where", "statnaam = 'Tholen'"});
  EXPECT_EQ(tholen.code, 0) << tholen.err;
  EXPECT_EQ(ordered_json::parse(tholen.out)["features"].size(), 1U);
  EXPECT_THAT(dissolve_of({"--layer", "a", "--where", "nothing = 1"}).err,
              AllOf(HasSubstr("--where 'nothing = 1' does not work here"), HasSubstr("nothing")));
  const Ran sly = dissolve_of({"--layer", "a", "--where", "$$'$$ = ''; DROP TABLE b; --'"});
  EXPECT_EQ(sly.code, 3) << sly.err;
  EXPECT_EQ(server.sql("SELECT count(*) FROM b"), "342");

  const Ran info = grens_run({"info", server.connection(), "--json"});
  EXPECT_EQ(info.code, 0) << info.err;
  const ordered_json told = ordered_json::parse(info.out);
  ASSERT_EQ(told["files"][0]["layers"].size(), 2U);
  EXPECT_EQ(told["files"][0]["format"], "PostgreSQL");
  EXPECT_EQ(told["files"][0]["layers"][0]["records"], 342);
}

TEST(Postgis, AKilledRunLeavesTheOldTablesAndReadersNeverWait) {
  GRENS_POSTGRES_OR_SKIP(server);
  const Scratch folder;
  const std::string names = "SELECT string_agg(code, ',' ORDER BY code) FROM grens.statnaam";
  ASSERT_EQ(run_program(dissolve(folder, server, "old")).code, 0);
  ASSERT_EQ(server.sql(names), "old 1,old 2");

  // The list of tables is written last; who holds it stops a run when all else is written.
  Process holder(
      server.psql("SET application_name = 'holder'; BEGIN; LOCK TABLE "
                  "grens.grens_provenance IN SHARE MODE; SELECT pg_sleep(600)"));
  const auto wait_for = [&](const std::string& state) {
    while (server.sql("SELECT count(*) FROM pg_stat_activity WHERE " + state) == "0") {
    }
  };
  wait_for("application_name = 'holder' AND wait_event = 'PgSleep'");
  for (const int with : {SIGKILL, SIGINT}) {
    Process writer(dissolve(folder, server, "new"));
    wait_for("wait_event_type = 'Lock'");
    EXPECT_EQ(server.sql(names), "old 1,old 2");  // at once, while the new ones are written
    kill(writer.pid(), with);
    const Ran ran = writer.wait();
    EXPECT_TRUE(ran.signal == SIGKILL || ran.code == 130) << ran.err;
    server.sql(
        "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE "
        "wait_event_type = 'Lock'");
    EXPECT_EQ(server.sql(names), "old 1,old 2");
  }

  // A server that goes away in the middle is told, and so is the way on.
  Process cut(dissolve(folder, server, "new"));
  wait_for("wait_event_type = 'Lock'");
  server.sql(
      "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE "
      "wait_event_type = 'Lock'");
  const Ran ran = cut.wait();
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("nothing was changed; try again when the server is up"));
  EXPECT_EQ(server.sql(names), "old 1,old 2");

  server.sql(
      "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE "
      "application_name = 'holder'");
  ASSERT_EQ(run_program(dissolve(folder, server, "new")).code, 0);
  EXPECT_EQ(server.sql(names), "new 1,new 2");
}

TEST(Postgis, PasswordsAreToldNowhere) {
  GRENS_POSTGRES_OR_SKIP(server);
  server.sql(
      "CREATE ROLE keeper LOGIN PASSWORD 'open Sesame-42'; GRANT CREATE ON DATABASE gis TO "
      "keeper; GRANT SELECT ON ALL TABLES IN SCHEMA public TO keeper");
  load(kLayer, server, "gemeenten");
  server.sql("GRANT SELECT ON gemeenten TO keeper");
  const Scratch folder;
  const std::string place = "dbname=gis user=keeper host=" + server.socket();
  const std::string right = "PG:" + place + " password='open Sesame-42'";
  const std::string from = right + " schema=public";  // when there are other schemas
  const std::string wrong = "PG:" + place + " password='shut Sesame-42'";
  const std::string address = "postgresql://keeper:shut%20Sesame-42@/gis?host=" + server.socket();
  const std::string misspelt = "PG:" + place + " pasword='shut Sesame-42'";
  const std::string malformed = "PG:" + place + " password='shut Sesame-42";
  const std::string project = source_file("shapes/nl/grens.toml");
  const std::string out = folder / "out";
  struct Case {
    std::vector<std::string> arguments;
    int code;
  };
  std::vector<Case> cases = {
      {{"dissolve", right, "--scheme", "riec", "--out", out}, 0},
      {{"run", project, "--input", right, "--out", out, "--json"}, 0},
      {{"run", project, "--out", right + " schema=keep"}, 0},
      {{"run", project, "--out", right + " schema=keep", "--json"}, 0},
      {{"cross", from, "--out", right + " schema=keep", "-v"}, 0},
      {{"info", right}, 0},
      {{"info", right, "--json", "-v"}, 0},
      {{"years", "--input", from}, 0},
      {{"check", from, "--json"}, 0},
      {{"map", from, "--scheme", "riec", "--out", folder / "map.svg"}, 0},
      {{"cross", right, "--layer", "none"}, 3},
      {{"cross", right, "--where", "no such thing"}, 3},
      {{"cross", "--colour", right}, 2},
      {{"cross", project, "a", "b", right}, 2},
      {{"cross", project, "a", "b", "password=shut Sesame-42"}, 2},
      {{"run", right}, 3},
      {{"audit", project, "--out", right}, 2},
      {{"run", project, "--out=" + right, "--format", "gpkg"}, 2},
      {{"convert", right}, 2},
      {{"repair", kLayer, "--out", right}, 2},
      {{"map", kLayer, "--scheme", "riec", "--out", right}, 2},
      {{right}, 2},
  };
  const std::vector<std::string> all_bad = {
      wrong,     address,         misspelt,
      malformed, "PG:" + address, "postgresql://keeper:shut/Sesame-42@/gis"};
  for (const std::string& bad : all_bad) {
    cases.push_back({{"cross", bad, "-v"}, bad == malformed ? 2 : 3});
    cases.push_back({{"info", bad, "--json"}, bad == malformed ? 2 : 3});
    cases.push_back({{"run", project, "--out", bad}, bad == malformed ? 2 : 3});
    cases.push_back(
        {{"dissolve", kLayer, "--scheme", "riec", "--out=" + bad}, bad == malformed ? 2 : 3});
  }
  const auto expect_nothing = [](const std::string& text, const std::string& where) {
    for (const char* word : {"Sesame", "sesame", "shut", "open Se", "pen%20"}) {
      EXPECT_THAT(text, Not(HasSubstr(word))) << where;
    }
  };
  const RunOptions noisy{.environment = {{"CPL_DEBUG", "ON"}, {"PGPASSWORD", "shut Sesame-43"}}};
  for (const Case& each : cases) {
    const Ran ran = grens_run(each.arguments, noisy);
    const std::string what = each.arguments[0] + " " + each.arguments.back();
    EXPECT_EQ(ran.code, each.code) << what << "\n" << ran.err;
    expect_nothing(ran.out, what);
    expect_nothing(ran.err, what);
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    expect_nothing(file_bytes(entry.path()), entry.path().string());
  }
  EXPECT_GT(files, 10U);
  const Ran dump = run_program({PostgresServer::programs() + "/pg_dump", "-h", server.socket(),
                                "-U", "grens", "-n", "keep", "gis"});
  EXPECT_THAT(dump.out, HasSubstr("veiligheidsregio")) << dump.err;
  expect_nothing(dump.out, "the database");
  EXPECT_THAT(grens_run({"cross", wrong}).err,
              HasSubstr("password authentication failed for user \"keeper\""));
}

}  // namespace
}  // namespace grens::testing
