// Two columns of words, and the two ways to write a number.
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "regions/text.hpp"

namespace grens {
namespace {

struct SchemeWords {
  std::string_view key;
  std::array<std::string_view, 2> english;
  std::array<std::string_view, 2> dutch;
};

constexpr SchemeWords kSchemes[] = {
    {"veiligheidsregio",
     {"safety region", "safety regions"},
     {"veiligheidsregio", "veiligheidsregio’s"}},
    {"politie_eenheid", {"police unit", "police units"}, {"politie-eenheid", "politie-eenheden"}},
    {"politie_district",
     {"police district", "police districts"},
     {"politiedistrict", "politiedistricten"}},
    {"basisteam", {"local police team", "local police teams"}, {"basisteam", "basisteams"}},
    {"riec", {"RIEC", "RIECs"}, {"RIEC", "RIEC’s"}},
    {"veiligheidshuis",
     {"Veiligheidshuis", "Veiligheidshuizen"},
     {"veiligheidshuis", "veiligheidshuizen"}},
    {"veiligheidshuis_model",
     {"modelled Veiligheidshuis", "modelled Veiligheidshuizen"},
     {"gemodelleerd veiligheidshuis", "gemodelleerde veiligheidshuizen"}},
    {"arrondissement",
     {"court district", "court districts"},
     {"arrondissement", "arrondissementen"}},
    {"provincie", {"province", "provinces"}, {"provincie", "provincies"}},
};

Noun noun(const std::array<std::string_view, 2>& words) {
  return {std::string(words[0]), std::string(words[1])};
}

/// Of a scheme without words of its own.
Noun noun_of_key(const std::string& key, Language language) {
  if (language == Language::kDutch) return {key + "-regio", key + "-regio’s"};
  return {key + " region", key + " regions"};
}

Noun noun_of_one_scheme(const std::string& scheme, Language language) {
  for (const SchemeWords& words : kSchemes) {
    if (words.key == scheme)
      return noun(language == Language::kDutch ? words.dutch : words.english);
  }
  return noun_of_key(scheme, language);
}

bool all_begin_with(std::span<const std::string> codes, std::string_view prefix) {
  return !codes.empty() && std::all_of(codes.begin(), codes.end(), [&](const std::string& code) {
    return code.starts_with(prefix);
  });
}

constexpr std::array<std::string_view, 12> kDutchMonths = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

}  // namespace

std::string_view language_code(Language language) {
  return language == Language::kDutch ? "nl" : "en";
}

Noun scheme_noun(const std::string& scheme, Language language) {
  Noun result;
  for (std::size_t at = 0; at <= scheme.size();) {
    const std::size_t plus = std::min(scheme.find('+', at), scheme.size());
    const Noun part = noun_of_one_scheme(scheme.substr(at, plus - at), language);
    result.one += (at == 0 ? "" : " + ") + part.one;
    result.many += (at == 0 ? "" : " + ") + part.many;
    at = plus + 1;
  }
  return result;
}

Noun unit_noun(std::span<const std::string> codes, Language language) {
  const bool dutch = language == Language::kDutch;
  if (all_begin_with(codes, "GM")) {
    return dutch ? Noun{"gemeente", "gemeenten"} : Noun{"municipality", "municipalities"};
  }
  if (all_begin_with(codes, "WK")) return {"wijk", "wijken"};
  if (all_begin_with(codes, "BU")) {
    return dutch ? Noun{"buurt", "buurten"} : Noun{"neighbourhood", "neighbourhoods"};
  }
  return dutch ? Noun{"eenheid", "eenheden"} : Noun{"unit", "units"};
}

std::string counted(std::int64_t count, const Noun& noun, Language language) {
  return fmt::format("{} {}", number_text(static_cast<double>(count), 0, language),
                     count == 1 ? noun.one : noun.many);
}

std::string number_text(double value, int decimals, Language language) {
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  if (digits.find_first_not_of("-0.") == std::string::npos && digits.front() == '-') {
    digits.erase(0, 1);  // nothing of the number is left: no minus zero
  }
  std::string text = with_commas(digits);
  if (language == Language::kDutch) {
    for (char& c : text) c = c == ',' ? '.' : c == '.' ? ',' : c;
  }
  return text;
}

std::string people_text(const PopulationSum& people, Language language) {
  if (people.is_unknown()) return in_language(language, "unknown", "onbekend");
  return (people.is_exact() ? "" : "≥ ") +
         number_text(static_cast<double>(people.at_least), 0, language);
}

std::string date_text(Date date, Language language) {
  const auto& months = language == Language::kDutch ? kDutchMonths : kEnglishMonths;
  return fmt::format("{} {} {}", date.day, months[static_cast<std::size_t>(date.month - 1)],
                     date.year);
}

std::string with_capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

}  // namespace grens
