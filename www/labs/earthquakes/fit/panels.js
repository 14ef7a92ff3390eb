// "Is it fit for use?": what the Check step shows of the catalogue, or of a region drawn on its map.
import { extent } from "../../../views/canvas.js";
import { h } from "../../../views/dom.js";
import { map } from "../../../views/map.js";
import { part } from "../../../views/part.js";
import { fixed, t } from "../../../words/index.js";
import { hasTimes } from "../fields.js";
import { clustersOf } from "./clusters.js";
import { depthsFigure, frequencyFigure, magnitudesFigure, typesFigure } from "./figures.js";
import { regionForm } from "./region.js";
import { chosen } from "./selection.js";
import { bValueCard, completenessCard, doubtsCard } from "./tables.js";
import { bTimeFigure, mcTimeFigure } from "./time.js";

/** @import { Catalogue, CatalogueColumns } from "../../../../pkg/orogen.d.ts" */
/** @import { Session } from "../session.js" */

/** @param {Session} session @param {Catalogue} dataset @param {CatalogueColumns} columns @param {AbortSignal} signal */
export function fitPanels(session, dataset, columns, signal) {
  const magnitudes = extent(columns.magnitude);
  const world = map(
    {
      title: t("map.title"),
      note: t("map.note"),
      file: dataset.name,
      explain: "map.explain",
      columns,
      summary: t("map.summary", {
        n: columns.magnitude.length,
        low: fixed(magnitudes?.[0], 1),
        high: fixed(magnitudes?.[1], 1),
      }),
      choose: (region) => session.lookAt({ ...session.look, region }),
      event: hasTimes(dataset) ? (row) => clustersOf(session, dataset).choose(row) : undefined,
    },
    signal,
  );
  const { name: file } = dataset;
  const timed = hasTimes(dataset);
  const frequencies = frequencyFigure(file, signal);
  const magnitudesInTime = timed ? magnitudesFigure(file, signal) : null;
  const depths = depthsFigure(file, signal);
  const types = timed ? typesFigure(file, signal) : null;
  const mcInTime = timed ? mcTimeFigure(file, signal) : null;
  const bInTime = timed ? bTimeFigure(file, signal) : null;
  const doubts = part(signal, () => doubtsCard(session.fitness));
  const tables = part(signal, () => [completenessCard(session.fitness), bValueCard(session.fitness)]);

  const main = h(
    "section",
    { class: "fit", "aria-label": t("fit.title") },
    h("h2", { class: "apart" }, t("fit.title")),
    h("p", { class: "quiet prose" }, t("fit.text")),
    world.element,
    regionForm(session, columns, signal),
    // Below the map: what changes its height must not move the map from under the hand that draws on it.
    doubts.element,
    frequencies.element,
    magnitudesInTime?.element,
    h("div", { class: "two" }, depths.element, types?.element),
    timed && h("div", { class: "two" }, mcInTime?.element, bInTime?.element),
  );

  const mark = () => world.select(session.look.region);
  const show = () => {
    main.setAttribute("aria-busy", "false");
    const { fitness } = session;
    if (!fitness) return;
    doubts.redraw();
    tables.redraw();
    frequencies.show(fitness);
    magnitudesInTime?.show(fitness, chosen(columns, session.look.region));
    depths.show(fitness);
    types?.show(fitness);
    mcInTime?.show(fitness);
    bInTime?.show(fitness);
  };
  session.on(
    "look",
    () => {
      main.setAttribute("aria-busy", "true");
      mark();
    },
    signal,
  );
  session.on("fitness", show, signal);
  mark();
  if (session.fitness) show();
  else session.lookAt(session.look);
  return { main, side: tables.element };
}
