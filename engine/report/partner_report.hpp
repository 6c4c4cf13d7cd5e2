#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "regions/partners.hpp"

namespace grens {

/// For the terminal: the partners of a place, scheme by scheme, and whose regions end inside it. A
/// `date` of kLastDate is no day: the tables have none.
std::string partners_text(const Partners& partners, Date date);

/// The same (schema grens-partners/1).
nlohmann::ordered_json partners_json(const Partners& partners, Date date);

}  // namespace grens
