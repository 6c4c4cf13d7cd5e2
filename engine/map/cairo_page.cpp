// Pages on a Cairo surface. Cairo writes the date into each PDF unless it is set; set to none,
// it leaves it out. PNG says its dots a metre in a pHYs chunk, which is put in behind the header.
#include "map/cairo_page.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "map/pdf_language.hpp"

namespace grens {
namespace {

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, DestroySurface>;
using ContextPtr = std::unique_ptr<cairo_t, DestroyContext>;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  const bool too_large = status == CAIRO_STATUS_INVALID_SIZE || status == CAIRO_STATUS_NO_MEMORY;
  throw InputError(fmt::format("the map cannot be drawn ({}){}", cairo_status_to_string(status),
                               too_large ? ": try a smaller --page" : ""));
}

/// Of each page its id and the name of its destination.
using Destinations = std::map<std::string, std::string>;

class Painter {
 public:
  Painter(cairo_t* context, const Fonts& fonts, const Destinations* destinations = nullptr)
      : context_(context), fonts_(fonts), destinations_(destinations) {}

  void paint(const Drawing& drawing) {
    for (const DrawnLayer& layer : drawing.layers) {
      cairo_save(context_);
      if (layer.clip) {
        rectangle(*layer.clip);
        cairo_clip(context_);
      }
      for (const auto& thing : layer.things) {
        std::visit([this](const auto& t) { put(t); }, thing);
      }
      cairo_restore(context_);
    }
  }

 private:
  void colour(Colour c) {
    cairo_set_source_rgb(context_, c.red / 255.0, c.green / 255.0, c.blue / 255.0);
  }
  void rectangle(const Box& box) {
    cairo_rectangle(context_, box.min_x, box.min_y, box.max_x - box.min_x, box.max_y - box.min_y);
  }
  void path(const std::vector<std::vector<Point>>& lines, bool closed) {
    for (const auto& line : lines) {
      if (line.empty()) continue;
      cairo_move_to(context_, line.front().x, line.front().y);
      for (std::size_t i = 1; i < line.size(); ++i) cairo_line_to(context_, line[i].x, line[i].y);
      if (closed || (line.size() > 2 && line.front() == line.back())) cairo_close_path(context_);
    }
  }
  void stroke(const Stroke& s) {
    colour(s.colour);
    cairo_set_line_width(context_, s.width);
    cairo_set_dash(context_, s.dash.data(), static_cast<int>(s.dash.size()), 0);
    cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(context_, s.dash.empty() ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_stroke(context_);
  }
  void hatch(const Shape& shape, const Hatch& h) {
    cairo_save(context_);
    path(shape.rings, true);
    double left = 0, top = 0, right = 0, bottom = 0;
    cairo_path_extents(context_, &left, &top, &right, &bottom);
    cairo_clip(context_);
    const double step = h.spacing * std::sqrt(2.0);
    // all lines lie on one grid of the page, so those of neighbours meet
    for (double sum = std::ceil((left + top) / step) * step; sum < right + bottom; sum += step) {
      cairo_move_to(context_, sum - bottom, bottom);
      cairo_line_to(context_, sum - top, top);
    }
    stroke({h.colour, h.width, {}});
    cairo_restore(context_);
  }
  void put(const Shape& shape) {
    cairo_set_fill_rule(context_, CAIRO_FILL_RULE_EVEN_ODD);
    if (shape.fill) {
      path(shape.rings, true);
      colour(*shape.fill);
      cairo_fill(context_);
    }
    if (shape.hatch) hatch(shape, *shape.hatch);
    if (shape.stroke) {
      path(shape.rings, true);
      stroke(*shape.stroke);
    }
  }
  void put(const Circle& circle) {
    const auto outline = [&] {
      cairo_new_sub_path(context_);
      cairo_arc(context_, circle.centre.x, circle.centre.y, circle.radius, 0, 2 * std::acos(-1.0));
      cairo_close_path(context_);
    };
    if (circle.fill) {
      outline();
      colour(*circle.fill);
      cairo_fill(context_);
    }
    if (circle.stroke) {
      outline();
      stroke(*circle.stroke);
    }
  }
  void put(const Lines& lines) {
    path(lines.lines, false);
    stroke(lines.stroke);
  }
  void put(const Words& words) {
    cairo_save(context_);
    cairo_translate(context_, words.at.x, words.at.y);
    cairo_scale(context_, kPoint, kPoint);
    fonts_.show(context_, words);
    cairo_restore(context_);
  }
  /// Its place is given in points, with nothing scaled: so all versions of Cairo read it alike.
  void put(const Link& link) {
    if (destinations_ == nullptr) return;
    const auto to = destinations_->find(link.to);
    if (to == destinations_->end()) return;
    const Box& box = link.box;
    const std::string place = fmt::format(
        "dest='{}' rect=[{:.2f} {:.2f} {:.2f} {:.2f}]", to->second, box.min_x / kPoint,
        box.min_y / kPoint, (box.max_x - box.min_x) / kPoint, (box.max_y - box.min_y) / kPoint);
    cairo_save(context_);
    cairo_identity_matrix(context_);
    cairo_tag_begin(context_, CAIRO_TAG_LINK, place.c_str());
    cairo_tag_end(context_, CAIRO_TAG_LINK);
    cairo_restore(context_);
  }

  cairo_t* context_;
  const Fonts& fonts_;
  const Destinations* destinations_;  // none: links lead nowhere
};

void draw(cairo_surface_t* surface, double units_per_mm, const Drawing& drawing,
          const Fonts& fonts) {
  const ContextPtr context(cairo_create(surface));
  cairo_scale(context.get(), units_per_mm, units_per_mm);
  Painter(context.get(), fonts).paint(drawing);
  check(cairo_status(context.get()));
}

/// What the pages are called as destinations: names that need no escaping, each once.
std::vector<std::string> destination_names(std::span<const Drawing> pages) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.+-";
  constexpr std::size_t kLongest = 100;
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const Drawing& page : pages) {
    const bool plain = !page.id.empty() && page.id.size() <= kLongest &&
                       page.id.find_first_not_of(kPlain) == std::string::npos &&
                       !page.id.starts_with("page-") && taken.insert(page.id).second;
    names.push_back(plain ? page.id : fmt::format("page-{}", names.size() + 1));
  }
  return names;
}

