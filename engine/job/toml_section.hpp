#pragma once
#include <toml++/toml.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "regions/date.hpp"

namespace grens {

/// The tables of a TOML file. InputError ("FILE:LINE: ...") for broken TOML.
toml::table parse_toml(const std::string& text, const std::string& file);

/// A table of a TOML file, read strictly: each reader returns nothing when the key is absent and
/// throws InputError ("FILE:LINE: what is wrong, what is allowed") when its value is of another
/// kind. Refers to the table and the file name, which must outlive it.
class TomlSection {
 public:
  /// `name` is what messages call the section, e.g. `[units]`; empty for the file's top.
  TomlSection(const toml::table& table, std::string name, const std::string& file)
      : table_(table), name_(std::move(name)), file_(file) {}

  /// Throws when the section has a key that is not `allowed`.
  void allow(std::span<const std::string_view> allowed) const;
  void allow(std::initializer_list<std::string_view> allowed) const {
    allow(std::span(allowed.begin(), allowed.size()));
  }
  bool has(std::string_view key) const { return table_.contains(key); }
  /// Throws when a key is absent.
  void require(std::string_view key) const;

  /// Text that is not empty and holds no NUL.
  std::optional<std::string> text(std::string_view key) const;
  /// A whole number of `least` .. `most`.
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least,
                                      std::int64_t most) const;
  /// A number of `least` .. `most`.
  std::optional<double> number(std::string_view key, double least, double most) const;
  /// A date, not in quotes: 2024-01-31.
  std::optional<Date> date(std::string_view key) const;
  /// The same, or a year for its 1 January.
  std::optional<Date> date_or_year(std::string_view key) const;
  /// Text that is one of `allowed`.
  std::optional<std::string> word(std::string_view key,
                                  std::initializer_list<std::string_view> allowed) const;
  /// A list of texts; a single text counts as a list of one.
  std::optional<std::vector<std::string>> texts(std::string_view key) const;
  /// Whether a key is there and true. Throws for what is neither true nor false.
  bool flag(std::string_view key) const;
  /// Texts and numbers as a command line would have them, of one value or of a list.
  std::vector<std::string> values(std::string_view key) const;
  /// A list of pairs of texts.
  std::optional<std::vector<std::pair<std::string, std::string>>> pairs(std::string_view key) const;
  /// Whether the value of a key is a section.
  bool is_section(std::string_view key) const { return table_.get_as<toml::table>(key) != nullptr; }
  /// A section below this one.
  std::optional<TomlSection> section(std::string_view key) const;
  /// The sections of a `[[key]]`; empty when there is none.
  std::vector<TomlSection> sections(std::string_view key) const;

  /// Keys in the order of the alphabet.
  std::vector<std::string> keys() const;
  /// The line in which the value of a key stands, or without it the section.
  std::size_t line(std::string_view key) const;
  /// The error for what a key of this section says.
  InputError error(std::string_view key, std::string_view what) const;

 private:
  InputError error(const toml::node& node, std::string_view what) const;
  std::string text_of(const toml::node& node, std::string_view key) const;
  std::string called(std::string_view key) const;

  const toml::table& table_;
  std::string name_;
  const std::string& file_;
};

}  // namespace grens
