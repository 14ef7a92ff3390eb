// Step 2: what the file became, its relief, and which patches the network will see.
import { fileName, fill, h } from "../../views/dom.js";
import { cellSize, length } from "../../views/map-ornaments.js";
import { relief } from "../../views/relief.js";
import { solid } from "../../views/solid.js";
import { metresIn } from "../../views/tint-key.js";
import { datasetTitle, number, percent, t, tell } from "../../words/index.js";
import { grouped } from "./clusters.js";
import { clustersCard } from "./clusters-card.js";
import { saveBar } from "./formats.js";
import { layersOf } from "./layers.js";
import { patchCard, patchOverlay } from "./patches.js";
import { readingCard } from "./reading.js";
import { measuresCard } from "./relief-measures.js";

/** @import { GridReport } from "../../../pkg/orogen.d.ts" */
/** @import { View } from "../lab-session.js" */
/** @import { Cells } from "../../views/tint.js" */
/** @import { TerrainSession } from "./session.js" */

/** @param {TerrainSession} session @param {AbortSignal} signal @returns {View} */
export function checkView(session, signal) {
  const { dataset, cells, shade } = session;
  if (!dataset || !cells || !shade) return { lede: "", main: [], side: [] };
  const name = datasetTitle(dataset.name);
  const range = dataset.report.rangeM;
  const map = relief(
    {
      title: t("terrain.map"),
      note: t("terrain.map.note"),
      file: dataset.name,
      explain: "terrain.map.explain",
      summary: t("terrain.map.summary", {
        wide: length(cells.width * cells.cellXMetres),
        high: length(cells.height * cells.cellYMetres),
        low: metresIn(range[0], range),
        top: metresIn(range[1], range),
      }),
      cells,
      range,
      shade,
      overlay: patchOverlay(session, cells),
      layers: layersOf(dataset, () => grouped(session)),
      failed: (error) => session.fail(error),
    },
    signal,
  );
  const block = solid(
    { title: t("solid.ground"), note: t("solid.note"), file: dataset.name, explain: "solid.explain" },
    signal,
  );
  block.show(
    cells,
    range,
    t("solid.summary", {
      wide: length(cells.width * cells.cellXMetres),
      high: length(cells.height * cells.cellYMetres),
      relief: metresIn(range[1] - range[0], range),
    }),
  );
  session.on("patches", map.request, signal);
  session.on("look", map.request, signal);
  session.on("clusters", map.layAgain, signal);
  return {
    lede: t("terrain.check.lede", { name }),
    main: [
      h(
        "div",
        { class: "bar" },
        h("button", { type: "button", class: "go", on: { click: () => session.go("train") } }, t("terrain.onward")),
      ),
      map.element,
      block.element,
      measuresCard(session),
      clustersCard(session, signal),
      readingCard(session),
    ],
    side: [
      patchCard(session, signal),
      importCard(dataset.report, cells),
      notesCard(dataset.report),
      h(
        "div",
        { class: "card" },
        h("h2", {}, t("save.model")),
        saveBar({
          title: t("save.model"),
          name: () => fileName(dataset.name),
          bytes: (format, shape) => dataset.export({ format, ...shape }),
          failed: (error) => session.fail(error),
        }),
      ),
    ],
  };
}

/** @param {GridReport} report @param {Cells} cells */
function importCard(report, cells) {
  const fact = (/** @type {string} */ name, /** @type {string} */ value) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value));
  const [low, high] = report.rangeM;
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("import.title")),
    h("p", { class: "headline" }, t("terrain.size", { width: cells.width, height: cells.height })),
    h(
      "dl",
      { class: "facts" },
      fact(t("import.format"), t(`format.${report.format}`)),
      fact(t("terrain.cell"), cellSize(cells)),
      fact(
        t("terrain.extent"),
        t("terrain.extent.value", {
          wide: length(cells.width * cells.cellXMetres),
          high: length(cells.height * cells.cellYMetres),
        }),
      ),
      fact(
        t("relief.elevation"),
        t("scores.between", { low: metresIn(low, [low, high]), high: metresIn(high, [low, high]) }),
      ),
      fact(
        t("terrain.voids"),
        report.voids === 0
          ? t("terrain.voids.none")
          : t("terrain.voids.some", {
              n: number(report.voids),
              share: percent(report.voids / (cells.width * cells.height)),
            }),
      ),
    ),
  );
}

/** @param {GridReport} report */
function notesCard({ notes }) {
  const list = h("ul", { class: "doubts" });
  fill(
    list,
    notes.map(({ code, values }) => h("li", {}, tell(`grid-note.${code}`, code, values))),
  );
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("notes.title")),
    notes.length === 0 ? h("p", { class: "quiet" }, t("notes.none")) : list,
  );
}
