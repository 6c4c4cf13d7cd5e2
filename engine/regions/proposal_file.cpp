// Each row is read by what its kind takes; what it leaves empty by mistake is told with an example.
#include <fmt/format.h>

#include <filesystem>

#include "regions/csv.hpp"
#include "regions/fields.hpp"
#include "regions/proposal.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// The code of something that has a name only: `Zeeuws-Vlaanderen` gives `zeeuws-vlaanderen`.
std::string code_from(const std::string& name) {
  std::string code;
  for (const char c : folded(name)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      code += c;
    } else if (!code.empty() && code.back() != '-') {
      code += '-';
    }
  }
  if (code.ends_with('-')) code.pop_back();
  return code;
}

class Reader {
 public:
  explicit Reader(const CsvTable& table)
      : table_(table),
        fields_(table),
        kind_(table.column("kind")),
        unit_(table.column("unit")),
        scheme_(table.column("scheme")),
        to_(table.column("to")) {}

  ProposalRow read(const CsvRow& csv) const {
    ProposalRow row;
    row.kind = kind_of(csv);
    row.line = csv.line;
    row.unit = fields_.text(csv, unit_);
    row.scheme = fields_.text(csv, scheme_);
    row.to = fields_.text(csv, to_);
    switch (row.kind) {
      case ProposalKind::kMove:
        if (row.unit.empty() || row.scheme.empty() || row.to.empty()) {
          refuse(csv,
                 "a move takes a unit, a scheme and the region that the unit goes to, as in "
                 "move,Tholen,politie_district,Zeeland");
        }
        break;
      case ProposalKind::kMerge:
        if (row.unit.empty() || row.to.empty() || !row.scheme.empty()) {
          refuse(csv,
                 "a merge takes a unit and the unit that it becomes part of, and no scheme, as in "
                 "merge,Brielle,,Westvoorne");
        }
        break;
      case ProposalKind::kNew:
        if (row.unit.empty() && !row.scheme.empty()) row.unit = code_from(row.to);
        if (row.unit.empty() || row.to.empty()) {
          refuse(csv,
                 "what is new takes a code and a name, and a scheme if it is a region, as in "
                 "new,GM1992,,Voorne aan Zee or new,zeeuws-vlaanderen,politie_district,"
                 "Zeeuws-Vlaanderen");
        }
        break;
    }
    return row;
  }

 private:
  [[noreturn]] void refuse(const CsvRow& csv, std::string_view what) const {
    throw error_at(table_.file, csv.line, what);
  }

  ProposalKind kind_of(const CsvRow& csv) const {
    const std::string_view word = fields_.text(csv, kind_);
    if (word == "move") return ProposalKind::kMove;
    if (word == "merge") return ProposalKind::kMerge;
    if (word == "new") return ProposalKind::kNew;
    refuse(csv,
           fmt::format("{} in the column 'kind' is none of move, merge, new", in_quotes(word)));
  }

  const CsvTable& table_;
  Fields fields_;
  std::size_t kind_;
  std::size_t unit_;
  std::size_t scheme_;
  std::size_t to_;
};

}  // namespace

ProposalFile read_proposal(const std::string& path) {
  const CsvTable table = read_csv(path);
  const Reader reader(table);
  ProposalFile file{table.file, table.sha256, {}};
  for (const CsvRow& row : table.rows) file.rows.push_back(reader.read(row));
  if (file.rows.empty()) {
    throw InputError(fmt::format(
        "{}: there is no row; add one, as in move,Tholen,politie_district,Zeeland", table.file));
  }
  return file;
}

std::string source_of(const Proposal& proposal) {
  return std::filesystem::path(proposal.file).filename().string();
}

}  // namespace grens
