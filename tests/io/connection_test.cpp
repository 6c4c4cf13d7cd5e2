#include "io/connection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "io/secrets.hpp"

namespace grens {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Connection, IsToldFromFilesByItsStart) {
  for (const char* text : {"PG:dbname=gis", "pg:", "PGB:dbname=gis", "postgresql://host/gis",
                           "PG:postgresql://host/gis"}) {
    EXPECT_TRUE(is_connection(text)) << text;
  }
  for (const char* text : {"gis.gpkg", "PG", "p:g", "/vsizip/PG:", "postgresql", ""}) {
    EXPECT_FALSE(is_connection(text)) << text;
  }
}

TEST(Connection, SchemaIsTakenOutAndTheRestGoesOn) {
  const Connection plain = parse_connection("PG:dbname=gis schema=regions host=/tmp");
  EXPECT_EQ(plain.schema, "regions");
  EXPECT_EQ(plain.database, "gis");
  EXPECT_EQ(plain.for_gdal, "PG:dbname='gis' host='/tmp'");
  const Connection quoted = parse_connection(R"(PG: dbname = 'my \'gis' active_schema='a b;"c')");
  EXPECT_EQ(quoted.schema, "a b;\"c");
  EXPECT_EQ(quoted.database, "my 'gis");
  EXPECT_EQ(quoted.for_gdal, R"(PG:dbname='my \'gis')");
  const Connection address = parse_connection("postgresql://u:p@h:5432/my%20gis?schema=x%26y&a=b");
  EXPECT_EQ(address.schema, "x&y");
  EXPECT_EQ(address.database, "my gis");
  EXPECT_EQ(address.for_gdal, "postgresql://u:p@h:5432/my%20gis?a=b");
  EXPECT_EQ(parse_connection("postgres://u@h/gis").for_gdal, "postgresql://u@h/gis");
  EXPECT_EQ(parse_connection("PG:postgresql://h/gis?schemas=s").for_gdal, "PG:postgresql://h/gis");
  EXPECT_EQ(parse_connection("PG:").schema, "");
}

TEST(Connection, WhatCannotBeReadIsRefusedWithoutRepeatingIt) {
  for (const char* text : {"PG:dbname", "PG:dbname=gis geheim", "PG:password='geheim", "PG:=geheim",
                           "PG:schema=geheim active_schema=b", "PG:schemas=geheim,b"}) {
    try {
      parse_connection(text);
      ADD_FAILURE() << text;
    } catch (const UsageError& error) {
      EXPECT_THAT(error.what(), Not(HasSubstr("geheim"))) << text;
    }
  }
}

TEST(Secrets, NamesTellWhatIsNoSecret) {
  const std::pair<const char*, const char*> names[] = {
      {"gemeenten.shp", "gemeenten.shp"},
      {"PG:dbname=gis host=db user=me", "PG:dbname=gis host=db user=me"},
      {"PG:dbname=gis password=geheim user=me", "PG:dbname=gis password=*** user=me"},
      {"PG:dbname=gis password='ge heim' user=me", "PG:dbname=gis password=*** user=me"},
      {R"(PG:password='ge\'heim')", "PG:password=***"},
      {"PG:sslpassword = geheim dbname=gis", "PG:sslpassword=*** dbname=gis"},
      {"PG:dbname=gis pasword=geheim", "PG:dbname=gis ***=***"},
      {"PG:dbname='host=x password=geheim'", "PG:dbname=***"},
      {"PG:dbname=gis password='geheim", "PG:***"},
      {"PG:service=geo", "PG:service=geo"},
      {"postgresql://me:geheim@db:5432/gis", "postgresql://me:***@db:5432/gis"},
      {"postgresql://me:ge/he@im@db/gis", "postgresql://***@db/gis"},
      {"postgres://me:geheim@db/gis", "postgres://me:***@db/gis"},
      {"PG:postgres://me:geheim@db/gis", "PG:postgres://me:***@db/gis"},
      {"postgresql://me@db/gis?password=ge@heim", "postgresql://***"},
      {"postgresql://me@db/gis?options=a@b&password=geheim", "postgresql://***"},
      {"postgresql://me@db/gis?password=geheim&schema=x",
       "postgresql://me@db/gis?password=***&schema=x"},
      {"PG:postgresql://me:geheim@db/gis", "PG:postgresql://me:***@db/gis"},
      {"/vsicurl/https://me:geheim@host/a.gpkg", "/vsicurl/https://me:***@host/a.gpkg"},
      {"MYSQL:gis,user=me,password=geheim,port=1", "MYSQL:gis,user=me,password=***,port=1"},
      {"password=ge heim", "password=***"},
      {"MSSQL:server=x;PWD=geheim;a=b", "MSSQL:server=x;PWD=***;a=b"},
  };
  for (const auto& [given, name] : names) {
    EXPECT_EQ(source_name(given), name);
  }
}

TEST(Secrets, AreStruckOutOfWhatIsSaidLater) {
  source_name("PG:dbname=roads password=open-sesame.42 user=me");
  EXPECT_EQ(without_secrets("port \"42\" of roads: sesame, opened, open"),
            "port \"***\" of roads: ***, opened, ***");
  EXPECT_EQ(without_secrets("'you ses...' sessions"), "'you ***...' sessions");
  source_name("postgresql://me:w%20x/abc@h/roads");
  EXPECT_EQ(without_secrets("invalid port: \"abc\""), "invalid port: \"***\"");
}

}  // namespace
}  // namespace grens
