// node validate.mjs FOLDER
// Reads every GeoJSON file of an output folder with programs that know nothing of grens, and says
// what they find wrong:
// - geojsonhint: structure, closed rings, winding as RFC 7946 has it;
// - mapshaper: as many features as the file holds; for a layer of regions, each area as mapshaper
//   measures it in RD agrees with `area_km2`, and the regions do not overlap.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import geojsonhint from '@mapbox/geojsonhint';
import mapshaper from 'mapshaper';

// RD is true to scale within 1e-4, twice that in area; the rest is rounding of area_km2.
const areaTolerance = { relative: 5e-4, km2: 1e-3 };
const overlapTolerance = 1e-7; // of the whole area

// The attribute rows of all layers that mapshaper makes of a file: one for each kind of geometry.
async function rowsOf(name, content, commands = '') {
  const files = await mapshaper.applyCommands(
    `-i ${name} ${commands} -o target=* format=json`, { [name]: content });
  return Object.values(files).flatMap((text) => JSON.parse(text));
}

const sum = (values) => values.reduce((a, b) => a + b, 0);

async function regionFindings(name, content, features) {
  const findings = [];
  const rows = await rowsOf(name, content,
    "-proj EPSG:28992 -each 'measured = this.area / 1e6'");
  for (const [i, row] of rows.entries()) {
    const { code, area_km2: stated } = features[i].properties;
    const tolerance = areaTolerance.relative * stated + areaTolerance.km2;
    if (!(Math.abs(row.measured - stated) <= tolerance)) {
      findings.push(`${code}: area_km2 is ${stated}, mapshaper measures ${row.measured}`);
    }
  }
  const [union] = await rowsOf(name, content,
    "-proj EPSG:28992 -dissolve2 -each 'measured = this.area / 1e6'");
  const total = sum(rows.map((row) => row.measured));
  if (!(Math.abs(total - union.measured) <= overlapTolerance * total)) {
    findings.push(`the regions sum to ${total} km2, together they cover ${union.measured} km2`);
  }
  return findings;
}

async function fileFindings(path) {
  const name = basename(path);
  const content = readFileSync(path, 'utf8');
  const collection = JSON.parse(content);
  const findings = geojsonhint.hint(collection, { precisionWarning: false })
    .map((hint) => hint.message);
  const features = collection.features;
  const located = features.filter((feature) => feature.geometry);
  const rows = await rowsOf(name, content);
  if (rows.length !== features.length) {
    findings.push(`${features.length} features, mapshaper reads ${rows.length}`);
  }
  const regions = located.length > 0 && located.every((feature) =>
    feature.geometry.type.endsWith('Polygon') && feature.properties.area_km2 !== undefined);
  if (regions) findings.push(...await regionFindings(name, content, features));
  return { findings, count: features.length, regions };
}

const folder = process.argv[2];
const names = readdirSync(folder).filter((name) => name.endsWith('.geojson')).sort();
let layers = 0;
let wrong = 0;
for (const name of names) {
  const { findings, count, regions } = await fileFindings(join(folder, name));
  console.log(`${name}: ${count} features, ${findings.length} findings`);
  for (const finding of findings.slice(0, 20)) console.log(`  ${finding}`);
  wrong += findings.length;
  if (regions) layers += 1;
}
if (layers === 0) {
  console.log(`${folder} has no layer of regions`);
  wrong += 1;
}
process.exitCode = wrong === 0 ? 0 : 1;
