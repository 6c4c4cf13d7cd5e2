// Rather than to look for secrets, which may hide behind a misspelt keyword, what is known to be
// none is let through. The words that are not let through are kept, and struck out of whatever is
// said later on.
#include "io/secrets.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <set>

#include "io/connection.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr const char* kHidden = "***";

std::mutex mutex;
std::set<std::string, std::less<>> hidden_words;

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         byte >= 0x80;
}

/// Calls `take` with each word and each run of other characters.
template <typename Take>
void split(std::string_view text, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    const bool word = is_word(text[at]);
    std::size_t end = at;
    while (end < text.size() && is_word(text[end]) == word) ++end;
    take(text.substr(at, end - at), word);
    at = end;
  }
}

std::set<std::string, std::less<>> words_of(std::string_view text) {
  std::set<std::string, std::less<>> words;
  split(text, [&](std::string_view part, bool word) {
    if (word) words.emplace(part);
  });
  return words;
}

/// `cut`: the word may be the beginning of a longer one.
bool is_hidden(std::string_view word, bool cut) {
  if (hidden_words.contains(word)) return true;
  const auto next = hidden_words.lower_bound(word);
  return cut && next != hidden_words.end() && next->starts_with(word);
}

bool is_open(const std::string& key) {
  static constexpr std::array kOpen = {"dbname",
                                       "host",
                                       "hostaddr",
                                       "port",
                                       "user",
                                       "service",
                                       "schema",
                                       "schemas",
                                       "active_schema",
                                       "sslmode",
                                       "connect_timeout",
                                       "tables",
                                       "target_session_attrs"};
  return std::find(kOpen.begin(), kOpen.end(), key) != kOpen.end();
}

bool is_open(const std::string& key, const std::string& value) {
  // A dbname may hold a whole connection.
  const bool plain = value.find('=') == std::string::npos && value.find("://") == std::string::npos;
  return plain && is_open(key);
}

std::string keywords_name(std::string_view text) {
  const std::optional<Keywords> keywords = connection_keywords(text);
  if (!keywords) return kHidden;
  std::string name;
  for (const auto& [key, value] : *keywords) {
    if (!name.empty()) name += ' ';
    const bool named = is_open(key) || key == "password" || key == "sslpassword";
    name += (named ? key : kHidden) + "=" + (is_open(key, value) ? value : kHidden);
  }
  return name;
}

/// "scheme://user:secret@host/path?key=secret" without the secrets. A password may hold an
/// unescaped `@` or `/`, so all up to the last `@` is taken to be of it.
std::string address_name(const std::string& text) {
  const std::size_t start = text.find("://") + 3;
  const std::size_t question = std::min(text.find('?', start), text.size());
  std::string name = text.substr(0, start);
  std::size_t at = text.rfind('@');
  if (at != std::string::npos && at >= start) {
    const std::string user = text.substr(start, at - start);
    const std::size_t colon = user.find(':');
    const bool plain = user.find_first_of("/?@") == std::string::npos;
    if (colon == std::string::npos && plain) {
      name += user + "@";
    } else {
      name += (plain ? user.substr(0, colon) + ":" : "") + std::string(kHidden) + "@";
    }
    ++at;
  } else {
    at = start;
  }
  if (question < at) return text.substr(0, start) + kHidden;
  name += text.substr(at, question - at);
  char separator = '?';
  for (std::size_t part = question + 1; part <= text.size();) {
    const std::size_t end = std::min(text.find('&', part), text.size());
    const std::string pair = text.substr(part, end - part);
    const std::string key = pair.substr(0, pair.find('='));
    const bool open = pair.size() <= key.size() || is_open(key, pair.substr(key.size() + 1));
    name += separator + (open ? pair : key + "=" + kHidden);
    separator = '&';
    part = end + 1;
  }
  return name;
}

/// Text of another kind, without what follows "password=" and its like.
std::string without_passwords(const std::string& text) {
  std::string name = text;
  for (const std::string key : {"password=", "passwd=", "pwd="}) {
    for (std::size_t at = 0; (at = lower_case(name).find(key, at)) != std::string::npos;) {
      at += key.size();
      const bool quoted = at < name.size() && (name[at] == '\'' || name[at] == '"');
      std::size_t end = quoted ? name.find(name[at], at + 1) : name.find_first_of(",;&", at);
      if (quoted && end != std::string::npos) ++end;
      end = std::min(end, name.size());
      name.replace(at, end - at, kHidden);
    }
  }
  return name;
}

std::string name_of(const std::string& given) {
  const bool address = given.find("://") != std::string::npos;
  if (!is_connection(given)) return without_passwords(address ? address_name(given) : given);
  const std::size_t colon = given.find(':');
  const std::string kind = given.substr(0, colon + 1);
  const std::string rest = given.substr(colon + 1);
  if (rest.starts_with("//")) return address_name(given);
  const std::size_t slashes = rest.find("://");
  if (slashes != std::string::npos && slashes < rest.find('=')) return kind + address_name(rest);
  return kind + keywords_name(rest);
}

}  // namespace

std::string source_name(const std::string& given) {
  std::string name = name_of(given);
  if (name == given) return name;
  // The words of our own sentences about connections are no secrets.
  const auto shown_words = words_of(name + " PG postgresql dbname host user password schema");
  const std::scoped_lock lock(mutex);
  for (const std::string& text : {given, percent_decoded(given)}) {
    for (const std::string& word : words_of(text)) {
      if (!shown_words.contains(word)) hidden_words.insert(word);
    }
  }
  return name;
}

std::string without_secrets(std::string_view text) {
  const std::scoped_lock lock(mutex);
  if (hidden_words.empty()) return std::string(text);
  std::string out;
  split(text, [&](std::string_view part, bool word) {
    const std::string_view behind =
        text.substr(static_cast<std::size_t>(part.end() - text.begin()));
    out += word && is_hidden(part, behind.starts_with("...")) ? std::string_view(kHidden) : part;
  });
  return out;
}

}  // namespace grens
