// Makes the page smoother: files can be dropped, it is told what happens, and the answer comes without a new page.
// Everything works without it. Nothing is kept, and nothing is sent but the form, to where the form goes.
"use strict";
(() => {
  const form = document.getElementById("ask");
  const working = document.getElementById("working");
  const status = document.getElementById("status");
  const progress = document.getElementById("progress");
  const result = document.getElementById("result");
  const title = document.title;
  let asking = null;

  const size = (bytes) => bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  const most = () => Number(form.dataset.most);
  // The fields and what stands between the parts of a form take some of what a request may have.
  const tooLarge = (bytes) => bytes > most() - 2048;

  // Words are told once and not again, since screen readers read out each change; the bar moves beside them.
  function tell(words, share) {
    working.classList.toggle("on", Boolean(words));
    if (status.textContent !== words) status.textContent = words;
    progress.hidden = share === null;
    if (share === undefined) progress.removeAttribute("value");
    else if (share !== null) progress.value = share;
  }

  function fail(happened, advice) {
    const box = document.createElement("div");
    box.className = "problem";
    const head = document.createElement("h2");
    head.id = "answer"; head.tabIndex = -1; head.textContent = happened;
    const told = document.createElement("p");
    told.textContent = advice;
    box.append(head, told);
    show([box], `${happened} · ${title}`);
  }

  function show(nodes, named) {
    result.replaceChildren(...nodes);
    document.title = named;
    enliven(result);
    const head = document.getElementById("answer");
    if (head) { head.focus({ preventScroll: true }); (head.closest(".head, .problem") ?? head).scrollIntoView({ block: "start" }); }
  }

  // What is told of a file before it is sent.
  function chosen(input, dropped = 1) {
    const told = input.closest("[data-drop]")?.querySelector("[data-chosen]");
    if (!told) return;
    const file = input.files[0];
    const large = file && tooLarge(file.size);
    told.hidden = !file;
    told.classList.toggle("bad", Boolean(large));
    const more = large ? `: larger than ${form.dataset.mostSaid}, which is too large` : dropped > 1 ? ": one file is read, and this is the first" : "";
    told.textContent = file ? `${file.name}, ${size(file.size)}${more}` : "";
  }

  function send(pressed) {
    if (asking) return;
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    const texts = [...form.querySelectorAll("textarea")].map((field) => new Blob([field.value]));
    if (tooLarge([...files, ...texts].reduce((sum, part) => sum + part.size, 0))) {
      fail(`${files.length === 1 ? "The file is" : "What you send is together"} larger than ${form.dataset.mostSaid}`, "Make the pictures in it smaller, or save it without them; or paste its text instead.");
      return;
    }
    const button = form.querySelector("button[type=submit]");
    const stop = form.querySelector("[data-stop]");
    const data = new FormData(form);
    if (pressed?.name) data.set(pressed.name, pressed.value);
    const request = asking = new XMLHttpRequest();
    let seconds = 0;
    let read = false;
    const clock = setInterval(() => {
      seconds += 1;
      if (read && (seconds === 4 || seconds % 15 === 0)) tell(seconds === 4 ? "Still reading. A scan takes longest." : `Still reading, for ${seconds} seconds now.`);
    }, 1000);
    const over = (words = "") => {
      clearInterval(clock);
      asking = null;
      tell(words, null);
      button.removeAttribute("aria-disabled");
      stop.hidden = true;
    };
    // A button that is disabled would lose the focus.
    button.setAttribute("aria-disabled", "true");
    stop.hidden = false;
    stop.onclick = () => request.abort();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "text/html");
    request.upload.onprogress = (event) => { if (event.lengthComputable && !read) tell("Sending", event.loaded / event.total); };
    request.upload.onload = () => { read = true; tell("Reading"); };
    request.onload = () => {
      over();
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const answer = page.getElementById("result");
      if (answer?.childElementCount) show([...answer.childNodes].map((node) => document.adoptNode(node)), page.title);
      else fail("There is no answer", "Load the page again, and try again.");
    };
    request.onerror = () => {
      over();
      fail("The file could not be sent", "If cxmatch was stopped, start it again. If the file was moved or changed since you chose it, or is a folder, choose it again.");
    };
    request.onabort = () => { over("Stopped."); button.focus(); };
    result.replaceChildren();
    tell("Sending", 0);
    request.send(data);
  }

  function again() {
    asking?.abort();
    result.replaceChildren();
    tell("", null);
    document.title = title;
    form.reset();
    for (const field of form.querySelectorAll("input:not([type=checkbox], [type=file]), textarea")) field.value = "";
    for (const field of form.querySelectorAll("select")) field.selectedIndex = 0;
    for (const input of form.querySelectorAll("input[type=file]")) { input.value = ""; chosen(input); }
    const first = form.querySelector("input, textarea");
    first.focus({ preventScroll: true });
    document.querySelector("h1").scrollIntoView({ block: "start" });
  }

  // What works by script alone is shown, and what it does better is put away.
  function enliven(part) {
    for (const one of part.querySelectorAll("[data-print], [data-smooth]")) one.hidden = false;
    for (const one of part.querySelectorAll("[data-plain]")) one.hidden = true;
    for (const button of part.querySelectorAll("[data-print]")) button.onclick = () => window.print();
    for (const link of part.querySelectorAll("[data-again]")) {
      link.onclick = (event) => {
        if (!form || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        again();
      };
    }
  }

  const brings = (event) => event.dataTransfer?.types.includes("Files");

  if (form) {
    form.addEventListener("submit", (event) => { event.preventDefault(); send(event.submitter); });
    for (const input of form.querySelectorAll("input[type=file]")) { input.addEventListener("change", () => chosen(input)); chosen(input); }
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
    for (const drop of form.querySelectorAll("[data-drop]")) {
      const input = drop.querySelector("input[type=file]");
      drop.addEventListener("dragover", (event) => { if (brings(event)) drop.classList.add("over"); });
      drop.addEventListener("dragleave", (event) => { if (!drop.contains(event.relatedTarget)) drop.classList.remove("over"); });
      drop.addEventListener("drop", (event) => {
        drop.classList.remove("over");
        if (!event.dataTransfer?.files.length) return;
        event.preventDefault();
        const one = new DataTransfer();
        one.items.add(event.dataTransfer.files[0]);
        input.files = one.files;
        chosen(input, event.dataTransfer.files.length);
      });
    }
  }
  // A file that is dropped beside the fields must not replace the page.
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => { if (brings(event)) event.preventDefault(); });
  enliven(document);
  if (result.childElementCount) document.getElementById("answer")?.focus();
})();
