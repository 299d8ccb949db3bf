// Makes the page smoother: files can be dropped, it is told what happens, and the answer comes without a new page.
// Everything works without it. Nothing is kept, and nothing is sent but the form, to where the form goes.
"use strict";
(() => {
  const status = document.getElementById("status");
  const result = document.getElementById("result");
  let asking = null;

  const size = (bytes) => bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  const mostOf = (form) => Number(form.dataset.most);

  function tell(words, share) {
    status.hidden = !words;
    if (!words) { status.replaceChildren(); return; }
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", "Progress");
    if (share !== undefined) { bar.max = 1; bar.value = share; }
    status.replaceChildren(words, bar);
  }

  function fail(title, words) {
    const box = document.createElement("div");
    box.className = "problem";
    const head = document.createElement("h2");
    head.id = "answer"; head.tabIndex = -1; head.textContent = title;
    const told = document.createElement("p");
    told.textContent = words;
    box.append(head, told);
    show([box]);
  }

  function show(nodes) {
    result.replaceChildren(...nodes);
    enliven(result);
    const head = document.getElementById("answer");
    if (head) { head.focus(); head.scrollIntoView({ block: "start" }); }
  }

  function chosen(input) {
    const told = input.closest("[data-drop]")?.querySelector("[data-chosen]");
    const file = input.files[0];
    if (!told) return;
    const large = file && file.size > mostOf(input.form);
    told.hidden = !file;
    told.classList.toggle("bad", Boolean(large));
    told.textContent = file ? `${file.name}, ${size(file.size)}${large ? ": larger than 10 MiB, and too large" : ""}` : "";
  }

  function send(form) {
    if (asking) return;
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    if (files.reduce((sum, file) => sum + file.size, 0) > mostOf(form)) {
      fail("The file is larger than 10 MiB", "Shrink its pictures, or paste the text.");
      return;
    }
    const request = asking = new XMLHttpRequest();
    const buttons = [...form.querySelectorAll("button[type=submit]")];
    const stop = form.querySelector("[data-cancel]");
    const begun = Date.now();
    const clock = setInterval(() => {
      const seconds = Math.round((Date.now() - begun) / 1000);
      if (seconds >= 3 && sent) tell(`Reading, for ${seconds} s now. A scan takes longest.`);
    }, 1000);
    let sent = false;
    const over = () => {
      clearInterval(clock);
      asking = null;
      tell("");
      buttons.forEach((button) => { button.disabled = false; });
      stop.hidden = true;
    };
    buttons.forEach((button) => { button.disabled = true; });
    stop.hidden = false;
    stop.onclick = () => request.abort();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "text/html");
    request.upload.onprogress = (event) => { if (event.lengthComputable) tell("Sending", event.loaded / event.total); };
    request.upload.onload = () => { sent = true; tell("Reading"); };
    request.onload = () => {
      over();
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const answer = page.getElementById("result");
      if (answer && answer.childElementCount) show([...answer.childNodes].map((node) => document.adoptNode(node)));
      else fail("There is no answer", "Try again.");
    };
    request.onerror = () => { over(); fail("The server cannot be reached", "Is it still running? Start it again with: cxmatch serve"); };
    request.onabort = () => { over(); result.replaceChildren(); buttons[0].focus(); };
    tell("Sending", 0);
    request.send(new FormData(form));
  }

  function enliven(part) {
    for (const button of part.querySelectorAll("[data-print]")) { button.hidden = false; button.onclick = () => window.print(); }
    for (const button of part.querySelectorAll("[data-again]")) {
      button.hidden = false;
      button.onclick = () => {
        const form = document.querySelector("form[data-send]");
        result.replaceChildren();
        form.reset();
        form.querySelectorAll("input[type=file]").forEach(chosen);
        const first = form.querySelector("input, textarea");
        first.focus();
        first.scrollIntoView({ block: "center" });
      };
    }
  }

  for (const form of document.querySelectorAll("form[data-send]")) {
    form.addEventListener("submit", (event) => { event.preventDefault(); send(form); });
    form.querySelectorAll("input[type=file]").forEach((input) => { input.addEventListener("change", () => chosen(input)); chosen(input); });
    const rows = form.querySelector("[data-rows]");
    const more = form.querySelector("[data-more]");
    if (more) {
      more.hidden = false;
      more.onclick = () => {
        const row = rows.lastElementChild.cloneNode(true);
        const number = rows.childElementCount + 1;
        const [day, count] = row.querySelectorAll("input");
        day.value = count.value = "";
        day.setAttribute("aria-label", `Day ${number}`);
        count.setAttribute("aria-label", `Customers on day ${number}`);
        rows.append(row);
        day.focus();
      };
    }
  }
  for (const drop of document.querySelectorAll("[data-drop]")) {
    const input = drop.querySelector("input[type=file]");
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      const one = new DataTransfer();
      if (event.dataTransfer.files[0]) one.items.add(event.dataTransfer.files[0]);
      input.files = one.files;
      chosen(input);
    });
  }
  // A file that is dropped beside the fields must not replace the page.
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
  enliven(document);
  if (document.querySelector("#problem, .head")) document.getElementById("answer")?.focus();
})();
