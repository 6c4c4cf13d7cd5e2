// Which regions the units of a layer form, and where two kinds of them cut across each other:
//   regions gemeenten.shp SHAPES politie_district veiligheidsregio
// SHAPES is the folder of the region tables that come with grens.
#include <cstdio>
#include <grens/grens.hpp>

void print_regions(const grens::SchemeLayer& scheme) {
  std::printf("%s\n", scheme.labels.scheme.c_str());
  for (std::size_t r = 0; r < scheme.labels.regions.size(); ++r) {
    std::printf("%9.1f km2  %s, %s people\n", scheme.written[r].area / 1e6,
                scheme.labels.regions[r].name.c_str(),
                grens::to_string(scheme.measures.regions[r].population).c_str());
  }
}

void print_cases(const grens::WorkLayer& work, const grens::SchemeLabels& a,
                 const grens::SchemeLabels& b) {
  const grens::CrossBorder cross = grens::cross_border(work.audit(), a, b);
  for (const grens::CrossCase& found : cross.cases) {
    const grens::Piece& piece = cross.pieces[found.piece];
    std::printf("%s and %s share %.1f km2:", a.info(piece.a).name.c_str(),
                b.info(piece.b).name.c_str(), piece.area / 1e6);
    for (const grens::UnitId unit : piece.units) std::printf(" %s", work.codes[unit].c_str());
    std::printf("\n");
  }
}

int main(int argc, char** argv) try {
  if (argc != 5) throw grens::UsageError("regions LAYER SHAPES SCHEME SCHEME");
  grens::Notices notices;  // what the library had to guess or leave out
  const auto work = grens::prepare_layer(
      argv[1], grens::load_tables(grens::table_files_in(argv[2]), notices), notices);
  const auto a = grens::make_scheme_layer(work, grens::label_layer(work, argv[3]), notices);
  const auto b = grens::make_scheme_layer(work, grens::label_layer(work, argv[4]), notices);
  print_regions(a);
  print_regions(b);
  print_cases(work, a.labels, b.labels);
  for (const grens::Notice& notice : notices.list()) {
    std::fprintf(stderr, "%s\n", notice.text.c_str());
  }
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