void put_destination(cairo_surface_t* surface, cairo_t* context, const Drawing& page,
                     const std::string& name) {
  cairo_tag_begin(context, CAIRO_TAG_DEST, fmt::format("name='{}'", name).c_str());
  cairo_tag_end(context, CAIRO_TAG_DEST);
  cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, page.title.c_str(),
                                fmt::format("dest='{}'", name).c_str(),
                                static_cast<cairo_pdf_outline_flags_t>(0));
}

void append_big_endian(std::string& to, std::uint32_t number) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) to += static_cast<char>(number >> shift & 0xFFU);
}

std::uint32_t png_checksum(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = (sum & 1U) != 0 ? 0xEDB88320U ^ sum >> 1U : sum >> 1U;
  }
  return ~sum;
}

/// The chunk that tells how large the dots are.
std::string dots_chunk(double dpi) {
  std::string body = "pHYs";
  const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
  append_big_endian(body, per_metre);
  append_big_endian(body, per_metre);
  body += '\1';
  std::string chunk;
  append_big_endian(chunk, 9);
  chunk += body;
  append_big_endian(chunk, png_checksum(body));
  return chunk;
}

}  // namespace

std::string pdf_of(const Drawing& drawing, const Fonts& fonts) {
  return pdf_of(std::span(&drawing, 1), fonts);
}

std::string pdf_of(std::span<const Drawing> pages, const Fonts& fonts) {
  const Drawing& first = pages.front();
  std::string bytes;
  const SurfacePtr surface(cairo_pdf_surface_create_for_stream(
      append, &bytes, first.page.width / kPoint, first.page.height / kPoint));
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, first.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "grens");
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
  const std::vector<std::string> names = destination_names(pages);
  Destinations destinations;
  for (std::size_t i = 0; i < pages.size(); ++i) destinations.emplace(pages[i].id, names[i]);
  {
    const ContextPtr context(cairo_create(surface.get()));
    for (std::size_t i = 0; i < pages.size(); ++i) {
      cairo_pdf_surface_set_size(surface.get(), pages[i].page.width / kPoint,
                                 pages[i].page.height / kPoint);
      if (pages.size() > 1) put_destination(surface.get(), context.get(), pages[i], names[i]);
      cairo_save(context.get());
      cairo_scale(context.get(), 1 / kPoint, 1 / kPoint);
      Painter(context.get(), fonts, &destinations).paint(pages[i]);
      cairo_restore(context.get());
      cairo_show_page(context.get());
      check(cairo_status(context.get()));
    }
  }
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()));
  return with_language(std::move(bytes), first.lang);
}

std::string png_of(const Drawing& drawing, const Fonts& fonts, double dpi) {
  const auto dots = [dpi](double mm) { return static_cast<int>(std::lround(mm / 25.4 * dpi)); };
  const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, dots(drawing.page.width),
                                                      dots(drawing.page.height)));
  check(cairo_surface_status(surface.get()));
  {
    const ContextPtr context(cairo_create(surface.get()));
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
  }
  draw(surface.get(), dpi / 25.4, drawing, fonts);
  std::string bytes;
  check(cairo_surface_write_to_png_stream(surface.get(), append, &bytes));
  constexpr std::size_t kBehindHeader = 8 + 4 + 4 + 13 + 4;  // signature, then the chunk IHDR
  bytes.insert(kBehindHeader, dots_chunk(dpi));
  return bytes;
}

}  // namespace grens
