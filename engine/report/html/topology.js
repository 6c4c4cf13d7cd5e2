// Borders are stored once, as arcs with the unit on either side; whatever has a label on each unit
// (a region, or the unit itself) gets its outline from the arcs whose sides differ.

const kOutside = -2; // the label of what is no unit

/** Mercator, in units of the Earth's radius, y downwards as on a screen. */
function project(lon, lat) {
  const turn = Math.PI / 180;
  return [lon * turn, -Math.log(Math.tan(Math.PI / 4 + (lat * turn) / 2))];
}

function makeBox() {
  return {left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity};
}

function growBox(box, [x, y]) {
  box.left = Math.min(box.left, x);
  box.right = Math.max(box.right, x);
  box.top = Math.min(box.top, y);
  box.bottom = Math.max(box.bottom, y);
}

function boxesMeet(a, b) {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** Arcs as they are used: degrees for the interactive map, a plane for the small ones. */
function readArcs({origin, step, arcs, left, right}) {
  return arcs.map((deltas, index) => {
    const arc = {left: left[index], right: right[index], degrees: [], plane: [], box: makeBox()};
    let x = 0;
    let y = 0;
    for (let i = 0; i < deltas.length; i += 2) {
      x += deltas[i];
      y += deltas[i + 1];
      const lon = origin[0] + x * step;
      const lat = origin[1] + y * step;
      arc.degrees.push([lat, lon]);
      arc.plane.push(project(lon, lat));
      growBox(arc.box, arc.plane[arc.plane.length - 1]);
      if (i === 0) arc.from = `${x} ${y}`;
    }
    arc.to = `${x} ${y}`;
    return arc;
  });
}

const arcs = readArcs(data.map);

/** Labels on both sides of an arc. */
function sidesOf(arc, labels) {
  return [
    arc.left < 0 ? kOutside : labels[arc.left],
    arc.right < 0 ? kOutside : labels[arc.right],
  ];
}

/** Closed walks along `steps` ({arc, back}), so that each is used once. Which way a walk turns
 * where several go on does not matter: outlines are filled by the even-odd rule. */
function chain(steps) {
  const leaving = new Map();
  for (const step of steps) {
    step.from = step.back ? step.arc.to : step.arc.from;
    step.to = step.back ? step.arc.from : step.arc.to;
    if (!leaving.has(step.from)) leaving.set(step.from, []);
    leaving.get(step.from).push(step);
  }
  const rings = [];
  for (const first of steps) {
    if (first.used) continue;
    const ring = [];
    for (let step = first; step && !step.used; ) {
      step.used = true;
      ring.push(step);
      if (step.to === first.from) break;
      step = leaving.get(step.to)?.find((next) => !next.used);
    }
    rings.push(ring);
  }
  return rings;
}

/** The rings of each label that occurs, none for labels below 0. */
function outlines(labels) {
  const steps = new Map();
  const add = (label, arc, back) => {
    if (label < 0) return;
    if (!steps.has(label)) steps.set(label, []);
    steps.get(label).push({arc, back});
  };
  for (const arc of arcs) {
    const [left, right] = sidesOf(arc, labels);
    if (left === right) continue;
    add(left, arc, false);
    add(right, arc, true);
  }
  return new Map([...steps].map(([label, some]) => [label, chain(some)]));
}

/** The points of a ring, `form` being "degrees" or "plane". */
function pointsOf(ring, form) {
  return ring.flatMap(({arc, back}) => (back ? [...arc[form]].reverse() : arc[form]));
}

/** Arcs with different labels on their sides. */
function bordersOf(labels) {
  return arcs.filter((arc) => {
    const [left, right] = sidesOf(arc, labels);
    return left !== right;
  });
}

const unitOutlines = outlines(units.code.map((_, unit) => unit));
const unitBoxes = units.code.map((_, unit) => {
  const box = makeBox();
  for (const ring of unitOutlines.get(unit) ?? []) {
    for (const point of pointsOf(ring, "plane")) growBox(box, point);
  }
  return box;
});

function boxOfUnits(some) {
  const box = makeBox();
  for (const unit of some) {
    if (unitBoxes[unit].left > unitBoxes[unit].right) continue;
    growBox(box, [unitBoxes[unit].left, unitBoxes[unit].top]);
    growBox(box, [unitBoxes[unit].right, unitBoxes[unit].bottom]);
  }
  return box;
}

/** The middle of the largest ring, by area: a place for a label. */
function middleOf(rings, form) {
  let best = {area: -1, place: null};
  for (const ring of rings ?? []) {
    const points = pointsOf(ring, form);
    let [area, x, y] = [0, 0, 0];
    const [x0, y0] = points[0];
    for (let i = 1; i < points.length; ++i) {
      const [ax, ay] = [points[i - 1][0] - x0, points[i - 1][1] - y0];
      const [bx, by] = [points[i][0] - x0, points[i][1] - y0];
      const cross = ax * by - bx * ay;
      area += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    if (Math.abs(area) > best.area && area !== 0) {
      best = {area: Math.abs(area), place: [x0 + x / (3 * area), y0 + y / (3 * area)]};
    }
  }
  return best.place;
}

const landBox = boxOfUnits(units.code.keys());

/** A small number for each region of a scheme, different from those of its neighbours: the one
 * with most different neighbours first, of equal ones the first. */
function tintsOf(scheme) {
  const neighbours = scheme.regions.map(() => new Set());
  for (const arc of arcs) {
    const [left, right] = sidesOf(arc, scheme.of);
    if (left === right || left < 0 || right < 0) continue;
    neighbours[left].add(right);
    neighbours[right].add(left);
  }
  const tints = scheme.regions.map(() => 0);
  const used = (region) => new Set([...neighbours[region]].map((n) => tints[n]).filter(Boolean));
  for (let left = tints.length; left > 0; --left) {
    let next = -1;
    for (let region = 0; region < tints.length; ++region) {
      if (tints[region]) continue;
      const ahead = next < 0 ? 1 : used(region).size - used(next).size;
      if (ahead > 0 || (ahead === 0 && neighbours[region].size > neighbours[next].size)) {
        next = region;
      }
    }
    const taken = used(next);
    let tint = 1;
    while (taken.has(tint)) ++tint;
    tints[next] = Math.min(tint, 6);
  }
  return tints;
}
