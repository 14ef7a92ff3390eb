// The verdict of a report in one sentence. Knows no page: client.js uses it in Node as well.
import en from "./en.js";
import { fillWords } from "./fill.js";
import zh from "./zh.js";

/** @import { Recovery, Report } from "../../pkg/orogen.d.ts" */

/**
 * @param {{ verdict: Report["verdict"], bestBaseline: Report["bestBaseline"], recovery?: Recovery | null }} report
 * @param {"en" | "zh"} language
 */
export function sentence({ verdict, bestBaseline, recovery }, language) {
  const words = language === "zh" ? zh : en;
  if (recovery) {
    const { equation, deviation, limit, recovered } = recovery;
    const kind = recovered === null ? "none" : recovered ? "recovered" : "not-recovered";
    return fillWords(
      words[`recovery.${kind}`],
      { equation: words[`equation.${equation}`], deviation, limit },
      language,
    );
  }
  return fillWords(words[`verdict.${verdict}`], { rule: words[`rule.${bestBaseline}`] });
}
