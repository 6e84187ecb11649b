// Provenance: a link to a figure opens what the figure answers when it is asked where it comes from.
const provenance = JSON.parse(document.getElementById("provenance").textContent);

function unshared(value, pool) {
  if (Array.isArray(value)) return value.map((part) => unshared(part, pool));
  if (value === null || typeof value !== "object") return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === "$") return unshared(pool[value.$], pool);
  return Object.fromEntries(keys.map((key) => [key, unshared(value[key], pool)]));
}

// The names of the figure's group stand in the places of their marks.
function named(value, names) {
  if (typeof value === "string") return value.replace(/\u0001(\d)/g, (mark, at) => names[at] ?? mark);
  if (Array.isArray(value)) return value.map((part) => named(part, names));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, named(part, names)]));
}

const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g;

// Data as Python writes them: what a person pastes must be the same data.
function python(value) {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (Array.isArray(value)) return "[" + value.map(python).join(", ") + "]";
  if (typeof value === "object") return "{" + Object.entries(value).map(([key, part]) => quoted(key) + ": " + python(part)).join(", ") + "}";
  return typeof value === "string" ? quoted(value) : String(value);
}

function quoted(text) {
  return JSON.stringify(text).replace(TURNING, (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));
}

function code(filter) {
  const parts = filter.sum ? filter.sum : [filter];
  const lines = ["import ansheng", "dossier = ansheng.open_dossier(" + quoted(provenance.dossier) + ")"];
  for (const part of parts) {
    if (!part.numerator) lines.push("print(dossier.rows(" + python(part) + "))");
    else for (const name of ["numerator", "denominator"]) lines.push("print(dossier.rows(" + python(part[name]) + "))  # " + say(name));
  }
  return lines.join("\n");
}

function copier(block) {
  const told = el("span", { role: "status" });
  const select = () => {
    getSelection().selectAllChildren(block);
    told.textContent = " " + say("selected");
  };
  const copy = () => {
    if (!navigator.clipboard) select();
    else navigator.clipboard.writeText(block.textContent).then(() => { told.textContent = " " + say("copied"); }, select);
  };
  return el("div", {}, el("button", { type: "button", onclick: copy }, say("copy")), told);
}

function answers(at) {
  const [place, group, shown, parts, unknown, compared] = provenance.figures[at];
  const common = unshared(provenance.common.data[place], provenance.common.pool);
  const [id, label, definition, window_, asOf, reason, conditions, filter] = named(common, group.map((name) => provenance.names[name]));
  const told = [["definition", definition]];
  if (parts) told.push(["numerator", parts[0]], ["denominator", parts[1]]);
  told.push(["window", window_], ["as_of", asOf], ["unknown", unknown], ["reason", reason]);
  if (compared) {
    const [text, base, baseWindow, chance] = compared;
    const baseText = base && baseWindow ? base + bracketed(baseWindow) : base;
    told.push(["comparison", text], ["base", baseText], ["chance", chance]);
  }
  if (conditions.length === 2) told.push(["condition_numerator", conditions[0]], ["condition_denominator", conditions[1]]);
  else told.push(["condition", conditions[0]]);
  told.push(["id", id]);
  return { label, shown, told: told.filter(([, value]) => value), filter };
}

const dialog = el("dialog", { "aria-labelledby": "asked" });
document.body.append(dialog);
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

function open(at) {
  const { label, shown, told, filter } = answers(at);
  const block = el("pre", { tabindex: "0", "aria-label": say("rows") }, code(filter));
  const list = el("dl");
  for (const [name, value] of told) list.append(el("dt", {}, say(name)), el("dd", {}, value));
  dialog.replaceChildren(el("div", {},
    el("header", {}, el("h2", { id: "asked" }, label), el("button", { type: "button", onclick: () => dialog.close() }, say("close"))),
    el("p", { class: "value" }, shown),
    list,
    el("details", {}, el("summary", {}, say("rows")), block, copier(block)),
  ));
  dialog.showModal();
  dialog.scrollTop = 0;
}

for (const link of document.querySelectorAll("a.q, a.card")) link.setAttribute("aria-haspopup", "dialog");
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.q, a.card");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(Number(link.dataset.f ?? link.getAttribute("href").slice(2)));
});
