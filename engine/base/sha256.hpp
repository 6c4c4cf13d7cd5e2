#pragma once
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's EVP_MD_CTX

namespace grens {

/// SHA-256 of bytes that come piece by piece. InputError where OpenSSL cannot compute it.
class Sha256 {
 public:
  Sha256();
  /// Takes further bytes.
  void add(std::string_view bytes);
  /// The digest as 64 lower-case hexadecimal digits; nothing may be added after.
  std::string hex();

 private:
  std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> context_;
};

/// SHA-256 of a text's bytes, as 64 lower-case hexadecimal digits.
std::string sha256_text(std::string_view text);

/// SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits; reads it once, piece by piece.
/// InputError when the file cannot be read.
std::string sha256_file(const std::string& path);

}  // namespace grens
