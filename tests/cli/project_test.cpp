#include "cli/project.hpp"

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

std::string refusal(const std::string& text) {
  const TableFolder folder;
  const std::string file = folder.write("grens.toml", text);
  return message_of<InputError>([&] { read_project(file); });
}

TEST(Project, AMapTakesBoundsAsAListAndFiguresBesideTheFile) {
  const TableFolder folder;
  const std::string file = folder.write("grens.toml", R"(
[[map]]
file = "a.svg"
scheme = "politie_district"
figures = "figures.csv"
value = "fte"
breaks = [-100, 0, 500]
middle = 0
)");
  const Project project = read_project(file);
  const MapFile& map = project.maps.at(0);
  EXPECT_EQ(map.order.figures,
            std::filesystem::path(file).replace_filename("figures.csv").string());
  EXPECT_THAT(map.columns, IsEmpty()) << "the layer needs no column";
  EXPECT_THAT(map.order.classes.bounds, ElementsAre(-100, 0, 500));
  EXPECT_EQ(map.order.classes.middle, 0);
}

TEST(Project, ReadsEveryKey) {
  const TableFolder folder;
  folder.write("units.csv", "code\n");
  folder.write("changes.csv", "date\n");
  const std::string file = folder.write("grens.toml", R"(
title = "Nederland: veiligheid en politie"
lang = "nl"
year = 2024
[units]
files = ["gemeenten-2024-approximate.shp", "../b.shp", "/abs/c.shp"]
layer = "gemeenten"
crs = "EPSG:28992"
code = "statcode"
name = "statnaam"
population = "inwoners"
encoding = "ISO-8859-1"
attribution = "(c) Somebody"
dirty = "refuse"
[membership]
file = "membership.csv"
regions = "more/regions.csv"
[[scheme]]
key = "veiligheidsregio"
title = { nl = "Veiligheidsregio's", en = "Safety regions" }
expect = 25
[[scheme]]
key = "politie_district"
parent = "politie_eenheid"
[cross]
pairs = [["politie_district", "veiligheidsregio"], ["politie_eenheid", "veiligheidsregio"]]
[output]
dir = "out"
formats = ["geojson", "gpkg"]
decimals = 7
[rules]
file = "rules.toml"
[[map]]
kind = "choropleth"
scheme = "veiligheidsregio"
density = true
classes = 4
page = "A3-landscape"
file = "people.svg"
)");
  const Project project = read_project(file);
  const auto here = [&](const char* name) { return folder.path() / name; };
  EXPECT_EQ(project.file, file);
  EXPECT_EQ(project.title, "Nederland: veiligheid en politie");
  EXPECT_EQ(project.lang, "nl");
  EXPECT_EQ(project.year, 2024);
  EXPECT_THAT(project.unit_files, ElementsAre(here("gemeenten-2024-approximate.shp"),
                                              folder.path().parent_path() / "b.shp", "/abs/c.shp"));
  EXPECT_EQ(project.layer, "gemeenten");
  EXPECT_EQ(project.crs, "EPSG:28992");
  EXPECT_EQ(project.code_field, "statcode");
  EXPECT_EQ(project.name_field, "statnaam");
  EXPECT_EQ(project.population_field, "inwoners");
  EXPECT_EQ(project.encoding, "ISO-8859-1");
  EXPECT_EQ(project.attribution, "(c) Somebody");
  EXPECT_EQ(project.dirt, Dirt::kRefuse);
  ASSERT_TRUE(project.tables);
  EXPECT_EQ(project.tables->membership, here("membership.csv"));
  EXPECT_EQ(project.tables->regions, here("more/regions.csv"));
  EXPECT_EQ(project.tables->units, here("units.csv")) << "beside the membership";
  EXPECT_EQ(project.tables->changes, here("changes.csv"));
  EXPECT_EQ(project.tables->population, "") << "not there";
  ASSERT_EQ(project.schemes.size(), 2U);
  EXPECT_EQ(project.schemes[0].key, "veiligheidsregio");
  EXPECT_EQ(project.schemes[0].title, "Veiligheidsregio's") << "in the project's language";
  EXPECT_EQ(project.schemes[1].title, "politie_district") << "the key, where there is none";
  EXPECT_EQ(project.schemes[0].expect, 25U);
  EXPECT_EQ(project.schemes[1].parent, "politie_eenheid");
  EXPECT_EQ(project.schemes[1].expect, std::nullopt);
  ASSERT_TRUE(project.cross_pairs);
  EXPECT_THAT(*project.cross_pairs, ElementsAre(Pair("politie_district", "veiligheidsregio"),
                                                Pair("politie_eenheid", "veiligheidsregio")));
  EXPECT_EQ(project.out_dir, here("out"));
  EXPECT_THAT(project.formats, ElementsAre("geojson", "gpkg"));
  EXPECT_EQ(project.decimals, 7);
  EXPECT_EQ(project.rules, here("rules.toml"));
  ASSERT_EQ(project.maps.size(), 1U);
  const MapFile& map = project.maps.front();
  EXPECT_EQ(map.file, "people.svg");
  EXPECT_EQ(map.format, PageFormat::kSvg);
  EXPECT_EQ(map.order.scheme, "veiligheidsregio");
  EXPECT_TRUE(map.order.density);
  EXPECT_EQ(map.order.classes.classes, 4U);
  EXPECT_EQ(map.order.page.width, 420);
}

