// Elements in one expression. No style attributes and no markup strings: the content-security policy forbids the
// first, and the second would let a catalogue's text into the page as code.

/** @typedef {string | number | Node | null | undefined | false} Child */
/**
 * @typedef {{
 *   on?: { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => unknown },
 *   [attribute: string]: unknown,
 * }} Props
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Element} element
 * @param {Props} props
 */
export function set(element, { on, ...attributes }) {
  for (const [name, value] of Object.entries(attributes)) {
    // ARIA states are words, not presence: aria-pressed="false" says something.
    if (value === null || value === undefined || (value === false && !name.startsWith("aria-")))
      element.removeAttribute(name);
    else element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
  for (const [type, listener] of Object.entries(on ?? {})) {
    element.addEventListener(type, /** @type {EventListener} */ (listener));
  }
}

/** @param {(Child | Child[])[]} children */
const nodes = (children) =>
  children
    .flat()
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Props} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  set(element, props);
  element.append(...nodes(children));
  return element;
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Props} [props]
 * @param {...(Child | Child[])} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  set(element, props);
  element.append(...nodes(children));
  return element;
}

/**
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
}

let last = 0;
/** An id for labels and descriptions. */
export const uid = () => `o${++last}`;

/** An icon of 18 × 18, drawn in the ink around it. @param {...string} paths */
export const icon = (...paths) =>
  svg(
    "svg",
    { viewBox: "0 0 18 18", class: "icon", "aria-hidden": true, focusable: "false" },
    paths.map((d) => svg("path", { d })),
  );

/** Text for screen readers only. @param {...Child} children */
export const unseen = (...children) => h("span", { class: "unseen" }, children);

/**
 * A button that says why it cannot be pressed instead of going dead: it keeps its place in the tab order.
 * @param {HTMLElement} button
 * @param {string | null} reason
 */
export function bar(button, reason) {
  set(button, { "aria-disabled": reason ? true : null, title: reason });
}

/** @param {HTMLElement} button */
export const barred = (button) => button.getAttribute("aria-disabled") === "true";

/**
 * @param {Uint8Array | Blob | string} content
 * @param {string} name
 * @param {string} [type]
 */
export function download(content, name, type = "application/octet-stream") {
  const blob = content instanceof Blob ? content : new Blob([/** @type {BlobPart} */ (content)], { type });
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  // Some browsers start reading after the click returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A name that every file system takes. @param {string} name */
export const fileName = (name) =>
  name
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60) || "orogen";
