// What the Check step knows of mainshocks and aftershocks of a catalogue, apart from how it is drawn: a change of
// language draws everything again, what was computed stays.
import { Topics } from "../../../topics.js";
import { parseNumber } from "../fields.js";

/** @import { Aftershocks, Catalogue, Declustering } from "../../../../pkg/orogen.d.ts" */
/** @import { Session } from "../session.js" */

/** @typedef {"gardner-knopoff" | "gruenthal" | "uhrhammer" | "zaliapin"} Way A method, or a set of windows of one. */
/** @type {readonly Way[]} */
export const WAYS = ["gardner-knopoff", "gruenthal", "uhrhammer", "zaliapin"];

/** What may be typed; an empty field is left to the page. */
export const FIELDS = /** @type {const} */ ({
  clustersMc: { low: -5, high: 10 },
  days: { low: 0.01, high: 3652 },
  kilometres: { low: 0.1, high: 20_100 },
  sequenceMc: { low: -5, high: 10 },
});
/** @typedef {keyof typeof FIELDS} Field */

/** @extends {Topics<{ declustered: null, mainshock: number, sequence: null }>} */
export class Clusters extends Topics {
  /** @type {Way} */ way = "gardner-knopoff";
  /** Whether windows also reach back. */ foreshocks = true;
  /** @type {Record<Field, string>} */ typed = { clustersMc: "", days: "30", kilometres: "", sequenceMc: "" };
  /** What the results are of: region, magnitude, foreshocks. */ of = "";
  /** @type {Map<Way, Declustering>} */ found = new Map();
  /** @type {Way | null} The one whose figures are shown. */ shown = null;
  /** @type {number | null} Row of the mainshock. */ mainshock = null;
  /** @type {Aftershocks | null} */ sequence = null;
  busy = 0;

  /** @param {Session} session @param {Catalogue} dataset */
  constructor(session, dataset) {
    super();
    this.session = session;
    this.dataset = dataset;
  }

  /** NaN where what is typed is no number that may be; null where nothing is typed. @param {Field} field */
  value(field) {
    if (this.typed[field].trim() === "") return null;
    const value = parseNumber(this.typed[field]);
    return value >= FIELDS[field].low && value <= FIELDS[field].high ? value : Number.NaN;
  }

  /** From which magnitude on. @param {"clustersMc" | "sequenceMc"} field */
  least(field) {
    return this.value(field) ?? this.session.fitness?.mc ?? null;
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T | undefined>} */
  async attempt(work) {
    this.busy++;
    this.emit("declustered", null);
    try {
      return await work();
    } catch (error) {
      this.session.fail(error);
      return undefined;
    } finally {
      this.busy--;
      this.emit("declustered", null);
    }
  }

  /** Forgets what is of another part of the catalogue. @returns {boolean} Whether there was anything to forget. */
  refresh() {
    const { region } = this.session.look;
    const of = JSON.stringify([region, this.least("clustersMc"), this.foreshocks]);
    if (of === this.of) return false;
    this.of = of;
    this.found = new Map();
    this.shown = null;
    return true;
  }

  /** @param {readonly Way[]} ways */
  async decluster(ways) {
    const { region } = this.session.look;
    const least = this.least("clustersMc");
    this.refresh();
    const { of } = this;
    await this.attempt(async () => {
      for (const way of ways) {
        const found = await this.dataset.decluster({
          method: way === "zaliapin" ? "zaliapin" : "gardner-knopoff",
          ...(way !== "zaliapin" && { windows: way, foreshocks: this.foreshocks ? 1 : 0 }),
          ...(least !== null && { minimumMagnitude: least }),
          ...(region && { selection: { region } }),
        });
        // Another part was chosen meanwhile.
        if (this.of !== of) return;
        this.found.set(way, found);
        if (ways.length === 1 || way === this.way) this.shown = way;
        this.emit("declustered", null);
      }
    });
  }

  /** @param {number} row */
  choose(row) {
    this.mainshock = row;
    this.emit("mainshock", row);
    this.follow();
  }

  async follow() {
    const { mainshock } = this;
    if (mainshock === null) return;
    const least = this.least("sequenceMc");
    const kilometres = this.value("kilometres");
    if ([least, kilometres, this.value("days")].some(Number.isNaN)) return;
    const sequence = await this.attempt(() =>
      this.dataset.aftershocks({
        mainshock,
        days: this.value("days") ?? 30,
        ...(kilometres !== null && { kilometres }),
        ...(least !== null && { minimumMagnitude: least }),
      }),
    );
    if (!sequence || this.mainshock !== mainshock) return;
    this.sequence = sequence;
    this.emit("sequence", null);
  }
}

/** @type {WeakMap<Catalogue, Clusters>} */
const known = new WeakMap();

/** @param {Session} session @param {Catalogue} dataset */
export function clustersOf(session, dataset) {
  const found = known.get(dataset) ?? new Clusters(session, dataset);
  known.set(dataset, found);
  return found;
}
