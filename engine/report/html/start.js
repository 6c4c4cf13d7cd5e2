// Everything in the page can be read without this script; this makes it move.

startTables();
document.querySelectorAll("figure.small-map").forEach(drawSmallMap);
startMap();
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((details) => (details.open = true));
});
