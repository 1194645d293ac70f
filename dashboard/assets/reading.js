// What the reading pages do in the browser: the server's HTML is put in its place, a choice becomes an
// address, and the place that an address ends in is brought into view.
(function () {
  const WAIT_FOR_WORDS = 300; // milliseconds after the last key

  const go = (address, replacing) => {
    document.dispatchEvent(new CustomEvent("chosen", { detail: { address, replacing } }));
  };

  const asAddress = (form) => {
    const asked = new URLSearchParams(new FormData(form));
    const first = form.querySelector("select[name=sort]")?.options[0]?.value;
    for (const [name, value] of [...asked]) {
      if (!value || (name === "sort" && value === first)) asked.delete(name, value);
    }
    const query = asked.toString();
    return form.getAttribute("action") + (query ? `?${query}` : "");
  };

  const bringIntoView = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name) document.getElementById(name)?.scrollIntoView();
  };

  // On a narrow page the choices stay folded until they are asked for; later pages keep them as they were.
  let folded = matchMedia("(max-width: 60rem)").matches;
  const openFold = (place) => {
    const fold = place.querySelector("details.fold");
    if (!fold) return;
    fold.open = !folded;
    fold.addEventListener("toggle", () => { folded = !fold.open; });
  };

  // New rows must not throw the reader out of the choices that brought them, nor lose what was typed.
  let held = null;
  const hold = ({ id, type, value, selectionStart }) => {
    held = { id, value: type === "search" ? value : null, caret: type === "search" ? selectionStart : null };
  };
  const holdAgain = () => {
    const was = held;
    const again = was && document.activeElement === document.body && document.getElementById(was.id);
    if (!again) return;
    // Before the focus, which holds what stands there.
    if (was.value !== null) again.value = was.value;
    again.focus({ preventScroll: true });
    if (was.value !== null) again.setSelectionRange(was.caret, was.caret);
  };

  const choices = () => document.querySelector("#react-entry-point form.facets");
  // A reader who has gone on with the Tab key before the rows came is held at the new place.
  document.addEventListener("focusin", (event) => {
    if (event.target.form && event.target.form === choices()) hold(event.target);
  });
  let waiting;
  document.addEventListener("input", (event) => {
    if (event.target.form !== choices() || !event.target.form) return;
    const typing = event.target.type === "search";
    hold(event.target);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      go(asAddress(choices()), typing);
    }, typing ? WAIT_FOR_WORDS : 0);
  });
  document.addEventListener("submit", (event) => {
    if (event.target !== choices()) return;
    event.preventDefault();
    clearTimeout(waiting);
    hold(event.target.elements.q);
    go(asAddress(event.target));
  });

  // The check page: the text or file goes to the server as one value, and comes back as marked text.
  const say = (words) => {
    const place = document.getElementById("answer");
    place.replaceChildren(Object.assign(document.createElement("p"), { className: "alert", textContent: words }));
    place.firstChild.setAttribute("role", "alert");
  };
  const counted = (number) => number.toLocaleString("en-GB");
  const tooLong = (form, text, file) => {
    const { limit, mostBytes } = form.dataset;
    if ([...text].length > Number(limit)) {
      return `The text has ${counted([...text].length)} characters; up to ${counted(Number(limit))} can be checked here.`;
    }
    if (file && file.size > Number(mostBytes)) {
      return `The file has ${counted(file.size)} bytes; up to ${counted(Number(mostBytes))} can be checked here.`;
    }
    return "";
  };
  const packed = (file) => new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  const tell = (words) => {
    const place = document.querySelector("#react-entry-point #asking");
    if (place) place.textContent = words;
  };
  // The program says nothing of a request that failed, and would show for ever that the text is being read: each
  // request is watched until what it brought stands on the page.
  const LOST = "The server did not answer. The text stands above as it was; check it again in a moment.";
  const TO_PLACE = 1000; // milliseconds in which the program places an answer that has come
  let expected = null;
  const giveUp = (moment) => {
    if (moment !== expected || document.getElementById("result")?.dataset.asked === moment) return;
    tell("");
    say(LOST);
    document.getElementById("answer").setAttribute("aria-busy", "false");
  };
  const usual = window.fetch;
  window.fetch = (...given) => {
    const got = usual.apply(window, given);
    if (expected !== null && String(given[0]).includes("/_dash-update-component")) {
      const moment = expected;
      got.then((one) => one.clone().text()).catch(() => {}).finally(() => setTimeout(giveUp, TO_PLACE, moment));
    }
    return got;
  };

  const ask = async (form) => {
    const text = form.elements.text.value;
    const published = form.elements.published.value;
    const chosen = form.elements.file.files[0];
    const problem = tooLong(form, text, chosen);
    if (problem) {
      say(problem);
      return;
    }
    let file = "";
    try {
      // An empty file has no bytes after the comma: its name alone says that it was sent.
      file = chosen?.size ? await packed(chosen) : "";
    } catch {
      say("The file could not be read. It may have been moved; choose it again.");
      return;
    }
    // The moment makes the same text, asked twice, two questions.
    const data = { text, published, file, name: chosen?.name ?? "", moment: Date.now() };
    expected = String(data.moment);
    tell("Reading the text and checking each of its figures…");
    window.dash_clientside.set_props("asked", { data });
  };
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("#react-entry-point form.paste");
    if (!form) return;
    event.preventDefault();
    ask(form);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#react-entry-point [data-example]");
    if (!button) return;
    event.preventDefault();
    button.form.elements.file.value = "";
    offerRemoval(button.form);
    button.form.elements.text.value = button.dataset.example;
    button.form.elements.published.value = button.dataset.published;
    ask(button.form);
  });

  // A file may be dropped anywhere on the form; a text that is dropped stays a text.
  const formOf = (event) => event.target.closest?.("#react-entry-point form.paste");
  const offerRemoval = (form) => {
    form.querySelector("[data-remove-file]").hidden = !form.elements.file.files.length;
  };
  const holdsFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    const form = formOf(event);
    document.querySelectorAll(".paste.dropping").forEach((one) => one.classList.toggle("dropping", one === form));
    if (!form || !holdsFile(event)) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    const form = formOf(event);
    if (form && !form.contains(event.relatedTarget)) form.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    const form = formOf(event);
    form?.classList.remove("dropping");
    if (!form || !holdsFile(event)) return;
    event.preventDefault();
    const { files } = event.dataTransfer;
    if (files.length > 1) {
      say("One file at a time can be checked here; drop one of them.");
      return;
    }
    form.elements.file.files = files;
    offerRemoval(form);
    form.elements.file.focus();
    tell(`${files[0].name} is ready to be checked.`);
  });
  document.addEventListener("change", (event) => {
    if (event.target.name === "file" && formOf(event)) offerRemoval(formOf(event));
  });
  document.addEventListener("click", (event) => {
    const form = event.target.closest?.("[data-remove-file]") && formOf(event);
    if (!form) return;
    form.elements.file.value = "";
    offerRemoval(form);
    form.elements.file.focus();
    tell("");
  });

  document.addEventListener("placed", (event) => {
    const place = event.target;
    const result = place.querySelector("#result");
    if (result) {
      tell("");
      result.focus();
      return;
    }
    openFold(place);
    holdAgain();
    bringIntoView();
  });
})();
