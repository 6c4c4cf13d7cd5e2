// Bad inputs in one table: what the program ends with, the sentence it says, and that nothing is
// left where results would have been. Each case runs the real program on a file made for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "program.hpp"

namespace grens::testing {
namespace {

using ::testing::HasSubstr;
using Make = std::function<void(const Scratch&)>;

/// A file with this text.
Make text(const std::string& name, const std::string& bytes) {
  return [=](const Scratch& folder) { write_bytes(folder / name, bytes); };
}

/// The shipped shapefile as bad.shp, then damaged.
Make shapefile(const Make& damage) {
  return [=](const Scratch& folder) {
    for (const std::string extension : {"shp", "shx", "dbf", "prj", "cpg"}) {
      std::filesystem::copy_file(source_file("shapes/nl/gemeenten-2024-approximate." + extension),
                                 folder / ("bad." + extension));
    }
    damage(folder);
  };
}
Make without(const std::string& extension) {
  return shapefile([=](const Scratch& f) { std::filesystem::remove(f / ("bad." + extension)); });
}
Make cut(const std::string& extension, std::uintmax_t size) {
  return shapefile(
      [=](const Scratch& f) { std::filesystem::resize_file(f / ("bad." + extension), size); });
}

/// One GeoJSON feature in RD with these rings, and Bergen op Zoom beside it.
std::string rings(const std::string& coordinates) {
  return collection(R"({"type":"Feature","properties":{"statcode":"GM0716","statnaam":"Tholen"},)"
                    R"("geometry":{"type":"Polygon","coordinates":)" +
                    coordinates + "}}," + square("GM0748", "Bergen op Zoom", 1));
}

struct Bad {
  std::string what;
  Make make;
  std::vector<std::string> arguments;  ///< IN is the scratch folder, OUT the folder for results
  int code;
  std::string said;  ///< part of what stderr says
};

std::vector<std::string> dissolve(const std::string& file, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"dissolve", "IN/" + file, "--out", "OUT"};
  if (more.empty()) more = {"--scheme", "veiligheidsregio"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

const std::string kSquares = two_squares();

/// Three municipalities of 2024, and a code that no table knows.
const std::string kThreeAndAtlantis =
    collection(square("GM0716", "Tholen", 0) + "," + square("GM0748", "Bergen op Zoom", 1) + "," +
               square("GM0851", "Steenbergen", 2) + "," + square("GM9999", "Atlantis", 5));

/// Two municipalities, and a table that gives one of them no region in `vr`.
Make unplaced() {
  return [](const Scratch& folder) {
    write_bytes(folder / "bad.geojson", kSquares);
    write_bytes(folder / "m.csv", "unit,scheme,region\nGM0716,vr,a\nGM0716,d,x\nGM0748,d,x\n");
  };
}

std::vector<Bad> files() {
  return {
      {"missing file", [](const Scratch&) {}, dissolve("gone.shp"), 3, "there is no such file"},
      {"folder", [](const Scratch&) {}, dissolve(""), 3, "is a folder"},
      {"empty file", text("bad.shp", ""), dissolve("bad.shp"), 3, "is empty"},
      {"truncated .shp", cut("shp", 50000), dissolve("bad.shp"), 3, "ends early"},
      {"truncated .dbf", cut("dbf", 5000), dissolve("bad.shp"), 3, "bad.dbf"},
      {"missing .shx", without("shx"), dissolve("bad.shp"), 3, ".shx"},
      {"missing .dbf", without("dbf"), dissolve("bad.shp"), 3, ".dbf"},
      {"no CRS", without("prj"), dissolve("bad.shp"), 3, "--crs"},
      {"CRS that does not exist", text("bad.geojson", kSquares),
       dissolve("bad.geojson", {"--scheme", "veiligheidsregio", "--crs", "EPSG:99999"}), 2,
       "is not a CRS"},
      {"GeoJSON that ends early", text("bad.geojson", kSquares.substr(0, 200)),
       dissolve("bad.geojson"), 3, "bad.geojson"},
      {"no format at all", text("bad.geojson", "hello"), dissolve("bad.geojson"), 3, "bad.geojson"},
      {"NaN", text("bad.geojson", rings("[[[1e5,4e5],[NaN,4e5],[1e5,5e5],[1e5,4e5]]]")),
       dissolve("bad.geojson"), 3, "not a finite number"},
      {"infinite", text("bad.geojson", rings("[[[1e5,4e5],[1e999,4e5],[1e5,5e5],[1e5,4e5]]]")),
       dissolve("bad.geojson"), 3, "not a finite number"},
      {"RD that says nothing, which GeoJSON takes for WGS 84",
       text("bad.geojson",
            R"({"type":"FeatureCollection","features":[)" + square("GM0716", "Tholen", 0) + "]}"),
       dissolve("bad.geojson"), 3, "(GM0716): the coordinate (100000, 400000) is no longitude"},
      {"RD that is said to be WGS 84", text("bad.geojson", kSquares),
       dissolve("bad.geojson", {"--by", "statnaam", "--crs", "EPSG:4326"}), 3, "--crs EPSG:28992"},
      {"beyond the pole",
       text("bad.geojson", R"({"type":"Feature","properties":{"statcode":"GM0716"},"geometry":)"
                           R"({"type":"Polygon","coordinates":[[[4,52],[5,52],[5,91],[4,52]]]}})"),
       dissolve("bad.geojson"), 3, "(5, 91) is no longitude"},
      {"too large to be measured", text("bad.geojson", rings("[[[0,0],[1e80,0],[0,1e80],[0,0]]]")),
       dissolve("bad.geojson"), 3, "say which CRS it really is"},
      {"points only",
       text("bad.geojson",
            collection(R"({"type":"Feature","properties":{"statcode":"GM0716"},"geometry":)"
                       R"({"type":"Point","coordinates":[1e5,4e5]}})")),
       dissolve("bad.geojson"), 3, "no polygons"},
      {"no features", text("bad.geojson", collection("")), dissolve("bad.geojson"), 3,
       "bad.geojson"},
      {"no code field", text("bad.geojson", kSquares),
       dissolve("bad.geojson", {"--scheme", "veiligheidsregio", "--code-field", "gemcode"}), 3,
       "gemcode"},
      {"unknown codes over half",
       text("bad.geojson", collection(square("ZZ1", "", 0) + "," + square("ZZ2", "", 1))),
       dissolve("bad.geojson"), 3, "fewer than half"},
      {"year before the tables", text("bad.geojson", kSquares),
       dissolve("bad.geojson", {"--scheme", "veiligheidsregio", "--year", "1850"}), 3,
       "has no layout of 1850: name a year from 2013 on"},
      {"layer that is not there", text("bad.geojson", kSquares),
       dissolve("bad.geojson", {"--scheme", "veiligheidsregio", "--layer", "wijken"}), 3, "wijken"},
      {"column that is not there", text("bad.geojson", kSquares),
       dissolve("bad.geojson", {"--by", "../../etc"}), 3, "has no field '../../etc'"},
      {"--where that cannot be parsed", text("bad.geojson", kSquares),
       dissolve("bad.geojson", {"--by", "statnaam", "--where", "statnaam =="}), 3, "where"},
      {"scheme that is not there", text("bad.geojson", kSquares),
       dissolve("bad.geojson", {"--scheme", "waterschap"}), 2, "there is no scheme 'waterschap'"},
      {"bow-tie with --strict",
       text("bad.geojson",
            rings("[[[1e5,4e5],[100900,400900],[100900,4e5],[1e5,400900],[1e5,4e5]]]")),
       dissolve("bad.geojson", {"--scheme", "veiligheidsregio", "--strict"}), 3,
       "--strict allows none of this"},
      {"same record twice with --strict",
       text("bad.geojson", collection(square("GM0716", "", 0) + "," + square("GM0716", "", 0))),
       dissolve("bad.geojson", {"--scheme", "veiligheidsregio", "--strict"}), 3, "GM0716"},
      {"unknown code with --strict", text("bad.geojson", kThreeAndAtlantis),
       dissolve("bad.geojson", {"--scheme", "veiligheidsregio", "--year", "2024", "--strict"}), 3,
       "code is not in the layout of 2024: GM9999"},
      {"unit without a region with --strict", unplaced(),
       dissolve("bad.geojson", {"--scheme", "vr", "--membership", "IN/m.csv", "--strict"}), 3,
       "1 unit has no region in vr: --strict allows none of this"},
      {"unit without a region with --strict, crossed",
       unplaced(),
       {"cross", "IN/bad.geojson", "vr", "d", "--json", "--membership", "IN/m.csv", "--strict"},
       3,
       "1 unit has no region in vr: --strict allows none of this"},
      {"unit without a region with --strict, in a project",
       [](const Scratch& f) {
         unplaced()(f);
         write_bytes(f / "p.toml",
                     "[units]\nfiles=['bad.geojson']\n[membership]\nfile='m.csv'\n"
                     "[[scheme]]\nkey='vr'\n");
       },
       {"run", "IN/p.toml", "--out", "OUT", "--strict"},
       3,
       "1 unit has no region in vr: --strict allows none of this"},
      {"results among the inputs",
       text("bad.geojson", kSquares),
       {"dissolve", "IN/bad.geojson", "--by", "statnaam", "--out", "IN"},
       3,
       "is the folder of the input"},
      {"results called like a file",
       text("bad.geojson", kSquares),
       {"dissolve", "IN/bad.geojson", "--by", "statnaam", "--out", "IN/x.geojson"},
       2,
       "looks like a file"},
      {"results where nothing can be made",
       text("bad.geojson", kSquares),
       {"dissolve", "IN/bad.geojson", "--by", "statnaam", "--out", "/proc/grens"},
       3,
       "/proc/grens"},
      {"results on a file",
       text("bad.geojson", kSquares),
       {"dissolve", "IN/bad.geojson", "--by", "statnaam", "--out", "IN/bad.geojson/x"},
       3,
       "bad.geojson/x"},
  };
}

std::vector<Bad> tables() {
  const auto table = [](const std::string& what, const std::string& csv, const std::string& said) {
    return Bad{what,
               [=](const Scratch& f) {
                 write_bytes(f / "in.geojson", kSquares);
                 write_bytes(f / "m.csv", csv);
               },
               dissolve("in.geojson", {"--scheme", "vr", "--membership", "IN/m.csv"}), 3, said};
  };
  const auto project = [](const std::string& what, const std::string& toml,
                          const std::string& said) {
    return Bad{what, text("p.toml", toml), {"run", "IN/p.toml", "--out", "OUT"}, 3, said};
  };
  return {
      table("quote that is never closed", "unit,scheme,region\nGM0716,vr,\"a\n", "m.csv:2"),
      table("column missing", "unit,scheme\nGM0716,vr\n", "there is no column 'region'"),
      table("row too short", "unit,scheme,region\nGM0716,vr\n", "m.csv:2"),
      table("two regions at once", "unit,scheme,region\nGM0716,vr,a\nGM0716,vr,b\n", "m.csv:2 and"),
      table("date that is none", "unit,scheme,region,from\nGM0716,vr,a,2024-13-01\n", "2024-13-01"),
      table("basis that is none", "unit,scheme,region,basis\nGM0716,vr,a,rumour\n", "rumour"),
      table("empty table", "", "m.csv"),
      table("bytes that are no text", "unit,scheme,region\n\xff\xfe\x00,vr,a\n", "m.csv"),
      project("broken TOML", "title = \n", "p.toml:1"),
      project("unknown key", "titel = \"x\"\n", "unknown key 'titel'"),
      project("wrong type", "year = \"soon\"\n", "p.toml:1"),
      project("unit layer that is not there",
              "[units]\nfiles=[\"gone.shp\"]\n[[scheme]]\nkey=\"veiligheidsregio\"\n", "gone.shp"),
      project("table that is not there",
              "[units]\nfiles=[\"gone.shp\"]\n[membership]\nfile=\"gone.csv\"\n", "gone.csv"),
      project("format that cannot be written", "\n[output]\nformats = [\"dxf\"]\n",
              "p.toml:3: 'dxf'"),
      project("CRS that is none", "[units]\ncrs = \"EPSG:99999\"\n", "p.toml:2: 'EPSG:99999'"),
      project("encoding that is none", "[units]\nencoding = \"klingon\"\n", "p.toml:2: 'klingon'"),
      project("no unit layer", "[[scheme]]\nkey=\"veiligheidsregio\"\n", "names no unit layer"),
      project("scheme that the tables lack",
              "[units]\nfiles=[\"gone.shp\"]\n[[scheme]]\nkey=\"veiligheidsregio\"\n"
              "[[scheme]]\nkey=\"waterschap\"\n",
              "p.toml:6: there is no scheme 'waterschap'"),
      project("parent that the tables lack",
              "[units]\nfiles=[\"gone.shp\"]\n[[scheme]]\nkey=\"basisteam\"\nparent=\"eenheid\"\n",
              "p.toml:4: there is no scheme 'eenheid'"),
      {"project that is not there",
       [](const Scratch&) {},
       {"run", "IN/gone.toml", "--out", "OUT"},
       3,
       "gone.toml"},
  };
}

void expect_refused(const Bad& bad) {
  SCOPED_TRACE(bad.what);
  const Scratch in;
  const Scratch work;
  bad.make(in);
  const auto before = names_in(in.path());
  std::vector<std::string> arguments = bad.arguments;
  for (std::string& argument : arguments) {
    if (argument == "OUT") argument = work / "out";
    if (argument.starts_with("IN")) argument.replace(0, 2, in.path().string());
  }
  const Ran ran = grens_run(arguments);
  EXPECT_EQ(ran.code, bad.code) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("error: "));
  EXPECT_THAT(ran.err, HasSubstr(bad.said));
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(names_in(in.path()), before);
  EXPECT_TRUE(names_in(work.path()).empty());
}

TEST(BadInputs, FilesThatStopTheWork) {
  for (const Bad& bad : files()) expect_refused(bad);
}

TEST(BadInputs, TablesAndProjectsThatStopTheWork) {
  for (const Bad& bad : tables()) expect_refused(bad);
}

/// What goes on, counted and named.
struct Counted {
  std::string what;
  std::string features;
  std::string said;
};

TEST(BadInputs, WhatGoesOnIsCountedAndNamed) {
  const std::string other = square("GM0748", "Bergen op Zoom", 1);
  const auto tholen = [&](const std::string& geometry) {
    return R"({"type":"Feature","properties":{"statcode":"GM0716","statnaam":"Tholen"},"geometry":)" +
           geometry + "}," + other;
  };
  const auto polygon = [](const std::string& coordinates) {
    return R"({"type":"Polygon","coordinates":)" + coordinates + "}";
  };
  const std::string shell = "[[1e5,4e5],[100900,4e5],[100900,400900],[1e5,400900],[1e5,4e5]]";
  const std::vector<Counted> table = {
      {"null geometry", tholen("null"),
       "1 record has no geometry, or none that can be read, and no area: GM0716"},
      {"bow-tie",
       tholen(polygon("[[[1e5,4e5],[100900,400900],[100900,4e5],[1e5,400900],[1e5,4e5]]]")),
       "borders cross or touch in 1 place:"},
      {"hole outside its shell",
       tholen(polygon("[" + shell +
                      ",[[90000,4e5],[90100,4e5],[90100,400100],[90000,400100],[90000,4e5]]]")),
       "1 ring was given as hole instead of shell or as shell instead of hole"},
      {"ring of no area",
       tholen(polygon("[" + shell + ",[[1e5,4e5],[1.1e5,4e5],[1.2e5,4e5],[1e5,4e5]]]")),
       "1 ring without area is left out: GM0716"},
      {"ring that is not closed",
       tholen(polygon("[[[1e5,4e5],[100900,4e5],[100900,400900],[1e5,400900]]]")),
       "1 ring was not closed, and closed now: GM0716"},
      {"third dimension",
       tholen(polygon("[[[1e5,4e5,1],[100900,4e5,1],[100900,400900,1],[1e5,4e5,1]]]")),
       "1 record has heights or measures (Z, M), which are left out: GM0716"},
      {"same record twice",
       square("GM0716", "Tholen", 0) + "," + square("GM0716", "Tholen", 0) + "," + other,
       "1 record repeats the code and the geometry"},
      {"code on two records",
       square("GM0716", "Tholen", 0) + "," + square("GM0716", "Tholen", 3) + "," + other,
       "1 code is on several records, which are taken as one unit: GM0716"},
      {"two units on one place", square("GM0716", "Tholen", 1) + "," + other,
       "used twice in one direction"},
      {"unknown code",
       square("GM0716", "Tholen", 0) + "," + square("GM9999", "Atlantis", 5) + "," + other + "," +
           square("GM0851", "Steenbergen", 2),
       "1 code is not in the layout of 2024: GM9999"},
  };
  for (const Counted& counted : table) {
    SCOPED_TRACE(counted.what);
    const Scratch folder;
    write_bytes(folder / "in.geojson", collection(counted.features));
    const Ran ran = grens_run({"dissolve", folder / "in.geojson", "--scheme", "veiligheidsregio",
                               "--year", "2024", "--out", folder / "out"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(counted.said));
    EXPECT_TRUE(std::filesystem::exists(folder / "out/veiligheidsregio.geojson"));
  }
}

TEST(BadInputs, StrictAllowsWhatIsWorthSayingAndNotWrong) {
  const Scratch folder;
  const std::string beyond_water =
      R"({"type":"Feature","properties":{"statcode":"GM0748","statnaam":"Bergen op Zoom"},)"
      R"("geometry":{"type":"Polygon","coordinates":[[[101010,400970],[102010,400970],)"
      R"([102010,401970],[101010,401970],[101010,400970]]]}})";
  write_bytes(folder / "in.geojson",
              collection(square("GM0716", "Tholen", 0) + "," + beyond_water));
  write_bytes(folder / "m.csv", "unit,vr\nGM0716,a\nGM0748,b\n");
  const Ran ran = grens_run({"dissolve", folder / "in.geojson", "--scheme", "vr", "--membership",
                             folder / "m.csv", "--strict", "--out", folder / "out"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("note: 0.0 km of border runs within 20 m of another unit"));
}

TEST(BadInputs, HostileNamesStayText) {
  const Scratch folder;
  const std::string hostile =
      R"(<script>alert(1)<\/script> \"quoted\" ..\/..\/etc\/passwd \n\u001b[31m =1+1)";
  write_bytes(folder / "in.geojson", collection(square("GM0716", hostile, 0) + "," +
                                                square("GM0748", "Bergen op Zoom", 1)));
  const Ran ran = grens_run({"dissolve", folder / "in.geojson", "--by", "statnaam", "--format",
                             "geojson,csv,gpkg", "--out", folder / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(names_in(folder / "out"), (std::set<std::string>{"manifest.json", "regions.gpkg",
                                                             "statnaam.csv", "statnaam.geojson"}));
  const auto json = nlohmann::json::parse(file_bytes(folder / "out/statnaam.geojson"));
  const auto text = nlohmann::json::parse("\"" + hostile + "\"").get<std::string>();
  std::vector<std::string> names;
  for (const auto& feature : json["features"]) names.push_back(feature["properties"]["name"]);
  EXPECT_THAT(names, ::testing::UnorderedElementsAre(text, "Bergen op Zoom"));
  EXPECT_THAT(ran.out + ran.err, ::testing::Not(HasSubstr("\x1b[31m")));
}

TEST(BadInputs, AColumnWhoseNameIsNoFileName) {
  const Scratch folder;
  const std::string features =
      R"({"type":"Feature","properties":{"statcode":"GM0716","a/b":"x"},"geometry":{"type":)"
      R"("Polygon","coordinates":[[[1e5,4e5],[101000,4e5],[101000,401000],[1e5,4e5]]]}})";
  write_bytes(folder / "in.geojson", collection(features));
  const Ran ran = grens_run({"dissolve", folder / "in.geojson", "--by", "a/b", "--out",
                             folder / "out", "--format", "geojson,gpkg"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(names_in(folder / "out"),
            (std::set<std::string>{"a_b.geojson", "manifest.json", "regions.gpkg"}));
}

TEST(BadInputs, FilesOfDifferentCrsAreBroughtTogether) {
  const Scratch folder;
  write_bytes(folder / "rd.geojson", collection(square("GM0716", "Tholen", 0)));
  write_bytes(
      folder / "lonlat.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"statcode":)"
      R"("GM0748"},"geometry":{"type":"Polygon","coordinates":[[[4.3,51.5],[4.4,51.5],[4.4,51.6],)"
      R"([4.3,51.5]]]}}]})");
  const Ran ran = grens_run({"dissolve", folder / "rd.geojson", folder / "lonlat.geojson", "--by",
                             "statcode", "--out", folder / "out"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("lonlat.geojson"));
  EXPECT_THAT(ran.err, HasSubstr("EPSG:28992"));
}

/// A limit on the size of files ends a process by a signal, unless that is ignored: then it is told
/// as a full disk is.
TEST(BadEnvironment, FilesThatMayNotGrowEndWith3) {
  const Scratch scratch;
  const std::string layer = source_file("shapes/nl/gemeenten-2024-approximate.shp");
  for (const std::string format : {"geojson", "gpkg", "shp", "fgb", "csv"}) {
    SCOPED_TRACE(format);
    const std::string out = scratch / format;
    const Ran ran =
        run_program({"/bin/sh", "-c", "ulimit -f 8; exec \"$@\"", "sh", GRENS_PROGRAM, "dissolve",
                     layer, "--by", "statcode", "--format", format, "--out", out});
    EXPECT_EQ(ran.code, 3) << "signal " << ran.signal;
    EXPECT_THAT(ran.err, HasSubstr("error: "));
    if (!std::filesystem::exists(out)) continue;
    EXPECT_EQ(names_in(out), std::set<std::string>()) << "nothing is left";
  }
}

TEST(BadEnvironment, WithoutItsDatabaseProjIsToBlame) {
  const Scratch scratch;
  write_bytes(scratch / "in.geojson", kSquares);
  for (const std::vector<std::string>& line :
       std::vector<std::vector<std::string>>{{"info", scratch / "in.geojson"},
                                             {"info", scratch / "in.geojson", "--crs", "EPSG:4326"},
                                             {"info", source_file("shapes/nl/gemeenten-2024-"
                                                                  "approximate.shp")}}) {
    const Ran ran =
        grens_run(line, {.environment = {{"PROJ_DATA", "/nope"}, {"PROJ_LIB", "/nope"}}});
    EXPECT_EQ(ran.code, 3);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, ::testing::StartsWith("error: PROJ finds no proj.db in PROJ_DATA=/nope"));
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
  }
}

}  // namespace
}  // namespace grens::testing
