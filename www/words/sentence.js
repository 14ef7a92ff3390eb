// The verdict of a report in one sentence. Knows no page: client.js uses it in Node as well.
import en from "./en.js";
import { fillWords } from "./fill.js";
import zh from "./zh.js";

/** @import { Report, TerrainReport } from "../../pkg/orogen.d.ts" */
/** @typedef {Pick<Report, "lab" | "verdict" | "bestBaseline">} OfEarthquakes */
/** @typedef {Pick<TerrainReport, "lab" | "verdict" | "against">} OfTerrain */

/** @param {OfEarthquakes | OfTerrain} report @param {"en" | "zh"} language */
export function sentence(report, language) {
  const words = language === "zh" ? zh : en;
  if (report.lab === "terrain")
    return fillWords(words[`maps-verdict.${report.verdict}`], { rule: words[`rule.${report.against}`] });
  return fillWords(words[`verdict.${report.verdict}`], { rule: words[`rule.${report.bestBaseline}`] });
}
