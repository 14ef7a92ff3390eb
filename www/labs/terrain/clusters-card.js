// Cells in groups that nobody named: how well they agree with geomorphons, and what each group is like.
import { h } from "../../views/dom.js";
import { swatch } from "../../views/legend.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { fixed, number, percent, t } from "../../words/index.js";
import { clusterName, coloursOf, grouped, groupedNow } from "./clusters.js";
import { figureTable, saveTable } from "./tellers.js";

/** @import { ReliefClusters } from "../../../pkg/orogen.d.ts" */
/** @import { TerrainSession } from "./session.js" */

const COUNTS = [2, 3, 4, 5, 6, 7, 8, 9];
const TELLERS = /** @type {const} */ (["k-means", "weiss", "commonest"]);

const metres = (/** @type {number} */ value) => number(value, { maximumSignificantDigits: 3 });

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function clustersCard(session, signal) {
  const answer = part(
    signal,
    () => {
      const found = groupedNow(session);
      return found ? tables(session, found) : h("p", { class: "quiet" }, t("relief-clusters.none"));
    },
    "outcome",
  );
  for (const topic of /** @type {const} */ (["clusters", "patches"])) session.on(topic, answer.redraw, signal);
  /** @type {HTMLSelectElement} */
  const chooser = h(
    "select",
    { id: "relief-clusters-count", on: { change: () => void choose() } },
    COUNTS.map((count) => h("option", { value: count, selected: count === session.clusterCount }, number(count))),
  );
  function choose() {
    session.clusterCount = Number(chooser.value);
    answer.redraw();
  }
  const find = async () => {
    try {
      await grouped(session);
    } catch (error) {
      session.fail(error);
    }
  };
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("relief-clusters.title")),
    h("p", { class: "quiet prose" }, t("relief-clusters.text")),
    h(
      "div",
      { class: "bar" },
      h("label", { for: "relief-clusters-count" }, t("relief-clusters.count")),
      chooser,
      h("button", { type: "button", on: { click: find } }, t("relief-clusters.find")),
    ),
    answer.element,
    why("relief-clusters.explain"),
  );
}

/** @param {TerrainSession} session @param {ReliefClusters} found */
function tables(session, { clusters, agreement, cells, radius }) {
  const colours = coloursOf(clusters.length);
  const attributes = [
    t("relief-clusters.share"),
    t("relief-clusters.slope"),
    t("relief-clusters.curvature"),
    t("relief-clusters.ruggedness"),
    ...[1, Math.floor(radius / 2), radius].map((n) => t("relief-clusters.position", { cells: n })),
  ];
  const rows = clusters.map(({ share, mean }) => [
    share,
    mean.slopeDegrees,
    1000 * mean.curvaturePerMetre,
    mean.ruggednessMetres,
    ...mean.positionMetres,
  ]);
  const written = (/** @type {number[]} */ [share = 0, slope = 0, curvature = 0, ...heights]) => [
    percent(share),
    fixed(slope, 1),
    metres(curvature),
    ...heights.map(metres),
  ];
  return [
    h(
      "p",
      { role: "status" },
      t("relief-clusters.summary", {
        index: fixed(agreement["k-means"].adjustedRand, 2),
        ours: percent(agreement["k-means"].accuracy),
        weiss: percent(agreement.weiss.accuracy),
        commonest: percent(agreement.commonest.accuracy),
      }),
    ),
    figureTable(
      t("relief-clusters.agreement"),
      [t("tellers.who"), t("tellers.rand"), t("tellers.accuracy"), t("tellers.macroF1")],
      TELLERS.map((teller) => {
        const { adjustedRand, accuracy, macroF1 } = agreement[teller];
        const figures = [fixed(adjustedRand, 2), percent(accuracy), fixed(macroF1, 2)];
        return { name: t(`teller.${teller}`), figures, own: teller === "k-means" };
      }),
    ),
    h("p", { class: "quiet" }, t("relief-clusters.cells", { ...cells, radius })),
    figureTable(
      t("relief-clusters.what"),
      [t("relief-clusters.cluster"), ...attributes],
      clusters.map((cluster, at) => ({
        name: clusterName(cluster, at),
        before: swatch({ color: colours[at] ?? "", kind: "bar" }),
        figures: written(rows[at] ?? []),
      })),
    ),
    saveTable({
      name: "clusters",
      file: session.dataset?.name ?? "",
      columns: [t("relief-clusters.cluster"), ...attributes],
      rows: clusters.map((cluster, at) => [
        clusterName(cluster, at),
        ...(rows[at] ?? []).map((value) => Number(value.toPrecision(4))),
      ]),
    }),
  ];
}
