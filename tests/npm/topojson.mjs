// node topojson.mjs FOLDER
// Holds the TopoJSON files of an output folder against its GeoJSON files, with topojson-client:
// - feature() of each object gives the features of the GeoJSON of that name, with their properties:
//   exactly, or where the topology is quantised as near as half a step; where a ring starts does
//   not count;
// - every id is the property `code` where there is one;
// - mesh() of an object holds each line of its features once;
// - neighbors() is symmetric, and two features are neighbours where they share a line.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { feature, mesh, neighbors } from 'topojson-client';

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

const polygonsOf = (geometry) => {
  if (geometry === null) return [];
  return geometry.type.startsWith('Multi') ? geometry.coordinates : [geometry.coordinates];
};

const less = (a, b) => (a[0] !== b[0] ? a[0] < b[0] : a[1] < b[1]);

// A ring without its last point, from its smallest one.
function turned(ring) {
  const points = ring.slice(0, -1);
  let smallest = 0;
  points.forEach((p, i) => { if (less(p, points[smallest])) smallest = i; });
  return points.slice(smallest).concat(points.slice(0, smallest));
}

function sameNumbers(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

// Every point of `ring` lies within half a step of a point of `exact`, in their order.
function near(ring, exact, scale) {
  const fits = (p, q) => Math.abs(p[0] - q[0]) <= scale[0] * 0.500001 &&
    Math.abs(p[1] - q[1]) <= scale[1] * 0.500001;
  return ring.every((p) => exact.some((q) => fits(p, q)));
}

function geometryFindings(name, ours, theirs, transform) {
  const isArea = (ours ?? theirs)?.type.endsWith('Polygon');
  if (!isArea) {
    return transform || sameNumbers(ours, theirs) ? [] : [`${name}: another geometry`];
  }
  const a = polygonsOf(ours);
  const b = polygonsOf(theirs);
  if (transform) {
    return a.every((rings, i) => rings.every((ring) => b.some((parts) => parts.some((exact) =>
      near(ring, exact, transform.scale))))) ? [] : [`${name}: a ring is far from where it was`];
  }
  const turnedAll = (parts) => parts.map((rings) => rings.map(turned));
  return sameNumbers(turnedAll(a), turnedAll(b)) ? [] : [`${name}: other coordinates`];
}

const segmentsOf = (lines) => lines.flatMap((line) => line.slice(1).map((q, i) =>
  (less(line[i], q) ? [line[i], q] : [q, line[i]]).join(' ')));

const linesOf = (geometry) => {
  if (geometry === null) return [];
  if (geometry.type.endsWith('Polygon')) return polygonsOf(geometry).flat();
  return geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
};

function objectFindings(topology, name) {
  const findings = [];
  const object = topology.objects[name];
  const theirs = read(`${name}.geojson`).features;
  const ours = feature(topology, object).features;
  if (ours.length !== theirs.length) return [`${ours.length} features of ${theirs.length}`];
  ours.forEach((one, i) => {
    const { code } = theirs[i].properties;
    const called = code ?? `feature ${i + 1}`;
    if (code !== undefined && one.id !== code) findings.push(`${called}: its id is ${one.id}`);
    if (!sameNumbers(one.properties, theirs[i].properties)) {
      findings.push(`${called}: other properties`);
    }
    findings.push(...geometryFindings(called, one.geometry, theirs[i].geometry,
      topology.transform));
  });
  if (topology.transform) return findings; // on a grid several lines may have become one
  const once = segmentsOf(mesh(topology, object).coordinates);
  const each = new Set(ours.flatMap((one) => segmentsOf(linesOf(one.geometry))));
  if (new Set(once).size !== once.length) findings.push('the mesh has a line twice');
  if (once.length !== each.size) findings.push(`${once.length} lines of ${each.size} in the mesh`);
  if (ours.every((one) => one.geometry?.type.endsWith('Polygon'))) {
    const users = new Map();
    ours.forEach((one, i) => new Set(segmentsOf(linesOf(one.geometry))).forEach((segment) =>
      users.set(segment, [...(users.get(segment) ?? []), i])));
    const expected = ours.map(() => new Set());
    users.forEach((both) => both.forEach((i) => both.forEach((j) => {
      if (i !== j) expected[i].add(j);
    })));
    neighbors(object.geometries).forEach((found, i) => {
      if (!sameNumbers([...expected[i]].sort((a, b) => a - b), found)) {
        findings.push(`${ours[i].id}: neighbours ${found}, and not ${[...expected[i]]}`);
      }
    });
  }
  return findings;
}

let files = 0;
let wrong = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.topojson')).sort()) {
  const topology = read(file);
  files += 1;
  for (const name of Object.keys(topology.objects)) {
    const inGeoJson = readdirSync(folder).includes(`${name}.geojson`);
    if (!inGeoJson) continue; // the findings of cross are one file of GeoJSON
    const findings = objectFindings(topology, name);
    console.log(`${file}, ${name}: ${topology.objects[name].geometries.length} features, ` +
      `${findings.length} findings`);
    for (const finding of findings.slice(0, 20)) console.log(`  ${finding}`);
    wrong += findings.length;
  }
  console.log(`${file}: ${topology.arcs.length} arcs`);
}
if (files === 0) {
  console.log(`${folder} has no TopoJSON`);
  wrong += 1;
}
process.exitCode = wrong === 0 ? 0 : 1;
