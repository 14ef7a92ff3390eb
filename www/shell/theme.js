// Light, dark, or as the system has it. Canvases hear of a change by the document's event "theme".

/** @typedef {"auto" | "light" | "dark"} Theme */
/** @type {readonly Theme[]} */
const THEMES = ["auto", "light", "dark"];

const root = document.documentElement;
const changed = () => document.dispatchEvent(new Event("theme"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);

/** @returns {Theme} */
export const theme = () => THEMES.find((name) => name === root.dataset.theme) ?? "auto";

export function nextTheme() {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length] ?? "auto";
  if (next === "auto") delete root.dataset.theme;
  else root.dataset.theme = next;
  try {
    localStorage.setItem("orogen.theme", next);
  } catch {
    // Refused storage: the choice lasts as long as the page.
  }
  changed();
  return next;
}
