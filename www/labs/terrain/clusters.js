// Cells in groups that nobody named, with the choice of unseen area that the patches have.
import { t } from "../../words/index.js";
import { problems, toPatches } from "./fields.js";

/** @import { ReliefCluster, ReliefClusters } from "../../../pkg/orogen.d.ts" */
/** @import { TerrainSession } from "./session.js" */

/** @typedef {{ choice: string, found: ReliefClusters }} Grouped */

/** From what stands above its surroundings to what lies below them; the ends only where there are many. */
const HIGH_TO_LOW = ["peak", "ridge", "shoulder", "spur", "slope", "hollow", "footslope", "valley", "pit"];

/** A colour for each cluster, from the highest to the lowest. @param {number} count */
export function coloursOf(count) {
  const [first, many] = count > HIGH_TO_LOW.length - 2 ? [0, HIGH_TO_LOW.length] : [1, HIGH_TO_LOW.length - 2];
  const place = (/** @type {number} */ at) => first + Math.round((at * (many - 1)) / Math.max(1, count - 1));
  return Array.from({ length: count }, (_, at) => `--form-${HIGH_TO_LOW[place(at)]}`);
}

/** @param {ReliefCluster} cluster @param {number} at */
export const clusterName = ({ landform }, at) =>
  t("relief-clusters.name", { n: at + 1, landform: t(`form.${landform}`) });

/** What is asked for; null while the settings are not sound. @param {TerrainSession} session */
function choiceOf({ draft, clusterCount }) {
  if (problems(draft).validationShare) return null;
  const { side, validationShare } = toPatches(draft);
  return { clusters: clusterCount, side, validationShare };
}

/** What was found for the choice as it is now. @param {TerrainSession} session */
export function groupedNow(session) {
  const { clusters } = session;
  return clusters?.choice === JSON.stringify(choiceOf(session)) ? clusters.found : null;
}

/** @param {TerrainSession} session */
export async function grouped(session) {
  const { dataset } = session;
  const choice = choiceOf(session);
  if (!dataset || !choice) return null;
  const known = groupedNow(session);
  if (known) return known;
  const found = await dataset.clusters(choice);
  if (session.dataset !== dataset) return null;
  session.clusters = { choice: JSON.stringify(choice), found };
  session.emit("clusters", null);
  return found;
}
