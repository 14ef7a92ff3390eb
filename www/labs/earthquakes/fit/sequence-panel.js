// "What followed one earthquake": the decay of its aftershocks beside the laws that describe an average sequence.
import { within } from "../../../views/brush.js";
import { decay } from "../../../views/decay.js";
import { bar, barred, fill, h, set } from "../../../views/dom.js";
import { why } from "../../../views/meaning.js";
import { part } from "../../../views/part.js";
import { placeWords } from "../../../views/places.js";
import { date, fixed, number, percent, t } from "../../../words/index.js";
import { clustersOf } from "./clusters.js";
import { typedField } from "./typed.js";

/** @import { Aftershocks, Catalogue, CatalogueColumns, Event } from "../../../../pkg/orogen.d.ts" */
/** @import { Region } from "../../../views/brush.js" */
/** @import { Child } from "../../../views/dom.js" */
/** @import { Session } from "../session.js" */
/** @import { Clusters } from "./clusters.js" */

/** Offered as mainshocks. */
const LARGEST = 20;

/** Rows of the largest events of a region, the largest first. @param {CatalogueColumns} columns @param {Region | null} region */
function largest({ magnitude, longitude, latitude }, region) {
  /** @type {number[]} */
  const rows = [];
  for (let row = 0; row < magnitude.length; row++) {
    const least = rows[LARGEST - 1];
    if (least !== undefined && (magnitude[row] ?? 0) <= (magnitude[least] ?? 0)) continue;
    if (!within(longitude[row] ?? Number.NaN, latitude[row] ?? Number.NaN, region)) continue;
    const place = rows.findIndex((other) => (magnitude[other] ?? 0) < (magnitude[row] ?? 0));
    rows.splice(place < 0 ? rows.length : place, 0, row);
    rows.length = Math.min(rows.length, LARGEST);
  }
  return rows;
}

/** @param {CatalogueColumns} columns @param {number} row */
const named = ({ magnitude, time, latitude, longitude }, row) =>
  [
    `M ${fixed(magnitude[row], 1)}`,
    date(time[row] ?? 0, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }),
    placeWords(latitude[row] ?? 0, longitude[row] ?? 0),
  ].join(" · ");

/** @param {string} file @param {AbortSignal} signal */
function decayFigure(file, signal) {
  const view = decay(
    {
      title: t("decay.title"),
      note: t("decay.note"),
      file,
      explain: "decay.explain",
      x: { label: t("decay.x") },
      y: { label: t("decay.y") },
      points: t("decay.points"),
      count: t("decay.count"),
      laws: [
        { label: t("decay.fit"), color: "--data-2" },
        { label: t("decay.before"), color: "--data-4", dash: [3, 3] },
      ],
    },
    signal,
  );
  return {
    element: view.element,
    /** @param {Aftershocks} sequence */
    show({ times, days, events, omori, before }) {
      const { k = 0, c = 0, p = 0 } = omori ?? {};
      const background = before.days > 0 && before.events > 0 ? before.events / before.days : null;
      view.show({
        times,
        end: days,
        laws: [omori ? (time) => k * (time + c) ** -p : null, background === null ? null : () => background],
        summary: omori
          ? t("decay.summary", {
              n: events,
              p: fixed(p),
              c: number(c, { maximumSignificantDigits: 3 }),
              k: fixed(k, 1),
            })
          : t("decay.few", { n: events }),
      });
    },
  };
}

/** @param {Aftershocks} sequence */
function factsCard(sequence) {
  const few = (/** @type {number} */ value) => number(value, { maximumSignificantDigits: 3 });
  const { omori, mainshock, largest, bath, before } = sequence;
  const parameter = (/** @type {"k" | "c" | "p"} */ name) =>
    !omori ? "–" : omori.sigmas ? `${few(omori[name])} ± ${few(omori.sigmas[name])}` : few(omori[name]);
  const size = (/** @type {Event | null} */ event) => (event ? `M ${fixed(event.magnitude, 1)}` : "–");
  const fact = (/** @type {string} */ name, /** @type {Child} */ value) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value));
  return h(
    "div",
    { class: "card" },
    h("h3", {}, t("sequence.facts")),
    h(
      "dl",
      { class: "facts" },
      fact(t("sequence.mainshock"), size(mainshock)),
      fact(t("sequence.within"), t("sequence.reach", { km: few(sequence.kilometres), days: few(sequence.days) })),
      fact(t("decay.count"), number(sequence.events)),
      fact(t("sequence.k"), parameter("k")),
      fact(t("sequence.c"), parameter("c")),
      fact(t("sequence.p"), parameter("p")),
      fact(t("sequence.largest"), size(largest)),
      fact(t("sequence.bath"), t("sequence.bathRange", { bath: fixed(bath, 1) })),
      fact(
        t("sequence.before"),
        before.days > 0
          ? t("sequence.beforeRate", {
              n: before.events,
              days: few(before.days),
              rate: few(before.events / before.days),
            })
          : "–",
      ),
    ),
    omori && !omori.sigmas && h("p", { class: "quiet" }, t("sequence.unbounded")),
    why("sequence.explain"),
  );
}

