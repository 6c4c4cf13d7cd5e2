#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "regions/figure_table.hpp"

namespace grens {

/// What the columns of a table are used for, by the user's choice and by their names; columns
/// without either are kSame. Throws UsageError and InputError as read_figures.
std::vector<FigureColumn> find_columns(const CsvTable& table, const ColumnChoice& choice);

/// Throws UsageError for what a choice cannot mean, whatever the table: a column chosen twice, a
/// mean without a weight or with one that is no sum.
void check_choice(const ColumnChoice& choice);

/// The position of the column with a use; nothing when there is none.
std::optional<std::size_t> column_with(const std::vector<FigureColumn>& columns, ColumnUse use);

}  // namespace grens
