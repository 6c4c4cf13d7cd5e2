#pragma once
#include <CLI/App.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/number_options.hpp"
#include "job/map_order.hpp"

namespace grens {

/// What a map is ordered by, on the command line or in a `[[map]]` of a project file.
struct MapArguments {
  MapOrder order;
  std::string page = "A4";
  std::string lang;  ///< empty: English
  NumberOptions numbers;
  std::string style;  ///< file; empty: the default
  std::string out;
  std::string format;
};

/// Declares the options that say what is drawn and how.
void add_map_options(CLI::App& app, MapArguments& arguments);

/// What they say. UsageError for options that cannot be meant together.
MapOrder map_order(const MapArguments& arguments);

/// What --format says, else what the name of the file does. UsageError when neither does.
PageFormat page_format(const MapArguments& arguments);

/// What kind of map it is: `regions`, `choropleth`, `cross-border`, `symbols`, `change` or `atlas`.
std::string_view map_kind(const MapOrder& order);

/// The columns of the layer that an order needs: to be among ReadOptions::columns.
std::vector<std::string> map_columns(const MapOrder& order);

/// UsageError for a scheme of the order that the tables lack.
void check_map_schemes(const MapOrder& order, const RegionTables& tables);

}  // namespace grens
