#pragma once
#include <filesystem>
#include <string>

#include "cli/command.hpp"

namespace grens {

/// grens.1, which lists the commands, as roff with the man macros.
std::string man_page_of_program();

/// grens-NAME.1.
std::string man_page(const Command& command);

/// Writes all pages into a folder, which is made when it is not there. InputError when it cannot.
void write_man_pages(const std::filesystem::path& folder);

}  // namespace grens
