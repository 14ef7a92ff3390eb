// Ground larger than a patch, grown in one go: seen as a map and as a block, measured, taken home.
import { fileName, h, set } from "../../views/dom.js";
import { length } from "../../views/map-ornaments.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { relief } from "../../views/relief.js";
import { solid } from "../../views/solid.js";
import { metresIn } from "../../views/tint-key.js";
import { fixed, number, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";
import { saveBar } from "./formats.js";
import { layersOf } from "./layers.js";

/** @import { RealismScores, Terrain } from "../../../pkg/orogen.d.ts" */
/** @import { Cells } from "../../views/tint.js" */
/** @import { TerrainSession } from "./session.js" */

/** @typedef {{ terrain: Terrain, cells: Cells, shade: Uint8Array, scores: RealismScores }} Landscape */

/** Cells a side. */
const SIDES = [128, 256, 512, 1024];
const LAST_SEED = 4_294_967_295;

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function landscapeCard(session, signal) {
  const trained = (session.run?.progress.step ?? 0) > 0;
  const canGrow = session.run?.spec.preset !== "course-text";
  const seed = {
    input: h("input", {
      id: "landscape-seed",
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      value: session.area.seed,
      "aria-describedby": "landscape-seed-problem",
    }),
  };
  const problem = h("p", { class: "problem", id: "landscape-seed-problem", "aria-live": "polite" });
  /** @type {HTMLSelectElement} */
  const side = h(
    "select",
    { id: "landscape-side" },
    SIDES.map((cells) =>
      h("option", { value: cells, selected: String(cells) === session.area.side }, t("landscape.cells", { cells })),
    ),
  );
  const shown = part(
    signal,
    (inner) => (session.landscape ? pictures(session, session.landscape, inner) : []),
    "reserved",
  );

  const grow = async () => {
    const { run } = session;
    const value = parseNumber(seed.input.value);
    const fits = Number.isInteger(value) && value >= 0 && value <= LAST_SEED;
    problem.textContent = fits ? "" : t("problem.whole", { low: "0", high: number(LAST_SEED) });
    set(seed.input, { "aria-invalid": !fits });
    if (!fits || !run || session.busy) return;
    session.area = { seed: seed.input.value, side: side.value };
    const cells = Number(side.value);
    const made = await session.attempt(t("busy.inventing"), async (orogen) => {
      const ground = await run.area({ width: cells, height: cells, seed: value });
      const name = t("landscape.name", { cells, seed: value });
      const terrain = await orogen.terrain({ ...ground, name });
      const [grid, { shade }, scores] = await Promise.all([terrain.grid(), terrain.hillshade(), run.distance(terrain)]);
      return { terrain, cells: grid, shade, scores };
    });
    if (!made || session.run !== run) return;
    session.landscape = made;
    if (!signal.aborted) shown.redraw();
  };
  const reason = !canGrow ? t("landscape.noPreset") : !trained ? t("gan.empty") : null;
  return h(
    "div",
    { class: "card landscape" },
    h("h2", {}, t("landscape.title")),
    h("p", { class: "quiet prose" }, t("landscape.text")),
    h("p", { class: "prose" }, t("landscape.limits")),
    reason && h("p", { class: "warning" }, reason),
    h(
      "form",
      {
        class: "row",
        "aria-label": t("landscape.title"),
        novalidate: true,
        on: {
          submit: (event) => {
            event.preventDefault();
            grow();
          },
        },
      },
      h("div", { class: "field" }, h("label", { for: "landscape-side" }, t("landscape.side")), side),
      h("div", { class: "field" }, h("label", { for: "landscape-seed" }, t("wish.seed")), seed.input, problem),
      h("button", { type: "submit", disabled: reason !== null }, t("landscape.grow")),
    ),
    why("landscape.explain"),
    shown.element,
  );
}

/** @param {TerrainSession} session @param {Landscape} landscape @param {AbortSignal} signal */
function pictures(session, { terrain, cells, shade, scores }, signal) {
  const range = terrain.report.rangeM;
  const summary = t("landscape.summary", {
    wide: length(cells.width * cells.cellXMetres),
    high: length(cells.height * cells.cellYMetres),
    relief: metresIn(range[1] - range[0], range),
  });
  const map = relief(
    {
      title: t("landscape.map"),
      note: t("landscape.note"),
      file: terrain.name,
      explain: "landscape.explain",
      summary,
      cells,
      range,
      shade,
      layers: layersOf(terrain),
      failed: (error) => session.fail(error),
    },
    signal,
  );
  const block = solid({ title: t("landscape.block"), file: terrain.name, explain: "solid.explain" }, signal);
  block.show(cells, range, summary);
  const own = session.report?.scores;
  return [
    map.element,
    block.element,
    h(
      "p",
      { class: "quiet", role: "status" },
      t(own ? "landscape.distance" : "landscape.distanceAlone", {
        total: fixed(scores.total, 1),
        slope: fixed(scores.slope, 1),
        spectrum: fixed(scores.spectrum, 1),
        own: own ? fixed(own.total, 1) : "",
      }),
    ),
    saveBar({
      title: t("landscape.save"),
      name: () => fileName(terrain.name),
      bytes: (format, shape) => terrain.export({ format, ...shape }),
      failed: (error) => session.fail(error),
    }),
  ];
}
