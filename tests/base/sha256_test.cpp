#include "base/sha256.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

using testing::Scratch;
using testing::write_bytes;

// FIPS 180-2, appendix B, and the empty message.
TEST(Sha256, KnownTexts) {
  EXPECT_EQ(sha256_text(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_text("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_text(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesAreTheirWhole) {
  Sha256 digest;
  for (const char* piece : {"a", "", "bc"}) digest.add(piece);
  EXPECT_EQ(digest.hex(), sha256_text("abc"));
}

TEST(Sha256, AFileIsItsBytes) {
  const Scratch folder;
  const std::string bytes = std::string(700000, 'x') + std::string(1, '\0') + "end";
  write_bytes(folder / "file", bytes);
  EXPECT_EQ(sha256_file(folder / "file"), sha256_text(bytes));
}

TEST(Sha256, SaysWhichFileCannotBeRead) {
  const Scratch folder;
  EXPECT_THROW(sha256_file(folder / "absent"), InputError);
  EXPECT_THROW(sha256_file(folder.path().string()), InputError);
}

}  // namespace
}  // namespace grens
