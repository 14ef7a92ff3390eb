// What a map of ground can be coloured by beside elevation; each is computed when it is asked for.
import { legendList } from "../../views/legend.js";
import { tintKey } from "../../views/tint-key.js";
import { fixed, number, percent, t } from "../../words/index.js";
import { clusterName, coloursOf } from "./clusters.js";

/** @import { LandformMethod, ReliefClusters, Terrain } from "../../../pkg/orogen.d.ts" */
/** @import { Layer, LayerChoice } from "../../views/layers.js" */

const SLOPES = ["--slope-0", "--slope-1", "--slope-2", "--slope-3", "--slope-4"];
/** Degrees: what is steeper has the last colour. */
const STEEP = 40;
/** @type {readonly LandformMethod[]} */
const METHODS = ["weiss", "geomorphons"];
/** Where a cell has no landform. */
const NONE = 255;

const degrees = (/** @type {number} */ value) => t("unit.degrees", { n: fixed(value, 0) });

/** @param {Terrain} terrain @returns {Promise<Layer>} */
async function slopeOf(terrain) {
  const { values } = await terrain.surface({ measure: "slope" });
  const range = /** @type {[number, number]} */ ([0, STEEP]);
  const write = (/** @type {number} */ value) =>
    value < STEEP ? degrees(value) : t("layers.steeper", { n: degrees(value) });
  return {
    values,
    scale: { tokens: SLOPES, range },
    read: (value) =>
      Number.isNaN(value) ? "" : t("layers.slopeHere", { slope: t("unit.degrees", { n: fixed(value, 1) }) }),
    key: () => tintKey(range, t("layers.slope"), { tokens: SLOPES, write }),
    entries: () =>
      SLOPES.map((color, at) => ({ label: write((STEEP * at) / (SLOPES.length - 1)), color, kind: "bar" })),
  };
}

/** @param {Terrain} terrain @param {LandformMethod} method @returns {Promise<Layer>} */
async function landformsOf(terrain, method) {
  const { form, classes, radius } = await terrain.landforms({ method });
  const tokens = classes.map(({ name }) => `--form-${name}`);
  return classed({
    form,
    radius,
    tokens,
    classes: classes.map(({ name, share }) => ({ name: t(`form.${name}`), share })),
  });
}

/** @param {Promise<ReliefClusters | null>} asked @returns {Promise<Layer | null>} */
async function clustersOf(asked) {
  const found = await asked;
  if (!found) return null;
  const classes = found.clusters.map((cluster, at) => ({ name: clusterName(cluster, at), share: cluster.share }));
  return classed({ form: found.form, radius: found.radius, tokens: coloursOf(classes.length), classes });
}

/**
 * @param {{ form: Uint8Array, radius: number, tokens: string[], classes: { name: string, share: number }[] }} found
 * @returns {Layer}
 */
function classed({ form, radius, tokens, classes }) {
  const entries = () =>
    classes.map(({ name, share }, at) => ({
      label: t("layers.formShare", { form: name, share: percent(share) }),
      color: tokens[at] ?? "",
      kind: /** @type {const} */ ("bar"),
    }));
  return {
    values: Float32Array.from(form, (place) => (place === NONE ? Number.NaN : place)),
    scale: { tokens, range: null },
    read: (value) => {
      return classes[value]?.name ?? t("layers.noForm", { cells: number(radius) });
    },
    key: () => legendList(entries()),
    entries,
  };
}

/** @param {Terrain} terrain @param {() => Promise<ReliefClusters | null>} group @returns {LayerChoice[]} */
export const layersOf = (terrain, group) => [
  { name: "slope", words: t("layers.slope"), load: () => slopeOf(terrain) },
  ...METHODS.map((method) => ({
    name: method,
    words: t(`layers.${method}`),
    load: () => landformsOf(terrain, method),
  })),
  { name: "k-means", words: t("layers.k-means"), load: () => clustersOf(group()) },
];
