// Where the regions of two schemes cut across each other, as grens cross has it: a piece of region
// a is an exception when its other region b is not its main one and neither contains the other.

/** Adds up people where all are known, else area, of some units. */
function weigh(some, byPeople) {
  return some.reduce((sum, unit) => sum + (byPeople ? units.people[unit] : units.area[unit]), 0);
}

function groupUnits(keep, keyOf) {
  const groups = new Map();
  for (let unit = 0; unit < units.code.length; ++unit) {
    if (!keep(unit)) continue;
    const key = keyOf(unit);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(unit);
  }
  return groups;
}

/** Exceptions of the regions of `a` in scheme `b`: [{region, main, other, units}]. */
function exceptionsOf(a, b) {
  const placed = (unit) => a.of[unit] >= 0 && b.of[unit] >= 0;
  const inA = groupUnits(placed, (unit) => a.of[unit]);
  const inB = groupUnits(placed, (unit) => b.of[unit]);
  const found = [];
  for (const [region, members] of [...inA].sort((x, y) => x[0] - y[0])) {
    const pieces = groupUnits((u) => placed(u) && a.of[u] === region, (u) => b.of[u]);
    if (pieces.size < 2) continue;
    const byPeople = members.every((unit) => units.people[unit] !== null);
    const heavier = (x, y) => weigh(y[1], byPeople) - weigh(x[1], byPeople) || x[0] - y[0];
    const [main, ...others] = [...pieces].sort(heavier);
    for (const [other, some] of others) {
      if (some.length === inB.get(other).length) continue; // b lies wholly in a: nested
      found.push({region, main: main[0], other, units: some});
    }
  }
  return found;
}

/** Arcs inside a region of `a` that separate its exceptions from the rest. */
function cutLines(a, exceptions) {
  const astray = new Set(exceptions.flatMap((exception) => exception.units));
  return arcs.filter(({left, right}) => {
    if (left < 0 || right < 0) return false;
    return a.of[left] === a.of[right] && astray.has(left) !== astray.has(right);
  });
}
