// The writer against a real server: what comes back is what went in, and what is not ours stays.
#include "io/postgis_writer.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <limits>
#include <random>

#include "base/error.hpp"
#include "io/ogr_geometry.hpp"
#include "support/postgres.hpp"

namespace grens::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

FeatureLayer layer_called(const std::string& name) {
  FeatureLayer layer;
  layer.name = name;
  layer.crs = crs_from_text("EPSG:28992");
  layer.provenance = {{"generator", "grens 0"}, {"title", "it's \"\\ a\n$$title;"}};
  return layer;
}

Feature square(double left, std::vector<Value> values) {
  return {MultiPolygon{{{{left, 0}, {left + 1, 0}, {left + 1, 1}, {left, 1}}, {}}},
          std::move(values)};
}

/// Writes these layers and nothing else.
void write(const std::string& connection, const std::vector<FeatureLayer>& layers,
           Notices& notices) {
  PostgisOutput output(connection, notices);
  for (const FeatureLayer& layer : layers) output.add(layer);
  output.finish();
}
void write(const std::string& connection, const std::vector<FeatureLayer>& layers) {
  Notices notices;
  write(connection, layers, notices);
}

std::string refusal(const std::string& connection, const std::vector<FeatureLayer>& layers) {
  try {
    write(connection, layers);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

std::vector<std::vector<std::optional<std::string>>> ask(const PostgresServer& server,
                                                         const std::string& sql) {
  return PostgisSession(server.connection()).ask(sql);
}

TEST(PostgisWriter, WhatComesBackIsWhatWentIn) {
  GRENS_POSTGRES_OR_SKIP(server);
  const std::string hostile = "we\"ird;'; DROP SCHEMA public CASCADE; -- \\ é.%s";
  const std::vector<std::string> texts = {"",
                                          "plain",
                                          "back\\slash",
                                          "\\N",
                                          "\\.",
                                          "'single' \"double\"",
                                          "tab\tline\nreturn\r",
                                          "$$; DROP TABLE x",
                                          "{a,b}",
                                          "NULL",
                                          "Súdwest-Fryslân 🦆",
                                          "\x01\x7f",
                                          " blanks ",
                                          hostile};
  std::mt19937_64 random(20241122);
  const auto any_number = [&] {
    for (;;) {
      const double number = std::bit_cast<double>(random());
      if (std::isfinite(number)) return number;
    }
  };
  FeatureLayer layer = layer_called(hostile);
  layer.fields = {{hostile, FieldType::kText},
                  {"Number", FieldType::kInteger},
                  {"select", FieldType::kReal},
                  {"yes", FieldType::kBoolean},
                  {"list", FieldType::kTextList},
                  {"LIST", FieldType::kText},
                  {"fid", FieldType::kText},
                  {"geom", FieldType::kText},
                  {std::string(70, 'x') + "1", FieldType::kText},
                  {std::string(70, 'x') + "2", FieldType::kText}};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::vector<std::string> list(texts.begin(), texts.begin() + static_cast<int>(i));
    layer.features.push_back(square(
        any_number(),
        {texts[i], std::numeric_limits<std::int64_t>::min() + 1 + static_cast<std::int64_t>(i),
         any_number(), i % 2 == 0, list, Value{}, texts[i], std::string("g"), std::string("1"),
         std::string("2")}));
  }
  layer.features.push_back({MultiPolygon{}, std::vector<Value>(layer.fields.size())});
  layer.features.push_back(square(0, std::vector<Value>(layer.fields.size())));
  layer.features.back().values[2] = std::numeric_limits<double>::infinity();
  layer.features.back().values[0] = std::string("nul\0and \xff wrong", 15);

  Notices notices;
  write(server.connection("schema='a \";b'"), {layer}, notices);
  std::vector<std::string> kinds;
  for (const Notice& notice : notices.list()) kinds.push_back(notice.kind);
  EXPECT_THAT(kinds, ElementsAre("field-renamed", "field-renamed", "field-renamed", "field-renamed",
                                 "field-renamed", "text-not-utf8"));

  const std::string table = R"("a "";b".)" + sql_name(hostile);
  const auto rows = ask(server, "SELECT * FROM " + table + " ORDER BY fid");
  ASSERT_THAT(rows, SizeIs(layer.features.size()));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    SCOPED_TRACE(texts[i]);
    const auto& values = layer.features[i].values;
    EXPECT_EQ(rows[i][0], std::to_string(i + 1));
    EXPECT_EQ(rows[i][1], texts[i]);
    EXPECT_EQ(rows[i][2], std::to_string(std::get<std::int64_t>(values[1])));
    EXPECT_EQ(rows[i][6], std::nullopt);
    EXPECT_EQ(rows[i][7], texts[i]);
  }
  EXPECT_EQ(rows[texts.size()][1], std::nullopt);
  EXPECT_EQ(rows[texts.size() + 1][1], "nul\uFFFDand \uFFFD wrong");
  EXPECT_EQ(rows[texts.size() + 1][3], std::nullopt);

  // Numbers and coordinates by their bits, lists item by item, each as the server has them.
  const auto exact = ask(
      server,
      "SELECT encode(float8send(\"select\"), 'hex') AS number, encode(float8send(ST_X(ST_PointN("
      "ST_ExteriorRing(ST_GeometryN(geom, 1)), 1))), 'hex') AS x, cardinality(list) AS items, "
      "list[cardinality(list)] AS last, ST_SRID(geom) AS srid, yes FROM " +
          table + " ORDER BY fid");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto hex = [](double number) {
      return fmt::format("{:016x}", std::bit_cast<std::uint64_t>(number));
    };
    const Feature& feature = layer.features[i];
    EXPECT_EQ(exact[i][0], hex(std::get<double>(feature.values[2])));
    EXPECT_EQ(exact[i][1], hex(std::get<MultiPolygon>(feature.geometry)[0].shell[0].x));
    EXPECT_EQ(exact[i][2], std::to_string(i));
    if (i > 0) {
      EXPECT_EQ(exact[i][3], texts[i - 1]);
    }
    EXPECT_EQ(exact[i][4], "28992");
    EXPECT_EQ(exact[i][5], i % 2 == 0 ? "1" : "0");
  }
  EXPECT_EQ(exact[texts.size()][4], std::nullopt);

  const auto comment = ask(server, "SELECT obj_description(" + sql_text(table) + "::regclass)");
  EXPECT_EQ(comment[0][0], provenance_text(layer.provenance));
  const auto types =
      ask(server,
          "SELECT string_agg(format_type(atttypid, atttypmod), ' ' ORDER BY attnum) FROM "
          "pg_attribute WHERE attnum > 0 AND attrelid = " +
              sql_text(table) + "::regclass");
  EXPECT_EQ(types[0][0],
            "bigint text bigint double precision boolean text[] text text text text text "
            "geometry(MultiPolygon,28992)");
}

