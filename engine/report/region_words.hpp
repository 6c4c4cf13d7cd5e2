#pragma once
#include <string>

#include "report/page_words.hpp"

namespace grens {

/// What regions of a scheme are called in the page's language: words for the schemes that ship,
/// else made of the key ("KEY region"). The parts of a refinement `a+b` are joined with " + ".
std::string region_noun(const PageWords& words, const std::string& scheme, bool several = false);

/// A region in a sentence: "police district Zeeland". A name that has the noun already is not told
/// it twice ("Veiligheidshuis Breda"). `several`: the name is a list of names. Plain text.
std::string noun_and_name(const PageWords& words, const std::string& scheme,
                          const std::string& name, bool several = false);

}  // namespace grens
