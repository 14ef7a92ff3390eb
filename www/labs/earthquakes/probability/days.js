// Days of a catalogue, in Universal Time: when a map is issued, what came after, and whether the network knew it.
import { within } from "../../../views/brush.js";

/** @import { CatalogueColumns, ProbabilityMap, ProbabilityReport } from "../../../../pkg/orogen.d.ts" */

const DAY = 86_400;

/** As a date field has it. @param {number} time Seconds since 1970. */
export const dayText = (time) => new Date(1000 * time).toISOString().slice(0, 10);

/** What was known when the day was over, or when the catalogue was; null for what is no day. @param {string} day @param {number} last */
export function endOfDay(day, last) {
  const start = Date.parse(`${day}T00:00:00Z`) / 1000;
  if (!Number.isFinite(start) || start > last) return null;
  return Math.min(last, start + DAY);
}

/** A magnitude written in decimals, a hair below which is still at it. */
const TOLERANCE = 1e-4;

/**
 * The events that the map asks for, as far as the catalogue goes.
 * @param {CatalogueColumns} columns @param {ProbabilityMap} map
 */
export function came({ time, latitude, longitude, magnitude }, map) {
  const until = map.time + map.windowDays * DAY;
  const events = [];
  for (let at = 0; at < time.length; at++) {
    const [moment, size] = [time[at] ?? 0, magnitude[at] ?? 0];
    if (moment <= map.time || moment > until || size < map.targetMagnitude - TOLERANCE) continue;
    const [north, east] = [latitude[at] ?? 0, longitude[at] ?? 0];
    if (map.cells.some((cell) => within(east, north, cell))) events.push({ latitude: north, longitude: east });
  }
  return { complete: until <= (time.at(-1) ?? 0), events };
}

/**
 * Which part of the catalogue the days after a map lie in.
 * @param {ProbabilityMap} map @param {ProbabilityReport} report
 * @returns {"training" | "validation" | "test" | "mixed" | "early" | "late" | "between"}
 */
export function partOf({ time }, { split, spans }) {
  if (split === "random") return "mixed";
  const names = /** @type {const} */ (["training", "validation", "test"]);
  if (time < spans.training[0]) return "early";
  if (time >= spans.test[1]) return "late";
  return names.find((name) => time >= spans[name][0] && time < spans[name][1]) ?? "between";
}
