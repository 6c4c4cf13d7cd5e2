#pragma once
// As much of JSON Schema as the schemas that ship use: $ref into $defs, type, enum, required,
// properties, additionalProperties, items, minimum, maximum.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace grens::testing {

using Json = nlohmann::ordered_json;

inline bool has_type(const Json& value, const std::string& type) {
  return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
         (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
         (type == "null" && value.is_null()) || (type == "number" && value.is_number()) ||
         (type == "integer" && value.is_number_integer());
}

/// What is wrong with a document, a line each: "/rules/0/kind: ...".
inline std::vector<std::string> schema_findings(const Json& root, const Json& schema,
                                                const Json& value, const std::string& at = "") {
  static const std::vector<std::string> kKnown = {
      "$schema",  "title",      "description", "$ref",
      "$defs",    "type",       "enum",        "additionalProperties",
      "required", "properties", "items",       "minimum",
      "maximum"};
  std::vector<std::string> findings;
  const auto add = [&](const Json& part, const Json& of, const std::string& place) {
    const auto more = schema_findings(root, part, of, place);
    findings.insert(findings.end(), more.begin(), more.end());
  };
  for (const auto& [key, part] : schema.items()) {
    if (std::find(kKnown.begin(), kKnown.end(), key) == kKnown.end()) {
      findings.push_back(at + ": the test does not know the keyword " + key);
    }
  }
  if (schema.contains("$ref")) {
    add(root.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1))), value, at);
  }
  if (schema.contains("type")) {
    const Json types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
    const bool fits = std::any_of(types.begin(), types.end(), [&](const Json& type) {
      return has_type(value, type.get<std::string>());
    });
    if (!fits) findings.push_back(at + " is no " + schema["type"].dump() + ": " + value.dump());
  }
  if (schema.contains("enum")) {
    const Json& allowed = schema["enum"];
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
      findings.push_back(at + " is none of " + allowed.dump() + ": " + value.dump());
    }
  }
  if (value.is_number()) {
    const double number = value.get<double>();
    if (number < schema.value("minimum", number) || number > schema.value("maximum", number)) {
      findings.push_back(at + " is out of bounds: " + value.dump());
    }
  }
  if (value.is_object()) {
    for (const Json& key : schema.value("required", Json::array())) {
      if (!value.contains(key.get<std::string>())) {
        findings.push_back(at + " lacks " + key.get<std::string>());
      }
    }
    const Json properties = schema.value("properties", Json::object());
    for (const auto& [key, part] : value.items()) {
      if (properties.contains(key)) {
        add(properties[key], part, at + "/" + key);
      } else if (!schema.value("additionalProperties", true)) {
        findings.push_back(at + " has " + key + ", which the schema does not know");
      }
    }
  }
  if (value.is_array() && schema.contains("items")) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      add(schema["items"], value[i], at + "/" + std::to_string(i));
    }
  }
  return findings;
}

}  // namespace grens::testing
