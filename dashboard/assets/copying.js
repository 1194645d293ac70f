// A note goes to the clipboard with one click; where the browser does not allow it, the note is selected instead.
(function () {
  const SHOWN = 4000; // milliseconds

  const select = (text) => getSelection().selectAllChildren(text);

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      return "Copied";
    } catch {
      // Browsers give the clipboard to secure addresses alone.
      select(text);
      return "Selected: copy it with Ctrl+C or ⌘C";
    }
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    const text = button && document.getElementById(button.dataset.copy);
    if (!text) return;
    const said = button.parentElement.querySelector(".said");
    said.textContent = await copy(text);
    setTimeout(() => { said.textContent = ""; }, SHOWN);
  });
})();
