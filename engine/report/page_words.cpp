// Words come from one file for both languages, so that no text of the page is in the code.
#include "report/page_words.hpp"

#include <fmt/format.h>

#include <sstream>
#include <stdexcept>

#include "regions/text.hpp"
#include "report/page_files.hpp"

namespace grens {

PageWords::PageWords(std::string lang) : lang_(std::move(lang)) {
  if (lang_ != "nl" && lang_ != "en") throw std::invalid_argument("no words in " + lang_);
  const auto words = nlohmann::json::parse(page_file("words.json"));
  for (const auto& [key, word] : words.items()) {
    words_.emplace(key, word.at(lang_).get<std::string>());
  }
}

const std::string& PageWords::word(std::string_view key) const {
  const auto found = words_.find(key);
  if (found == words_.end()) throw std::out_of_range("no such word: " + std::string(key));
  return found->second;
}

std::string PageWords::say(std::string_view key, std::initializer_list<std::string> parts) const {
  const std::string& pattern = word(key);
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    const auto number = place ? static_cast<std::size_t>(pattern[i + 1] - '0') : parts.size();
    if (number < parts.size()) {
      out += parts.begin()[number];
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

const std::string& PageWords::counted(const std::string& key, std::size_t count) const {
  return word(key + (count == 1 ? "-one" : "-many"));
}

std::string PageWords::as_written(std::string english) const {
  if (lang_ == "nl") {
    for (char& c : english) c = c == ',' ? '.' : c == '.' ? ',' : c;
  }
  return english;
}

std::string PageWords::count(std::int64_t value) const { return as_written(spoken_count(value)); }

std::string PageWords::number(double value, int decimals) const {
  return as_written(with_commas(fmt::format("{:.{}f}", value, decimals)));
}

std::string PageWords::day(const Date& date) const {
  std::istringstream months(word("months"));
  std::string month;
  for (unsigned m = 0; m < static_cast<unsigned>(date.month); ++m) months >> month;
  return fmt::format("{} {} {}", static_cast<int>(date.day), month, static_cast<int>(date.year));
}

std::string PageWords::people(const PopulationSum& sum) const {
  if (sum.is_unknown()) return word("unknown");
  return sum.is_exact() ? count(sum.at_least) : say("at-least", {count(sum.at_least)});
}

nlohmann::ordered_json PageWords::json() const {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const auto& [key, word] : words_) json[key] = word;
  return json;
}

}  // namespace grens
