// What a figure, a table or a setting means, and whose word that is.

import { t } from "../words/index.js";
import { sourceOf } from "../words/sources.js";
import { h } from "./dom.js";

/** @import { Key } from "../words/index.js" */

/** @param {Key} key Of the explanation. @param {Key[]} more Paragraphs that follow it. */
export function meaning(key, ...more) {
  const source = sourceOf(key);
  return [
    ...[key, ...more].map((one) => h("p", {}, t(one))),
    source && h("p", { class: "quiet source" }, t("figure.source", { source })),
  ];
}

/** The same, one click away. @param {Key} key @param {Key} [summary] @param {Key[]} more */
export const why = (key, summary = "figure.means", ...more) =>
  h("details", { class: "why" }, h("summary", {}, t(summary)), meaning(key, ...more));

/** A question mark beside a setting that says what it means. @param {Key} key @param {string} setting Its name. */
export const mark = (key, setting) =>
  h(
    "details",
    { class: "why small" },
    h("summary", { "aria-label": t("settings.means", { setting }) }, "?"),
    meaning(key),
  );
