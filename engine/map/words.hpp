#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "regions/date.hpp"
#include "regions/population.hpp"

namespace grens {

/// The words of a map in Dutch and English.
enum class Language { kEnglish, kDutch };

/// `nl` or `en`.
std::string_view language_code(Language language);

/// A thing in the singular and in the plural.
struct Noun {
  std::string one;
  std::string many;
};

/// What the regions of a scheme are called: words for the schemes that ship, in
/// English those of reports; else "KEY region".
Noun scheme_noun(const std::string& scheme, Language language);

/// What units are called: municipalities, wijken or neighbourhoods where all codes are those of
/// CBS, else units.
Noun unit_noun(std::span<const std::string> codes, Language language);

/// "1 municipality", "342 gemeenten".
std::string counted(std::int64_t count, const Noun& noun, Language language);

/// A number as the language writes it: 1,234.5 or 1.234,5. What is rounded to zero has no sign.
std::string number_text(double value, int decimals, Language language);

/// People as the language writes them: "1,234", "≥ 1,234", "unknown".
std::string people_text(const PopulationSum& people, Language language);

/// "1 January 2024", "1 januari 2024".
std::string date_text(Date date, Language language);

/// With a capital first letter, when it is ASCII.
std::string with_capital(std::string text);

/// The Dutch or the English of two texts.
inline std::string in_language(Language language, std::string_view english,
                               std::string_view dutch) {
  return std::string(language == Language::kDutch ? dutch : english);
}

}  // namespace grens