TEST(PostgisWriter, TablesOfOthersAreNeverTouched) {
  GRENS_POSTGRES_OR_SKIP(server);
  server.sql(
      "CREATE SCHEMA s; CREATE TABLE s.roads (x int); INSERT INTO s.roads VALUES (7);"
      "CREATE VIEW s.rivers AS SELECT 1 AS x; CREATE TABLE s.other (x int);"
      "COMMENT ON TABLE s.other IS 'made with grens'");
  const std::string connection = server.connection("schema=s");
  for (const std::string name : {"roads", "rivers", "other"}) {
    EXPECT_THAT(refusal(connection, {layer_called("first"), layer_called(name)}),
                HasSubstr("the schema 's' has a table '" + name +
                          "' that grens did not make: rename it, or name another schema"));
  }
  // Nothing of the layer before either.
  EXPECT_EQ(server.sql("SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE "
                       "relnamespace = 's'::regnamespace"),
            "other,rivers,roads");
  EXPECT_EQ(server.sql("SELECT x FROM s.roads"), "7");
  write(connection, {layer_called("first")});
  EXPECT_EQ(server.sql("SELECT count(*) FROM s.grens_provenance"), "1");
}

TEST(PostgisWriter, AgainReplacesItsTablesAndLeavesWhatHangsOnThem) {
  GRENS_POSTGRES_OR_SKIP(server);
  FeatureLayer layer = layer_called("regions");
  layer.fields = {{"name", FieldType::kText}};
  layer.features = {square(0, {std::string("old")}), square(1, {std::string("old")})};
  FeatureLayer gone = layer_called("gone");
  write(server.connection(), {layer, gone});
  server.sql(
      "CREATE ROLE reader; GRANT SELECT ON grens.regions TO reader;"
      "CREATE VIEW public.seen AS SELECT name FROM grens.regions");

  layer.features = {square(5, {std::string("new")})};
  layer.provenance["title"] = "another";
  Notices notices;
  PostgisOutput output(server.connection(), notices);
  output.add(layer);
  output.finish();
  EXPECT_THAT(output.leftovers(), ElementsAre("gone"));
  EXPECT_EQ(server.sql("SELECT name FROM public.seen"), "new");
  EXPECT_EQ(server.sql("SELECT has_table_privilege('reader', 'grens.regions', 'select')"), "t");
  EXPECT_EQ(server.sql("SELECT obj_description('grens.regions'::regclass)::json->>'title'"),
            "another");
  EXPECT_EQ(server.sql("SELECT table_name || records FROM grens.grens_provenance"), "regions1");

  // Other columns are another table, which what hangs on the old one does not fit.
  layer.fields.push_back({"more", FieldType::kInteger});
  layer.features = {square(5, {std::string("newer"), std::int64_t{1}})};
  EXPECT_THAT(refusal(server.connection(), {layer}), HasSubstr("(a view) no longer fits"));
  EXPECT_EQ(server.sql("SELECT name FROM public.seen"), "new");
  server.sql("DROP VIEW public.seen");
  EXPECT_EQ(refusal(server.connection(), {layer}), "");
  EXPECT_EQ(server.sql("SELECT name || more FROM grens.regions"), "newer1");
}

