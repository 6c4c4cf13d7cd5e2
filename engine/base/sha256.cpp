// Feeds bytes to OpenSSL's digest (EVP). The file is read in large pieces and never held whole.
#include "base/sha256.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include "base/error.hpp"

namespace grens {
namespace {

void check(bool fine) {
  if (!fine) throw InputError("OpenSSL cannot compute SHA-256 here: check its installation");
}

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
  check(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}

void Sha256::add(std::string_view bytes) {
  check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  check(EVP_DigestFinal_ex(context_.get(), bytes.data(), &size) == 1);
  return fmt::format("{:02x}", fmt::join(bytes.begin(), bytes.begin() + size, ""));
}

std::string sha256_text(std::string_view text) {
  Sha256 digest;
  digest.add(text);
  return digest.hex();
}

std::string sha256_file(const std::string& path) {
  const auto refuse = [&] {
    throw InputError(fmt::format("{}: cannot be read ({})", path, std::strerror(errno)));
  };
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) refuse();
  Sha256 digest;
  std::vector<char> piece(std::size_t{1} << 18);
  for (;;) {
    const std::size_t got = std::fread(piece.data(), 1, piece.size(), file.get());
    digest.add({piece.data(), got});
    if (got < piece.size()) break;
  }
  if (std::ferror(file.get()) != 0) refuse();
  return digest.hex();
}

}  // namespace grens
