// node page.mjs SHIPPED HOSTILE
// Opens audit.html of two output folders in a real browser, as a person would: that of the project
// that ships, and one whose names would be markup.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [shipped, hostile] = process.argv.slice(2).map((folder) => pathToFileURL(
  resolve(join(folder, 'audit.html'))).href);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const desktop = { viewport: { width: 1280, height: 900 } };

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'], // tests run as root in containers
  });
});
after(() => browser.close());

// A page that notes what it should not do: errors, warnings, dialogs, requests beside itself.
async function open(url, options = desktop) {
  // Without motion: what is clicked stands still.
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20000);
  const faults = [];
  page.on('console', (message) => faults.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { faults.push('dialog'); dialog.dismiss(); });
  page.on('request', (request) => {
    const wanted = request.url() === url || request.url().startsWith('data:');
    if (!wanted) faults.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

async function find(page, words) {
  await page.getByRole('combobox', { name: /place|plaats/ }).fill(words);
  await page.locator('#matches').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

const panelOf = (page) => page.locator('#panel');

test('opens without an error and without a request', async () => {
  const { page, faults, close } = await open(shipped);
  await page.locator('#leaflet path.tint').first().waitFor({ state: 'attached' });
  assert.match(await page.title(), /Nederland/);
  assert.deepEqual(faults, []);
  await close();
});

test('draws an area for each unit and each region, and small maps', async () => {
  const { page, close } = await open(shipped);
  const data = JSON.parse(await page.locator('#data').textContent());
  assert.equal(await page.locator('#leaflet path.hit').count(), data.units.code.length);
  const filled = data.schemes.find((scheme) => scheme.key === data.first[0]);
  assert.equal(await page.locator('#leaflet path.tint').count(), filled.regions.length);
  const figures = await page.locator('figure.small-map').count();
  assert.ok(figures > 0);
  assert.equal(await page.locator('figure.small-map svg.drawing').count(), figures);
  for (const d of await page.locator('path.tint').evaluateAll(
    (paths) => paths.map((path) => path.getAttribute('d')))) {
    assert.match(d, /^M/);
    assert.doesNotMatch(d, /NaN|Infinity/);
  }
  await close();
});

test('finds Tholen by keyboard and shows its regions', async () => {
  const { page, close } = await open(shipped);
  await find(page, 'thol');
  const panel = await panelOf(page).innerText();
  assert.match(panel, /Tholen/);
  assert.match(panel, /GM0716/);
  assert.match(panel, /De Markiezaten/);
  assert.match(panel, /Zeeland/);
  await close();
});

test('finds names without their accents, and says nothing for what is not there', async () => {
  const { page, close } = await open(shipped);
  await find(page, 'sudwest');
  assert.match(await panelOf(page).innerText(), /Fryslân/);
  await page.getByRole('combobox', { name: /plaats/ }).fill('xyzzy');
  assert.equal(await page.locator('#matches').isVisible(), false);
  await close();
});

test('shows the regions of a unit that is clicked', async () => {
  const { page, close } = await open(shipped);
  await find(page, 'Zeist'); // brings Utrecht, next to it, into view
  await page.locator('path.hit[data-unit="GM0344"]').click({ force: true });
  const panel = await panelOf(page).innerText();
  assert.match(panel, /Utrecht\s+GM0344/);
  assert.match(panel, /Midden-Nederland/);
  await close();
});

test('compares two schemes and names what is cut off', async () => {
  const { page, close } = await open(shipped);
  await page.locator('#filled').selectOption('politie_district');
  await page.locator('#lined').selectOption('veiligheidsregio');
  assert.match(await page.locator('#cases').innerText(), /De Markiezaten.*Tholen/);
  assert.equal(await page.locator('#leaflet path.astray').count(), 1);
  await page.locator('#lined').selectOption('politie_eenheid');
  assert.equal(await page.locator('#leaflet path.astray').count(), 0);
  await page.locator('[data-compare="politie_district veiligheidsregio"]').click();
  assert.equal(await page.locator('#leaflet path.astray').count(), 1);
  await close();
});

test('filters and sorts tables', async () => {
  const { page, close } = await open(shipped);
  const tools = page.locator('[data-filters="regions-table"]');
  await tools.locator('select').selectOption('veiligheidsregio');
  const rows = page.locator('#regions-table tbody tr:visible');
  assert.equal(await rows.count(), 25);
  assert.match(await tools.locator('output').innerText(), /^25 /);
  const heading = page.locator('#regions-table thead th', { hasText: 'km²' });
  const areas = async () => (await rows.locator('td:nth-of-type(5)').evaluateAll(
    (cells) => cells.map((cell) => Number(cell.dataset.value))));
  await heading.getByRole('button').click();
  assert.equal(await heading.getAttribute('aria-sort'), 'ascending');
  const up = await areas();
  assert.deepEqual(up, [...up].sort((a, b) => a - b));
  await heading.getByRole('button').click();
  assert.deepEqual(await areas(), [...up].reverse());
  await tools.locator('input').fill('twente');
  assert.equal(await rows.count(), 1);
  await close();
});

test('fits a phone without moving sideways', async () => {
  const { page, faults, close } = await open(shipped, { viewport: { width: 360, height: 740 } });
  await find(page, 'thol');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.deepEqual(faults, []);
  await close();
});

test('prints to PDF', async () => {
  const { page, close } = await open(shipped);
  const pdf = await page.pdf({ format: 'A4' });
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#leaflet').isVisible(), false);
  assert.equal(await page.locator('.on-paper svg').isVisible(), true);
  await close();
});

test('tells its findings without JavaScript', async () => {
  const { page, close } = await open(shipped, { ...desktop, javaScriptEnabled: false });
  assert.match(await page.locator('.verdict').innerText(), /Geen regel is geschonden/);
  assert.match(await page.locator('#findings').innerText(), /Tholen/);
  assert.equal(await page.locator('.needs-script').isVisible(), true);
  assert.equal(await page.locator('.workbench').isVisible(), false);
  await close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`has no serious fault of accessibility (${colorScheme})`, async () => {
    const { page, close } = await open(shipped, { ...desktop, colorScheme });
    await find(page, 'thol');
    await page.evaluate(axe); // by the debugger, which the page's policy does not bind
    const { passes, violations } = await page.evaluate(() => globalThis.axe.run());
    assert.ok(passes.some(({ id }) => id === 'color-contrast'), 'it has looked');
    const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
    assert.deepEqual(serious.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].failureSummary]), []);
    await close();
  });
}

test('takes names for text, whatever they hold', async () => {
  const { page, faults, close } = await open(hostile);
  assert.equal(await page.locator('h1').innerText(), "<script>document.title = 'ran'</script>");
  assert.match(await page.locator('.rule h4').innerText(), /<script>alert\(3\)<\/script>/);
  await find(page, 'alert(4)');
  assert.match(await panelOf(page).innerText(), /<script>alert\(4\)<\/script>/);
  assert.match(await panelOf(page).innerText(), /<script>alert\(1\)<\/script>/);
  assert.match(await page.locator('#filled').innerText(), /<img src=x onerror=alert\(1\)>/);
  assert.equal(await page.locator('script').count(), 3);
  assert.equal(await page.locator('img').count(), 0);
  assert.deepEqual(faults, []);
  await close();
});

test('its policy stops what is not its own', async () => {
  const { page, faults, close } = await open(hostile);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = "document.title = 'ran'";
    document.body.append(script);
    document.body.append(Object.assign(new Image(), { src: 'https://example.org/x.png' }));
  });
  assert.notEqual(await page.title(), 'ran');
  const stopped = faults.filter((fault) => fault.includes('Content Security Policy'));
  assert.equal(stopped.length, 2, faults.join('\n'));
  await close();
});
