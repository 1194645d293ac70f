// What every page does in the browser: HTML that was sent as it is goes in its place, and what the server
// drew moves into the live page as it stands, with all that the reader has opened, typed or reached in it.
document.addEventListener("DOMContentLoaded", () => {
  const entry = document.getElementById("react-entry-point");
  if (!entry) return;

  // The same part of the same view, as the server drew it, until it is taken over.
  const painted = location.pathname + location.search;
  const drawn = (part) => {
    const same = part.id && location.pathname + location.search === painted;
    return same ? document.querySelector(`#first-paint #${CSS.escape(part.id)}`) : null;
  };
  const takeOver = (part, first) => {
    const active = document.activeElement;
    part.replaceChildren(...first.childNodes);
    if (part.contains(active)) active.focus({ preventScroll: true });
  };
  // Every value in this HTML was escaped by the server that wrote it.
  const place = (part) => {
    if (part.placed === part.dataset.still) return;
    part.placed = part.dataset.still;
    const first = drawn(part);
    if (first) takeOver(part, first);
    else part.innerHTML = part.placed;
    part.dispatchEvent(new CustomEvent("placed", { bubbles: true }));
  };
  const changed = () => {
    entry.querySelectorAll("[data-still]").forEach(place);
    if (entry.querySelector("h1")) document.getElementById("first-paint")?.remove();
  };
  new MutationObserver(changed).observe(entry, {
    childList: true, subtree: true, attributeFilter: ["data-still"],
  });
  changed();
});
