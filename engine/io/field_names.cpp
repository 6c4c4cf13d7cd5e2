// Names are given in the order of the fields, so that the first keeps its name.
#include "io/field_names.hpp"

#include <set>

#include "io/write_text.hpp"
#include "regions/text.hpp"

namespace grens {

std::vector<std::string> unique_field_names(const std::vector<Field>& fields,
                                            std::size_t most_bytes) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const Field& field : fields) {
    std::string wanted = field.name.empty() ? "field" : field.name;
    make_utf8(wanted);
    std::string name = utf8_cut(wanted, most_bytes);
    for (int number = 1; !taken.insert(lower_case(name)).second; ++number) {
      const std::string end = "_" + std::to_string(number);
      name = utf8_cut(wanted, most_bytes - end.size()) + end;
    }
    names.push_back(name);
  }
  return names;
}

}  // namespace grens
