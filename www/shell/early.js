// Before the first paint, so that neither theme nor language flashes, and where modules do not run at all: a classic
// script.
(() => {
  const root = document.documentElement;
  // The page around a frame makes it as high as its content.
  if (window.parent !== window) root.dataset.framed = "";
  try {
    const theme = localStorage.getItem("orogen.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage is refused in some frames; the system's theme it is.
  }

  // A browser that was started in the locale "C" names it as its language, which Intl refuses; libraries ask with it as it is.
  try {
    new Intl.NumberFormat(navigator.language);
  } catch {
    Object.defineProperty(navigator, "language", { value: "en", configurable: true });
  }

  // Modules are not run from file:, nor, in a sandbox without an origin, from a host that does not allow every origin.
  const why = location.protocol === "file:" ? "file" : window.origin === "null" ? "sandbox" : "broken";
  addEventListener(
    "error",
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement) || target.type !== "module") return;
      const explanation = document.getElementById(`unstarted-${why}`);
      if (explanation) explanation.hidden = false;
    },
    true,
  );
})();
