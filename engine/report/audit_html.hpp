#pragma once
#include <span>
#include <string>
#include <vector>

#include "coverage/coverage.hpp"
#include "report/audit_report.hpp"

namespace grens {

/// An audit as a page. Only borrowed.
struct AuditPage {
  const AuditReport& report;
  std::string lang = "en";          ///< `nl` or `en`
  std::vector<std::string> titles;  ///< of the schemes of the report, in their order
  std::string crs;                  ///< of the layer, for people
  std::string attribution;          ///< of the boundaries; empty: not known
  /// What its maps are drawn from, with the units of the report: the layer's own coverage, or one
  /// that is simplified. Its points as longitude and latitude.
  const Coverage& drawn;
  std::span<const Point> lonlat;
};

/// audit.html: one page that needs nothing else and asks no network. It opens with the verdict,
/// then come findings with their evidence and a small map, an interactive map, schemes compared,
/// and tables. All but the maps can be read without JavaScript. Text of files is escaped wherever
/// it stands, and a Content-Security-Policy allows only the script and the style of the page
/// itself. The same report gives the same bytes.
std::string audit_html(const AuditPage& page);

}  // namespace grens
