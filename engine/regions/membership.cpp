// Rows are read in the order of the file. Afterwards they are looked at in groups of one unit and
// one scheme, sorted by the day they begin: two that overlap must both say part=yes, or be the same
// fact told twice.
#include "regions/membership.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/error.hpp"
#include "regions/fields.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::array<std::string_view, kAllBases.size()> kBasisWords{"source", "user", "derived",
                                                                     "modelled", "unverified"};

void add_scheme(Membership& membership, const std::string& scheme) {
  auto& schemes = membership.schemes;
  if (std::find(schemes.begin(), schemes.end(), scheme) == schemes.end()) {
    schemes.push_back(scheme);
  }
}

bool read_part(const CsvTable& table, const CsvRow& row, std::string_view word) {
  if (word == "yes") return true;
  if (word.empty() || word == "no") return false;
  throw error_at(table.file, row.line,
                 fmt::format("{} in the column 'part' is neither yes nor no", in_quotes(word)));
}

Basis read_basis(const CsvTable& table, const CsvRow& row, std::string_view word) {
  if (word.empty()) return Basis::kUser;
  if (const auto basis = parse_basis(word)) return *basis;
  throw error_at(table.file, row.line,
                 fmt::format("{} in the column 'basis' is none of source, derived, unverified, "
                             "modelled, user",
                             in_quotes(word)));
}

Membership read_long(const CsvTable& table) {
  Membership membership{table.file, {}, {}};
  const std::size_t unit = table.column("unit");
  const std::size_t scheme = table.column("scheme");
  const std::size_t region = table.column("region");
  const auto part = table.find_column("part");
  const auto basis = table.find_column("basis");
  const auto source = table.find_column("source");
  const auto note = table.find_column("note");
  const Fields fields(table);
  for (const CsvRow& row : table.rows) {
    membership.rows.push_back(
        {fields.required(row, unit), fields.required(row, scheme), fields.required(row, region),
         fields.validity(row), read_part(table, row, fields.text(row, part)),
         read_basis(table, row, fields.text(row, basis)), std::string(fields.text(row, source)),
         std::string(fields.text(row, note)), row.line});
    add_scheme(membership, membership.rows.back().scheme);
  }
  return membership;
}

Membership read_wide(const CsvTable& table) {
  Membership membership{table.file, {}, {}};
  const std::size_t unit = table.column("unit");
  const Fields fields(table);
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    if (column != unit) membership.schemes.push_back(table.header[column]);
  }
  for (const CsvRow& row : table.rows) {
    const std::string code = fields.required(row, unit);
    for (std::size_t column = 0; column < table.header.size(); ++column) {
      const std::string_view region = fields.text(row, column);
      if (column == unit || region.empty()) continue;
      MembershipRow member;
      member.unit = code;
      member.scheme = table.header[column];
      member.region = std::string(region);
      member.line = row.line;
      membership.rows.push_back(std::move(member));
    }
  }
  return membership;
}

/// The sentence for two rows that cannot both hold, the earlier one first.
InputError conflict(const std::string& file, const MembershipRow& a, const MembershipRow& b) {
  const MembershipRow& first = a.line <= b.line ? a : b;
  const MembershipRow& second = a.line <= b.line ? b : a;
  const std::string what =
      first.region != second.region
          ? fmt::format(
                "put unit {} in two regions of scheme {} at once, {} and {}; end one before "
                "the other begins, or write part=yes in both",
                in_quotes(first.unit), in_quotes(first.scheme), in_quotes(first.region),
                in_quotes(second.region))
          : fmt::format(
                "both put unit {} in region {} of scheme {}, but differ in part or basis; "
                "remove one",
                in_quotes(first.unit), in_quotes(first.region), in_quotes(first.scheme));
  return InputError(
      fmt::format("{}:{} and {}:{}: the rows {}", file, first.line, file, second.line, what));
}

/// Throws for rows that contradict each other; returns how many repeat another.
std::size_t check_rows(const Membership& membership) {
  std::vector<const MembershipRow*> rows;
  for (const MembershipRow& row : membership.rows) rows.push_back(&row);
  const auto key = [](const MembershipRow* row) {
    return std::tie(row->unit, row->scheme, row->validity.from, row->line);
  };
  std::sort(rows.begin(), rows.end(), [&](auto* a, auto* b) { return key(a) < key(b); });
  std::size_t repeated = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const MembershipRow& a = *rows[i];
    bool repeats = false;
    for (std::size_t j = i + 1; j < rows.size(); ++j) {
      const MembershipRow& b = *rows[j];
      if (b.unit != a.unit || b.scheme != a.scheme) break;
      if (a.validity.to && b.validity.from && *a.validity.to <= *b.validity.from) break;
      const bool same = a.region == b.region && a.part == b.part && a.basis == b.basis;
      if (!same && (a.region == b.region || !a.part || !b.part)) {
        throw conflict(membership.file, a, b);
      }
      repeats = repeats || same;
    }
    if (repeats) ++repeated;
  }
  return repeated;
}

}  // namespace

std::string_view to_string(Basis basis) { return kBasisWords[static_cast<std::size_t>(basis)]; }

std::optional<Basis> parse_basis(std::string_view word) {
  for (Basis basis : kAllBases) {
    if (to_string(basis) == word) return basis;
  }
  return std::nullopt;
}

Membership parse_membership(const CsvTable& table, Notices& notices) {
  if (!table.find_column("unit")) {
    throw InputError(
        fmt::format("{}: there is no column 'unit'; a membership table has the columns "
                    "unit, scheme, region, or unit and one column for each scheme, and "
                    "this one has {}",
                    table.file, listed(table.header, 20)));
  }
  const bool wide = !table.find_column("scheme") && !table.find_column("region");
  Membership membership = wide ? read_wide(table) : read_long(table);
  if (membership.rows.empty()) {
    throw InputError(fmt::format("{}: the table puts no unit in any region; add rows", table.file));
  }
  if (const std::size_t repeated = check_rows(membership); repeated > 0) {
    notices.warn("repeated-row",
                 fmt::format("{}: {} what another row says too, and counted once", table.file,
                             spoken_count(repeated, "row says", "rows say")),
                 repeated);
  }
  return membership;
}

}  // namespace grens
