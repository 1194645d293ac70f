// Runs before anything is drawn: the chosen colours, and where the chart library lives.
(function () {
  const root = document.documentElement;
  // What only a program can do is shown where one runs.
  root.dataset.program = "";
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const system = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const current = () => root.dataset.theme || system();

  const chosen = stored();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  // This address is asked for on pages that have a chart.
  const library = document.currentScript.dataset.charts;
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => library, set: () => {} });

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    if (!button) return;
    const name = () => (button.textContent = current() === "dark" ? "Light colours" : "Dark colours");
    button.hidden = false;
    name();
    button.addEventListener("click", () => {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* not kept */ }
      name();
    });
  });
})();
