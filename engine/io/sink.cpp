// Each piece is flushed, so that a full disk is noticed while there is someone to tell.
#include "io/sink.hpp"

#include <cerrno>
#include <cstdio>

#include "io/write_error.hpp"

namespace grens {

Sink stdout_sink() {
  return [](std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) < bytes.size() ||
        std::fflush(stdout) != 0) {
      throw write_error("standard output", "cannot be written", errno);
    }
  };
}

}  // namespace grens
