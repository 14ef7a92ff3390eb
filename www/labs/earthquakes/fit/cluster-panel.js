// "Mainshocks and aftershocks": which events are whose aftershocks, by several methods side by side.
import { bar, barred, download, fileName, h, set } from "../../../views/dom.js";
import { why } from "../../../views/meaning.js";
import { part } from "../../../views/part.js";
import { toCsv } from "../../../views/table.js";
import { fixed, number, percent, t } from "../../../words/index.js";
import { etaFigure, growthFigure, neighbourFigure } from "./cluster-figures.js";
import { clustersOf, WAYS } from "./clusters.js";
import { typedField } from "./typed.js";

/** @import { Catalogue, CatalogueColumns } from "../../../../pkg/orogen.d.ts" */
/** @import { Session } from "../session.js" */
/** @import { Clusters, Way } from "./clusters.js" */

/** The mainshocks as a catalogue that can be opened again. @param {Clusters} clusters @param {Way} way */
async function saveMainshocks({ dataset, found, session }, way) {
  const { mainshock } = found.get(way) ?? {};
  if (!mainshock) return;
  try {
    const rows = (await dataset.rows()).flatMap((event, row) => {
      const { time, latitude, longitude, depth, magnitude, magnitudeType, id, place } = event;
      const when = time === null ? null : new Date(time * 1000).toISOString();
      return mainshock[row] ? [[when, latitude, longitude, depth, magnitude, magnitudeType, id, place]] : [];
    });
    const columns = ["time", "latitude", "longitude", "depth", "mag", "magType", "id", "place"];
    download(toCsv({ columns, rows }), `${fileName(dataset.name)}-mainshocks-${way}.csv`, "text/csv");
  } catch (error) {
    session.fail(error);
  }
}

/** @param {Clusters} clusters */
function compared({ found, shown }) {
  const row = (/** @type {Way} */ way) => {
    const { events, mainshocks } = found.get(way) ?? {};
    const known = events !== undefined && mainshocks !== undefined;
    const cells = known
      ? [number(mainshocks), number(events - mainshocks), events ? percent((events - mainshocks) / events) : "–"]
      : ["–", "–", "–"];
    return h(
      "tr",
      { class: way === shown ? "me" : null },
      h("th", { scope: "row" }, t(`way.${way}`)),
      cells.map((cell) => h("td", { class: "figure" }, cell)),
    );
  };
  const heads = [t("clusters.method"), t("clusters.mainshocks"), t("clusters.aftershocks"), t("clusters.share")];
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": t("clusters.table") },
    h(
      "table",
      { "aria-label": t("clusters.table") },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map((label, at) => h("th", { scope: "col", class: at ? "figure" : null }, label)),
        ),
      ),
      h("tbody", {}, WAYS.map(row)),
    ),
  );
}

/** @param {Session} session @param {Catalogue} dataset @param {CatalogueColumns} columns @param {AbortSignal} signal */
export function clusterPanel(session, dataset, columns, signal) {
  const clusters = clustersOf(session, dataset);
  clusters.refresh();
  const growth = growthFigure(dataset.name, signal);
  const neighbours = neighbourFigure(dataset.name, signal);
  const eta = etaFigure(dataset.name, signal);
  const pair = h("div", {}, neighbours.element, eta.element);
  const figures = h("div", {}, growth.element, pair);
  const table = part(signal, () => compared(clusters));
  const status = h("p", { class: "quiet outcome", role: "status" });

  /** @type {HTMLSelectElement} */
  const method = h(
    "select",
    {
      id: "clusters-way",
      on: {
        change: () => {
          clusters.way = WAYS.find((way) => way === method.value) ?? clusters.way;
          if (clusters.found.has(clusters.way)) clusters.shown = clusters.way;
          draw();
        },
      },
    },
    WAYS.map((way) => h("option", { value: way, selected: way === clusters.way }, t(`way.${way}`))),
  );
  const magnitude = typedField(clusters, "clustersMc", signal);
  /** @type {HTMLInputElement} */
  const back = h("input", {
    type: "checkbox",
    id: "clusters-back",
    checked: clusters.foreshocks,
    on: {
      change: () => {
        clusters.foreshocks = back.checked;
        if (clusters.refresh()) draw();
      },
    },
  });
  const start = (/** @type {readonly Way[]} */ ways) => magnitude.sound() && clusters.decluster(ways);
  /** @type {HTMLButtonElement} */
  const one = h(
    "button",
    { type: "submit", on: { click: (event) => barred(one) && event.preventDefault() } },
    t("clusters.find"),
  );
  /** @type {HTMLButtonElement} */
  const all = h("button", { type: "button", on: { click: () => !barred(all) && start(WAYS) } }, t("clusters.compare"));
  /** @type {HTMLButtonElement} */
  const save = h(
    "button",
    {
      type: "button",
      on: { click: () => !barred(save) && clusters.shown && saveMainshocks(clusters, clusters.shown) },
    },
    t("clusters.save"),
  );

  /** @type {unknown} What is drawn: drawing a hundred thousand events again for nothing takes time. */
  let drawn = null;
  function draw() {
    const { shown, busy } = clusters;
    const found = shown && clusters.found.get(shown);
    table.redraw();
    for (const button of [one, all]) bar(button, busy ? t("fit.computing") : null);
    bar(save, found ? null : t("clusters.first"));
    set(figures, { hidden: !found });
    set(pair, { hidden: shown !== "zaliapin" });
    const least = clusters.least("clustersMc");
    status.textContent = busy
      ? t("fit.computing")
      : found && shown
        ? t("clusters.summary", {
            way: t(`way.${shown}`),
            n: found.events,
            mainshocks: found.mainshocks,
            least: least === null ? "" : fixed(least, 1),
          })
        : t("clusters.none");
    if (!found || !shown || found === drawn) return;
    drawn = found;
    growth.show(found, columns, t(`way.${shown}`));
    if (shown !== "zaliapin") return;
    neighbours.show(found);
    eta.show(found);
  }
  const renew = () => {
    clusters.refresh();
    draw();
  };
  clusters.on("declustered", draw, signal);
  session.on("look", renew, signal);
  session.on("fitness", renew, signal);
  draw();

  return h(
    "section",
    { class: "clusters", "aria-label": t("clusters.title") },
    h("h2", { class: "apart" }, t("clusters.title")),
    h("p", { class: "quiet prose" }, t("clusters.text")),
    h(
      "form",
      {
        class: "card",
        novalidate: true,
        on: {
          submit: (event) => {
            event.preventDefault();
            start([clusters.way]);
          },
        },
      },
      h("div", { class: "field" }, h("label", { for: "clusters-way" }, t("clusters.method")), method),
      h("div", { class: "grid" }, magnitude.element),
      h("p", { class: "check" }, back, h("label", { for: "clusters-back" }, t("clusters.back"))),
      h("div", { class: "bar" }, one, all, save),
      status,
      table.element,
      why("clusters.explain", "figure.means", "clusters.explainDiffer"),
    ),
    figures,
  );
}
