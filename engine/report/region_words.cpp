// A page is about several schemes whose regions have the same names (Zeeland), so that a sentence
// about a region says of which it is.
#include "report/region_words.hpp"

#include <algorithm>

#include "regions/text.hpp"

namespace grens {

std::string region_noun(const PageWords& words, const std::string& scheme, bool several) {
  const std::string ending = several ? "-many" : "-one";
  std::string noun;
  for (std::size_t at = 0; at <= scheme.size();) {
    const std::size_t plus = std::min(scheme.find('+', at), scheme.size());
    const std::string key = scheme.substr(at, plus - at);
    const std::string own = "region-" + key + ending;
    noun += (at == 0 ? "" : " + ") +
            (words.has(own) ? words.word(own) : words.say("region-of-key" + ending, {key}));
    at = plus + 1;
  }
  return noun;
}

std::string noun_and_name(const PageWords& words, const std::string& scheme,
                          const std::string& name, bool several) {
  if (scheme.empty() || name.empty()) return name;
  const std::string noun = region_noun(words, scheme, several);
  const std::size_t last = noun.rfind(' ') + 1;  // npos + 1 is 0: a noun of one word
  const std::string last_word = lower_case(std::string_view(noun).substr(last));
  const bool has_it = lower_case(name).find(last_word) != std::string::npos;
  return has_it ? noun.substr(0, last) + name : noun + " " + name;
}

}  // namespace grens
