#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace grens {

/// The name of the manifest in an output folder. A single output of several files (a shapefile)
/// has its own, NAME.manifest.json.
inline constexpr const char* kManifestName = "manifest.json";

/// One file of a set.
struct ManifestEntry {
  std::string file;             ///< name in the manifest's folder
  std::uint64_t size = 0;       ///< bytes
  std::string sha256;           ///< 64 lower-case hexadecimal digits
  std::string provenance = {};  ///< JSON, where the file itself has no place for it; else empty
  /// Whether name, size, hash and provenance are equal.
  friend bool operator==(const ManifestEntry&, const ManifestEntry&) = default;
};

/// Which files belong together: all that one run wrote into a folder. It holds no clock.
struct Manifest {
  std::string version;               ///< of grens
  std::vector<ManifestEntry> files;  ///< by name
};

/// Whether a file of this name is a manifest: manifest.json or NAME.manifest.json.
bool is_manifest_name(const std::string& path);

/// The manifest as JSON.
std::string manifest_text(const Manifest& manifest);

/// Reads a manifest. InputError when it cannot be read, is not a manifest of grens, or names a file
/// outside its folder.
Manifest read_manifest(const std::string& path);

/// What became of a file since its manifest was written.
enum class FileState {
  kWhole,    ///< as the manifest says
  kMissing,  ///< not there, or not readable
  kChanged,  ///< of another run (a mixed set), edited or cut short
};

/// A file of a manifest, looked at again.
struct CheckedFile {
  std::string file;                     ///< name in the manifest's folder
  FileState state = FileState::kWhole;  ///< what was found
};

/// A set of files held against its manifest.
struct ManifestCheck {
  std::string version;             ///< of the grens that wrote the set
  std::vector<CheckedFile> files;  ///< by name
  /// Other files in the folder of a manifest.json, by name, hidden ones not: of another run, or not
  /// of grens. (A NAME.manifest.json does not speak for its folder.)
  std::vector<std::string> others;

  /// Whether the set is what one run wrote.
  bool whole() const;
};

/// Compares the files beside a manifest with it. Reads them all. Errors as read_manifest.
ManifestCheck check_manifest(const std::string& path);

}  // namespace grens
