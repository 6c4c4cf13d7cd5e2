#pragma once
#include <span>
#include <string>

#include "cli/console.hpp"
#include "io/manifest.hpp"
#include "io/postgis_writer.hpp"
#include "job/main_job.hpp"

namespace grens {

/// The parts of what commands print about their results, for people.

/// Units, year, people, area, and whether borders match.
void print_layer(const WorkLayer& work, Console& console);

/// For a layer of a part of the country: how much of it, and which regions are incomplete.
void print_part(const WorkLayer& work, std::span<const SchemeLabels* const> schemes,
                Console& console);

/// One line on a scheme: regions, composites, units without a region.
void print_scheme(const WorkLayer& work, const SchemeLayer& scheme, const std::string& title,
                  Console& console);

/// How the schemes of each pair lie to each other.
void print_cross(const CrossFindings& findings, Console& console);

/// Where results lie.
void print_files(const std::string& folder, std::span<const ManifestEntry> files, Console& console);

/// The same of tables in a schema of a database.
void print_tables(const std::string& database, const std::string& schema,
                  std::span<const PostgisOutput::Table> tables, Console& console);

}  // namespace grens
