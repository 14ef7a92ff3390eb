// Step 1: where the elevation model comes from.
import { cellSize } from "../../views/map-ornaments.js";
import { number, t } from "../../words/index.js";
import { dataStep } from "../data-step.js";

/** @import { TerrainSession } from "./session.js" */

const ENDINGS =
  ".asc,.agr,.tif,.tiff,.npy,.npz,.txt,.hgt,.dem,.bil,.img,.dat,.hdr,.png,.xyz,.csv,.zip,.gz,.orogen,image/tiff,image/png";

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function dataView(session, signal) {
  const { cells } = session;
  const plan = {
    title: t("terrain.data.title"),
    lede: t("terrain.data.lede"),
    hero: t("terrain.heroText"),
    start: t("terrain.start"),
    choose: t("data.choose"),
    drop: t("terrain.drop"),
    first: "jacksboro-srtm3",
    endings: ENDINGS,
    /** @type {import("../data-step.js").Plan["facts"]} */
    facts: ({ rows }, origin) => t("terrain.sampleFacts", { cells: number(rows), ...origin }),
    open:
      cells &&
      `${t("terrain.size", { width: cells.width, height: cells.height })}, ${t("relief.cell", { size: cellSize(cells) })}`,
    reads: [t("terrain.reads.grids")],
    flow: [t("terrain.flow.check"), t("terrain.flow.train"), t("terrain.flow.judge"), t("terrain.flow.home")],
  };
  return dataStep(session, plan, signal);
}
