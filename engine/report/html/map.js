// The interactive map, with Leaflet and without tiles: the regions of one scheme as areas, those of
// another as lines, what they cut off each other on top. Colours come from the style sheet.

/** One path of several rings or lines; it takes no part in hovering unless asked. */
function drawn(kind, shape, name, interactive = false) {
  return L[kind](shape, {className: name, interactive, smoothFactor: 0.5});
}

function areaOf(rings, name, interactive = false) {
  return drawn("polygon", rings.map((ring) => pointsOf(ring, "degrees")), name, interactive);
}

function linesOf(some, name) {
  return drawn("polyline", some.map((arc) => arc.degrees), name);
}

class AuditMap {
  constructor(place) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(place, {
      attributionControl: false,
      zoomControl: false,
      scrollWheelZoom: false,
      zoomSnap: 0.1,
      zoomDelta: 0.75,
      zoomAnimation: !calm,
      fadeAnimation: !calm,
      maxBoundsViscosity: 0.8,
    });
    L.control.zoom({zoomInTitle: say("zoom-in"), zoomOutTitle: say("zoom-out")}).addTo(this.map);
    L.control.scale({imperial: false}).addTo(this.map);
    // A wheel that scrolls the page must not be caught by a map that nobody is at.
    this.map.on("focus", () => this.map.scrollWheelZoom.enable());
    this.map.on("blur", () => this.map.scrollWheelZoom.disable());
    for (const [name, order] of [["fills", 410], ["hits", 420], ["lines", 430], ["names", 440]]) {
      this.map.createPane(name).style.zIndex = order;
    }
    this.map.getPane("lines").style.pointerEvents = "none";
    this.map.getPane("names").style.pointerEvents = "none";
    this.fills = L.layerGroup([], {pane: "fills"}).addTo(this.map);
    this.lines = L.layerGroup([], {pane: "lines"}).addTo(this.map);
    this.names = L.layerGroup([], {pane: "names"}).addTo(this.map);
    this.chosen = L.layerGroup([], {pane: "lines"}).addTo(this.map);
    this.whole = L.latLngBounds([]);
    for (const arc of arcs) for (const point of arc.degrees) this.whole.extend(point);
    this.map.fitBounds(this.whole, {padding: [6, 6]});
    this.moves = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map.setMinZoom(this.map.getZoom() - 0.5);
    this.map.setMaxBounds(this.whole.pad(0.3));
    this.map.on("zoomend", () => this.placeNames());
    this.onChoose = () => {};
    this.addHits();
  }

  /** Puts a shape into a pane that its group is for. */
  put(group, shape, pane) {
    shape.options.pane = pane;
    group.addLayer(shape);
  }

  /** Each unit as an area that cannot be seen, to point at. */
  addHits() {
    const tip = document.createElement("span");
    for (const [unit, rings] of unitOutlines) {
      const hit = areaOf(rings, "hit", true);
      hit.options.pane = "hits";
      hit.bindTooltip(tip, {sticky: true, direction: "top", className: "tip"});
      hit.on("mouseover", () => {
        tip.replaceChildren(...this.tipOf(unit));
        hit.getElement().classList.add("over");
      });
      hit.on("mouseout", () => hit.getElement().classList.remove("over"));
      hit.on("click", () => this.onChoose(unit));
      hit.addTo(this.map);
      hit.getElement()?.setAttribute("data-unit", units.code[unit]);
    }
  }

  tipOf(unit) {
    const shown = this.lined ? [this.filled, this.lined] : [this.filled];
    const lines = shown.map((s) => make("span", {}, regionName(s, s.of[unit])));
    return [make("strong", {}, units.name[unit]), ...lines];
  }

  /** Shows the regions of `filled`, and those of `lined` (or none) as lines. */
  show(filled, lined) {
    Object.assign(this, {filled, lined});
    this.fills.clearLayers();
    this.lines.clearLayers();
    const tints = tintsOf(filled);
    this.regions = outlines(filled.of);
    const none = outlines(filled.of.map((region) => (region < 0 ? 0 : -1))).get(0) ?? [];
    this.put(this.fills, areaOf(none, "no-region"), "fills");
    for (const [region, rings] of this.regions) {
      this.put(this.fills, areaOf(rings, `tint tint-${tints[region]}`), "fills");
    }
    this.put(this.lines, linesOf(arcs, "fine"), "lines");
    this.put(this.lines, linesOf(coast, "coast"), "lines");
    const exceptions = lined ? exceptionsOf(filled, lined) : [];
    if (lined) {
      const astray = exceptions.flatMap((exception) => exception.units);
      if (astray.length > 0) this.put(this.fills, areaOf(togetherOf(astray), "astray"), "fills");
      this.put(this.lines, linesOf(bordersOf(lined.of).filter(inland), "other"), "lines");
      this.put(this.lines, linesOf(cutLines(filled, exceptions), "cut"), "lines");
    }
    this.put(this.lines, linesOf(bordersOf(filled.of).filter(inland), "own"), "lines");
    this.placeNames();
    return exceptions;
  }

  /** Names of regions where they fit into their own extent and meet no other name. */
  placeNames() {
    this.names.clearLayers();
    if (!this.filled) return;
    const taken = [];
    const spans = [...this.regions].map(([region, rings]) => {
      const box = L.latLngBounds(rings.flatMap((ring) => pointsOf(ring, "degrees")));
      const [a, b] = [box.getNorthWest(), box.getSouthEast()].map((corner) =>
        this.map.latLngToLayerPoint(corner)
      );
      return {region, rings, wide: b.x - a.x, high: b.y - a.y};
    });
    spans.sort((x, y) => y.wide * y.high - x.wide * x.high || x.region - y.region);
    for (const {region, rings, wide, high} of spans) {
      const name = this.filled.regions[region].name;
      const half = name.length * 3.3 + 2;
      if (2 * half > wide * 1.15 || high < 18) continue;
      const place = middleOf(rings, "degrees");
      const {x, y} = this.map.latLngToLayerPoint(place);
      const box = {left: x - half, right: x + half, top: y - 8, bottom: y + 8};
      if (taken.some((other) => boxesMeet(other, box))) continue;
      taken.push(box);
      const icon = L.divIcon({className: "region-name", iconSize: null, html: make("span", {}, name)});
      const options = {icon, interactive: false, keyboard: false, pane: "names"};
      this.names.addLayer(L.marker(place, options));
    }
  }

  /** Outlines some units and brings them into view. */
  choose(some, near) {
    this.chosen.clearLayers();
    const outline = areaOf(togetherOf(some), "chosen");
    this.put(this.chosen, outline, "lines");
    if (near) this.map.fitBounds(outline.getBounds().pad(near), {maxZoom: 11, animate: this.moves});
  }
}

