// Files dropped and text pasted anywhere on the page.
import { h } from "../views/dom.js";

/**
 * @param {{ files: (files: File[]) => void, text: (text: string) => void, words: () => string }} to
 */
export function watchArrivals({ files, text, words }) {
  const veil = h("div", { class: "veil", hidden: true, "aria-hidden": true });
  document.body.append(veil);
  const carries = (/** @type {DataTransfer | null} */ data) =>
    data?.types.some((type) => type === "Files" || type === "text/plain") ?? false;
  const editable = (/** @type {EventTarget | null} */ target) =>
    target instanceof Element && target.closest("input, textarea, select") !== null;
  let depth = 0;

  const cover = (/** @type {number} */ change) => {
    depth = Math.max(0, depth + change);
    veil.hidden = depth === 0;
    veil.textContent = words();
  };
  document.addEventListener("dragenter", (event) => carries(event.dataTransfer) && cover(1));
  document.addEventListener("dragleave", (event) => carries(event.dataTransfer) && cover(-1));
  document.addEventListener("dragover", (event) => {
    if (carries(event.dataTransfer) && !editable(event.target)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    cover(-depth);
    if (editable(event.target) || event.defaultPrevented) return;
    event.preventDefault();
    take(event.dataTransfer);
  });
  document.addEventListener("paste", (event) => {
    if (editable(event.target)) return;
    event.preventDefault();
    take(event.clipboardData);
  });

  /** @param {DataTransfer | null} data */
  function take(data) {
    const given = [...(data?.files ?? [])];
    const words = data?.getData("text/plain");
    if (given.length > 0) files(given);
    else if (words?.trim()) text(words);
  }
}

/**
 * A button that lets the reader choose a file, or several.
 * @param {string} words
 * @param {(files: File[]) => void} take
 * @param {{ accept?: string, class?: string, multiple?: boolean }} [options]
 */
export function fileButton(words, take, options = {}) {
  const input = h("input", {
    type: "file",
    hidden: true,
    multiple: options.multiple ?? false,
    accept: options.accept,
    "aria-label": words,
    on: {
      change: () => {
        const files = [...(input.files ?? [])];
        if (files.length > 0) take(files);
        // So that the same file can be chosen again.
        input.value = "";
      },
    },
  });
  return h(
    "span",
    { class: "chooser" },
    h("button", { type: "button", class: options.class, on: { click: () => input.click() } }, words),
    input,
  );
}
