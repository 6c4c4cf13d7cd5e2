// Tables that sort by a click on a heading, and that show only rows with some words, or of one kind.

/** What a cell sorts by: its number where it has one, else its text; unknown ones come last. */
function sortKey(row, column) {
  const cell = row.cells[column];
  if (cell.dataset.value === undefined) return cell.textContent.trim();
  return cell.dataset.value === "" ? null : Number(cell.dataset.value);
}

function compareKeys(a, b, turn) {
  if (a === null || b === null) return (a === null) - (b === null);
  if (typeof a === "number") return turn * (a - b);
  return turn * a.localeCompare(b, locale, {numeric: true});
}

function sortRows(table, column, turn) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, place) => ({row, place, key: sortKey(row, column)}));
  rows.sort((a, b) => compareKeys(a.key, b.key, turn) || a.place - b.place);
  body.append(...rows.map(({row}) => row));
}

function startSorting(table) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const button = make("button", {type: "button"}, ...heading.childNodes);
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      sortRows(table, column, down ? -1 : 1);
    });
  });
}

function startFilter(tools, table) {
  const [words, kind, count] = ["input", "select", "output"].map((tag) => tools.querySelector(tag));
  const filter = () => {
    const wanted = plain(words.value.trim());
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      const fits = !kind || !kind.value || row.dataset.kind === kind.value;
      row.hidden = !fits || !plain(row.textContent).includes(wanted);
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = say("rows-shown", sayNumber(shown), sayNumber(table.tBodies[0].rows.length));
  };
  words.addEventListener("input", filter);
  kind?.addEventListener("change", filter);
  tools.hidden = false;
  filter();
}

function startTables() {
  document.querySelectorAll("table.sorts").forEach(startSorting);
  document.querySelectorAll("[data-filters]").forEach((tools) => {
    startFilter(tools, document.getElementById(tools.dataset.filters));
  });
}
