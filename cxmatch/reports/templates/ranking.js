// Sorts and filters the table, and puts what opening somebody shows into the page when it is first opened. Everything
// can be read without it.
"use strict";
(() => {
  const table = document.getElementById("people");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const people = new Map([...document.querySelectorAll("details.one")].map((one) => [one.dataset.n, one]));
  const names = [...table.tHead.rows[0].cells];

  // What stands in <noscript> is our own markup, in which every value is escaped; here it is text until it is needed.
  function fill(one) {
    const kept = one.querySelector("noscript");
    if (kept) kept.replaceWith(...new DOMParser().parseFromString(kept.textContent, "text/html").body.childNodes);
  }
  // A place in a text that is not opened yet is in none of the page's elements.
  function holder(id) {
    const kept = [...document.querySelectorAll("details.one noscript")].find((one) => one.textContent.includes(`id="${id}"`));
    return kept && kept.closest("details.one");
  }
  function reveal() {
    const id = location.hash.slice(1);
    let place = id && document.getElementById(id);
    const one = place ? place.closest("details.one") : id && holder(id);
    if (!one) return;
    fill(one);
    one.open = true;
    place = document.getElementById(id);
    if (!place) return;
    place.scrollIntoView();
    if (place.tabIndex === -1) place.focus({ preventScroll: true });
  }
  for (const one of people.values()) {
    one.addEventListener("toggle", () => { if (one.open) fill(one); });
    if (one.open) fill(one);
  }
  addEventListener("hashchange", reveal);
  table.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.hash === location.hash) reveal();
  });

  const tools = document.getElementById("tools");
  if (!tools) return reveal();

  const text = (row, column) => row.cells[column] ? row.cells[column].textContent.trim() : "";
  function sort(column, down) {
    const keyed = rows.map((row) => {
      const words = text(row, column);
      const number = Number(words);
      return { row, words, number: words === "" || Number.isNaN(number) ? null : number };
    });
    const numbers = names[column].matches(".number, .fit");
    const way = down ? -1 : 1;
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    keyed.sort((a, b) => {
      if (!numbers) return way * compare(a.words, b.words);
      // What is not known stands last, whichever way.
      if (a.number === null || b.number === null) return (a.number === null) - (b.number === null);
      return way * (a.number - b.number);
    });
    // In the place of all that is there, so that no white space is left over: browsers take long to move rows around it.
    body.replaceChildren(...keyed.map((one) => one.row));
  }
  // Scores and years are looked at from the highest on, names and places from the first.
  const falls = (name) => name.classList.contains("fit") || name.dataset.falls !== undefined;
  function order(column, down) {
    names.forEach((name) => name.removeAttribute("aria-sort"));
    names[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    choice.value = column;
    sort(column, down);
  }
  // Where rows are cards there are no heads of columns.
  const choice = document.getElementById("order");
  names.forEach((name, column) => {
    const words = name.textContent.trim();
    choice.append(new Option(words === "#" ? "place" : words, column));
    const button = document.createElement("button");
    button.type = "button";
    button.append(...name.childNodes);
    name.append(button);
    button.addEventListener("click", () => {
      const before = name.getAttribute("aria-sort");
      order(column, before ? before === "ascending" : falls(name));
    });
  });
  choice.addEventListener("input", () => order(Number(choice.value), falls(names[choice.value])));

  const search = document.getElementById("search");
  const fits = document.getElementById("fits");
  const known = document.getElementById("known");
  const shown = document.getElementById("shown");
  const open = document.getElementById("open");
  const most = 100; // as many can be open at once without the browser stalling
  const column = (words) => names.findIndex((name) => name.textContent.trim() === words);
  const best = column("Fits best");
  const last = names.length - 1;
  if (fits && best >= 0) {
    const titles = new Set(rows.map((row) => text(row, best)));
    fits.append(...[...titles].sort().map((title) => new Option(title, title)));
  }
  function filter() {
    const words = search.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fit = !fits || !fits.value || text(row, best) === fits.value;
      const told = !known.value || (text(row, last) === "") === (known.value === "nothing");
      const is = fit && told && (!words || row.textContent.toLowerCase().includes(words));
      row.hidden = !is;
      people.get(row.dataset.n).hidden = !is;
      count += is;
    }
    open.hidden = count === 0 || count > most;
    shown.textContent = count === rows.length ? `${rows.length} shown` : `${count} of ${rows.length} shown`;
  }
  // Who is open can be searched by the browser, and is printed.
  open.addEventListener("click", () => {
    const opens = open.textContent === "Open all";
    for (const one of people.values()) if (!one.hidden) one.open = opens;
    open.textContent = opens ? "Close all" : "Open all";
  });
  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  for (const one of [search, fits, known]) if (one) one.addEventListener("input", filter);
  filter();
  reveal();
})();
