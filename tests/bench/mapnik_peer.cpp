// A map of regions on A4 by Mapnik, as a PDF: units filled by region, their borders thin, those of
// regions strong, names of both. The regions come dissolved, which spares it that work.
//   bench_mapnik_peer UNITS.shp REGIONS.shp OUT.pdf
// The columns are statcode, statnaam and region of the units, code and name of the regions; the
// colour of a region is made of the last digit of its code.
#include <exception>
#include <iostream>
#include <mapnik/cairo_io.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/font_engine_freetype.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>
#include <string>

namespace {

/// The ten fills, each for a last digit.
std::string fill_rules() {
  constexpr const char* kFills[] = {"#FFF1B5", "#A9CFEA", "#EBA878", "#D5EBC6", "#B0A1CF",
                                    "#D1A0B5", "#F7D9C4", "#CDE7F0", "#E4E4B0", "#D8C9E8"};
  std::string rules;
  for (std::size_t digit = 0; digit < std::size(kFills); ++digit) {
    rules += "<Rule><Filter>[region].match('.*" + std::to_string(digit) +
             "')</Filter><PolygonSymbolizer fill=\"" + kFills[digit] + "\"/></Rule>";
  }
  return rules;
}

std::string text_rule(const std::string& face, const std::string& size, const std::string& column) {
  return "<Rule><TextSymbolizer face-name=\"" + face + "\" size=\"" + size +
         "\" fill=\"#222222\" halo-fill=\"#FFFFFF\" halo-radius=\"0.6\" "
         "placement=\"interior\" wrap-width=\"40\">[" +
         column + "]</TextSymbolizer></Rule>";
}

std::string shape_layer(const std::string& name, const std::string& file,
                        const std::vector<std::string>& styles) {
  std::string layer = "<Layer name=\"" + name + "\">";
  for (const std::string& style : styles) layer += "<StyleName>" + style + "</StyleName>";
  return layer + "<Datasource><Parameter name=\"type\">shape</Parameter><Parameter name=\"file\">" +
         file + "</Parameter></Datasource></Layer>";
}

std::string style_sheet(const std::string& units, const std::string& regions) {
  return "<Map background-color=\"#FFFFFF\"><Style name=\"fills\">" + fill_rules() +
         "</Style><Style name=\"unit-borders\"><Rule><LineSymbolizer stroke=\"#7F7F7F\" "
         "stroke-width=\"0.34\" stroke-linejoin=\"round\"/></Rule></Style>"
         "<Style name=\"region-borders\"><Rule><LineSymbolizer stroke=\"#222222\" "
         "stroke-width=\"1.28\" stroke-linejoin=\"round\"/></Rule></Style>"
         "<Style name=\"unit-names\">" +
         text_rule("Open Sans Regular", "5.3", "statnaam") +
         "</Style><Style name=\"region-names\">" + text_rule("Open Sans Bold", "8", "name") +
         "</Style>" + shape_layer("units", units, {"fills", "unit-borders"}) +
         shape_layer("regions", regions, {"region-borders", "region-names"}) +
         shape_layer("names", units, {"unit-names"}) + "</Map>";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "bench_mapnik_peer UNITS.shp REGIONS.shp OUT.pdf\n";
    return 2;
  }
  try {
    mapnik::datasource_cache::instance().register_datasources(GRENS_MAPNIK_PLUGINS);
    mapnik::freetype_engine::register_fonts("/usr/share/fonts/truetype/open-sans");
    mapnik::Map map(539, 700);  // points: what an A4 has between margins, head and foot
    mapnik::load_map_string(map, style_sheet(argv[1], argv[2]), true);
    map.zoom_all();
    mapnik::save_to_cairo_file(map, argv[3], "pdf");
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
