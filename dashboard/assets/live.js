// Charts in the browser: drawn when they come near, a click on a mark opens its sentence; tables, pictures
// and citations when asked for; and a choice changes the page in place, without losing it. The program that
// does so starts when what can be seen is drawn.
(function () {
  const AHEAD = "400px";
  const inEmbed = document.documentElement.classList.contains("embed");

  let loading = null;
  const library = () => {
    loading ??= new Promise((resolve, reject) => {
      if (window.Plotly) { resolve(window.Plotly); return; }
      const script = document.createElement("script");
      script.src = window._dashPlotlyJSURL;
      script.addEventListener("load", () => resolve(window.Plotly));
      script.addEventListener("error", reject);
      document.head.append(script);
    });
    return loading;
  };

  // The second entry of a mark's customdata is an address on this site.
  const follow = (clicked) => {
    const address = clicked.points?.[0]?.customdata?.[1];
    if (!address?.startsWith("/") || address.startsWith("//")) return;
    if (inEmbed) window.open(address, "_blank", "noopener");
    else window.location.assign(address);
  };

  const answers = new Map();
  const answer = (address) => {
    if (!answers.has(address)) {
      const got = fetch(address).then((one) => (one.ok ? one.json() : Promise.reject(one.status)));
      got.catch(() => answers.delete(address));
      answers.set(address, got);
    }
    return answers.get(address);
  };

  const draw = async (place) => {
    // Asked for together: the chart is there when the slower of the two is.
    const [plotly, chart] = await Promise.all([library(), answer(place.dataset.figure)]);
    // What another view is about to take the place of need not be drawn: that would keep the reader waiting for it.
    if (!place.isConnected || place.closest("main[aria-busy]")) return;
    const live = Object.assign(document.createElement("div"), { className: "live" });
    place.append(live);
    await plotly.newPlot(live, structuredClone(chart.figure.data), structuredClone(chart.figure.layout), chart.config);
    live.on("plotly_click", follow);
  };

  // The scripts of the program in their order; what stands in the page itself runs when those before it have.
  const taken = (one) => {
    const script = document.createElement("script");
    for (const { name, value } of one.attributes) script.setAttribute(name, value);
    script.textContent = one.textContent;
    script.async = false;
    const ran = one.src ? new Promise((resolve, reject) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
    }) : null;
    document.body.append(script);
    return ran;
  };
  let started = false;
  const start = async () => {
    if (started) return;
    started = true;
    const waiting = [];
    for (const one of document.getElementById("program")?.content.querySelectorAll("script") ?? []) {
      if (!one.src) await Promise.all(waiting);
      waiting.push(taken(one));
    }
  };

  const first = document.querySelector("[data-figure]");
  // Where a chart cannot be drawn, the static drawing is seen: it shows the same. On paper it is seen anyway, for it
  // takes the width that there is.
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      const ended = () => { if (target === first) start(); };
      if (!isIntersecting) { ended(); continue; }
      near.unobserve(target);
      draw(target).catch(() => { target.dataset.undrawn = ""; }).finally(ended);
    }
  }, { rootMargin: AHEAD });

  const met = new WeakSet();
  const wake = (place) => {
    for (const chart of place.querySelectorAll("[data-figure]")) {
      // A chart that moved into the live page is on its way already.
      if (!met.has(chart)) near.observe(chart);
      met.add(chart);
    }
  };

  // A citation has its day when it is opened: the first day that a browser writes out takes it ten milliseconds.
  const today = () => new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  document.addEventListener("toggle", ({ target }) => {
    if (target.open) target.querySelectorAll(".today").forEach((one) => { one.textContent = ` Read on ${today()}.`; });
  }, true);

  // A long table comes when it is opened; where it does not, the link to it stays, and opening it again asks again.
  const rows = async (address) => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    return page.querySelector("main .table-wrap");
  };
  document.addEventListener("toggle", async ({ target }) => {
    const address = target.open && target.dataset?.rows;
    const link = address && target.querySelector(".all-rows");
    if (!link) return;
    delete target.dataset.rows;
    const came = await rows(address).catch(() => null);
    if (came) link.replaceWith(document.adoptNode(came));
    else target.dataset.rows = address;
  }, true);

  // The picture of the server, title and source included, twice as fine as it is large.
  const png = async (address) => {
    const picture = URL.createObjectURL(await (await fetch(address)).blob());
    const image = new Image();
    image.src = picture;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {
      width: 2 * image.naturalWidth, height: 2 * image.naturalHeight,
    });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(picture);
    return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-picture]");
    if (!button) return;
    button.setAttribute("aria-busy", "true");
    try {
      const file = URL.createObjectURL(await png(button.dataset.picture));
      Object.assign(document.createElement("a"), { href: file, download: button.dataset.name }).click();
      setTimeout(() => URL.revokeObjectURL(file), 10_000);
      button.textContent = "PNG";
    } catch {
      button.textContent = "PNG: no answer, try again";
    } finally {
      button.removeAttribute("aria-busy");
    }
  });

  // A choice of a page with charts: the new view takes the place of the old, the reader stays where they are.
  let held = null;
  const spoken = () => {
    const there = document.getElementById("spoken");
    if (there) return there;
    const made = Object.assign(document.createElement("p"), { id: "spoken", className: "visually-hidden" });
    made.setAttribute("role", "status");
    document.getElementById("main").append(made);
    return made;
  };
  const go = (address, place) => {
    held = place;
    spoken().textContent = "";
    document.dispatchEvent(new CustomEvent("chosen", { detail: { address } }));
  };
  const isHere = (place) => place.pathname === location.pathname && document.querySelector("#react-entry-point .exhibit");
  const isPlain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#react-entry-point .choices a");
    if (!link || !isPlain(event) || !isHere(link)) return;
    event.preventDefault();
    if (link.search === location.search) return;
    const label = link.closest("nav").getAttribute("aria-label");
    go(link.pathname + link.search, { label, text: link.textContent, section: link.hash.slice(1) });
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("#react-entry-point form[method=get]");
    if (!form || !isHere(new URL(form.action))) return;
    event.preventDefault();
    const asked = new FormData(form);
    // What is chosen several times stands in one list.
    const query = new URLSearchParams([...new Set(asked.keys())].map((name) => [name, asked.getAll(name).join(",")]));
    go(`${location.pathname}?${query}`, { form: true, section: form.closest("section").id });
  });
  const holdAgain = (place) => {
    if (!held) return;
    const section = document.getElementById(held.section) ?? place;
    const form = held.form && section.querySelector("form");
    if (form) {
      form.closest("details")?.setAttribute("open", "");
      form.querySelector("button").focus({ preventScroll: true });
    } else {
      const links = [...place.querySelectorAll(`nav[aria-label="${CSS.escape(held.label)}"] a`)];
      links.find((link) => link.textContent === held.text)?.focus({ preventScroll: true });
    }
    spoken().textContent = (section.querySelector(".said-by-chart") ?? section.querySelector("h2"))?.textContent ?? "";
    held = null;
  };

  document.addEventListener("placed", (event) => {
    wake(event.target);
    if (event.target.id === "fragment") holdAgain(event.target);
  });
  // What the server drew comes to life before the program has started, and after it was painted.
  wake(document);
  if (!first) requestAnimationFrame(() => setTimeout(start));
})();