TEST(PostgisWriter, NamesOfTablesAreMadeToFitAndTold) {
  GRENS_POSTGRES_OR_SKIP(server);
  const std::string longer(80, 'n');
  Notices notices;
  write(server.connection(),
        {layer_called(longer + "1"), layer_called(longer + "2"), layer_called("grens_provenance"),
         layer_called("Regions"), layer_called("regions")},
        notices);
  EXPECT_EQ(
      server.sql("SELECT string_agg(table_name, ',') FROM grens.grens_provenance"),
      std::string(63, 'n') + "," + std::string(61, 'n') + "_1,grens_provenance_1,Regions,regions");
  EXPECT_THAT(notices.list(), SizeIs(3));
  EXPECT_EQ(notices.list()[0].kind, "table-renamed");
}

TEST(PostgisWriter, RefusalsSayWhatToDo) {
  GRENS_POSTGRES_OR_SKIP(server);
  const auto says = [&](const std::string& connection, const FeatureLayer& layer,
                        const std::string& said) {
    EXPECT_THAT(refusal(connection, {layer}), HasSubstr(said));
  };
  const FeatureLayer layer = layer_called("regions");
  says("PG:dbname=gis user=grens host=" + server.socket() + "/none", layer,
       "PostgreSQL cannot be reached");
  says("PG:dbname=none user=grens host=" + server.socket(), layer,
       "database \"none\" does not exist");
  says("PG:dbname=postgres user=grens host=" + server.socket(), layer,
       "the database has no PostGIS: have its owner run CREATE EXTENSION postgis in it");
  server.sql("CREATE ROLE guest LOGIN");
  says("PG:dbname=gis user=guest host=" + server.socket(), layer,
       "cannot be written (permission denied for database gis): have the user given the right");
  FeatureLayer nowhere = layer;
  nowhere.crs.code = "EPSG:1";
  says(server.connection(), nowhere, "the database does not know the CRS of the layer");
  FeatureLayer wild = layer;
  wild.features = {square(std::numeric_limits<double>::quiet_NaN(), {})};
  says(server.connection(), wild, "finite");
  EXPECT_EQ(server.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'grens'"), "0");
}

}  // namespace
}  // namespace grens::testing
