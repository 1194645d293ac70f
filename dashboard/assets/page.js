// What every page does in the browser: a click on a mark opens its sentence; HTML that was sent as it
// is goes in its place; and the page that the server drew gives way to the live one.
window.dash_clientside = window.dash_clientside || {};

window.dash_clientside.charts = {
  // The second entry of a mark's customdata is an address on this site.
  follow(clicks) {
    const clicked = window.dash_clientside.callback_context.triggered[0];
    const address = clicked?.value?.points?.[0]?.customdata?.[1];
    if (address?.startsWith("/") && !address.startsWith("//")) window.location.assign(address);
  },
};

document.addEventListener("DOMContentLoaded", () => {
  const entry = document.getElementById("react-entry-point");
  if (!entry) return;

  // Every value in this HTML was escaped by the server that wrote it.
  const place = (part) => {
    if (part.placed === part.dataset.still) return;
    part.placed = part.dataset.still;
    part.innerHTML = part.placed;
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