/** What is known of a unit: its region in each scheme, each a button that shows that scheme. */
function describeUnit(unit, showRegion) {
  const rows = schemes.map((scheme) => {
    const region = scheme.of[unit];
    const name = regionName(scheme, region);
    const known = region >= 0;
    const value = known ? make("button", {type: "button"}, name) : make("span", {class: "none"}, name);
    if (known) value.addEventListener("click", () => showRegion(scheme, region));
    return make("div", {}, make("dt", {}, scheme.title), make("dd", {}, value));
  });
  const people = units.people[unit];
  const size = [say("km2", sayNumber(units.area[unit], 1))];
  if (people !== null) size.unshift(say("people", sayNumber(people)));
  const code = make("span", {class: "code"}, units.code[unit]);
  return [
    make("h3", {}, units.name[unit], " ", code),
    make("p", {class: "small"}, size.join(" · ")),
    make("dl", {class: "memberships"}, ...rows),
  ];
}

/** Says the exceptions in words, each with a button that shows it. */
function describeExceptions(filled, lined, exceptions, look) {
  if (!lined) return [];
  const heading = make("h3", {}, say("cases-label"));
  if (exceptions.length === 0) return [heading, make("p", {}, say("no-cases"))];
  const items = exceptions.map(({region, main, other, units: some}) => {
    const names = some.map((unit) => units.name[unit]).join(", ");
    const text = say("case", withCapital(regionCalled(filled, region)), regionCalled(lined, main),
        names, regionCalled(lined, other));
    const button = make("button", {type: "button"}, text);
    button.addEventListener("click", () => look(some));
    return make("li", {}, button);
  });
  return [heading, make("ul", {class: "cases"}, ...items)];
}

