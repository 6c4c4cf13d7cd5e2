// The small map of a finding, drawn as SVG: its region, the units that break the rule, the borders
// of the schemes compared. The page says what is shown in data attributes of the figure.

const kWidth = 340;
const kHeight = 270;

/** The view on a box of the plane, with a margin, as a function from the plane to the drawing. */
function viewOn(box, width, height, margin) {
  const wide = Math.max(box.right - box.left, 1e-9);
  const high = Math.max(box.bottom - box.top, 1e-9);
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high);
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const place = (point) => [width / 2 + (point[0] - x) * scale, height / 2 + (point[1] - y) * scale];
  const half = [width / 2 / scale, height / 2 / scale];
  const seen = {left: x - half[0], right: x + half[0], top: y - half[1], bottom: y + half[1]};
  return {place, seen, scale};
}

/** Path data of a line; points that come closer than the eye can tell are left out. */
function pathOf(points, view, closed) {
  let [lastX, lastY] = [NaN, NaN];
  let path = "";
  points.forEach((point, i) => {
    const [x, y] = view.place(point);
    const near = Math.abs(x - lastX) < 0.5 && Math.abs(y - lastY) < 0.5;
    if (near && i < points.length - 1) return;
    path += `${path ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
    [lastX, lastY] = [x, y];
  });
  return closed ? `${path}Z` : path;
}

function areaPath(rings, view, name) {
  const d = rings.map((ring) => pathOf(pointsOf(ring, "plane"), view, true)).join("");
  return makeSvg("path", {d, class: name, "fill-rule": "evenodd"});
}

function linePath(some, view, name) {
  const seen = some.filter((arc) => boxesMeet(arc.box, view.seen));
  const d = seen.map((arc) => pathOf(arc.plane, view, false)).join("");
  return makeSvg("path", {d, class: name});
}

/** The outline of several units as one shape. */
function togetherOf(some) {
  const wanted = new Set(some);
  return outlines(units.code.map((_, unit) => (wanted.has(unit) ? 0 : -1))).get(0) ?? [];
}

const landOutline = togetherOf(units.code.keys());
const coast = arcs.filter((arc) => arc.left < 0 || arc.right < 0);

/** Writes names, the first ones first, where they do not meet one another or the edge. */
function writeNames(svg, names, view) {
  const taken = [];
  for (const {name, place, kind} of names) {
    if (!place) continue;
    const [x, y] = view.place(place);
    const half = name.length * 3.2 + 3;
    const box = {left: x - half, right: x + half, top: y - 9, bottom: y + 5};
    const inside = box.left > 2 && box.right < kWidth - 2 && box.top > 2 && box.bottom < kHeight - 2;
    if (!inside || taken.some((other) => boxesMeet(other, box))) continue;
    taken.push(box);
    const attributes = {x: x.toFixed(1), y: y.toFixed(1), class: kind, "text-anchor": "middle"};
    svg.append(makeSvg("text", attributes, name));
  }
}

/** Where in the country: the land in small, with the view as a frame. */
function locator(view) {
  const [width, height] = [58, 68];
  const country = viewOn(landBox, width, height, 4);
  const svg = makeSvg("svg", {viewBox: `0 0 ${width} ${height}`, class: "locator"});
  const [left, top] = country.place([view.seen.left, view.seen.top]);
  const [right, bottom] = country.place([view.seen.right, view.seen.bottom]);
  const frame = {x: left, y: top, width: right - left, height: bottom - top, class: "frame"};
  svg.append(areaPath(landOutline, country, "land"), makeSvg("rect", frame));
  return svg;
}

function legendItem(kind, text) {
  return make("li", {}, make("span", {class: `key ${kind}`, "aria-hidden": "true"}), text);
}

function drawSmallMap(figure) {
  const scheme = schemeOfKey(figure.dataset.scheme);
  if (!scheme) return;
  const other = schemeOfKey(figure.dataset.other);
  const astray = (figure.dataset.units ?? "").split(" ").map((code) => unitOfCode.get(code));
  const some = astray.filter((unit) => unit !== undefined);
  const home = scheme.regions.findIndex((region) => region.code === figure.dataset.region);
  const members = [...units.code.keys()].filter((u) => home >= 0 && scheme.of[u] === home);
  const around = members.length > 0 ? [...members, ...some] : units.code.keys();
  const view = viewOn(boxOfUnits(around), kWidth, kHeight, members.length > 0 ? 44 : 12);
  const near = [...units.code.keys()].filter((unit) => boxesMeet(unitBoxes[unit], view.seen));
  const near_arcs = arcs.filter((arc) => boxesMeet(arc.box, view.seen));
  const whole = view.seen.right - view.seen.left >= landBox.right - landBox.left;

  const svg = makeSvg("svg", {viewBox: `0 0 ${kWidth} ${kHeight}`, class: "drawing"});
  svg.append(areaPath(togetherOf(near), view, "land"));
  if (members.length > 0) svg.append(areaPath(togetherOf(members), view, "home"));
  if (members.length === 0 && some.length === 0) {
    const known = near.filter((unit) => scheme.of[unit] >= 0);
    svg.append(areaPath(togetherOf(known), view, "home"));
  }
  if (some.length > 0) svg.append(areaPath(togetherOf(some), view, "astray"));
  if (!whole || some.length > 0) svg.append(linePath(near_arcs, view, "fine"));
  svg.append(linePath(coast, view, "coast"));
  if (other) svg.append(linePath(bordersOf(other.of).filter(inland), view, "other"));
  svg.append(linePath(bordersOf(scheme.of).filter(inland), view, "own"));

  const names = [];
  if (some.length <= 6) {
    for (const unit of some) {
      const place = middleOf(unitOutlines.get(unit), "plane");
      names.push({name: units.name[unit], place, kind: "name strong"});
    }
  }
  if (members.length > 0) {
    const place = middleOf(togetherOf(members.filter((unit) => !some.includes(unit))), "plane");
    names.push({name: scheme.regions[home].name, place, kind: "name"});
  }
  writeNames(svg, names, view);

  const legend = make("ul", {class: "legend"});
  if (members.length > 0) legend.append(legendItem("home", scheme.regions[home].name));
  else if (some.length === 0) legend.append(legendItem("home", scheme.title));
  if (some.length > 0) {
    const text = some.length === 1 ? units.name[some[0]] : say("units-count", sayNumber(some.length));
    legend.append(legendItem("astray", text));
  }
  legend.append(legendItem("own", say("border-of", scheme.title)));
  if (other) legend.append(legendItem("other", say("border-of", other.title)));
  const picture = make("div", {class: "picture", "aria-hidden": "true"}, svg);
  if (!whole) picture.append(locator(view));
  const caption = make("figcaption", {}, legend);
  if (data.approximate) caption.append(make("p", {class: "small"}, say("approximate-map")));
  figure.replaceChildren(picture, caption);
}

/** Not along the outer border, which has its own line. */
function inland(arc) {
  return arc.left >= 0 && arc.right >= 0;
}
