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
/// An exception has `region`, `units`, `reason`, `source`, `from` and `to`; `reason` and `to` must
/// be there, and no key that the findings of a kind lack: `region` of `count` and `completeness`,
/// `units` of `count`, `units`, `contiguity` and `size`. Without `region` it is for the rule's own,
/// or any that has its units. A `reason` is a text, or a table of texts by language (`nl`, `en`).
/// Names of regions and units are left as they stand: see resolve_names. Throws InputError
/// ("FILE:LINE: what is wrong, what is allowed") for all else.
RuleSet read_rules(const std::filesystem::path& path);

}  // namespace grens