TEST(Project, EverythingMayBeLeftOut) {
  const TableFolder folder;
  const Project project = read_project(folder.write("grens.toml", "[cross]\n"));
  EXPECT_EQ(project.year, std::nullopt);
  EXPECT_THAT(project.unit_files, IsEmpty());
  EXPECT_FALSE(project.tables);
  EXPECT_THAT(project.maps, IsEmpty());
  EXPECT_EQ(project.dirt, Dirt::kReport);
  ASSERT_TRUE(project.cross_pairs);
  EXPECT_THAT(*project.cross_pairs, IsEmpty()) << "every pair";
  EXPECT_FALSE(read_project(folder.write("empty.toml", "")).cross_pairs);
}

TEST(Project, WithoutALanguageTitlesAreEnglish) {
  const TableFolder folder;
  const std::string file =
      folder.write("grens.toml",
                   "[[scheme]]\nkey = 'a'\ntitle = { nl = 'Een', en = 'One' }\n"
                   "[[scheme]]\nkey = 'b'\ntitle = { nl = 'Twee' }\n");
  const Project project = read_project(file);
  ASSERT_EQ(project.schemes.size(), 2U);
  EXPECT_EQ(project.schemes[0].title, "One");
  EXPECT_EQ(project.schemes[1].title, "b");
  EXPECT_EQ(read_project(file, "nl").schemes[1].title, "Twee") << "a language that is asked for";
}

TEST(Project, ASingleFileNeedsNoList) {
  const TableFolder folder;
  const Project project = read_project(folder.write("grens.toml", "units = { files = 'a.shp' }\n"));
  EXPECT_THAT(project.unit_files, ElementsAre(folder.path() / "a.shp"));
}

