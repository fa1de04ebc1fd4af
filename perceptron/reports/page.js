"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const body = $("class").tBodies[0];
  const rows = [...body.rows];
  const sectionOf = (row) => $(row.dataset.section);
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  // A link into a closed section opens it.
  const opened = () => {
    const target = location.hash.length > 1 && $(location.hash.slice(1));
    if (!target) return;
    for (let each = target; each; each = each.parentElement) {
      if (each.tagName === "DETAILS") each.open = true;
    }
    target.scrollIntoView();
    (target.querySelector("summary") || target).focus();
  };
  addEventListener("hashchange", opened);
  opened();

  // The filter.
  const form = $("filter");
  const filter = () => {
    const words = $("words").value.trim().toLowerCase();
    const below = $("below").value === "" ? Infinity : Number($("below").value);
    let count = 0;
    for (const row of rows) {
      const shown =
        row.textContent.toLowerCase().includes(words) &&
        (!$("state").value || row.dataset.state.split(" ").includes($("state").value)) &&
        (!$("property").value || row.dataset.lost.split(" ").includes($("property").value)) &&
        Number(row.querySelector("[data-value]").dataset.value) < below;
      row.hidden = sectionOf(row).hidden = !shown;
      count += shown;
    }
    $("count").value = `${count} of ${rows.length} shown`;
  };
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  const choose = (property) => {
    form.reset();
    $("property").value = property;
    filter();
  };
  $("all").addEventListener("click", () => choose(""));
  filter();

  for (const button of document.querySelectorAll("button.who")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      choose(button.dataset.lost);
      $("submissions").scrollIntoView();
      $("submissions").focus();
    });
  }

  // Headers that sort.
  const heads = [...$("class").tHead.rows[0].cells];
  const valueOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
  for (const [column, head] of heads.entries()) {
    if (!head.dataset.sort) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((one, two) => {
        const [a, b] = [valueOf(one, column), valueOf(two, column)];
        return (down ? -1 : 1) * (head.dataset.sort === "number" ? a - b : collator.compare(a.trim(), b.trim()));
      });
      body.append(...rows);
      const place = $("plan").parentElement.previousElementSibling;
      place.append(...rows.map(sectionOf));
    });
  }

  const all = (open) => () => rows.forEach((row) => { if (!row.hidden) sectionOf(row).open = open; });
  for (const [id, open] of [["open", true], ["close", false]]) {
    $(id).hidden = false;
    $(id).addEventListener("click", all(open));
  }
})();
