#pragma once
#include <CLI/App.hpp>
#include <string>

#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "cli/project.hpp"
#include "cli/simplify_options.hpp"
#include "job/main_job.hpp"

namespace grens {

/// What the commands that do a project are given.
struct ProjectArguments {
  std::string project;
  InputOptions input;
  RepairArguments repair;
  TableOptions tables;
  OutputArguments output;
  SimplifyArguments simplify;
  std::string lang;  ///< of pages and of titles; empty: that of the project
  bool json = false;
};

/// Declares PROJECT and the options that change what it says.
void add_project_options(CLI::App& app, ProjectArguments& arguments);

/// Reads the project file. UsageError, before any file is opened, when it is a boundary file (a
/// likely mistake; `command` is the one that was called) or when --out is no folder. InputError as
/// read_project.
Project open_project(const ProjectArguments& arguments, const std::string& command);

/// The job that the project asks for, as the options change it: another input, whose year is then
/// not the project's, other tables, another output. `out` is empty when neither names a folder.
/// Reads the tables; throws as they do, and for schemes that they lack.
MainJob main_job_of(const ProjectArguments& arguments, const Project& project, Notices& notices);

}  // namespace grens
