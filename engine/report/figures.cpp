// Numbers are formatted by fmt, which knows no locale, and rounded once: what JSON holds as a
// number is the value that CSV writes.
#include "report/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "regions/membership.hpp"

namespace grens {
namespace {

/// Rounded to a number of units of 1 / `per`; never minus zero.
double rounded(double value, double per) { return std::round(value * per) / per + 0.0; }

}  // namespace

double km2_number(double m2) { return rounded(m2 / 1e6, 1e6); }
double km_number(double m) { return rounded(m / 1e3, 1e3); }
double metres_number(double m) { return rounded(m, 1e3); }
double degrees_number(double degrees) { return rounded(degrees, 1e5); }
double share_number(double part, double whole) { return rounded(part / whole, 1e6); }

std::optional<double> people_share(const PopulationSum& part, const PopulationSum& whole) {
  if (!part.is_exact() || !whole.is_exact() || whole.at_least == 0) return std::nullopt;
  return share_number(static_cast<double>(part.at_least), static_cast<double>(whole.at_least));
}

std::string km2_text(double m2) { return fmt::format("{:.6f}", km2_number(m2)); }
std::string km_text(double m) { return fmt::format("{:.3f}", km_number(m)); }
std::string share_text(double part, double whole) {
  return whole > 0 ? fmt::format("{:.6f}", share_number(part, whole)) : "";
}

std::string spoken_length(double m) {
  return m < 999.5 ? fmt::format("{:.0f} m", m) : fmt::format("{:.1f} km", m / 1000);
}

std::string spoken_area(double m2) {
  if (m2 >= 1e6) return fmt::format("{:.1f} km2", m2 / 1e6);
  if (m2 >= 9999.5) return fmt::format("{:.2f} km2", m2 / 1e6);
  return m2 < 9.995 ? fmt::format("{:.2g} m2", m2) : fmt::format("{:.0f} m2", m2);
}

std::string spoken_width(double m) {
  if (m >= 1) return fmt::format("{:.1f} m", m);
  return m >= 0.01 ? fmt::format("{:.1f} cm", m * 100) : fmt::format("{:.2g} mm", m * 1000);
}

std::string spoken_slivers(const SliverSums& slivers) {
  if (slivers.widest == 0) return "no gap and no overlap between them";
  std::string text;
  if (slivers.gaps > 0) text = "gaps of " + spoken_area(slivers.gaps);
  if (slivers.overlaps > 0) {
    text += (text.empty() ? "overlaps of " : " and overlaps of ") + spoken_area(slivers.overlaps);
  }
  return text + " in all, the widest " + spoken_width(slivers.widest);
}

std::string spoken_places(std::span<const Point> places, const Crs& crs) {
  constexpr std::size_t kShown = 3;
  const int decimals = crs.kind == Crs::Kind::kGeographic ? 6 : crs.unit > 100 ? 4 : 1;
  std::string text;
  for (const Point& p : places.first(std::min(kShown, places.size()))) {
    text +=
        fmt::format("{}({:.{}f}, {:.{}f})", text.empty() ? "" : ", ", p.x, decimals, p.y, decimals);
  }
  if (places.size() > kShown) text += fmt::format(" and {} more", places.size() - kShown);
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

BasisCounts rows_of(const SchemeLabels& labels, const Piece& piece) {
  BasisCounts rows{};
  const auto count = [&](const std::optional<Basis>& basis) {
    if (basis) ++rows[static_cast<std::size_t>(*basis)];
  };
  for (const UnitId unit : piece.units) count(labels.basis[static_cast<std::size_t>(unit)]);
  for (const std::size_t i : piece.outside) count(labels.outside[i].basis);
  return rows;
}

BasisCounts sum_of(const BasisCounts& a, const BasisCounts& b) {
  BasisCounts sum = a;
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += b[i];
  return sum;
}

std::string basis_text(const BasisCounts& rows) {
  std::string text;
  for (const Basis basis : kAllBases) {
    const std::size_t count = rows[static_cast<std::size_t>(basis)];
    if (count == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", to_string(basis), count);
  }
  return text;
}

}  // namespace grens
