// Search for a unit by its name or code: a combobox with a list, as the ARIA patterns have it.

const kMatches = 8;

/** Lower case without accents, so that "sudwest" finds "Súdwest". */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const searchable = units.code.map((code, unit) => ({unit, name: plain(units.name[unit]), code: plain(code)}));

/** Names that start with the words, then words inside names that do, then what contains them. */
function findUnits(words) {
  const wanted = plain(words.trim());
  if (!wanted) return [];
  const rank = ({name, code}) => {
    if (name.startsWith(wanted) || code === wanted) return 0;
    if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 1;
    return name.includes(wanted) || code.includes(wanted) ? 2 : 3;
  };
  const found = searchable.map((one) => ({...one, rank: rank(one)})).filter((one) => one.rank < 3);
  found.sort((a, b) => a.rank - b.rank || a.name.length - b.name.length || a.unit - b.unit);
  return found.slice(0, kMatches).map((one) => one.unit);
}

function startSearch(input, list, choose) {
  let matches = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (unit) => {
    input.value = units.name[unit];
    close();
    choose(unit);
  };
  const mark = (next) => {
    active = next;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", i === active));
    if (active >= 0) input.setAttribute("aria-activedescendant", `match-${active}`);
  };
  const open = () => {
    matches = findUnits(input.value);
    const items = matches.map((unit, i) => {
      const code = make("span", {class: "code"}, units.code[unit]);
      const item = make("li", {role: "option", id: `match-${i}`}, units.name[unit], " ", code);
      item.addEventListener("mousedown", (event) => event.preventDefault()); // keep the focus
      item.addEventListener("click", () => take(unit));
      return item;
    });
    list.replaceChildren(...items);
    if (matches.length === 0) return close();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(0);
  };

  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const steps = {ArrowDown: 1, ArrowUp: -1};
    if (event.key === "Escape") close();
    if (list.hidden && event.key === "ArrowDown") open();
    else if (!list.hidden && steps[event.key]) {
      mark((active + steps[event.key] + matches.length) % matches.length);
    } else if (!list.hidden && event.key === "Enter") take(matches[active]);
    else return;
    event.preventDefault();
  });
}
