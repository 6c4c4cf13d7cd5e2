// What is not known is null, never 0.
#include "report/people_json.hpp"

namespace grens {

void put_people(nlohmann::ordered_json& json, const PopulationSum& sum) {
  using Json = nlohmann::ordered_json;
  json["population"] = sum.is_exact() ? Json(sum.at_least) : Json(nullptr);
  json["population_at_least"] = sum.is_unknown() ? Json(nullptr) : Json(sum.at_least);
}

}  // namespace grens
