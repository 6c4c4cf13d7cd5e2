// Which regions the units of a layer form, and where two kinds of them cut across each other:
//   regions gemeenten.shp SHAPES politie_district veiligheidsregio
// SHAPES is the folder of the region tables that come with grens.
#include <cstdio>
#include <grens/grens.hpp>
#include <iostream>

void print_regions(const grens::SchemeLayer& scheme) {
  std::cout << scheme.labels.scheme << "\n";
  for (std::size_t r = 0; r < scheme.labels.regions.size(); ++r) {
    std::printf("  %-60s %9.1f km2  %s people\n", scheme.labels.regions[r].name.c_str(),
                scheme.written[r].area / 1e6,
                grens::to_string(scheme.measures.regions[r].population).c_str());
  }
}

void print_cases(const grens::SchemeLabels& a, const grens::SchemeLabels& b,
                 const grens::CrossBorder& cross) {
  std::cout << "cases\n";
  for (const grens::CrossCase& found : cross.cases) {
    const grens::Piece& piece = cross.pieces[found.piece];
    std::printf("  %s and %s share %zu units, %.1f km2\n", a.info(piece.a).name.c_str(),
                b.info(piece.b).name.c_str(), piece.units.size(), piece.area / 1e6);
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
  print_cases(a.labels, b.labels, grens::cross_border(work.audit(), a.labels, b.labels));
  for (const grens::Notice& notice : notices.list()) std::cerr << notice.text << "\n";
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
