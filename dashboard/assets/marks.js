// From figure to figure in a text: by the buttons below it, or by the keys n and p while a figure is in focus.
(function () {
  const marks = () => [...document.querySelectorAll(".passages mark.figure")];
  // The server's drawing of the page is there twice while the program starts: only what is seen counts.
  const seen = () => marks().filter((mark) => mark.checkVisibility({ visibilityProperty: true }));

  let last = null;
  const present = (all) => {
    const focused = document.activeElement?.closest?.("mark.figure");
    const at = all.indexOf(focused ?? last);
    return at >= 0 ? at : all.indexOf(document.querySelector("mark.figure:target"));
  };

  const tell = (all, at) => {
    const place = document.querySelector(".steps .at");
    if (!place) return;
    const mark = all[at];
    const said = mark.querySelector(".sign").ariaLabel;
    place.textContent = `Figure ${at + 1} of ${all.length}: ${mark.querySelector("a").textContent}, ${said}`;
  };

  const step = (by) => {
    const all = seen();
    if (!all.length) return;
    const from = present(all);
    const at = from < 0 ? (by > 0 ? 0 : all.length - 1) : (from + by + all.length) % all.length;
    last = all[at];
    // In place of the last address: going back leads out of the text, not through all of its figures.
    if (last.id) location.replace(`#${last.id}`);
    last.querySelector("a").focus({ preventScroll: Boolean(last.id) });
    tell(all, at);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-step]");
    if (button) step(Number(button.dataset.step));
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const by = { n: 1, p: -1 }[event.key];
    if (!by || !document.activeElement?.closest?.("mark.figure, .steps")) return;
    event.preventDefault();
    step(by);
  });

  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest?.("mark.figure");
    if (!mark) return;
    last = mark;
    const all = seen();
    tell(all, all.indexOf(mark));
  });

  const show = () => document.querySelectorAll(".steps").forEach((bar) => { bar.hidden = false; });
  show();
  document.addEventListener("placed", show);
})();
