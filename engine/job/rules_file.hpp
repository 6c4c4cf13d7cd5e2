#pragma once
#include <filesystem>

#include "audit/rules.hpp"

namespace grens {

/// Reads a rules file (TOML): a `[[rule]]` for each, with `id`, `kind`, `severity` (`error` when it
/// is not said), `claim`, `source` (a key or several), `evidence`, `from` and `to` (dates, as in
/// the tables), what the kind speaks of, and any number of `[[rule.exception]]`. Keys of each kind:
/// - `count`: `scheme`, `count`; in one region of another scheme: `in` and `region`
/// - `units`: `scheme`, `region`, `count`
/// - `completeness`: `scheme`
/// - `nesting`: `scheme`, `within`; of one region only: `region`
/// - `congruence`: `scheme`, `equals`; of one region only: `region`
/// - `containment`: `scheme`, `region`, `consists_of` (a scheme), `regions`
/// - `membership`: `unit`, `scheme`, `region`
/// - `contiguity`: `scheme`; of one region only: `region`
/// - `size`: `scheme`, `of` (`people` or `km2`), `least`, `most` (one of the two or both); of one
///   region only: `region`
/// - `agreement`: `scheme`, `layer` (a file, relative to this one), `metres` (that borders may be
///   apart), `layer_name` (where the file has several), `column` (of codes or names; without it a
///   usual one of codes); of one region only: `region`
/// - `unchanged`: `scheme`, `since` (a date, or a year for its 1 January: no claim is made of days
///   before it, so without `from` that is the same); of one region only: `region`
/// An exception has `region`, `units`, `reason`, `source`, `from` and `to`; `reason` and `to` must
/// be there, and no key that the findings of a kind lack: `region` of `count` and `completeness`,
/// `units` of `count`, `units`, `contiguity`, `size` and `agreement`. Without `region` it is for
/// the rule's own, or any that has its units. A `reason` and `evidence` are a text, or a table of
/// texts by language
/// (`nl`, `en`).
/// Names of regions and units are left as they stand: see resolve_names. Throws InputError
/// ("FILE:LINE: what is wrong, what is allowed") for all else.
RuleSet read_rules(const std::filesystem::path& path);

}  // namespace grens
