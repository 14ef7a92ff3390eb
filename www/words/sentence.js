// The verdict of a report in one sentence. Knows no page: client.js uses it in Node as well.
import { fillWords } from "./fill.js";

/** @import { LiteratureReport, Recovery, Report, TerrainReport } from "../../pkg/orogen.d.ts" */
/** @typedef {Pick<Report, "lab" | "verdict" | "bestBaseline"> & { recovery?: Recovery | null }} OfEarthquakes */
/** @typedef {Pick<TerrainReport, "lab" | "verdict" | "against">} OfTerrain */

/** @typedef {Pick<LiteratureReport, "lab" | "verdict" | "bestBaseline"> & { recovery?: undefined }} OfLiterature */

/**
 * @param {OfEarthquakes | OfTerrain | OfLiterature} report
 * @param {import("./languages.js").Words} words @param {string} tag the language of its numbers
 */
export function sentence(report, words, tag) {
  if (report.lab === "terrain")
    return fillWords(words[`maps-verdict.${report.verdict}`], { rule: words[`rule.${report.against}`] });
  if (report.recovery) {
    const { equation, deviation, limit, recovered } = report.recovery;
    const kind = recovered === null ? "none" : recovered ? "recovered" : "not-recovered";
    return fillWords(words[`recovery.${kind}`], { equation: words[`equation.${equation}`], deviation, limit }, tag);
  }
  return fillWords(words[`verdict.${report.verdict}`], { rule: words[`rule.${report.bestBaseline}`] });
}
