// What all parts of the script share: the words, elements made of data, the bar at the top. Data are text, never markup.
const words = JSON.parse(document.getElementById("words").textContent);
const zh = document.documentElement.lang.startsWith("zh");

function say(name, ...values) {
  return words[name].replace(/\{(\d)\}/g, (_, at) => String(values[at]));
}

function bracketed(text) {
  return zh ? `（${text}）` : ` (${text})`;
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function later(action, milliseconds = 150) {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(action, milliseconds);
  };
}

function labelled(word, field) {
  return el("label", {}, say(word), field);
}

function reveal(element) {
  for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  element.scrollIntoView({ block: "center" });
  element.classList.add("flash");
  setTimeout(() => element.classList.remove("flash"), 2500);
}

const THEMES = ["auto", "light", "dark"];
let theme = "auto";
try {
  theme = localStorage.getItem("ansheng-theme") || theme;
} catch { /* a page from a folder may have no storage */ }
const themeWord = el("span", { class: "wide" });
const themes = el("button", { type: "button", onclick: nextTheme },
  svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("circle", { cx: 8, cy: 8, r: 6.5, class: "stroke" }), svg("path", { d: "M8 1.5a6.5 6.5 0 0 1 0 13z" })),
  themeWord);
const printer = el("button", { type: "button", onclick: () => window.print() },
  svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: "M4.5 5V1.5h7V5M4 11.5H1.5V5h13v6.5H12M4.5 9h7v5.5h-7z", class: "stroke" })),
  el("span", { class: "wide" }, say("print")));

function showTheme() {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  themeWord.textContent = say("theme") + (zh ? "：" : ": ") + say("theme_" + theme);
}

function nextTheme() {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  try {
    localStorage.setItem("ansheng-theme", theme);
  } catch { /* as above */ }
  showTheme();
}

if (!THEMES.includes(theme)) theme = "auto";
showTheme();

const bar = el("div");
bar.append(el("div", { class: "apart" }, themes, printer));
document.querySelector(".sheet").before(el("div", { class: "tools" }, bar));

const contents = document.querySelector(".contents details");
const wide = window.matchMedia("(min-width: 70rem)");
const fold = () => { contents.open = wide.matches; };
wide.addEventListener("change", fold);
fold();

let folded = [];
window.addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const each of folded) each.open = true;
});
window.addEventListener("afterprint", () => {
  for (const each of folded) each.open = false;
});
