// Another view of the page that is shown takes its place: the server is asked for the view itself. Asked for by the
// program it would come later, and go through it once more.
(function () {
  const asked = () => location.pathname + location.search;
  const part = () => document.querySelector("#react-entry-point #fragment:has(.exhibit, .facets)");

  // The sections on the screen are laid out at once, the others after the first frame; until then each has the
  // height that it had, so that nothing on the screen moves.
  const place = (content) => {
    const fragment = part();
    const sections = () => fragment.querySelectorAll(".section[id]");
    const heights = new Map([...sections()].map(({ id, offsetHeight }) => [id, offsetHeight]));
    fragment.classList.add("coming");
    fragment.innerHTML = content;
    for (const one of sections()) one.style.containIntrinsicBlockSize = `${heights.get(one.id) ?? 0}px`;
    requestAnimationFrame(() => setTimeout(() => fragment.classList.remove("coming")));
  };

  let shown = asked();
  const show = async () => {
    const address = asked();
    const waiting = part().querySelector(".results") ?? document.getElementById("main");
    waiting.setAttribute("aria-busy", "true");
    try {
      const got = await fetch(`/view${address}`);
      if (!got.ok) throw got.status;
      const content = await got.text();
      // Whoever chose again in the meantime is shown that.
      if (address !== asked()) return;
      place(content);
      shown = address;
      waiting.removeAttribute("aria-busy");
      part().dispatchEvent(new CustomEvent("placed", { bubbles: true }));
    } catch {
      location.reload();
    }
  };

  document.addEventListener("chosen", ({ detail: { address, replacing } }) => {
    history[replacing ? "replaceState" : "pushState"]({}, "", address);
    show();
  });
  // Back and forward between views; the program, which would ask for each once more, does not hear of it.
  window.addEventListener("popstate", (event) => {
    if (!part()) return;
    event.stopImmediatePropagation();
    if (asked() !== shown) show();
  });
})();
