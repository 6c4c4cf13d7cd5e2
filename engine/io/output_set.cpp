// Files are written into a hidden folder beside their targets, each brought to the disk (fsync)
// before any of them is renamed. The manifest is renamed last; it holds hashes, so that it tells a
// mixed set in whatever order the file system brings the names to the disk. What can be refused is
// refused before the first byte is written; it is looked at again just before renaming.
#include "io/output_set.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/version.hpp"
#include "io/file_name.hpp"
#include "io/hold_signals.hpp"
#include "io/partial_folder.hpp"
#include "io/write_error.hpp"

namespace grens {
namespace {

namespace fs = std::filesystem;

bool same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

std::string folder_part(const std::string& path) {
  const std::string parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

/// An output folder must not be the folder of an input: what is there would be taken for inputs,
/// or inputs for results.
void refuse_input_folder(const std::string& folder, std::span<const std::string> inputs) {
  struct stat out {};
  struct stat in {};
  if (stat(folder.c_str(), &out) != 0) return;
  for (const std::string& input : inputs) {
    if (stat(input.c_str(), &in) != 0) continue;
    const bool is_input = same_file(in, out);
    if (!is_input && (stat(folder_part(input).c_str(), &in) != 0 || !same_file(in, out))) continue;
    throw InputError(
        fmt::format("{}: is {} {}, and results must not be mixed with inputs: choose "
                    "another folder with --out",
                    folder, is_input ? "the input" : "the folder of the input", input));
  }
}

/// The folder's entries (renamed files) are brought to the disk, where the file system can.
void sync_folder(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // a folder may be writable and not readable
  const bool failed = fsync(descriptor) != 0 && (errno == EIO || errno == ENOSPC);
  const int reason = errno;
  close(descriptor);
  if (failed) throw write_error(folder, "cannot be brought to the disk", reason);
}

}  // namespace

OutputFile::OutputFile(std::string partial_path, std::string target_path)
    : partial_(std::move(partial_path)), target_(std::move(target_path)) {
  entry_.file = fs::path(target_).filename().string();
  descriptor_ = open(partial_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor_ < 0) throw write_error(target_, "cannot be written", errno);
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::write(std::string_view bytes) {
  digest_.add(bytes);
  entry_.size += bytes.size();
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor_, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) throw write_error(target_, "cannot be written", errno);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

void OutputFile::close() {
  if (!entry_.sha256.empty()) return;
  entry_.sha256 = digest_.hex();
  sync_file_range(descriptor_, 0, 0, SYNC_FILE_RANGE_WRITE);  // a hint: fsync finds less to do
}

void OutputFile::bring_to_disk() {
  close();
  if (fsync(descriptor_) != 0) throw write_error(target_, "cannot be written", errno);
  if (::close(std::exchange(descriptor_, -1)) != 0) {
    throw write_error(target_, "cannot be written", errno);
  }
}

Sink OutputFile::sink() {
  return [this](std::string_view bytes) { write(bytes); };
}

OutputSet OutputSet::in_folder(const std::string& folder, std::span<const std::string> inputs) {
  refuse_input_folder(folder, inputs);
  return OutputSet(folder, "", inputs);
}

OutputSet OutputSet::of_file(const std::string& path, std::span<const std::string> inputs) {
  const fs::path parts(path);
  std::error_code error;
  if (!parts.has_filename() || fs::is_directory(parts, error)) {
    throw InputError(fmt::format("{}: is a folder: name a file with --out", path));
  }
  return OutputSet(parts.parent_path().string(), parts.filename().string(), inputs);
}

OutputSet::OutputSet(std::string folder, std::string single, std::span<const std::string> inputs)
    : folder_(std::move(folder)),
      single_(std::move(single)),
      inputs_(inputs.begin(), inputs.end()) {
  refuse_target(single_.empty() ? kManifestName : single_);
  partial_ = std::make_unique<PartialFolder>(folder_);
}

OutputSet::OutputSet(OutputSet&&) noexcept = default;
OutputSet& OutputSet::operator=(OutputSet&&) noexcept = default;
OutputSet::~OutputSet() = default;

std::string OutputSet::target(const std::string& name) const {
  return (fs::path(folder_) / name).string();
}

std::string OutputSet::manifest_name() const {
  return single_.empty() ? kManifestName : single_ + "." + kManifestName;
}

void OutputSet::refuse_target(const std::string& name) const {
  const std::string path = target(name);
  struct stat there {};
  if (stat(path.c_str(), &there) != 0) return;
  if (S_ISDIR(there.st_mode)) {
    throw InputError(fmt::format(
        "{}: is a folder, and a file must go there: move it, or choose another --out", path));
  }
  if (!S_ISREG(there.st_mode)) {
    throw InputError(
        fmt::format("{}: is not a plain file and is not replaced: choose another --out", path));
  }
  for (const std::string& input : inputs_) {
    struct stat in {};
    if (stat(input.c_str(), &in) == 0 && same_file(in, there)) {
      throw InputError(fmt::format(
          "{}: is an input ({}) and is not overwritten: choose another --out", path, input));
    }
  }
  if (faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) {
    throw write_error(path, "is protected and is not replaced", errno);
  }
}

OutputFile& OutputSet::create(const std::string& name) {
  if (single_.empty() && (name != safe_file_name(name) || is_manifest_name(name))) {
    throw InputError(
        fmt::format("{}: {} cannot be the name of a result: choose another name", folder_, name));
  }
  const std::string key = file_name_key(name);
  for (const OutputFile& file : files_) {
    if (file_name_key(file.entry().file) != key) continue;
    throw InputError(fmt::format(
        "{}: two results would have the name {} (case and accents do not count): rename one",
        folder_, name));
  }
  refuse_target(name);
  return files_.emplace_back((fs::path(partial_->path()) / name).string(), target(name));
}

void OutputSet::add(const std::string& name, std::string_view bytes, std::string provenance) {
  OutputFile& file = create(name);
  file.describe(std::move(provenance));
  file.write(bytes);
  file.close();
}

void OutputSet::find_leftovers() {
  std::error_code error;
  try {
    for (const ManifestEntry& old : read_manifest(target(manifest_name())).files) {
      const bool again = std::any_of(written_.begin(), written_.end(),
                                     [&](const ManifestEntry& e) { return e.file == old.file; });
      if (!again && fs::exists(target(old.file), error)) leftovers_.push_back(old.file);
    }
  } catch (const InputError&) {
    leftovers_.clear();  // no manifest, or none of ours
  }
}

void OutputSet::finish() {
  for (OutputFile& file : files_) {
    file.close();
    written_.push_back(file.entry());
  }
  std::sort(written_.begin(), written_.end(),
            [](const ManifestEntry& a, const ManifestEntry& b) { return a.file < b.file; });
  if (single_.empty() || files_.size() > 1) {
    find_leftovers();
    const std::string name = manifest_name();
    files_.emplace_back((fs::path(partial_->path()) / name).string(), target(name))
        .write(manifest_text({version(), written_}));
  }
  for (OutputFile& file : files_) file.bring_to_disk();
  for (const OutputFile& file : files_) refuse_target(file.entry().file);

  const HoldSignals until_all_are_renamed;
  put_in_place();
  partial_.reset();
}

void OutputSet::put_in_place() {
  const std::string folder = folder_.empty() ? "." : folder_;
  bool first = true;
  for (const OutputFile& file : files_) {  // the manifest comes last
    if (std::rename(file.partial().c_str(), file.target().c_str()) != 0) {
      const int reason = errno;
      if (first) throw write_error(file.target(), "cannot be put in place", reason);
      throw InputError(fmt::format(
          "{}: cannot be put in place ({}), so that the files in {} are now of two runs: mend that "
          "and run again",
          file.target(), std::strerror(reason), folder));
    }
    first = false;
  }
  sync_folder(folder);
}

void remove_partial_outputs() noexcept { PartialFolder::remove_all(); }

}  // namespace grens
