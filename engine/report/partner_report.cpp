// A line a partner; those whose border runs through the place are said once more at the end,
// because that is what a meeting has to settle.
#include "report/partner_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "regions/text.hpp"
#include "report/change_words.hpp"
#include "report/figures.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

std::string names_of(const std::vector<CodeName>& units) {
  std::vector<std::string> names;
  for (const CodeName& unit : units) names.push_back(unit.name);
  return listed(names, 5);
}

/// How a region lies to the place, for people.
std::string relation_text(const Partners& partners, const Partner& partner) {
  const std::size_t all = partners.units.size();
  switch (partner.relation) {
    case PartnerRelation::kSame:
      return "the same area";
    case PartnerRelation::kAround:
      return fmt::format("holds all of it, with {} more",
                         spoken_count(static_cast<std::int64_t>(partner.units - all)));
    case PartnerRelation::kWithin:
      return fmt::format("lies in it ({} of its {})", partner.shared.size(), all);
    case PartnerRelation::kEndsInside:
      break;
  }
  if (all == 1) return "holds a part of it";
  return fmt::format("ENDS INSIDE IT: {} of its {} ({})", partner.shared.size(), all,
                     names_of(partner.shared));
}

std::size_t width_of_titles(const Partners& partners) {
  std::size_t width = 0;
  const auto see = [&](const std::string& scheme) {
    width = std::max(width, scheme_title(scheme).one.size());
  };
  for (const Partner& partner : partners.list) see(partner.scheme);
  for (const auto* schemes : {&partners.unknown, &partners.modelled}) {
    for (const std::string& scheme : *schemes) see(scheme);
  }
  return width;
}

Json units_json(const std::vector<CodeName>& units) {
  Json list = Json::array();
  for (const CodeName& unit : units) list.push_back({{"code", unit.code}, {"name", unit.name}});
  return list;
}

/// "police district De Markiezaten lies in 2 safety regions: Zeeland (Tholen) and ... (7)".
std::string cut_text(const CutRegion& cut) {
  std::vector<std::string> pieces;
  for (const auto& [region, units] : cut.pieces) {
    pieces.push_back(fmt::format("{} ({})", shown(region.name),
                                 units.size() == 1
                                     ? shown(units.front().name)
                                     : spoken_count(static_cast<std::int64_t>(units.size()))));
  }
  const Title others = scheme_title(cut.by);
  return fmt::format("{} {} lies in {}: {}\n", scheme_title(cut.scheme).one, shown(cut.region.name),
                     spoken_count(cut.pieces.size(), others.one, others.many), spoken_list(pieces));
}

Json cut_json(const CutRegion& cut) {
  Json json = {{"scheme", cut.scheme},
               {"region", cut.region.code},
               {"name", cut.region.name},
               {"by", cut.by},
               {"pieces", Json::array()}};
  for (const auto& [region, units] : cut.pieces) {
    json["pieces"].push_back(
        {{"region", region.code}, {"name", region.name}, {"units", units_json(units)}});
  }
  return json;
}

}  // namespace

std::string partners_text(const Partners& partners, Date date) {
  std::vector<std::string> codes;
  for (const CodeName& unit : partners.units) codes.push_back(unit.code);
  const Title units = unit_title(codes);
  std::string text = fmt::format(
      "{} ({}), {}{}\n", shown(partners.place.name), shown(partners.place.code),
      partners.scheme.empty() ? units.one
                              : fmt::format("{}, {}", scheme_title(partners.scheme).one,
                                            spoken_count(codes.size(), units.one, units.many)),
      date == kLastDate ? "" : " of " + to_string(date));
  const std::size_t width = width_of_titles(partners);
  const auto line = [&](const std::string& scheme, const std::string& what) {
    return fmt::format("  {:<{}}  {}\n", scheme_title(scheme).one, width, what);
  };
  std::size_t ends = 0;
  for (const Partner& partner : partners.list) {
    if (partner.relation == PartnerRelation::kEndsInside) ++ends;
    const bool known = partner.basis == Basis::kSource || partner.basis == Basis::kUser;
    text += line(partner.scheme,
                 fmt::format("{} ({}): {}{}", shown(partner.region.name),
                             shown(partner.region.code), relation_text(partners, partner),
                             known ? "" : fmt::format("; {}", to_string(partner.basis))));
  }
  for (const std::string& scheme : partners.unknown) {
    text += line(scheme, partners.units.size() > 1 ? "not known of all" : "not known");
  }
  for (const std::string& scheme : partners.modelled)
    text += line(scheme, "left out: only modelled");
  if (partners.list.empty()) return text + "It meets no region.\n";
  text += fmt::format("{} at one table, {} of them with a region that ends inside.\n",
                      spoken_count(partners.list.size(), "partner", "partners"),
                      ends == 0 ? "none" : std::to_string(ends));
  for (const CutRegion& cut : partners.cut) text += cut_text(cut);
  return text;
}

nlohmann::ordered_json partners_json(const Partners& partners, Date date) {
  Json json = {{"schema", "grens-partners/1"}};
  json["date"] = date == kLastDate ? Json() : Json(to_string(date));
  json["scheme"] = partners.scheme.empty() ? Json(nullptr) : Json(partners.scheme);
  json["code"] = partners.place.code;
  json["name"] = partners.place.name;
  json["units"] = units_json(partners.units);
  json["partners"] = Json::array();
  for (const Partner& partner : partners.list) {
    json["partners"].push_back({{"scheme", partner.scheme},
                                {"region", partner.region.code},
                                {"name", partner.region.name},
                                {"relation", to_string(partner.relation)},
                                {"shared", units_json(partner.shared)},
                                {"units", partner.units},
                                {"basis", to_string(partner.basis)}});
  }
  json["not_known"] = partners.unknown;
  json["only_modelled"] = partners.modelled;
  json["cut"] = Json::array();
  for (const CutRegion& cut : partners.cut) json["cut"].push_back(cut_json(cut));
  return json;
}

}  // namespace grens
