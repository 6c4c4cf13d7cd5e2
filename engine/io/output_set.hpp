#pragma once
#include <cstddef>
#include <list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sha256.hpp"
#include "io/manifest.hpp"
#include "io/sink.hpp"

namespace grens {

class PartialFolder;

/// One file of an OutputSet while it is written. Each may be written by another thread.
class OutputFile {
 public:
  /// Opens `partial_path`, which is to become `target_path`; InputError when it cannot be made.
  OutputFile(std::string partial_path, std::string target_path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// InputError when the bytes cannot be stored (disk full, ...), naming the target.
  void write(std::string_view bytes);
  /// Says that the file is complete: nothing may be written after. OutputSet::finish does it for
  /// files that are still open.
  void close();

  /// Says where its contents come from, as JSON, for the manifest: for files that cannot say it.
  void describe(std::string provenance) { entry_.provenance = std::move(provenance); }

  /// `write` as a function, for the writers; the file must outlive it.
  Sink sink();

  /// Waits until all bytes are on the disk. InputError as write.
  void bring_to_disk();

  /// Where the bytes go until the set is finished.
  const std::string& partial() const { return partial_; }
  /// Where they will stand then.
  const std::string& target() const { return target_; }
  /// Name, size and hash of what was written; to be asked after close().
  const ManifestEntry& entry() const { return entry_; }

 private:
  std::string partial_;
  std::string target_;
  int descriptor_ = -1;
  Sha256 digest_;
  ManifestEntry entry_;
};

/// Files that appear together or not at all.
///
/// They are written into a hidden folder beside their targets (`.grens-partial-PID-N`), brought to
/// the disk, and renamed when all of them are complete; the manifest comes last. A file is
/// therefore always the old one or the new one, whole, whatever happens; a set that a kill or a
/// crash cut while it was renamed does not match its manifest. Destroyed before finish() (an
/// exception), and on Ctrl-C (see remove_partial_outputs), nothing is left and nothing has changed.
/// What a killed run left in the folder is removed by the next one. A target that is a symbolic
/// link is replaced by the file.
///
/// Not for several threads at a time, except that each may write its own OutputFile.
class OutputSet {
 public:
  /// Several files in a folder, which is made when it is not there. `inputs` are all files that
  /// were read (things that are not files are ignored); none of them is overwritten.
  /// InputError when the folder cannot be made or written to, or is the folder of an input.
  static OutputSet in_folder(const std::string& folder, std::span<const std::string> inputs);

  /// One output, named by the user: `path`, or the files of a shapefile of that name.
  /// InputError when it is a folder, cannot be written, or is an input.
  static OutputSet of_file(const std::string& path, std::span<const std::string> inputs);

  /// The files go along; what is left has none.
  OutputSet(OutputSet&&) noexcept;
  /// Drops what this set has begun and takes over the other's files.
  OutputSet& operator=(OutputSet&&) noexcept;
  ~OutputSet();

  /// Starts a file. `name` holds no folder; in a folder it must be a safe_file_name. The reference
  /// is good as long as the set. InputError when the name is not safe or taken (whatever its case
  /// and accents), the target is not a plain file or is an input, or the file cannot be made.
  OutputFile& create(const std::string& name);

  /// Writes a whole file: create, write, close. `provenance` as OutputFile::describe.
  void add(const std::string& name, std::string_view bytes, std::string provenance = {});

  /// Where a file of this name will be, for messages.
  std::string target(const std::string& name) const;

  /// Completes all files and puts them in place; then nothing more can be created. A set in a
  /// folder, and one output of several files, gets a manifest. Signals wait while files are
  /// renamed. InputError when that fails; then nothing has changed, or (a rename failed in the
  /// middle) the sentence says that the set is mixed.
  void finish();

  /// After finish(): what was written, by name, without the manifest.
  const std::vector<ManifestEntry>& written() const { return written_; }
  /// After finish(): files that the manifest before listed, that this run did not write and that
  /// are still there.
  const std::vector<std::string>& leftovers() const { return leftovers_; }

 private:
  OutputSet(std::string folder, std::string single, std::span<const std::string> inputs);
  void refuse_target(const std::string& name) const;
  std::string manifest_name() const;
  void find_leftovers();
  void put_in_place();

  std::string folder_;  ///< where the targets are
  std::string single_;  ///< file name of the only output; empty for a folder
  std::vector<std::string> inputs_;
  std::unique_ptr<PartialFolder> partial_;
  std::list<OutputFile> files_;
  std::vector<ManifestEntry> written_;
  std::vector<std::string> leftovers_;
};

/// Removes what all unfinished sets of this process have written so far. Async-signal-safe: for a
/// signal handler, which must then end the process with _exit.
void remove_partial_outputs() noexcept;

}  // namespace grens
