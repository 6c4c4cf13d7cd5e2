// What the page holds: the data that was written into it, and how to say numbers.

const data = JSON.parse(document.getElementById("data").textContent);
const units = data.units;
const schemes = data.schemes;
const locale = data.lang === "nl" ? "nl-NL" : "en-GB";

/** The word or sentence for a key, with {0}, {1}, ... filled in. */
function say(key, ...parts) {
  return data.words[key].replace(/\{(\d)\}/g, (_, place) => parts[place]);
}

function sayNumber(value, decimals = 0) {
  const options = {minimumFractionDigits: decimals, maximumFractionDigits: decimals};
  return value.toLocaleString(locale, options);
}

/** An element with its attributes and children; text is never taken for markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

function makeSvg(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const unitOfCode = new Map(units.code.map((code, unit) => [code, unit]));

function schemeOfKey(key) {
  return schemes.find((scheme) => scheme.key === key);
}

/** A region in a sentence: with what it is before its name. */
function regionCalled(scheme, region) {
  return region < 0 ? say("no-region") : scheme.regions[region].called;
}

function withCapital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name of a region, or that there is none. */
function regionName(scheme, region) {
  return region < 0 ? say("no-region") : scheme.regions[region].name;
}
