// Step 1: where the elevation model comes from.
import { fileButton } from "../../shell/arrivals.js";
import { h } from "../../views/dom.js";
import { cellSize } from "../../views/map-ornaments.js";
import { datasetTitle, number, t } from "../../words/index.js";
import { goOnCard } from "../kept.js";
import { sampleCards } from "../sample-cards.js";

/** @import { View } from "../lab-session.js" */
/** @import { TerrainSession } from "./session.js" */

/** The one that the large button opens. */
const FIRST = "jacksboro-srtm3";
const ENDINGS =
  ".asc,.agr,.tif,.tiff,.npy,.npz,.txt,.hgt,.dem,.bil,.img,.dat,.hdr,.png,.xyz,.csv,.zip,.gz,.orogen,image/tiff,image/png";

/** @param {TerrainSession} session @param {string} id */
async function readSample(session, id) {
  if (
    await session.read({
      name: t(/** @type {"sample.jacksboro-srtm3.title"} */ (`sample.${id}.title`)),
      source: { sample: id },
    })
  )
    session.go("check");
}

/** @param {TerrainSession} session @param {AbortSignal} signal @returns {View} */
export function dataView(session, signal) {
  const hero = h(
    "div",
    { class: "card hero" },
    h("h2", {}, t("data.hero")),
    h("p", {}, t("terrain.heroText")),
    h(
      "div",
      { class: "bar" },
      h("button", { type: "button", class: "go", on: { click: () => readSample(session, FIRST) } }, t("terrain.start")),
      fileButton(t("data.choose"), (files) => session.takeFiles(files), { accept: ENDINGS, multiple: true }),
    ),
    h("p", { class: "quiet" }, t("terrain.drop")),
  );
  const list = (/** @type {string} */ title, /** @type {string[]} */ lines, kind = "ul") =>
    h(
      "div",
      { class: "card" },
      h("h2", {}, title),
      h(
        /** @type {"ul"} */ (kind),
        { class: "plain-list" },
        lines.map((line) => h("li", {}, line)),
      ),
    );
  return {
    title: t("terrain.data.title"),
    lede: t("terrain.data.lede"),
    main: [
      goOnCard(session, signal),
      hero,
      h("h2", { class: "apart" }, t("data.samples")),
      sampleCards(
        session,
        {
          lab: session.lab,
          facts: ({ rows }, origin) => t("terrain.sampleFacts", { cells: number(rows), ...origin }),
          open: (id) => readSample(session, id),
        },
        signal,
      ),
    ],
    side: [
      openCard(session),
      list(t("data.reads"), [t("terrain.reads.grids"), t("data.reads.lab")]),
      h("div", { class: "card" }, h("h2", {}, t("data.stays")), h("p", {}, t("data.staysText"))),
      list(
        t("data.flow"),
        [t("terrain.flow.check"), t("terrain.flow.train"), t("terrain.flow.judge"), t("terrain.flow.home")],
        "ol",
      ),
    ],
  };
}

/** @param {TerrainSession} session */
function openCard(session) {
  const { dataset, cells } = session;
  if (!dataset || !cells) return null;
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("data.open")),
    h(
      "p",
      {},
      h("b", {}, datasetTitle(dataset.name)),
      h("br"),
      `${t("terrain.size", { width: cells.width, height: cells.height })}, ${t("relief.cell", { size: cellSize(cells) })}`,
    ),
    h("button", { type: "button", on: { click: () => session.go("check") } }, t("data.toCheck")),
  );
}
