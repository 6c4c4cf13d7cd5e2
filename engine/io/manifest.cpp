// JSON, one file a line. A manifest that is read may come from anywhere: names in it that lead out
// of its folder are refused before anything is opened.
#include "io/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "io/write_text.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

namespace fs = std::filesystem;

bool stays_in_folder(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
         name.find('\0') == std::string::npos;
}

FileState compare(const fs::path& path, const ManifestEntry& entry) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return FileState::kMissing;
  if (fs::file_size(path, error) != entry.size) return FileState::kChanged;
  try {
    return sha256_file(path.string()) == entry.sha256 ? FileState::kWhole : FileState::kChanged;
  } catch (const InputError&) {
    return FileState::kMissing;
  }
}

std::vector<std::string> other_files(const fs::path& folder, const Manifest& manifest) {
  std::vector<std::string> others;
  std::error_code error;
  for (fs::directory_iterator at(folder.empty() ? "." : folder, error), end; at != end && !error;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    const bool listed = std::any_of(manifest.files.begin(), manifest.files.end(),
                                    [&](const ManifestEntry& entry) { return entry.file == name; });
    if (!listed && name != kManifestName && !name.starts_with('.')) others.push_back(name);
  }
  std::sort(others.begin(), others.end());
  return others;
}

}  // namespace

bool is_manifest_name(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  return name == kManifestName || name.ends_with(std::string(".") + kManifestName);
}

std::string manifest_text(const Manifest& manifest) {
  std::string out = "{\"grens\":";
  append_json_string(out, manifest.version);
  out += ",\"files\":[";
  for (std::size_t i = 0; i < manifest.files.size(); ++i) {
    const ManifestEntry& entry = manifest.files[i];
    out += i > 0 ? ",\n{\"file\":" : "\n{\"file\":";
    append_json_string(out, entry.file);
    out += fmt::format(",\"size\":{},\"sha256\":\"{}\"", entry.size, entry.sha256);
    if (!entry.provenance.empty()) out += ",\"provenance\":" + entry.provenance;
    out += '}';
  }
  out += "\n]}\n";
  return out;
}

Manifest read_manifest(const std::string& path) {
  const std::string text = read_text_file(path);
  Manifest manifest;
  try {
    const auto json = nlohmann::ordered_json::parse(text);
    manifest.version = json.at("grens").get<std::string>();
    for (const auto& file : json.at("files")) {
      manifest.files.push_back({file.at("file").get<std::string>(),
                                file.at("size").get<std::uint64_t>(),
                                file.at("sha256").get<std::string>(),
                                file.contains("provenance") ? file["provenance"].dump() : ""});
    }
  } catch (const nlohmann::json::exception&) {
    throw InputError(fmt::format(
        "{}: is not a manifest that grens wrote; name the manifest of an output folder", path));
  }
  for (const ManifestEntry& entry : manifest.files) {
    if (!stays_in_folder(entry.file)) {
      throw InputError(fmt::format(
          "{}: names a file outside its folder ({}), which grens never writes; do not trust it",
          path, in_quotes(entry.file)));
    }
  }
  return manifest;
}

bool ManifestCheck::whole() const {
  return std::all_of(files.begin(), files.end(),
                     [](const CheckedFile& file) { return file.state == FileState::kWhole; });
}

ManifestCheck check_manifest(const std::string& path) {
  const Manifest manifest = read_manifest(path);
  ManifestCheck check;
  check.version = manifest.version;
  for (const ManifestEntry& entry : manifest.files) {
    check.files.push_back({entry.file, compare(fs::path(path).parent_path() / entry.file, entry)});
  }
  const fs::path file(path);
  if (file.filename() == kManifestName) check.others = other_files(file.parent_path(), manifest);
  return check;
}

}  // namespace grens
