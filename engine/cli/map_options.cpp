// The same options order a map on the command line and in a project file.
#include "cli/map_options.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/input_options.hpp"
#include "job/map_points.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostInsets = 3;

PageFormat format_called(const std::string& name, const MapArguments& arguments) {
  if (name == "pdf") return PageFormat::kPdf;
  if (name == "svg") return PageFormat::kSvg;
  if (name == "png") return PageFormat::kPng;
  throw UsageError(
      fmt::format("{} does not say what to write: end it in .pdf, .svg or .png, or give --format",
                  arguments.out == "-" ? "-o -" : in_quotes(arguments.out)));
}

}  // namespace

void add_map_options(CLI::App& app, MapArguments& arguments) {
  MapOrder& order = arguments.order;
  app.add_option("--scheme", order.scheme,
                 fmt::format("Scheme whose regions are drawn; KEY+KEY is the common refinement. "
                             "The tables of grens have {}",
                             kShippedSchemes))
      ->type_name("KEY")
      ->group(group::kWork);
  app.add_option("--by", order.by, "Column of the layer whose equal values are a region")
      ->type_name("COLUMN")
      ->group(group::kWork);
  app.add_option("--over", order.over, "Scheme whose lines are laid over these regions")
      ->type_name("KEY")
      ->group(group::kWork);
  add_number_options(app, arguments.numbers);
  app.add_option("--points", order.points, "Points of this file are laid over the regions")
      ->type_name("FILE")
      ->group(group::kWork);
  app.add_option("--point-name", order.point_name,
                 "Its column of names; default: name, naam, label, title, titel, place, plaats, "
                 "code or id, the first that there is")
      ->type_name("COLUMN")
      ->group(group::kWork);
  app.add_option("--circles", order.circles,
                 "Column of numbers that are drawn as circles: of the points, else of the layer; "
                 "`population` is the people of its units")
      ->type_name("COLUMN")
      ->group(group::kWork);
  app.add_option("--since", order.since,
                 "Year: what moved from its regions to those of --year (or of the layer's year)")
      ->type_name("YEAR")
      ->group(group::kWork);
  app.add_option("--extent", order.extent,
                 "Draw this region, of any scheme, with what lies around it; SCHEME:REGION where "
                 "several are called so")
      ->type_name("REGION")
      ->group(group::kWork);
  app.add_flag("--atlas", order.atlas,
               "A PDF with a cover and a page for each region of the scheme")
      ->group(group::kWork);
  app.add_option("--inset", order.insets,
                 "Draw this region once more, larger, where the map is empty; REGION+REGION as "
                 "one. Up to three times")
      ->type_name("REGION")
      ->allow_extra_args(false)
      ->group(group::kWork);
  app.add_option("--page", arguments.page,
                 "A5, A4 (default) or A3, A4-landscape and so on, or WIDTHxHEIGHT in mm")
      ->type_name("SIZE")
      ->group(group::kOutput);
  app.add_option("--style", arguments.style,
                 "Style file (TOML): font, colours, lines and a note; see grens help map")
      ->type_name("FILE")
      ->group(group::kOutput);
  app.add_option("--title", order.title,
                 "Title of the page; default: what is drawn, and the year of the regions")
      ->type_name("TEXT")
      ->group(group::kOutput);
  app.add_option(
         "--source", order.source,
         "Source and licence, for the foot of the page; default: the text of NAME.source.txt "
         "beside NAME.shp (or another ending), else the names of the files")
      ->type_name("TEXT")
      ->group(group::kOutput);
  app.add_option("--lang", arguments.lang, "Language of the page: en (default) or nl")
      ->check(one_of({"en", "nl"}))
      ->group(group::kOutput);
  app.add_option("-o,--out", arguments.out,
                 "File to write: .pdf, .svg or .png. `-` is standard output, with --format")
      ->type_name("FILE")
      ->group(group::kOutput);
  app.add_option("--format", arguments.format, "pdf, svg or png, whatever the extension")
      ->check(one_of({"pdf", "svg", "png"}))
      ->group(group::kOutput);
}

