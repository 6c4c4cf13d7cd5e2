// GDAL reports through one handler for the whole process; ours keeps what it says in a list of the
// thread that the call was made in, so that each caller finds its own messages after its own call.
#include "io/gdal.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <fmt/format.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include "io/proj.hpp"
#include "io/secrets.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostMessages = 20;
constexpr const char* kSorting = "OGR_ORGANIZE_POLYGONS";
constexpr const char* kUnsortedWarning = "cannot be translated to Simple Geometry";

thread_local std::vector<GdalMessage> messages;
thread_local std::size_t unkept_messages = 0;
thread_local bool rings_stay_unsorted = false;

void CPL_STDCALL collect(CPLErr severity, CPLErrorNum /*number*/, const char* said) {
  if (severity == CE_None || severity == CE_Debug) return;
  if (rings_stay_unsorted && std::strstr(said, kUnsortedWarning) != nullptr) return;
  const std::string text = without_secrets(said);
  const bool failure = severity != CE_Warning;
  const auto same = std::find_if(messages.begin(), messages.end(), [&](const GdalMessage& m) {
    return m.failure == failure && m.text == text;
  });
  if (same != messages.end()) {
    ++same->count;
  } else if (messages.size() < kMostMessages || (failure && !gdal_failed())) {
    messages.push_back({failure, text, 1});
  } else {
    ++unkept_messages;
  }
}

}  // namespace

void setup_gdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    proj_context();  // refuses to go on without PROJ's database; GDAL would, and err
    setenv("PROJ_NETWORK", "OFF", 1);
    CPLSetErrorHandler(collect);
    if (CPLGetConfigOption("OGR_CURRENT_DATE", nullptr) == nullptr) {
      CPLSetConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z");
    }
    GDALAllRegister();
    OSRSetPROJEnableNetwork(0);
  });
}

std::vector<GdalMessage> take_gdal_messages() {
  std::vector<GdalMessage> taken = std::move(messages);
  messages.clear();
  if (unkept_messages > 0) {
    taken.push_back({false, fmt::format("and {} further messages", unkept_messages), 1});
    unkept_messages = 0;
  }
  return taken;
}

UnsortedShapefileRings::UnsortedShapefileRings() {
  CPLSetThreadLocalConfigOption(kSorting, "SKIP");
  rings_stay_unsorted = true;
}

UnsortedShapefileRings::~UnsortedShapefileRings() {
  CPLSetThreadLocalConfigOption(kSorting, nullptr);
  rings_stay_unsorted = false;
}

bool gdal_failed() {
  return std::any_of(messages.begin(), messages.end(),
                     [](const GdalMessage& m) { return m.failure; });
}

std::string take_gdal_reason() {
  const bool failed = gdal_failed();
  std::string reason;
  for (const GdalMessage& message : take_gdal_messages()) {
    if (message.failure != failed) continue;
    if (!reason.empty()) reason += "; ";
    reason += message.text;
  }
  std::replace_if(
      reason.begin(), reason.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; },
      ' ');
  while (reason.ends_with(' ') || reason.ends_with('.')) reason.pop_back();
  return reason.empty() ? "GDAL gives no reason" : reason;
}

void report_gdal_messages(const std::string& path, Notices& notices) {
  for (const GdalMessage& message : take_gdal_messages()) {
    notices.warn("gdal", fmt::format("{}: GDAL says: {}", path, message.text), message.count);
  }
}

}  // namespace grens
