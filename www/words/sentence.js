// The verdict of a report in one sentence. Knows no page: client.js uses it in Node as well.
import en from "./en.js";
import { fillWords } from "./fill.js";
import zh from "./zh.js";

/** @import { LiteratureReport, Recovery, Report, TerrainReport } from "../../pkg/orogen.d.ts" */
/** @typedef {Pick<Report, "lab" | "verdict" | "bestBaseline"> & { recovery?: Recovery | null }} OfEarthquakes */
/** @typedef {Pick<TerrainReport, "lab" | "verdict" | "against">} OfTerrain */

/** @typedef {Pick<LiteratureReport, "lab" | "verdict" | "bestBaseline"> & { recovery?: undefined }} OfLiterature */

/** @param {OfEarthquakes | OfTerrain | OfLiterature} report @param {"en" | "zh"} language */
export function sentence(report, language) {
  const words = language === "zh" ? zh : en;
  if (report.lab === "terrain")
    return fillWords(words[`maps-verdict.${report.verdict}`], { rule: words[`rule.${report.against}`] });
  if (report.recovery) {
    const { equation, deviation, limit, recovered } = report.recovery;
    const kind = recovered === null ? "none" : recovered ? "recovered" : "not-recovered";
    return fillWords(
      words[`recovery.${kind}`],
      { equation: words[`equation.${equation}`], deviation, limit },
      language,
    );
  }
  return fillWords(words[`verdict.${report.verdict}`], { rule: words[`rule.${report.bestBaseline}`] });
}
