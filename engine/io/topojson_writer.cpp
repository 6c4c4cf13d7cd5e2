// The topology is made first; what follows is text.
#include "io/topojson_writer.hpp"

#include <cmath>
#include <string_view>
#include <utility>

#include "io/json_text.hpp"
#include "io/topology.hpp"

namespace grens {
namespace {

class Writer {
 public:
  Writer(std::span<const FeatureLayer> layers, Topology topology, const Sink& sink)
      : layers_(layers), topology_(std::move(topology)), text_(sink) {}

  TopoJsonLosses write() {
    head();
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      if (i > 0) text_ << ',';
      object(layers_[i], topology_.objects[i]);
    }
    text_ << R"(},"arcs":[)";
    for (std::size_t i = 0; i < topology_.arcs.size(); ++i) {
      text_ << (i > 0 ? ",\n" : "\n");
      arc(topology_.arcs[i]);
    }
    text_ << "\n]}\n";
    text_.flush();
    return {text_.not_utf8(), topology_.unshared, topology_.rings_left_out,
            std::move(topology_.vanished), topology_.meetings};
  }

 private:
  void head() {
    text_ << R"({"type":"Topology")";
    if (!topology_.box.empty()) {
      text_ << R"(,"bbox":)";
      text_.box(topology_.box);
    }
    if (topology_.grid) {
      text_ << R"(,"transform":{"scale":[)";
      text_.point(topology_.grid->step);
      text_ << R"(],"translate":[)";
      text_.point(topology_.grid->offset);
      text_ << "]}";
    }
    text_ << R"(,"objects":{)";
  }

  void object(const FeatureLayer& layer, const TopologyObject& object) {
    text_.string(layer.name);
    text_ << R"(:{"type":"GeometryCollection")";
    if (!layer.provenance.is_null()) {
      text_ << R"(,"provenance":)";
      text_.json(layer.provenance);
    }
    text_ << R"(,"geometries":[)";
    const std::vector<std::string> keys = json_keys(layer.fields);
    for (std::size_t f = 0; f < layer.features.size(); ++f) {
      text_ << (f > 0 ? ",\n" : "\n") << R"({"type":)";
      const Feature& feature = layer.features[f];
      geometry(feature, object.features[f]);
      if (!layer.ids.empty()) {
        text_ << R"(,"id":)";
        text_.string(layer.ids.at(f));
      }
      text_ << R"(,"properties":)";
      text_.properties(keys, feature.values);
      text_ << '}';
      text_.flush_when_full();
    }
    text_ << "\n]}";
  }

  void geometry(const Feature& feature, const TopologyParts& parts) {
    if (const auto* points = std::get_if<std::vector<Point>>(&feature.geometry)) {
      point_geometry(*points);
      return;
    }
    if (parts.empty()) {
      text_ << "null";
      return;
    }
    const bool areas = std::holds_alternative<MultiPolygon>(feature.geometry);
    const bool several = parts.size() > 1;
    text_ << (several ? R"("Multi)" : "\"") << (areas ? "Polygon" : "LineString") << R"(","arcs":)";
    if (several) text_ << '[';
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) text_ << ',';
      if (areas) {
        list(parts[i], [this](const ArcPath& ring) { references(ring); });
      } else {
        references(parts[i].front());
      }
    }
    if (several) text_ << ']';
  }

  void point_geometry(const std::vector<Point>& points) {
    if (points.empty()) {
      text_ << "null";
    } else if (points.size() == 1) {
      text_ << R"("Point","coordinates":)";
      position(points.front());
    } else {
      text_ << R"("MultiPoint","coordinates":)";
      list(points, [this](const Point& p) { position(p); });
    }
  }

  void position(const Point& p) {
    const auto& grid = topology_.grid;
    text_ << '[';
    if (grid) {
      integer((p.x - grid->offset.x) / grid->step.x);
      text_ << ',';
      integer((p.y - grid->offset.y) / grid->step.y);
    } else {
      text_.point(p);
    }
    text_ << ']';
  }

  void references(const ArcPath& path) {
    list(path, [this](ArcRef ref) { text_.integer(ref); });
  }

  void arc(const std::vector<Point>& points) {
    Point before;
    const bool grid = topology_.grid.has_value();
    list(points, [&](const Point& p) {
      text_ << '[';
      if (grid) {
        integer(p.x - before.x);
        text_ << ',';
        integer(p.y - before.y);
        before = p;
      } else {
        text_.point(p);
      }
      text_ << ']';
      text_.flush_when_full();
    });
  }

  void integer(double value) { text_.integer(std::llround(value)); }

  template <class List, class Write>
  void list(const List& items, Write write) {
    char before = '[';
    for (const auto& item : items) {
      text_ << before;
      write(item);
      before = ',';
    }
    text_ << ']';
  }

  std::span<const FeatureLayer> layers_;
  Topology topology_;
  JsonText text_;
};

}  // namespace

TopoJsonLosses write_topojson(std::span<const FeatureLayer> layers,
                              std::optional<std::int64_t> quantization, const Sink& sink) {
  return Writer(layers, make_topology(layers, quantization), sink).write();
}

}  // namespace grens
