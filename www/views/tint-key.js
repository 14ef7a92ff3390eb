// The key of a relief picture: a bar of the tints with elevations below it.
import { number, t } from "../words/index.js";
import { h, svg, uid } from "./dom.js";
import { TINTS } from "./tint.js";

/** @import { Entry } from "./legend.js" */
/** @import { Range } from "./tint.js" */

/** Metres, whole unless the range is small. @param {number} metres @param {Range} range */
export const metresIn = (metres, [low, high]) =>
  t("relief.metres", { m: number(metres, { maximumFractionDigits: high - low < 20 ? 1 : 0 }) });

/** @param {Range} range @param {readonly string[]} [tokens] */
const stops = ([low, high], tokens = TINTS) => tokens.map((_, at) => low + ((high - low) * at) / (tokens.length - 1));

/**
 * @param {Range} range @param {string} words What the colours stand for.
 * @param {{ tokens: readonly string[], write: (value: number) => string }} [scale] Elevations if left out.
 */
export function tintKey(
  range,
  words,
  { tokens, write } = { tokens: TINTS, write: (metres) => metresIn(metres, range) },
) {
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
        tokens.map((token, at) => svg("stop", { offset: at / (tokens.length - 1), class: `stop${token}` })),
      ),
      svg("rect", { width: 200, height: 10, fill: `url(#${gradient})` }),
    ),
    h(
      "ul",
      {},
      stops(range, tokens).map((value) => h("li", {}, write(value))),
    ),
  );
}

/** The same for a picture that leaves the page. @param {Range} range @returns {Entry[]} */
export const tintEntries = (range) =>
  stops(range).map((metres, at) => ({ label: metresIn(metres, range), color: TINTS[at] ?? "", kind: "bar" }));
