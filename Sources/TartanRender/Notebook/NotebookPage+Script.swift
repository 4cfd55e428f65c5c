extension NotebookPage {
  /// What a page does: sorts a table by the head that is clicked, and shows the statements behind a cell.
  ///
  /// Buttons are put in by the script, so that a page whose scripts do not run shows none.
  static let script = #"""
    "use strict";
    const data = JSON.parse(document.getElementById("tartan-data").textContent);
    const dialog = document.getElementById("statements");
    let opener = null;

    function button(cell, label) {
      const made = document.createElement("button");
      made.type = "button";
      made.append(...cell.childNodes);
      if (label) made.setAttribute("aria-label", label);
      cell.append(made);
      return made;
    }

    function show(set, from) {
      const [title, count, members] = data.sets[set];
      opener = from;
      document.getElementById("statements-title").textContent = title;
      const left = count - members.length;
      document.getElementById("statements-count").textContent =
        count + (count === 1 ? " statement" : " statements") +
        (left > 0 ? "; " + left + " of them not in this page" : "");
      dialog.querySelector("ol").replaceChildren(...members.map(member => {
        const [id, labels, wording] = data.statements[member];
        const item = document.createElement("li");
        const head = document.createElement("div");
        const name = document.createElement("b");
        name.textContent = id;
        head.append(name, labels);
        item.append(head);
        if (wording) {
          const text = document.createElement("p");
          text.dir = "auto";
          text.textContent = wording;
          item.append(text);
        }
        return item;
      }));
      dialog.showModal();
      dialog.scrollTop = 0;
    }

    document.getElementById("close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => { if (opener) opener.focus(); });

    for (const cell of document.querySelectorAll("td[data-set]")) {
      const set = Number(cell.dataset.set);
      const [title, count] = data.sets[set];
      const made = button(cell, cell.textContent + ": " + title + ", show " + count + " statements");
      made.addEventListener("click", () => show(set, made));
    }

    // A number, or nothing for what is none: a dash goes to the end either way.
    function number(text) {
      const plain = text.trim().replace("\u2212", "-");
      return /^-?[0-9]/.test(plain) ? parseFloat(plain) : /^[<>]/.test(plain) ? parseFloat(plain.replace(/^[<>]\s*/, "")) : NaN;
    }

    function compare(one, other, isNumeric) {
      if (!isNumeric) return one.localeCompare(other, "en", { numeric: true });
      const [a, b] = [number(one), number(other)];
      return isNaN(a) || isNaN(b) ? NaN : a - b;
    }

    function sort(table, head, index, isNumeric) {
      // Numbers begin with the largest, names with the first; a third click brings back the order of the analysis.
      const turns = isNumeric ? ["descending", "ascending", "none"] : ["ascending", "descending", "none"];
      const turn = turns[(turns.indexOf(head.getAttribute("aria-sort")) + 1) % 3];
      for (const other of table.tHead.querySelectorAll("th[aria-sort]")) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", turn);
      const body = table.tBodies[0];
      const rows = table.tartanRows;
      const moved = rows.filter(row => !row.classList.contains("total") && !row.classList.contains("missing"));
      const order = new Map(rows.map((row, place) => [row, place]));
      const sign = turn === "descending" ? -1 : 1;
      if (turn !== "none") {
        moved.sort((a, b) => {
          const [one, other] = [a.cells[index].textContent, b.cells[index].textContent];
          const way = compare(one, other, isNumeric);
          if (!isNaN(way)) return sign * way || order.get(a) - order.get(b);
          const lacks = row => (isNaN(number(row.cells[index].textContent)) ? 1 : 0);
          return lacks(a) - lacks(b) || order.get(a) - order.get(b);
        });
      }
      let next = 0;
      for (const row of rows) {
        const stays = row.classList.contains("total") || row.classList.contains("missing");
        body.append(stays ? row : moved[next++]);
      }
    }

    for (const table of document.querySelectorAll("table")) {
      const heads = table.tHead && table.tHead.rows[table.tHead.rows.length - 1];
      if (!heads || !table.tBodies[0] || table.tBodies[0].rows.length < 2) continue;
      // Children under their parents are an order of their own.
      if (table.querySelector("tbody th[style]")) continue;
      table.tartanRows = [...table.tBodies[0].rows];
      [...heads.cells].forEach((head, index) => {
        const isNumeric = head.classList.contains("n") || head.align === "right";
        head.setAttribute("aria-sort", "none");
        button(head).addEventListener("click", () => sort(table, head, index, isNumeric));
      });
    }
    """#
}
