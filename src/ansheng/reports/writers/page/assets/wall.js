// The wall: tasks on a time line. Only the rows in view are in the page, so that ten thousand scroll as ten do.
const SIGNS = ["!", "▼", "?", "▶", "○", "✓", "✔"];
const DAY = 86400000;
const MOST_PRINTED = 300;
const MOST_LISTED = 200;
const BEYOND = 8;
const narrow = window.matchMedia("(max-width: 48rem)");

class Wall {
  constructor(figure) {
    this.figure = figure;
    this.title = figure.querySelector("figcaption").textContent;
    this.data = JSON.parse(figure.querySelector(".tasks").textContent);
    this.today = Date.parse(this.data.today);
    this.lower = this.data.name.map((name, at) => (name + " " + this.data.groups[this.data.group[at]]).toLowerCase());
    [this.from, this.to] = this.span();
    this.build();
    this.list();
    this.filter();
  }

  // Days from the first beginning to the last end; of many tasks the outermost hundredth may run off the board.
  span() {
    const days = [this.data.starts, this.data.due, this.data.finished].flat().filter((day) => day !== null).sort((a, b) => a - b);
    const off = days.length > 100 ? Math.floor(days.length / 100) : 0;
    const from = Math.min(0, days[off] ?? 0);
    const to = Math.max(0, days[days.length - 1 - off] ?? 0);
    const edge = Math.max(7, Math.round((to - from) * 0.03));
    return [from - edge, to + edge];
  }

  at(day) {
    return Math.min(100, Math.max(0, ((day - this.from) * 100) / (this.to - this.from)));
  }

  day(distance) {
    return distance === null ? "" : new Date(this.today + distance * DAY).toISOString().slice(0, 10);
  }

  build() {
    const { states, state, groups } = this.data;
    const counts = states.map((_, at) => state.split(String(at)).length - 1);
    this.boxes = states.map(([, word], at) => el("input", { type: "checkbox", checked: true, disabled: !counts[at], onchange: () => this.filter() }));
    const legend = el("fieldset", { class: "legend" }, el("legend", {}, say("standing")));
    for (const [at, [, word]] of states.entries()) {
      if (counts[at]) legend.append(el("label", {}, this.boxes[at], this.state(at, word), String(counts[at])));
    }
    this.party = el("select", { onchange: () => this.filter() }, el("option", { value: "" }, say("all_parties", groups.length)));
    const totals = groups.map(() => 0);
    for (const group of this.data.group) totals[group] += 1;
    for (const [at, group] of groups.entries()) this.party.append(el("option", { value: at }, group + bracketed(totals[at])));
    this.query = el("input", { type: "search", oninput: later(() => this.filter()) });
    this.by = el("select", { onchange: () => this.filter() }, el("option", { value: "state" }, say("by_standing")), el("option", { value: "party" }, say("by_party")));
    this.status = el("span", { role: "status" });
    const fields = el("div", { class: "bar" }, labelled("party", this.party), labelled("task_filter", this.query), labelled("order", this.by), this.status);
    this.space = el("div", { class: "space" });
    this.rows = el("div", { class: "rows", tabindex: "0", role: "region", "aria-label": this.title + " " + say("timeline") }, this.space);
    this.axis = el("div", { class: "axis", "aria-hidden": "true" }, el("span", {}, say("task")), this.ticks(true));
    const key = el("p", { class: "key note" }, ...["planned", "actual", "late", "end"].map((kind) => this.swatch(kind)));
    this.board = el("div", { class: "board" }, this.axis, this.rows);
    this.unprinted = el("p", { class: "note unprinted" });
    this.figure.querySelector(".tasks").after(legend, fields, this.board, key, this.unprinted);
    let waiting = false;
    this.rows.addEventListener("scroll", () => {
      if (!waiting) requestAnimationFrame(() => { waiting = false; this.draw(); });
      waiting = true;
    }, { passive: true });
    const measure = () => {
      this.measure();
      this.axis.lastChild.replaceWith(this.ticks(true));
      this.draw(true);
    };
    narrow.addEventListener("change", measure);
    window.addEventListener("resize", later(measure));
    window.addEventListener("beforeprint", () => this.print());
    window.addEventListener("afterprint", () => { this.unprinted.textContent = ""; measure(); });
    this.measure();
  }

  state(at, word) {
    return el("span", { class: "state s" + at, "data-sign": SIGNS[at] }, word);
  }

