"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  /** Rows that are printed of one table; more would be a book. */
  const PRINTED = 2000;
  /** Values to look at that are printed of one reason. */
  const LISTED = 200;

  // A table: all its rows, those that the filters keep, in the order wanted, of which the first are shown.
  class Table {
    constructor(table) {
      this.table = table;
      this.body = table.tBodies[0];
      this.step = Number(table.dataset.step) || 100;
      this.shown = this.step;
      const rest = document.querySelector(`template[data-rest="${table.id}"]`);
      this.rows = [...this.body.rows, ...(rest ? all("tr", rest.content) : [])];
      this.kept = this.rows;
      this.words = new Map();
      this.more = document.querySelector(`[data-more="${table.id}"]`);
      this.box = document.querySelector(`[data-filters="${table.id}"]`);
      this.inputs = this.box ? all("[data-column]", this.box) : [];
      for (const button of all("button.sort", table)) button.addEventListener("click", () => this.sort(button.closest("th")));
      for (const input of this.inputs) input.addEventListener("input", () => this.filter());
      this.clear = this.box?.querySelector("[data-clear]");
      this.clear?.addEventListener("click", () => {
        for (const input of this.inputs) input.value = "";
        this.filter();
        this.inputs[0]?.focus();
      });
      const buttons = this.more ? all("button", this.more) : [];
      buttons[0]?.addEventListener("click", () => { this.shown += this.step; this.draw(); });
      buttons[1]?.addEventListener("click", () => { this.shown = Infinity; this.draw(); });
      this.draw();
    }
    key(row, column) {
      const cell = row.cells[column];
      return cell ? cell.dataset.key ?? cell.textContent.trim() : "";
    }
    text(row) {
      let text = this.words.get(row);
      if (text === undefined) this.words.set(row, (text = row.textContent.toLowerCase()));
      return text;
    }
    keeps(row, input) {
      const wanted = input.value.toLowerCase();
      if (wanted === "") return true;
      if (input.dataset.column === "*") return wanted.trim().split(/\s+/).every((word) => this.text(row).includes(word));
      const key = this.key(row, Number(input.dataset.column)).toLowerCase();
      if (wanted === " ") return key === "";
      if ("begins" in input.dataset) return key.startsWith(wanted);
      if (input.tagName === "SELECT") return key.split("; ").some((part) => part.trim() === wanted);
      return key.includes(wanted.trim());
    }
    filter() {
      this.kept = this.rows.filter((row) => this.inputs.every((input) => this.keeps(row, input)));
      this.shown = this.step;
      this.draw();
    }
    sort(head) {
      const heads = [...head.parentElement.cells];
      const column = heads.indexOf(head);
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const keys = new Map(this.rows.map((row) => [row, this.key(row, column)]));
      // What has no value comes last, in either order.
      const compare = (a, b) => {
        const [x, y] = [keys.get(a), keys.get(b)];
        if ((x === "") !== (y === "")) return x === "" ? 1 : -1;
        return (up ? 1 : -1) * collator.compare(x, y);
      };
      this.rows.sort(compare);
      this.kept = this.rows.filter((row) => this.inputs.every((input) => this.keeps(row, input)));
      this.draw();
    }
    draw() {
      const shown = Math.min(this.shown, this.kept.length);
      this.body.replaceChildren(...this.kept.slice(0, shown));
      const status = this.box?.querySelector("[data-shown]");
      const of = this.kept.length === this.rows.length ? "" : ` (${this.rows.length} in all)`;
      if (status) status.textContent = shown === this.kept.length ? `${shown} shown${of}` : `${shown} of ${this.kept.length} shown${of}`;
      if (this.clear) this.clear.hidden = this.inputs.every((input) => input.value === "");
      if (this.more) {
        this.more.hidden = shown === this.kept.length;
        this.more.querySelector("span").textContent = `${shown} of ${this.kept.length} rows. `;
        for (const button of all("button", this.more)) button.hidden = false;
      }
    }
  }
  const tables = all("table[data-step]").map((table) => new Table(table));
  let before = [];
  let opened = [];
  addEventListener("beforeprint", () => {
    // What is to be looked at is printed too, where it is no book.
    opened = all("details.reason:not([open])").filter((reason) => tables.find((t) => reason.contains(t.table))?.rows.length <= LISTED);
    for (const reason of opened) reason.open = true;
    before = tables.map((table) => table.shown);
    for (const table of tables) { table.shown = Math.max(table.shown, PRINTED); table.draw(); }
  });
  addEventListener("afterprint", () => {
    for (const reason of opened) reason.open = false;
    tables.forEach((table, i) => { table.shown = before[i] ?? table.step; table.draw(); });
  });

  // The matrix shows some ratings alone: the others step back.
  for (const box of all("[data-show]")) {
    box.hidden = false;
    const table = tables.find((t) => t.table.id === box.dataset.show);
    const select = box.querySelector("select");
    select.addEventListener("input", () => {
      for (const row of table.rows) for (const cell of all("td", row)) cell.classList.toggle("dim", select.value !== "" && !cell.classList.contains(select.value));
    });
  }

  // A picture of the place: the part of the page around the box, or the whole page.
  const drawn = (place) => {
    if (place.firstChild) return;
    const source = document.querySelector(`script[data-page="${CSS.escape(place.dataset.picture)}"]`);
    if (!source) return;
    const holder = document.createElement("div");
    holder.innerHTML = source.textContent;
    const svg = holder.firstElementChild;
    for (const word of all("text", svg)) word.setAttribute("lengthAdjust", "spacingAndGlyphs");
    const [left, top, right, bottom] = place.dataset.box.split(" ").map(Number);
    const { width, height } = svg.viewBox.baseVal;
    const box = document.createElementNS(svg.namespaceURI, "rect");
    const values = { x: left - 2, y: top - 2, width: right - left + 4, height: bottom - top + 4, fill: "#ffd54a", "fill-opacity": 0.3, stroke: "#b3261e", "stroke-width": 1.5 };
    for (const [name, value] of Object.entries(values)) box.setAttribute(name, value);
    svg.append(box);
    svg.setAttribute("role", "img");
    const around = 60;
    const from = Math.max(0, top - around);
    const part = `0 ${from} ${width} ${Math.min(height, bottom + around) - from}`;
    const button = document.createElement("button");
    button.type = "button";
    const show = (whole) => {
      svg.setAttribute("viewBox", whole ? `0 0 ${width} ${height}` : part);
      svg.setAttribute("aria-label", `${place.dataset.label}${whole ? "" : ", the part around the place"}, with the place marked`);
      button.textContent = whole ? "Show the place" : "Show the whole page";
      button.onclick = () => show(!whole);
    };
    show(false);
    place.append(svg, button);
  };
  const drawAll = (inside) => { for (const place of all(".where[data-picture]", inside)) drawn(place); };
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.("details.source[open]")) drawAll(event.target);
  }, true);

  // A cell opens what was read.
  const dialog = document.getElementById("reading");
  const inside = dialog.querySelector("[data-inside]");
  const asides = all("template.readings");
  const find = (id) => document.getElementById(id) ?? asides.map((aside) => aside.content.getElementById(id)).find((found) => found);
  const open = (id) => {
    const target = find(id);
    if (!target?.matches("article")) return false;
    inside.replaceChildren(...[...target.childNodes].map((node) => document.importNode(node, true)));
    dialog.setAttribute("aria-label", inside.querySelector("h4")?.textContent ?? "What was read");
    drawAll(inside);
    dialog.showModal();
    dialog.scrollTop = 0;
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.open");
    if (link && open(decodeURIComponent(link.hash.slice(1)))) event.preventDefault();
    // Beside the dialog, on the shade behind it.
    if (event.target === dialog) dialog.close();
  });
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  const asked = () => location.hash.length > 1 && open(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", asked);
  asked();
})();
