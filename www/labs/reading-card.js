// How a table was read, which its reader may overrule.
import { h } from "../views/dom.js";
import { why } from "../views/meaning.js";
import { t } from "../words/index.js";

/**
 * Open where there is room: on a phone the import report comes below it. Once opened it stays open while columns are
 * picked.
 * @param {{ readonly origin: object | null, readingOpen: boolean | null }} session
 * @param {Parameters<typeof why>[0]} explain
 * @param {Parameters<typeof h>[2][]} content
 */
export function readingFrame(session, explain, ...content) {
  /** @type {HTMLDetailsElement} */
  const card = h(
    "details",
    {
      class: "card reading",
      open: session.readingOpen ?? innerWidth > 900,
      on: { toggle: () => Object.assign(session, { readingOpen: card.open }) },
    },
    h("summary", {}, h("h2", {}, t("reading.title"))),
    h("p", { class: "quiet" }, t(session.origin ? "reading.text" : "reading.fixed")),
    why(explain),
    ...content,
  );
  return card;
}