/** @param {Aftershocks} sequence */
function expectedCard(sequence) {
  const few = (/** @type {number | null} */ value) =>
    value === null ? "–" : number(value, { maximumSignificantDigits: 3 });
  const chance = (/** @type {number | null} */ value) => (value === null ? "–" : percent(value));
  const rows = sequence.expected.map((one) => [
    `M ≥ ${fixed(one.magnitude, 1)}`,
    number(one.observed),
    few(one.events),
    chance(one.probability),
    few(one.background),
    // Of what never came before the rate is not known to be nothing.
    chance(one.background ? one.backgroundProbability : null),
  ]);
  const heads = [
    t("expected.size"),
    t("expected.observed"),
    t("expected.events"),
    t("expected.probability"),
    t("expected.background"),
    t("expected.backgroundProbability"),
  ];
  return h(
    "div",
    { class: "card" },
    h("h3", {}, t("expected.title")),
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": t("expected.title") },
      h(
        "table",
        { "aria-label": t("expected.title") },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            heads.map((label, at) => h("th", { scope: "col", class: at ? "figure" : null }, label)),
          ),
        ),
        h(
          "tbody",
          {},
          rows.map(([first, ...cells]) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, first),
              cells.map((cell) => h("td", { class: "figure" }, cell)),
            ),
          ),
        ),
      ),
    ),
    why("expected.explain"),
  );
}

/** @param {Session} session @param {Catalogue} dataset @param {CatalogueColumns} columns @param {AbortSignal} signal */
export function sequencePanel(session, dataset, columns, signal) {
  const clusters = clustersOf(session, dataset);
  const figure = decayFigure(dataset.name, signal);
  const facts = part(signal, () => clusters.sequence && factsCard(clusters.sequence));
  const expected = part(signal, () => clusters.sequence && expectedCard(clusters.sequence));
  const found = h("div", {}, figure.element, facts.element, expected.element);
  const fields = /** @type {const} */ (["days", "kilometres", "sequenceMc"]).map((name) =>
    typedField(clusters, name, signal),
  );
  /** @type {HTMLSelectElement} */
  const chooser = h("select", { id: "sequence-mainshock" });
  const status = h("p", { class: "quiet outcome", role: "status" });

  const offer = () => {
    const rows = largest(columns, session.look.region);
    const { mainshock } = clusters;
    // One that was pointed at on the map stays, whatever its size.
    if (mainshock !== null && !rows.includes(mainshock)) rows.unshift(mainshock);
    fill(
      chooser,
      rows.map((row) => h("option", { value: row, selected: row === mainshock }, named(columns, row))),
    );
    bar(act, rows.length ? null : t("magnitudes.none"));
  };
  /** @type {HTMLButtonElement} */
  const act = h(
    "button",
    { type: "submit", on: { click: (event) => barred(act) && event.preventDefault() } },
    t("sequence.show"),
  );
  const show = () => {
    const { sequence } = clusters;
    set(found, { hidden: !sequence });
    status.textContent = sequence
      ? t("sequence.summary", {
          event: named(columns, sequence.row),
          n: sequence.events,
          days: number(sequence.days, { maximumSignificantDigits: 3 }),
          km: number(sequence.kilometres, { maximumSignificantDigits: 3 }),
        })
      : t("sequence.none");
    if (!sequence) return;
    facts.redraw();
    expected.redraw();
    figure.show(sequence);
  };
  clusters.on("mainshock", offer, signal);
  clusters.on("sequence", show, signal);
  session.on("look", offer, signal);
  offer();
  show();

  return h(
    "section",
    { class: "clusters sequence", "aria-label": t("sequence.title") },
    h("h2", { class: "apart" }, t("sequence.title")),
    h("p", { class: "quiet prose" }, t("sequence.text")),
    h(
      "form",
      {
        class: "card",
        novalidate: true,
        on: {
          submit: (event) => {
            event.preventDefault();
            if (fields.every((field) => field.sound())) clusters.choose(Number(chooser.value));
          },
        },
      },
      h("div", { class: "field" }, h("label", { for: "sequence-mainshock" }, t("sequence.mainshock")), chooser),
      h(
        "div",
        { class: "grid" },
        fields.map(({ element }) => element),
      ),
      h("div", { class: "bar" }, act),
      status,
      why("sequence-form.explain"),
    ),
    found,
  );
}