MapOrder map_order(const MapArguments& arguments) {
  MapOrder order = arguments.order;
  order.page = page_from_text(arguments.page);
  order.language = arguments.lang == "nl" ? Language::kDutch : Language::kEnglish;
  if (order.scheme.empty() == order.by.empty()) {
    throw UsageError(
        "say which regions to draw: --scheme KEY of the region tables, or --by COLUMN of the "
        "layer");
  }
  if (!order.over.empty() && (order.scheme.empty() || order.over == order.scheme)) {
    throw UsageError(
        "--over lays a second scheme over the regions of another one: name that with "
        "--scheme");
  }
  order_numbers(arguments.numbers, order);
  if (order.atlas && (!order.extent.empty() || !order.insets.empty())) {
    throw UsageError(
        "--atlas makes a page of every region, each with a small map of where it is: leave out "
        "--extent and --inset, or --atlas");
  }
  if (order.insets.size() > kMostInsets) {
    throw UsageError(fmt::format(
        "there is no room for more than {} insets: give --inset less often", kMostInsets));
  }
  const bool has_numbers = order.density || order.measure || !order.value.empty();
  if (!order.points.empty() || !order.circles.empty()) {
    if (has_numbers || !order.over.empty()) {
      throw UsageError(
          "--points and --circles are drawn over pale regions: leave out --value, --density, "
          "--measure and --over");
    }
  }
  if (!order.point_name.empty() && order.points.empty()) {
    throw UsageError("--point-name is a column of the file that --points names: give both");
  }
  const bool other =
      !order.over.empty() || has_numbers || !order.points.empty() || !order.circles.empty();
  if (order.since && (order.scheme.empty() || other)) {
    throw UsageError(
        "--since shows what moved in one --scheme: leave out --by, --over, --value, --density, "
        "--points and --circles");
  }
  const bool symbols = !order.points.empty() || !order.circles.empty();
  if ((symbols || order.since) && (order.atlas || !order.insets.empty())) {
    throw UsageError(
        "pages of an atlas and insets show no symbols and no change: leave out --atlas and "
        "--inset, "
        "or --points, --circles and --since");
  }
  if (order.since && order.scheme.find('+') != std::string::npos) {
    throw UsageError(fmt::format("--since compares one scheme, and {} is several: name one",
                                 in_quotes(order.scheme)));
  }
  return order;
}

PageFormat page_format(const MapArguments& arguments) {
  std::string name = arguments.format;
  if (name.empty()) name = std::filesystem::path(arguments.out).extension().string();
  if (name.starts_with('.')) name.erase(0, 1);
  const PageFormat format = format_called(lower_case(name), arguments);
  if (arguments.order.atlas && format != PageFormat::kPdf) {
    throw UsageError(
        "--atlas makes many pages, and only a PDF has room for them: end --out in .pdf");
  }
  return format;
}

std::string_view map_kind(const MapOrder& order) {
  if (order.atlas) return "atlas";
  if (order.since) return "change";
  if (!order.points.empty() || !order.circles.empty()) return "symbols";
  if (order.density || order.measure || !order.value.empty()) return "choropleth";
  return order.over.empty() ? "regions" : "cross-border";
}

std::vector<std::string> map_columns(const MapOrder& order) {
  std::vector<std::string> columns;
  if (!order.by.empty()) columns.push_back(order.by);
  if (!order.value.empty() && order.figures.empty()) columns.push_back(order.value);
  const bool of_layer = order.points.empty() && order.circles != kPeopleColumn;
  if (!order.circles.empty() && of_layer) columns.push_back(order.circles);
  return columns;
}

void check_map_schemes(const MapOrder& order, const RegionTables& tables) {
  for (const std::string& scheme : {order.scheme, order.over}) {
    if (!scheme.empty()) check_scheme(tables, scheme);
  }
}

}  // namespace grens
