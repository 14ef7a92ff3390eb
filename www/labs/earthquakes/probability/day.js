// What the network is for: the probability in each cell in the days after one that the reader chooses, beside the usual.
import { cellMap } from "../../../views/cells.js";
import { h, set } from "../../../views/dom.js";
import { placeWords } from "../../../views/places.js";
import { date, number, t } from "../../../words/index.js";
import { chance, times } from "./chance.js";
import { came, dayText, endOfDay, partOf } from "./days.js";

/** @import { ProbabilityMap } from "../../../../pkg/orogen.d.ts" */
/** @import { Session } from "../session.js" */

/** Upper ends of bands of "times the usual". */
const RATIOS = [0.5, 1, 2, 5];
/** From the highest band down, how far each of the others lies below it: about a factor of three. */
const LADDER = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3];

/** Upper ends of bands of probability: the last is above what is usual anywhere, and does not change with the day. @param {number[]} bases */
function ends(bases) {
  const most = Math.max(...bases);
  const top = LADDER.findIndex((end) => end >= most);
  const last = top < 0 ? LADDER.length - 1 : Math.max(3, top);
  return LADDER.slice(last - 3, last + 1);
}

/** @param {number[]} ends @param {(end: number) => string} name */
const bandNames = (ends, name) =>
  [...ends, Number.POSITIVE_INFINITY].map((end, band) => {
    const start = ends[band - 1];
    if (start === undefined) return t("day.under", { to: name(end) });
    return Number.isFinite(end)
      ? t("day.band", { from: name(start), to: name(end) })
      : t("day.over", { from: name(start) });
  });

/** @param {number[]} ends @param {number} value */
const bandOf = (ends, value) => {
  const band = ends.findIndex((end) => value < end);
  return band < 0 ? ends.length : band;
};

/** @param {ProbabilityMap} map */
const title = ({ targetMagnitude, windowDays }) =>
  t("day.question", { m: number(targetMagnitude), days: number(windowDays) });

/** @param {ProbabilityMap} map @param {Session} session */
function contentOf(map, session) {
  const { cells } = map;
  const bands = ends(cells.map(({ base }) => base));
  const factor = (/** @type {number} */ value) => t("day.times", { n: number(value) });
  const rings = session.columns ? came(session.columns, map) : { complete: false, events: [] };
  const order = Array.from(cells.keys()).sort((a, b) => (cells[b]?.probability ?? 0) - (cells[a]?.probability ?? 0));
  const first = cells[order[0] ?? -1];
  return {
    cells,
    order,
    rings: rings.events,
    ring: t("day.ring", { m: number(map.targetMagnitude) }),
    scales: [
      {
        name: t("day.byProbability"),
        bands: bandNames(bands, chance),
        band: (/** @type {number} */ at) => bandOf(bands, cells[at]?.probability ?? 0),
      },
      {
        name: t("day.byRatio"),
        bands: bandNames(RATIOS, factor),
        band: (/** @type {number} */ at) => bandOf(RATIOS, (cells[at]?.probability ?? 0) / (cells[at]?.base ?? 1)),
      },
    ],
    words(/** @type {number} */ at) {
      const cell = cells[at];
      if (!cell) return "";
      const { south, west, north, east, probability, base } = cell;
      return t("day.readout", {
        place: t("day.cell", { from: placeWords(south, west), to: placeWords(north, east) }),
        probability: chance(probability),
        base: chance(base),
        ratio: times(probability, base),
      });
    },
    data: () => ({
      columns: ["south", "north", "west", "east", "probability", "base", "ratio"].map((name) =>
        t(/** @type {"day.column.base"} */ (`day.column.${name}`)),
      ),
      rows: order.flatMap((at) => {
        const cell = cells[at];
        if (!cell) return [];
        const { south, north, west, east, probability, base } = cell;
        return [
          [south, north, west, east, ...[probability, base, probability / base].map((p) => Number(p.toPrecision(4)))],
        ];
      }),
    }),
    summary: [
      first &&
        t("day.summary", {
          when: date(map.time, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }),
          most: chance(first.probability),
          base: chance(first.base),
          ratio: times(first.probability, first.base),
        }),
      t(rings.complete ? "day.came" : "day.cameSoFar", { n: rings.events.length }),
    ]
      .filter(Boolean)
      .join(" "),
  };
}

/** @param {Session} session @param {AbortSignal} signal */
export function dayCard(session, signal) {
  const { run, columns, dataset } = session;
  const [first, last] = [columns?.time.at(0), columns?.time.at(-1)];
  if (!run || !columns || first === undefined || last === undefined) return null;
  const view = cellMap(
    {
      title: t("day.map"),
      note: t("day.note"),
      file: dataset?.name ?? "",
      explain: "day.explain",
      colour: t("map.colour"),
    },
    signal,
  );
  const heading = h("h2", {}, t("day.title"));
  const [earliest, latest] = [dayText(first), dayText(last)];
  const problem = h("p", { class: "problem", id: "day-problem", "aria-live": "polite" });
  const seen = h("p", { class: "seen", role: "status" });
  /** @type {HTMLInputElement} */
  const input = h("input", {
    type: "date",
    id: "day",
    min: earliest,
    max: latest,
    "aria-describedby": "day-problem",
    on: {
      change: () => {
        session.day = input.value;
        ask();
      },
    },
  });
  input.value = session.day || latest;
  const show = () => {
    const { map, report } = session;
    if (!map) return;
    heading.textContent = title(map);
    view.show(contentOf(map, session));
    seen.textContent = report?.task === "probability" ? t(`day.${partOf(map, report)}`) : "";
  };
  let asked = 0;
  async function ask() {
    const number = ++asked;
    const time = endOfDay(session.day || latest, last ?? 0);
    const fine = time !== null && time >= (first ?? 0);
    problem.textContent = fine ? "" : t("day.outside", { from: date(first ?? 0), to: date(last ?? 0) });
    set(input, { "aria-invalid": !fine });
    if (!fine || !run) return;
    try {
      const map = await run.probabilities({ time });
      // Of several days asked for on the way only the last one counts.
      if (session.run !== run || number !== asked || signal.aborted) return;
      session.map = map;
      show();
    } catch (error) {
      session.fail(error);
    }
  }
  const end = h(
    "button",
    {
      type: "button",
      on: {
        click: () => {
          session.day = "";
          input.value = latest;
          ask();
        },
      },
    },
    t("day.end"),
  );
  // Its weights may have moved since; and where a day lies among the parts is the report's.
  session.on("report", ask, signal);
  show();
  ask();
  return h(
    "div",
    { class: "card" },
    heading,
    h("p", { class: "quiet" }, t("day.text")),
    h(
      "div",
      { class: "row" },
      h("div", { class: "field" }, h("label", { for: "day" }, t("day.day")), input, problem),
      end,
    ),
    seen,
    view.element,
  );
}
