// What a figure or a setting means, and whose word that is.

import { t } from "../words/index.js";
import { sourceOf } from "../words/sources.js";
import { h } from "./dom.js";

/** @import { Key } from "../words/index.js" */

/** @param {Key} key Of the explanation. */
export function meaning(key) {
  const source = sourceOf(key);
  return [h("p", {}, t(key)), source && h("p", { class: "quiet source" }, t("figure.source", { source }))];
}