/** A drawing of the whole country for paper, where the interactive map is of no use. */
function drawForPaper(place, filled, lined, exceptions) {
  const view = viewOn(landBox, 620, 720, 6);
  const svg = makeSvg("svg", {viewBox: "0 0 620 720", class: "drawing"});
  const tints = tintsOf(filled);
  svg.append(areaPath(landOutline, view, "land"));
  for (const [region, rings] of outlines(filled.of)) {
    svg.append(areaPath(rings, view, `tint tint-${tints[region]}`));
  }
  const astray = exceptions.flatMap((exception) => exception.units);
  if (astray.length > 0) svg.append(areaPath(togetherOf(astray), view, "astray"));
  svg.append(linePath(coast, view, "coast"));
  if (lined) svg.append(linePath(bordersOf(lined.of).filter(inland), view, "other"));
  svg.append(linePath(cutLines(filled, exceptions), view, "cut"));
  svg.append(linePath(bordersOf(filled.of).filter(inland), view, "own"));
  place.replaceChildren(svg);
}

function startMap() {
  const section = document.getElementById("map");
  if (arcs.length === 0 || schemes.length === 0) return section.remove();
  const [first, second] = [section.querySelector("#filled"), section.querySelector("#lined")];
  const panel = section.querySelector("#panel");
  const cases = section.querySelector("#cases");
  const legend = section.querySelector("#map-legend");
  section.querySelector(".needs-script").remove();
  section.querySelector(".workbench").hidden = false;
  schemes.forEach((scheme) => {
    first.append(make("option", {value: scheme.key}, scheme.title));
    second.append(make("option", {value: scheme.key}, scheme.title));
  });
  const map = new AuditMap(section.querySelector("#leaflet"));

  const show = () => {
    const filled = schemeOfKey(first.value);
    const lined = second.value === first.value ? undefined : schemeOfKey(second.value);
    const exceptions = map.show(filled, lined);
    const look = (some) => map.choose(some, 1.5);
    cases.hidden = !lined;
    cases.replaceChildren(...describeExceptions(filled, lined, exceptions, look));
    legend.replaceChildren(legendItem("own", say("border-of", filled.title)));
    if (lined) legend.append(legendItem("other", say("border-of", lined.title)));
    if (exceptions.length > 0) {
      legend.append(legendItem("astray", say("astray")), legendItem("cut", say("cut")));
    }
    if (filled.of.includes(-1)) legend.append(legendItem("no-region", say("no-region")));
    drawForPaper(section.querySelector(".on-paper"), filled, lined, exceptions);
  };
  const chooseUnit = (unit, near) => {
    map.choose([unit], near);
    panel.replaceChildren(...describeUnit(unit, (scheme, region) => {
      first.value = scheme.key;
      show();
      map.choose([...units.code.keys()].filter((u) => scheme.of[u] === region), 0.2);
    }));
  };
  const compare = (a, b) => {
    first.value = a;
    second.value = b;
    show();
  };
  first.addEventListener("change", show);
  second.addEventListener("change", show);
  map.onChoose = (unit) => chooseUnit(unit, 0);
  startSearch(section.querySelector("#search"), section.querySelector("#matches"), (unit) =>
    chooseUnit(unit, 2)
  );
  compare(data.first[0], data.first[1]);
  for (const link of document.querySelectorAll("[data-compare]")) {
    link.addEventListener("click", () => compare(...link.dataset.compare.split(" ")));
  }
}
