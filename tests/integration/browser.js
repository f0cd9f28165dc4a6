// What a reader does with a page of a report, and what a checker of accessibility looks for. Everything found wrong goes
// to `found.wrong`, everything done to `found.did`; the test reads both from the page.
(() => {
  const found = window.found;
  const wrong = (text) => found.wrong.push(text);
  const check = (what, right) => { if (!right) wrong(what); };
  const did = (what) => found.did.push(what);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const name = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""} “${(element.textContent ?? "").trim().slice(0, 40)}”`;

  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const [r, g, b, a = 1] = parts(getComputedStyle(e).backgroundColor);
      if (a > 0.99) return [r, g, b];
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  };
  const contrast = (element) => {
    const [a, b] = [luminance(parts(getComputedStyle(element).color)), luminance(behind(element))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };

  const accessible = () => {
    check("the page has a language", document.documentElement.lang === "en-GB");
    check("the page has a title", document.title.length > 0);
    check("one first heading", all("h1").length === 1);
    check("one main", all("main").length === 1);
    const ids = all("[id]").map((e) => e.id);
    check(`ids stand once: ${ids.filter((id, i) => ids.indexOf(id) !== i)}`, new Set(ids).size === ids.length);
    let level = 0;
    for (const heading of all("h1,h2,h3,h4,h5,h6").filter(shown)) {
      const own = Number(heading.tagName[1]);
      check(`the heading ${name(heading)} skips a level`, own <= level + 1);
      level = own;
    }
    for (const svg of all("svg")) check(`a picture without words: ${svg.outerHTML.slice(0, 80)}`, svg.closest("[role=img][aria-label]"));
    for (const input of all("input,select")) check(`a field without a label: ${input.outerHTML.slice(0, 80)}`, input.labels?.length && input.labels[0].textContent.trim() || input.ariaLabel);
    for (const control of all("button,a,summary")) check(`${name(control)} has no name`, control.textContent.trim() || control.ariaLabel);
    for (const control of all("[aria-label]:is(a,button)")) {
      const seen = control.textContent.trim();
      const words = (text) => ` ${text.toLowerCase().replace(/\([^()]*\)/g, "").split(/[^\p{L}\p{N}/]+/u).join(" ").trim()} `;
      check(`${name(control)} is not called what it shows: ${control.ariaLabel}`, !/[a-z]/i.test(seen) || words(control.ariaLabel).includes(words(seen)));
    }
    for (const table of all("table")) {
      check("a table has a caption", table.caption?.textContent.trim());
      check("a table has headings", table.tHead?.rows.length === 1);
    }
    for (const th of all("th")) check(`${name(th)} has no scope`, ["col", "row"].includes(th.scope));
    for (const box of all(".scroll")) check("what scrolls can be reached by keys and has a name", box.tabIndex === 0 && box.ariaLabel);
    for (const anchor of all('nav a[href^="#"]')) check(`${name(anchor)} leads nowhere`, document.getElementById(anchor.hash.slice(1)));
    for (const labelled of all("[aria-labelledby]")) check("a label is there", document.getElementById(labelled.getAttribute("aria-labelledby")));
    for (const control of all("button,select,input,summary,.heat a").filter(shown)) {
      const { width, height } = control.getBoundingClientRect();
      check(`${name(control)} is too small to hit: ${width}×${height}`, width >= 23.9 && height >= 23.9);
    }
    const seen = new Set();
    for (const element of all("body *").filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))) {
      if (element.closest("svg,script,style,template") || !shown(element)) continue;
      const style = getComputedStyle(element);
      const key = `${style.color}${behind(element)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      check(`${name(element)} is hard to read: ${contrast(element).toFixed(2)}`, contrast(element) >= 4.5);
    }
    check(`the page is wider than the window: ${document.documentElement.scrollWidth}`, document.documentElement.scrollWidth <= innerWidth);
    check("nothing is fetched", performance.getEntriesByType("resource").length === 0);
    did("accessible");
  };

  // Some of a list, from all of its length.
  const some = (list, count) => list.filter((_, i) => i % Math.ceil(list.length / count) === 0);
  const rows = (table) => [...table.tBodies[0].rows];
  const give = (input, value) => { input.value = value; input.dispatchEvent(new Event("input", { bubbles: true })); };

  const tables = () => {
    for (const table of all("table[data-step]")) {
      const box = document.querySelector(`[data-filters="${table.id}"]`);
      const status = box.querySelector("[role=status]");
      const before = rows(table);
      check(`${table.id} has rows`, before.length > 0);
      check(`${table.id} shows a hundred at first`, before.length <= 100);
      const word = before.at(-1).textContent.toLowerCase().match(/[a-z]{4,}/)?.[0];
      if (word) {
        give(box.querySelector('[data-column="*"]'), word);
        check(`${table.id} keeps what holds “${word}”`, rows(table).length > 0 && rows(table).every((row) => row.textContent.toLowerCase().includes(word)));
        check(`${table.id} says how many`, status.textContent.includes("shown"));
        box.querySelector("[data-clear]").click();
        check(`${table.id} shows all again`, rows(table).length === before.length);
        did("filter");
      }
      give(box.querySelector('[data-column="*"]'), "no such words anywhere");
      check(`${table.id} can be empty`, rows(table).length === 0);
      box.querySelector("[data-clear]").click();
      for (const select of all("select[data-column]", box)) {
        const option = select.options[select.options.length - 1];
        give(select, option.value);
        const cells = rows(table).map((row) => row.cells[Number(select.dataset.column)]);
        const keys = cells.map((cell) => (cell.dataset.key ?? cell.textContent).trim().toLowerCase());
        const wanted = option.value.trim().toLowerCase();
        check(`${table.id} keeps “${wanted}” alone: ${keys.slice(0, 3)}`, keys.length > 0 && keys.every((key) => ("begins" in select.dataset ? key.startsWith(wanted) : key.split("; ").map((part) => part.trim()).includes(wanted))));
        give(select, "");
        did("list");
      }
      const button = table.querySelector("button.sort");
      const first = () => rows(table).map((row) => row.cells[0].dataset.key ?? row.cells[0].textContent.trim());
      const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
      const sorted = (up) => { const f = first().filter((k) => k !== ""); return f.every((key, i) => i === 0 || (up ? 1 : -1) * collator.compare(f[i - 1], key) <= 0); };
      button.click();
      check(`${table.id} is sorted`, sorted(true) && button.closest("th").ariaSort === "ascending");
      button.click();
      check(`${table.id} is sorted the other way`, sorted(false) && button.closest("th").ariaSort === "descending");
      did("sort");
      const more = document.querySelector(`[data-more="${table.id}"]`);
      if (more) {
        all("button", more)[1].click();
        check(`${table.id} shows all`, rows(table).length > 100 && more.hidden);
        give(box.querySelector('[data-column="*"]'), "");
        did("more");
      }
    }
  };

  const readings = () => {
    const dialog = document.getElementById("reading");
    for (const link of some(all("a.open"), 40)) {
      link.focus();
      check(`${name(link)} can be reached by keys`, document.activeElement === link);
      link.click();
      check(`${name(link)} opens what was read`, dialog.open && dialog.querySelector("h4") && dialog.textContent.includes(link.ariaLabel.split(",")[0]));
      check("the dialog has a name", dialog.ariaLabel === dialog.querySelector("h4")?.textContent);
      if (dialog.textContent.includes("Evidence")) did("evidence");
      const place = dialog.querySelector(".where");
      if (place) {
        check("the place is drawn", place.querySelectorAll("svg text").length > 0 && place.querySelector("svg > rect:last-of-type[stroke]"));
        place.querySelector("button").click();
        did("picture");
      }
      dialog.querySelector("button").click();
      check("the dialog closes", !dialog.open);
      check("the focus comes back", document.activeElement === link);
      did("open");
    }
    for (const details of some(all("details.source"), 60)) {
      details.open = true;
      details.dispatchEvent(new Event("toggle"));
      if (details.querySelector(".where svg")) did("picture");
      if (details.querySelector("blockquote")) did("quote");
    }
    const show = document.querySelector("[data-show] select");
    if (show) {
      give(show, "r0");
      check("other ratings step back", all(".heat td.dim").length > 0 && all(".heat td.r0.dim").length === 0);
      give(show, "");
      did("show");
    }
  };

  const printed = () => {
    const long = all("table[data-step]").find((table) => document.querySelector(`[data-more="${table.id}"]`));
    if (!long) return;
    dispatchEvent(new Event("beforeprint"));
    check("all rows are printed", rows(long).length > 100);
    dispatchEvent(new Event("afterprint"));
    check("the window is as before", rows(long).length <= 100);
    did("print");
  };

  const timed = (what) => { const from = performance.now(); what(); return Math.round(performance.now() - from); };
  found.dark = matchMedia("(prefers-color-scheme: dark)").matches;
  found.loaded = Math.round(performance.now());
  try {
    const open = all("details.reason");
    for (const details of open) details.open = true;
    accessible();
    for (const details of open) details.open = false;
    printed();
    found.tables = timed(tables);
    found.readings = timed(readings);
  } catch (error) {
    wrong(`${error} ${error.stack}`);
  }
  const out = document.createElement("pre");
  out.id = "found";
  out.textContent = JSON.stringify({ ...found, did: [...new Set(found.did)] });
  document.body.append(out);
})();
