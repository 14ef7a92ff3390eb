// A part of a view that is drawn again by itself: what it drew before is told to let go.
import { fill, h } from "./dom.js";

/** @import { Child } from "./dom.js" */

/**
 * @param {AbortSignal} signal
 * @param {(signal: AbortSignal) => Child | Child[]} draw
 * @param {string} [kind] Its class.
 */
export function part(signal, draw, kind) {
  const element = h("div", { class: kind });
  let inner = new AbortController();
  signal.addEventListener("abort", () => inner.abort());
  const redraw = () => {
    if (signal.aborted) return;
    inner.abort();
    inner = new AbortController();
    const focused = document.activeElement?.id;
    const had = element.contains(document.activeElement);
    fill(element, draw(inner.signal));
    if (had && focused) document.getElementById(focused)?.focus();
  };
  redraw();
  return { element, redraw };
}
