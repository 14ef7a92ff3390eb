// The distances to real ground as a table: the generator, surfaces that need no network, and real ground itself.
import { h, svg } from "../../views/dom.js";
import { fixed, t } from "../../words/index.js";

/** @import { RealismScores, SurfaceName, TerrainReport } from "../../../pkg/orogen.d.ts" */

/** @typedef {{ name: string, note?: string, scores: RealismScores, own?: boolean }} Maker */

/** @type {readonly (keyof RealismScores)[]} */
const MEASURES = [
  "total",
  "slope",
  "curvature",
  "hypsometry",
  "roughness",
  "spectrum",
  "position",
  "aspect",
  "exponent",
  "pits",
  "diversity",
  "nearest",
];
/** Decimals of those that are not counted in noise floors. */
const DECIMALS = /** @type {Partial<Record<keyof RealismScores, number>>} */ ({
  exponent: 2,
  pits: 4,
  diversity: 2,
  nearest: 2,
});
const WIDTH = 84;

/** @param {TerrainReport} report @returns {Maker[]} */
function makersOf({ scores, surfaces, against, exponent, weights }) {
  const exponents = { brownian: exponent.brownian, "diamond-square": exponent.diamondSquare };
  const others = Object.entries(surfaces)
    .filter(([name]) => name !== "real")
    .sort((a, b) => a[1].total - b[1].total)
    .map(([key, found]) => {
      const name = /** @type {SurfaceName} */ (key);
      const H = /** @type {Record<string, number>} */ (exponents)[name];
      const notes = [
        H !== undefined && t("surface.exponent", { H: fixed(H, 2) }),
        name === against && t("surface.rival"),
      ];
      return { name: t(`surface.${name}`), note: notes.filter(Boolean).join(" · "), scores: found };
    });
  return [
    { name: t("surface.generator", { weights }), scores, own: true },
    ...others,
    { name: t("surface.real"), note: t("surface.real.note"), scores: surfaces.real },
  ];
}

/** A distance on a logarithmic scale; the tick is the noise floor. @param {number} value @param {number} most */
function drawn(value, most) {
  const x = (/** @type {number} */ at) =>
    5 + (Math.log10(Math.max(0.5, at) / 0.5) / Math.log10(Math.max(2, most) / 0.5)) * (WIDTH - 10);
  return svg(
    "svg",
    { class: "interval", viewBox: `0 0 ${WIDTH} 12`, "aria-hidden": true },
    svg("path", { class: "floor", d: `M${x(1)} 0V12` }),
    svg("path", { d: `M${x(0.5)} 6H${x(value)}` }),
    svg("circle", { cx: x(value), cy: 6, r: 3 }),
  );
}

/** @param {TerrainReport} report @param {string} name */
export function distancesTable(report, name) {
  const makers = makersOf(report);
  const most = Math.max(...makers.map(({ scores }) => scores.total).filter(Number.isFinite));
  const unseen = { exponent: fixed(report.unseen.exponent, 2), pits: fixed(report.unseen.pits, 4) };
  const own = (/** @type {Maker} */ maker) => (maker.own ? "figure mine" : "figure");
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": name },
    h(
      "table",
      { class: "scores distances", "aria-label": name },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, t("distances.who")),
          makers.map((maker) =>
            h("th", { scope: "col", class: own(maker) }, maker.name, maker.note && h("small", {}, maker.note)),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        MEASURES.map((measure) =>
          h(
            "tr",
            { class: measure === "total" ? "total" : null },
            h("th", { scope: "row" }, t(`realism.${measure}`), h("small", {}, t(`realism.${measure}.text`, unseen))),
            makers.map((maker) =>
              h(
                "td",
                { class: own(maker) },
                h("span", { class: "value" }, fixed(maker.scores[measure], DECIMALS[measure] ?? 1)),
                measure === "total" && Number.isFinite(maker.scores.total) && drawn(maker.scores.total, most),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