TEST(Project, RefusesBrokenToml) {
  EXPECT_THAT(refusal("title = \"a\"\nyear = \n"),
              AllOf(HasSubstr("grens.toml:2:"), HasSubstr("TOML")));
  EXPECT_THAT(refusal("[units]\ncode = 'a'\ncode = 'b'\n"), HasSubstr("grens.toml:3:"));
  EXPECT_THAT(refusal("title = \"\xFF\"\n"), HasSubstr("grens.toml:1:"));
  EXPECT_THAT(refusal("# text\n\ntitle = \"open\n"), HasSubstr("grens.toml:3:"));
  EXPECT_THAT(refusal(std::string("title = \"a\0\"\n", 13)), HasSubstr("grens.toml:1:"));
  EXPECT_THAT(refusal("a = " + std::string(5000, '[')), HasSubstr("grens.toml:1:"));
  std::string endless = "a";
  for (int i = 0; i < 100'000; ++i) endless += ".a";
  EXPECT_THAT(refusal("\n[" + endless + "]\n"), HasSubstr("grens.toml:2: a key of 1000 parts"));
  const TableFolder folder;
  EXPECT_THAT(message_of<InputError>([&] { read_project(folder.path() / "none.toml"); }),
              AllOf(HasSubstr("none.toml"), HasSubstr("cannot be read")));
}

TEST(Project, NamesUnknownKeysAndWhatIsAllowed) {
  EXPECT_THAT(refusal("title = 'a'\n\njaar = 2024\n"),
              AllOf(HasSubstr("grens.toml:3:"), HasSubstr("unknown key 'jaar'"),
                    HasSubstr("title, lang, year, units")));
  EXPECT_THAT(
      refusal("[units]\n\nfile = 'a'\n"),
      AllOf(HasSubstr("grens.toml:3:"), HasSubstr("'file' in [units]"), HasSubstr("files, layer")));
  EXPECT_THAT(refusal("[membership]\nfile = 'a'\nunits = 'b'\n"), HasSubstr("grens.toml:3:"));
  EXPECT_THAT(refusal("[[scheme]]\nkey = 'a'\n[[scheme]]\nkey = 'b'\nnaam = 'c'\n"),
              AllOf(HasSubstr("grens.toml:5:"), HasSubstr("'naam' in [[scheme]]")));
  EXPECT_THAT(refusal("[[scheme]]\nkey = 'a'\ntitle = { de = 'A' }\n"), HasSubstr("nl, en"));
  EXPECT_THAT(refusal("[cross]\npair = []\n"), HasSubstr("grens.toml:2:"));
  EXPECT_THAT(refusal("[output]\nfolder = 'x'\n"), HasSubstr("dir, formats, decimals"));
  EXPECT_THAT(refusal("[rules]\nfiles = 'x'\n"), HasSubstr("grens.toml:2:"));
}

TEST(Project, NamesKeysThatAreMissing) {
  EXPECT_THAT(refusal("\n[membership]\n"), AllOf(HasSubstr("grens.toml:2:"), HasSubstr("'file'")));
  EXPECT_THAT(refusal("[[scheme]]\nexpect = 3\n"), HasSubstr("'key' in [[scheme]]"));
  EXPECT_THAT(refusal("[rules]\n"), HasSubstr("'file' in [rules]"));
}

TEST(Project, RefusesValuesOfAnotherKind) {
  EXPECT_THAT(refusal("title = 3\n"),
              AllOf(HasSubstr("grens.toml:1:"), HasSubstr("text in quotes")));
  EXPECT_THAT(refusal("title = ''\n"), HasSubstr("is empty"));
  EXPECT_THAT(refusal("title = \"a\\u0000b\"\n"), HasSubstr("NUL"));
  EXPECT_THAT(refusal("year = '2024'\n"), HasSubstr("whole number from 1800 to 2200"));
  EXPECT_THAT(refusal("year = 1799\n"), HasSubstr("1800 to 2200"));
  EXPECT_THAT(refusal("year = 2024.5\n"), HasSubstr("whole number"));
  EXPECT_THAT(refusal("year = 20240\n"), HasSubstr("whole number"));
  EXPECT_THAT(refusal("lang = 'de'\n"), AllOf(HasSubstr("'de'"), HasSubstr("nl, en")));
  EXPECT_THAT(refusal("units = 3\n"), HasSubstr("[units]"));
  EXPECT_THAT(refusal("scheme = 3\n"), HasSubstr("[[scheme]]"));
  EXPECT_THAT(refusal("[scheme]\nkey = 'a'\n"), HasSubstr("[[scheme]]"));
  EXPECT_THAT(refusal("scheme = ['a']\n"), HasSubstr("[[scheme]]"));
  EXPECT_THAT(refusal("[map]\nkind = 'regions'\n"), HasSubstr("[[map]]"));
  EXPECT_THAT(refusal("[units]\nfiles = [1]\n"), HasSubstr("grens.toml:2:"));
  EXPECT_THAT(refusal("[units]\nfiles = {}\n"), HasSubstr("list of texts"));
  EXPECT_THAT(refusal("[units]\ndirty = 'ignore'\n"),
              AllOf(HasSubstr("grens.toml:2:"), HasSubstr("'ignore'"),
                    HasSubstr("report, repair, refuse")));
  EXPECT_THAT(refusal("[[scheme]]\nkey = 'a'\nexpect = 0\n"), HasSubstr("grens.toml:3:"));
  EXPECT_THAT(refusal("[[scheme]]\nkey = 'a'\n[[scheme]]\n\nkey = 'a'\n"),
              AllOf(HasSubstr("grens.toml:5:"), HasSubstr("'a' is there twice")));
  EXPECT_THAT(refusal("[output]\nformats = ['geojson', 'dxf']\n"),
              AllOf(HasSubstr("'dxf'"), HasSubstr("gpkg")));
  EXPECT_THAT(refusal("[output]\ndecimals = -1\n"), HasSubstr("0 to 15"));
}

TEST(Project, RefusesMapsThatGrensMapWouldRefuse) {
  const auto map = [](const std::string& keys) { return refusal("[[map]]\n" + keys); };
  EXPECT_THAT(map("scheme = 'a'\n"), AllOf(HasSubstr("grens.toml:1:"), HasSubstr("'file'")));
  EXPECT_THAT(map("file = 'a.pdf'\n"), AllOf(HasSubstr("grens.toml:2:"), HasSubstr("--scheme")));
  EXPECT_THAT(map("file = 'a.doc'\nscheme = 'a'\n"), HasSubstr(".pdf, .svg or .png"));
  EXPECT_THAT(map("file = 'b/a.pdf'\nscheme = 'a'\n"), HasSubstr("without a folder"));
  EXPECT_THAT(map("file = 'a.pdf'\nschema = 'a'\n"),
              AllOf(HasSubstr("grens.toml:3:"), HasSubstr("'schema' in [[map]]"),
                    HasSubstr("scheme, by, over")));
  EXPECT_THAT(map("file = 'a.pdf'\nscheme = 'a'\npage = 'B9'\n"), HasSubstr("A5, A4 or A3"));
  EXPECT_THAT(map("file = 'a.pdf'\nscheme = 'a'\nclasses = 99\n"),
              AllOf(HasSubstr("grens.toml:4:"), HasSubstr("1 to 7")));
  EXPECT_THAT(map("file = 'a.pdf'\nscheme = 'a'\ndensity = 1\n"), HasSubstr("true or false"));
  EXPECT_THAT(map("file = 'a.pdf'\nscheme = 'a'\nkind = 'choropleth'\n"),
              AllOf(HasSubstr("grens.toml:4:"), HasSubstr("'regions', not 'choropleth'")));
  EXPECT_THAT(map("file = 'a.pdf'\nscheme = 'a'\n[[map]]\nfile = 'a.pdf'\nscheme = 'b'\n"),
              AllOf(HasSubstr("grens.toml:5:"), HasSubstr("already")));
}

TEST(Project, RefusesParentsThatGoInACircle) {
  EXPECT_THAT(refusal("[[scheme]]\nkey = 'a'\nparent = 'a'\n"),
              AllOf(HasSubstr("grens.toml:3:"), HasSubstr("in a circle, 'a' - 'a'")));
  EXPECT_THAT(refusal("[[scheme]]\nkey = 'o'\nparent = 'a'\n"
                      "[[scheme]]\nkey = 'a'\nparent = 'b'\n"
                      "[[scheme]]\nkey = 'b'\nparent = 'c'\n"
                      "[[scheme]]\nkey = 'c'\nparent = 'a'\n"),
              AllOf(HasSubstr("grens.toml:6:"), HasSubstr("'a' - 'b' - 'c' - 'a'")));
  const TableFolder folder;
  const std::string file = folder.write("grens.toml",
                                        "[[scheme]]\nkey = 'a'\nparent = 'b'\n"
                                        "[[scheme]]\nkey = 'b'\nparent = 'elsewhere'\n"
                                        "[[scheme]]\nkey = 'c'\nparent = 'b'\n");
  EXPECT_EQ(read_project(file).schemes.size(), 3U);
}

TEST(Project, RefusesPairsThatAreNone) {
  for (const char* pairs : {"'a'", "['a', 'b']", "[['a']]", "[['a', 'b', 'c']]"}) {
    EXPECT_THAT(refusal(std::string("[cross]\npairs = ") + pairs + "\n"),
                AllOf(HasSubstr("grens.toml:2:"), HasSubstr("list of pairs")))
        << pairs;
  }
  EXPECT_THAT(refusal("[cross]\npairs = [['a', 3]]\n"), HasSubstr("text in quotes"));
  EXPECT_THAT(refusal("[cross]\npairs = [\n['a', 'b'],\n['a', 'a']]\n"),
              AllOf(HasSubstr("grens.toml:4:"), HasSubstr("with itself")));
}

}  // namespace
}  // namespace grens
