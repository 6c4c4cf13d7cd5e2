#pragma once
#include <cstdint>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "regions/date.hpp"
#include "regions/population.hpp"

namespace grens {

/// The words of a page in one language, from report/html/words.json, and numbers as that language
/// writes them. All is plain text, to be escaped where it is put into a page.
class PageWords {
 public:
  /// `lang` is `nl` or `en`; throws std::invalid_argument for any other.
  explicit PageWords(std::string lang);

  const std::string& lang() const { return lang_; }
  bool has(std::string_view key) const { return words_.contains(key); }
  /// Throws std::out_of_range for a key that words.json lacks.
  const std::string& word(std::string_view key) const;
  /// The word with `{0}`, `{1}`, ... replaced; what replaces them is not looked at again.
  std::string say(std::string_view key, std::initializer_list<std::string> parts) const;
  /// The word for one thing or for several: `KEY-one` or `KEY-many`.
  const std::string& counted(const std::string& key, std::size_t count) const;

  /// "25,408", "25.408".
  std::string count(std::int64_t value) const;
  std::string count(std::size_t value) const { return count(static_cast<std::int64_t>(value)); }
  /// With so many decimals: "1,234.5", "1.234,5".
  std::string number(double value, int decimals) const;
  /// "1 January 2015", "1 januari 2015".
  std::string day(const Date& date) const;
  /// "25,408", "at least 25,408" or "unknown".
  std::string people(const PopulationSum& sum) const;

  /// All words by their keys.
  nlohmann::ordered_json json() const;

 private:
  std::string lang_;
  std::map<std::string, std::string, std::less<>> words_;

  std::string as_written(std::string english) const;
};

}  // namespace grens
