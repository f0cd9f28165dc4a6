"use strict";
document.documentElement.classList.add("js");
(() => {
  // Sorting: by the cell's own key where it has one.
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell ? (cell.dataset.key ?? cell.textContent.trim()) : "";
  };
  const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  for (const button of document.querySelectorAll("th button.sort")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const table = head.closest("table");
      const column = [...head.parentElement.cells].indexOf(head);
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of head.parentElement.cells) if (other.querySelector("button.sort")) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const body = table.tBodies[0];
      const rows = [...body.rows];
      rows.sort((a, b) => (up ? 1 : -1) * collator.compare(key(a, column), key(b, column)));
      body.append(...rows);
    });
  }
  // Filters: a row stays where every filter's words are in the cells that the filter looks at.
  for (const box of document.querySelectorAll("[data-filters]")) {
    const table = document.getElementById(box.dataset.filters);
    const shown = box.querySelector("[data-shown]");
    const inputs = [...box.querySelectorAll("[data-column]")];
    const apply = () => {
      let count = 0;
      for (const row of table.tBodies[0].rows) {
        const keep = inputs.every((input) => {
          const wanted = input.value.trim().toLowerCase();
          if (!wanted) return true;
          const column = input.dataset.column;
          const text = (column === "*" ? row.textContent : row.cells[Number(column)]?.textContent ?? "").toLowerCase();
          return input.tagName === "SELECT" ? text.trim() === wanted || text.split("; ").map((t) => t.trim()).includes(wanted) : text.includes(wanted);
        });
        row.hidden = !keep;
        count += keep ? 1 : 0;
      }
      if (shown) shown.textContent = `${count} shown`;
    };
    for (const input of inputs) input.addEventListener("input", apply);
  }
  // A cell of the matrix opens what was read.
  const dialog = document.getElementById("reading");
  if (dialog?.showModal) {
    const inside = dialog.querySelector("[data-inside]");
    for (const link of document.querySelectorAll("a.open")) {
      link.addEventListener("click", (event) => {
        const target = document.getElementById(link.getAttribute("href").slice(1));
        if (!target) return;
        event.preventDefault();
        inside.replaceChildren(...[...target.childNodes].map((node) => node.cloneNode(true)));
        dialog.showModal();
      });
    }
    dialog.querySelector("button").addEventListener("click", () => dialog.close());
  }
})();
