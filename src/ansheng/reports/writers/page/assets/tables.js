// Tables: a button in each head sorts, a field above a longer table filters its rows; a row of the whole stays last.
const FEW_ROWS = 8;
const order = new Intl.Collator(zh ? "zh-CN" : "en", { numeric: true });

function number(text) {
  const found = text.replace(/[,，\s]/g, "").match(/^-?\d+(\.\d+)?(?=%?$)/);
  return found ? Number(found[0]) : null;
}

function compared(a, b, numeric) {
  const [x, y] = numeric ? [number(a), number(b)] : [a === "—" ? null : a, b === "—" ? null : b];
  if (x === null || y === null) return (x === null) - (y === null) || 0;
  return numeric ? x - y : order.compare(x, y);
}

function sort(table, at, down) {
  const body = table.tBodies[0];
  const numeric = table.tHead.rows[0].cells[at].classList.contains("n");
  const rows = [...body.rows].filter((row) => !row.classList.contains("total"));
  const keyed = rows.map((row) => [row.cells[at].textContent.trim(), row]);
  const missing = (text) => (numeric ? number(text) === null : text === "—");
  keyed.sort(([a], [b]) => compared(a, b, numeric) * (down && !missing(a) && !missing(b) ? -1 : 1));
  body.append(...keyed.map(([, row]) => row), ...body.querySelectorAll(":scope > tr.total"));
  for (const [place, head] of [...table.tHead.rows[0].cells].entries()) {
    if (place === at) head.setAttribute("aria-sort", down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

function sortable(table) {
  for (const [at, head] of [...table.tHead.rows[0].cells].entries()) {
    const title = head.textContent;
    if (head.tagName !== "TH" || table.tBodies[0].rows.length < 2) continue;
    const press = () => sort(table, at, head.getAttribute("aria-sort") === "ascending");
    head.dataset.title = title; // what is printed: a button is not repeated on the next sheet
    head.replaceChildren(el("button", { type: "button", title: say("sort", title), onclick: press }, title));
  }
}

function filterable(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length <= FEW_ROWS) return;
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const told = el("span", { role: "status" });
  const field = el("input", { type: "search" });
  const filter = () => {
    const asked = field.value.trim().toLowerCase();
    let shown = 0;
    for (const [at, row] of rows.entries()) {
      row.hidden = !texts[at].includes(asked);
      shown += !row.hidden;
    }
    told.textContent = asked ? say("rows_shown", shown, rows.length) : "";
  };
  field.addEventListener("input", later(filter));
  table.closest(".scroll").before(el("div", { class: "bar" }, labelled("filter", field), told));
}

function shares(table) {
  for (const [at, head] of [...table.tHead.rows[0].cells].entries()) {
    if (!head.classList.contains("n") || !/%/.test(head.textContent)) continue;
    for (const row of table.tBodies[0].rows) {
      const value = number(row.cells[at].textContent.trim());
      if (value === null || value < 0 || value > 100) continue;
      row.cells[at].classList.add("share");
      row.cells[at].style.setProperty("--part", value + "%");
    }
  }
}

for (const table of document.querySelectorAll(".table table, .appendix table")) {
  if (table.closest(".alternative")) continue;
  shares(table);
  sortable(table);
  filterable(table);
}
