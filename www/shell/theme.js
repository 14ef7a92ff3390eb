// Light, dark, or as the system has it. Canvases hear of a change by the document's event "theme".

/** @typedef {"auto" | "light" | "dark"} Theme */
/** @type {readonly Theme[]} */
const THEMES = ["auto", "light", "dark"];

const root = document.documentElement;
const changed = () => document.dispatchEvent(new Event("theme"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);

/** @returns {Theme} */
export const theme = () => THEMES.find((name) => name === root.dataset.theme) ?? "auto";

/** @param {Theme} next */
function wear(next) {
  if (next === "auto") delete root.dataset.theme;
  else root.dataset.theme = next;
}

/** @type {Theme | null} What was worn before the page went to paper, where all is light, pictures, too. */
let kept = null;
/** @param {boolean} on */
function toPaper(on) {
  if (on === (kept !== null)) return;
  const before = kept ?? "auto";
  kept = on ? theme() : null;
  root.toggleAttribute("data-paper", on);
  wear(on ? "light" : before);
  changed();
}
addEventListener("beforeprint", () => toPaper(true));
addEventListener("afterprint", () => toPaper(false));
matchMedia("print").addEventListener("change", ({ matches }) => toPaper(matches));

export function nextTheme() {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length] ?? "auto";
  wear(next);
  try {
    localStorage.setItem("orogen.theme", next);
  } catch {
    // Refused storage: the choice lasts as long as the page.
  }
  changed();
  return next;
}
