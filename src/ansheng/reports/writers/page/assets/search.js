// Search over all: texts, rows of tables and tasks on walls; each hit leads to its place.
const MOST_HITS = 50;

const asked = el("input", { type: "search", placeholder: say("search_hint"), "aria-label": say("search") });
const outcome = el("p", { role: "status" });
const listed = el("ol");
const hits = el("div", { class: "found", hidden: true }, outcome, listed);
bar.prepend(asked);
bar.append(hits);

const places = [...document.querySelectorAll("main p, main li, main tbody tr, main h2, main h3, main h4, main figcaption")]
  .filter((place) => !place.closest(".wall .alternative, .cards, .appendix tbody"))
  .map((place) => [place.textContent.toLowerCase(), place]);

function heading(place) {
  const section = place.closest("section[aria-labelledby]");
  return section ? document.getElementById(section.getAttribute("aria-labelledby")).textContent : "";
}

function marked(text, at, length) {
  const from = Math.max(0, at - 24);
  const after = text.slice(at + length, at + length + 60);
  return [from ? "…" : "", text.slice(from, at), el("mark", {}, text.slice(at, at + length)), after];
}

function readable(place) {
  const cells = place.tagName === "TR" ? [...place.cells] : [place];
  return cells.map((cell) => cell.textContent.trim()).join("  ");
}

function hit(place, query) {
  const text = readable(place);
  const at = Math.max(0, text.toLowerCase().indexOf(query));
  const go = (event) => {
    event.preventDefault();
    hits.hidden = true;
    place.hidden = false;
    reveal(place);
    if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: true });
  };
  return el("li", {}, el("a", { href: "#text", onclick: go }, el("span", { class: "in" }, heading(place)), ...marked(text, at, query.length)));
}

function onWall(wall, query) {
  const count = wall.count(query);
  if (!count) return null;
  const go = (event) => {
    event.preventDefault();
    hits.hidden = true;
    wall.show(asked.value.trim());
  };
  return el("li", {}, el("a", { href: "#text", onclick: go }, say("tasks_found", count, wall.title)));
}

function search() {
  const query = asked.value.trim().toLowerCase();
  hits.hidden = !query;
  if (!query) return;
  const found = places.filter(([text]) => text.includes(query));
  const tasks = walls.map((wall) => onWall(wall, query)).filter(Boolean);
  const count = found.length + walls.reduce((sum, wall) => sum + wall.count(query), 0);
  const more = found.length > MOST_HITS;
  outcome.textContent = !count ? say("found_none") : more ? say("found_many", count, MOST_HITS) : say("found", count);
  listed.replaceChildren(...tasks, ...found.slice(0, MOST_HITS).map(([, place]) => hit(place, query)));
}

asked.addEventListener("input", later(search));
bar.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  hits.hidden = true;
  asked.focus();
});
