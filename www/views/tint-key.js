// The key of a relief picture: a bar of the tints with elevations below it.
import { number, t } from "../words/index.js";
import { h, svg, uid } from "./dom.js";
import { TINTS } from "./tint.js";

/** @import { Entry } from "./legend.js" */
/** @import { Range } from "./tint.js" */

/** Metres, whole unless the range is small. @param {number} metres @param {Range} range */
export const metresIn = (metres, [low, high]) =>
  t("relief.metres", { m: number(metres, { maximumFractionDigits: high - low < 20 ? 1 : 0 }) });

/** @param {Range} range @returns {number[]} */
const stops = ([low, high]) => TINTS.map((_, at) => low + ((high - low) * at) / (TINTS.length - 1));

/** @param {Range} range @param {string} words What the colours stand for. */
export function tintKey(range, words) {
  const gradient = uid();
  return h(
    "div",
    { class: "tint-key" },
    h("p", { class: "quiet" }, words),
    svg(
      "svg",
      { viewBox: "0 0 200 10", preserveAspectRatio: "none", "aria-hidden": true },
      svg(
        "linearGradient",
        { id: gradient },
        TINTS.map((token, at) => svg("stop", { offset: at / (TINTS.length - 1), class: `stop${token}` })),
      ),
      svg("rect", { width: 200, height: 10, fill: `url(#${gradient})` }),
    ),
    h(
      "ul",
      {},
      stops(range).map((metres) => h("li", {}, metresIn(metres, range))),
    ),
  );
}

/** The same for a picture that leaves the page. @param {Range} range @returns {Entry[]} */
export const tintEntries = (range) =>
  stops(range).map((metres, at) => ({ label: metresIn(metres, range), color: TINTS[at] ?? "", kind: "bar" }));
