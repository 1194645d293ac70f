// What the reading pages do in the browser: the server's HTML is put in its place, a choice becomes an
// address, and the place that an address ends in is brought into view.
(function () {
  const WAIT_FOR_WORDS = 300; // milliseconds after the last key

  const go = (address, replacing) => {
    history[replacing ? "replaceState" : "pushState"]({}, "", address);
    // The name under which Dash hears of a new address.
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
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
    const again = held && document.activeElement === document.body && document.getElementById(held.id);
    if (!again) return;
    again.focus({ preventScroll: true });
    if (held.value === null) return;
    again.value = held.value;
    again.setSelectionRange(held.caret, held.caret);
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
    waiting = setTimeout(() => go(asAddress(choices()), typing), typing ? WAIT_FOR_WORDS : 0);
  });
  document.addEventListener("submit", (event) => {
    if (event.target !== choices()) return;
    event.preventDefault();
    clearTimeout(waiting);
    hold(event.target.elements.q);
    go(asAddress(event.target));
  });

  // The check page: the text goes to the server as one value, and comes back as marked text.
  const say = (words) => {
    const place = document.getElementById("answer");
    place.replaceChildren(Object.assign(document.createElement("p"), { className: "alert", textContent: words }));
    place.firstChild.setAttribute("role", "alert");
  };
  const ask = (form) => {
    const { text, published } = Object.fromEntries(new FormData(form));
    const limit = Number(form.dataset.limit);
    if ([...text].length > limit) {
      say(`The text has ${[...text].length.toLocaleString("en-GB")} characters; up to ${limit.toLocaleString("en-GB")} can be checked here.`);
      return;
    }
    // The moment makes the same text, asked twice, two questions.
    window.dash_clientside.set_props("asked", { data: { text, published, moment: Date.now() } });
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
    button.form.elements.text.value = button.dataset.example;
    button.form.elements.published.value = button.dataset.published;
    ask(button.form);
  });

  document.addEventListener("placed", (event) => {
    const place = event.target;
    const result = place.querySelector("#result");
    if (result) {
      result.focus();
      return;
    }
    openFold(place);
    holdAgain();
    bringIntoView();
  });
})();
