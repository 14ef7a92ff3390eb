// Before the first paint, so that neither theme nor language flashes: a classic script, because modules come later.
(() => {
  // The page around a frame makes it as high as its content.
  if (window.parent !== window) document.documentElement.dataset.framed = "";
  try {
    const theme = localStorage.getItem("orogen.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is refused in some frames; the system's theme it is.
  }
})();
