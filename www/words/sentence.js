// The verdict of a report in one sentence. Knows no page: client.js uses it in Node as well.
import en from "./en.js";
import { fillWords } from "./fill.js";
import zh from "./zh.js";

/** @import { Report } from "../../pkg/orogen.d.ts" */

/**
 * @param {{ verdict: Report["verdict"], bestBaseline: Report["bestBaseline"] }} report
 * @param {"en" | "zh"} language
 */
export function sentence({ verdict, bestBaseline }, language) {
  const words = language === "zh" ? zh : en;
  return fillWords(words[`verdict.${verdict}`], { rule: words[`rule.${bestBaseline}`] });
}
