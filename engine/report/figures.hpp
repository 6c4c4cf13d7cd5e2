#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "audit/borders.hpp"
#include "audit/cross_border.hpp"
#include "io/crs.hpp"
#include "regions/labels.hpp"
#include "regions/text.hpp"

namespace grens {

/// Figures as reports write them: a point for decimals, whatever the locale.

/// Square kilometres with 6 decimals (a square metre), e.g. "147.213004".
std::string km2_text(double m2);
/// Kilometres with 3 decimals (a metre), e.g. "18.613".
std::string km_text(double m);
/// A share 0..1 with 6 decimals; "" when there is nothing to divide by.
std::string share_text(double part, double whole);

/// The same as numbers, rounded to those decimals.
double km2_number(double m2);
double km_number(double m);
/// Metres to the millimetre, and degrees to a hundred-thousandth (a metre).
double metres_number(double m);
double degrees_number(double degrees);
double share_number(double part, double whole);
/// The share of people; none where either is not known exactly, or there are none.
std::optional<double> people_share(const PopulationSum& part, const PopulationSum& whole);

/// For people: "18.6 km", "640 m" below a kilometre.
std::string spoken_length(double m);
/// For people: "3.4 km2", in m2 below a hundredth: "640 m2", "0.031 m2".
std::string spoken_area(double m2);
/// For people: "5.1 m", "2.0 cm", "1.2 mm".
std::string spoken_width(double m);
/// For people: "gaps of 5.8 m2 and overlaps of 6.1 m2 in all, the widest 1.2 mm".
std::string spoken_slivers(const SliverSums& slivers);
/// For people, the first three: "(101000.0, 400500.0), (...), (...) and 4 more"; `crs` is that of
/// the places and tells how many decimals make sense.
std::string spoken_places(std::span<const Point> places, const Crs& crs);
/// The first letter as a capital, when it is ASCII.
std::string capitalised(std::string text);

/// Memberships of a piece's units in a scheme, by basis.
BasisCounts rows_of(const SchemeLabels& labels, const Piece& piece);
BasisCounts sum_of(const BasisCounts& a, const BasisCounts& b);
/// "source 8, derived 4", from the firmest basis to the weakest; "" when there are none.
std::string basis_text(const BasisCounts& rows);

}  // namespace grens