  swatch(kind) {
    const drawn = svg("svg", { viewBox: "0 0 28 12", "aria-hidden": "true", class: "s3" });
    if (kind === "end") drawn.append(svg("circle", { class: "end", cx: 14, cy: 6, r: 4 }));
    else drawn.append(svg("rect", { class: { planned: "plan", actual: "done", late: "over" }[kind], x: 1, y: kind === "planned" ? 1 : 3, width: 26, height: kind === "planned" ? 10 : 6, rx: 2 }));
    return el("span", {}, drawn, say(kind));
  }

  measure() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.high = Math.round((narrow.matches ? 5 : 2.8) * rem);
    this.board.style.setProperty("--high", this.high + "px");
  }

  // Months where they are few, quarters or years where they are many.
  ticks(named, most = narrow.matches ? 4 : 9) {
    const drawn = svg("svg", { width: "100%", height: "100%", focusable: "false" });
    const months = (this.to - this.from) / 30.4;
    const step = [1, 2, 3, 6, 12, 24, 60, 120].find((size) => months / size <= most) || 240;
    const first = new Date(this.today + this.from * DAY);
    let month = first.getUTCFullYear() * 12 + first.getUTCMonth();
    for (month = Math.ceil((month + 1) / step) * step; ; month += step) {
      const place = (Date.UTC(Math.floor(month / 12), month % 12) - this.today) / DAY;
      if (place > this.to) break;
      const x = this.at(place) + "%";
      drawn.append(svg("line", { class: "tick", x1: x, x2: x, y1: 0, y2: "100%" }));
      if (named && this.at(place) < 92) drawn.append(svg("text", { x, dx: 4, y: 38 }, Math.floor(month / 12) + "-" + String((month % 12) + 1).padStart(2, "0")));
    }
    const now = this.at(0) + "%";
    drawn.append(svg("line", { class: "now", x1: now, x2: now, y1: 0, y2: "100%" }));
    if (named) drawn.append(svg("text", { class: "now-word", x: now, dx: this.at(0) > 60 ? -5 : 5, y: 17, "text-anchor": this.at(0) > 60 ? "end" : "start" }, say("today") + " " + this.data.today));
    return drawn;
  }

  chosen() {
    const { name, group, state, groups } = this.data;
    const asked = this.query.value.trim().toLowerCase();
    const party = this.party.value === "" ? null : Number(this.party.value);
    const shown = [];
    for (let at = 0; at < name.length; at += 1) {
      if (!this.boxes[Number(state[at])].checked) continue;
      if (party !== null && group[at] !== party) continue;
      if (!asked || this.lower[at].includes(asked)) shown.push(at);
    }
    return shown;
  }

  filter() {
    this.tasks = this.chosen();
    this.lines = this.tasks.map((at) => [at, null]);
    if (this.by.value === "party") {
      const parted = this.data.groups.map(() => []);
      for (const at of this.tasks) parted[this.data.group[at]].push(at);
      this.lines = parted.flatMap((tasks, at) => (tasks.length ? [[null, [at, tasks]], ...tasks.map((task) => [task, null])] : []));
    }
    this.status.textContent = say("tasks_shown", this.tasks.length, this.data.name.length);
    this.rows.scrollTop = 0;
    this.listed = MOST_LISTED;
    if (this.alternative.open) this.fill();
    this.draw(true);
  }

  draw(anew = false) {
    this.space.style.height = this.lines.length * this.high + "px";
    const first = Math.max(0, Math.floor(this.rows.scrollTop / this.high) - BEYOND);
    const last = Math.min(this.lines.length, Math.ceil((this.rows.scrollTop + this.rows.clientHeight) / this.high) + BEYOND);
    if (!anew && first === this.first && last === this.last) return;
    [this.first, this.last] = [first, last];
    this.place(first, last);
  }

  place(first, last) {
    const made = [];
    for (let at = first; at < last; at += 1) {
      const [task, group] = this.lines[at];
      const row = group ? this.heading(...group) : this.row(task);
      row.style.top = at * this.high + "px";
      made.push(row);
    }
    this.space.replaceChildren(...made);
  }

  heading(group, tasks) {
    const late = tasks.filter((at) => this.data.state[at] === "0").length;
    const [, word] = this.data.states[0];
    const title = this.data.groups[group] + bracketed(tasks.length);
    return el("div", { class: "row group" }, el("div", { class: "name" }, el("span", {}, title), late ? this.state(0, word + " " + late) : ""));
  }

  row(at) {
    const { name, groups, group, states } = this.data;
    const state = Number(this.data.state[at]);
    const told = this.told(at);
    return el("div", { class: "row s" + state, title: told },
      el("div", { class: "name" }, el("span", {}, name[at]), this.state(state, states[state][1]), el("span", { class: "of" }, groups[group[at]])),
      this.track(at, state));
  }

  told(at) {
    const { name, groups, group, starts, due, finished, progress, state, states } = this.data;
    const parts = [groups[group[at]], states[Number(state[at])][1]];
    for (const [word, days] of [["starts", starts], ["due", due], ["finished", finished]]) if (days[at] !== null) parts.push(say(word) + " " + this.day(days[at]));
    if (progress[at] !== null) parts.push(say("progress") + " " + progress[at] + "%");
    return name[at] + (zh ? "：" : ": ") + parts.join(zh ? "，" : ", ");
  }

  // Planned from beginning to due day as an outline, what was done as a bar in it, what is past due behind it.
  track(at, state) {
    const { starts, due, finished, progress } = this.data;
    const drawn = this.ticks(false);
    const [begin, end] = [starts[at], due[at]];
    const bar = (kind, from, to, y, high) => {
      const x = this.at(from);
      const width = Math.max(0.3, this.at(to) - x);
      drawn.append(svg("rect", { class: kind, x: x + "%", y: y + "%", width: width + "%", height: high + "%", rx: 2 }));
    };
    if (begin !== null && end !== null && end >= begin) bar("plan", begin, end, 24, 52);
    const reached = finished[at] !== null ? finished[at] : begin !== null && progress[at] !== null ? begin + ((end ?? 0) - begin) * progress[at] / 100 : null;
    if (begin !== null && reached !== null && reached > begin) bar("done", begin, end === null ? reached : Math.min(reached, Math.max(begin, end)), 40, 20);
    const stretched = finished[at] !== null ? finished[at] : state === 0 ? 0 : null;
    if (end !== null && stretched !== null && stretched > end) bar("over", end, stretched, 34, 32);
    const mark = finished[at] !== null ? finished[at] : end;
    if (mark !== null) drawn.append(svg("circle", { class: "end", cx: this.at(mark) + "%", cy: "50%", r: 4 }));
    if (begin === null && mark === null) drawn.append(svg("text", { x: 8, y: "50%", dy: 4 }, say("no_days")));
    return drawn;
  }

  list() {
    this.alternative = this.figure.querySelector(".alternative");
    this.body = this.alternative.querySelector("tbody");
    this.more = el("button", { type: "button", onclick: () => { this.listed += MOST_LISTED; this.fill(); } });
    this.alternative.append(this.more);
    this.alternative.addEventListener("toggle", () => this.fill());
    for (const note of this.alternative.querySelectorAll(".note")) note.remove();
  }

  fill() {
    const { name, groups, group, starts, due, finished, state, states } = this.data;
    const cells = (at) => [groups[group[at]], name[at], this.day(starts[at]), this.day(due[at]), this.day(finished[at])].map((text) => el("td", {}, text || "—"));
    const line = (at) => el("tr", {}, ...cells(at), el("td", {}, this.state(Number(state[at]), states[Number(state[at])][1])));
    this.body.replaceChildren(...this.tasks.slice(0, this.listed).map(line));
    const left = this.tasks.length - this.listed;
    this.more.hidden = left <= 0;
    this.more.textContent = say("tasks_more", Math.min(left, MOST_LISTED));
  }

  print() {
    this.axis.lastChild.replaceWith(this.ticks(true, 4));
    this.place(0, Math.min(this.lines.length, MOST_PRINTED));
    const left = this.lines.length - MOST_PRINTED;
    this.unprinted.textContent = left > 0 ? say("tasks_unprinted", left) : "";
  }

  count(query) {
    return this.lower.filter((text) => text.includes(query)).length;
  }

  show(text) {
    for (const box of this.boxes) box.checked = true;
    this.party.value = "";
    this.query.value = text;
    this.filter();
    reveal(this.figure.querySelector("figcaption"));
    this.rows.focus({ preventScroll: true });
  }
}

const walls = [...document.querySelectorAll("figure.wall")].map((figure) => new Wall(figure));
