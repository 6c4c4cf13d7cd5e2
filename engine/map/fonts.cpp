// Pango shapes each line by itself, at 72 units an inch and without hinting, so that a line is as
// wide on paper as it is on a screen and as it was measured.
#include "map/fonts.hpp"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include "base/error.hpp"
#include "io/write_text.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
struct FreeDescription {
  void operator()(PangoFontDescription* d) const { pango_font_description_free(d); }
};
using DescriptionPtr = std::unique_ptr<PangoFontDescription, FreeDescription>;

DescriptionPtr description_of(const std::string& family, const TextStyle& style) {
  DescriptionPtr description(pango_font_description_new());
  pango_font_description_set_family(description.get(), family.c_str());
  pango_font_description_set_absolute_size(description.get(), style.size * PANGO_SCALE);
  pango_font_description_set_weight(description.get(),
                                    style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(description.get(),
                                   style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return description;
}

void set_colour(cairo_t* context, Colour colour) {
  cairo_set_source_rgb(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

/// Asked of fontconfig itself: Pango takes any other font instead, and gives up without one.
bool is_installed(const char* family) {
  FcPattern* wanted =
      FcPatternBuild(nullptr, FC_FAMILY, FcTypeString, family, static_cast<char*>(nullptr));
  FcObjectSet* nothing_more = FcObjectSetBuild(FC_FAMILY, static_cast<char*>(nullptr));
  FcFontSet* found = FcFontList(nullptr, wanted, nothing_more);
  const bool installed = found != nullptr && found->nfont > 0;
  if (found != nullptr) FcFontSetDestroy(found);
  FcObjectSetDestroy(nothing_more);
  FcPatternDestroy(wanted);
  return installed;
}

/// Characters that a page cannot show as a line: what stands for them, or nothing.
std::string_view stand_in(std::uint32_t character, std::string_view itself) {
  if (character == '\t' || character == '\n' || character == '\r' || character == 0x2028 ||
      character == 0x2029) {
    return " ";
  }
  const bool control = character < 0x20 || (character >= 0x7F && character <= 0x9F);
  const bool turns = character == 0x061C || character == 0x200E || character == 0x200F ||
                     (character >= 0x202A && character <= 0x202E) ||
                     (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
  const bool none =  // what Unicode says is no character
      (character >= 0xFDD0 && character <= 0xFDEF) || (character & 0xFFFEU) == 0xFFFEU;
  return control || turns || none ? std::string_view{} : itself;
}

}  // namespace

struct Fonts::State {
  std::string family;
  std::unique_ptr<PangoFontMap, Unref> map;
  std::unique_ptr<PangoContext, Unref> context;
  std::unique_ptr<PangoLayout, Unref> layout;

  PangoLayoutLine* line(const std::string& text, const TextStyle& style) {
    pango_layout_set_font_description(layout.get(), description_of(family, style).get());
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    return pango_layout_get_line_readonly(layout.get(), 0);
  }
};

Fonts::Fonts(const std::string& family) : state_(std::make_unique<State>()) {
  state_->family = family;
  if (!is_installed(family.c_str())) {
    throw InputError(fmt::format(
        "the font {} of maps is not installed: install it{}", in_quotes(family),
        family == kFontFamily ? " (Debian: apt-get install fonts-open-sans) and try again"
                              : ", or take a family that fc-list names"));
  }
  state_->map.reset(pango_cairo_font_map_new());
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(state_->map.get()), 72);
  state_->context.reset(pango_font_map_create_context(state_->map.get()));
  pango_context_set_round_glyph_positions(state_->context.get(), FALSE);
  pango_context_set_language(state_->context.get(), pango_language_from_string("nl"));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(state_->context.get(), options);
  cairo_font_options_destroy(options);
  state_->layout.reset(pango_layout_new(state_->context.get()));
  pango_layout_set_single_paragraph_mode(state_->layout.get(), TRUE);
}

Fonts::~Fonts() = default;

const std::string& Fonts::family() const { return state_->family; }

double Fonts::width(const std::string& text, const TextStyle& style) const {
  PangoRectangle logical;
  pango_layout_line_get_extents(state_->line(text, style), nullptr, &logical);
  return static_cast<double>(logical.width) / PANGO_SCALE * kPoint;
}

void Fonts::show(cairo_t* context, const Words& words) const {
  pango_cairo_update_context(context, state_->context.get());
  pango_layout_context_changed(state_->layout.get());
  PangoLayoutLine* line = state_->line(words.text, words.style);
  if (words.halo) {
    cairo_move_to(context, 0, 0);
    pango_cairo_layout_line_path(context, line);
    set_colour(context, *words.halo);
    cairo_set_line_width(context, 0.24 * words.style.size);
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(context);
  }
  cairo_move_to(context, 0, 0);
  set_colour(context, words.style.colour);
  pango_cairo_show_layout_line(context, line);
}

std::string printable_text(std::string_view text) {
  std::string whole(text);
  make_utf8(whole);
  std::string result;
  for (std::string_view left = whole; !left.empty();) {
    const std::string_view before = left;
    const std::uint32_t character = next_character(left);
    result += stand_in(character, before.substr(0, before.size() - left.size()));
  }
  return std::string(trimmed(result));
}

}  // namespace grens
