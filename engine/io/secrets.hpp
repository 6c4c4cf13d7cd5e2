#pragma once
#include <string>
#include <string_view>

namespace grens {

/// An input or output as messages, provenance and JSON may name it: a file as it is, a connection
/// or an address without its secrets. Of a connection to PostgreSQL only what is known to be no
/// secret is told (database, host, user, schema, ...); the rest is `***`, and so is all of one that
/// is malformed. Of an address (`https://user:secret@host/...`) and of other databases the
/// passwords are left out. What is left out is remembered for `without_secrets`.
std::string source_name(const std::string& given);

/// A text in which each word that a source_name left out is `***`: for what libraries say, who
/// repeat what they were given. A word is letters, digits and `_`. Safe in several threads.
std::string without_secrets(std::string_view text);

}  // namespace grens
