// What every report has: a place for the verdict before there is one, the reasons to doubt it, what was judged.
import { h } from "../views/dom.js";
import { t, tell } from "../words/index.js";

/** @import { DoubtCode } from "../../pkg/orogen.d.ts" */

/** Where the verdict will stand. @param {"train" | "judge"} where */
export const waitingCard = (where) =>
  h(
    "div",
    { class: "card verdict waiting" },
    h("h2", {}, t("verdict.title")),
    h("p", { class: "quiet" }, t(where === "train" ? "verdict.waiting" : "verdict.reading")),
  );

/** @param {{ doubts: { code: DoubtCode, values: Record<string, string | number> }[] }} report */
export const doubtsCard = ({ doubts }) =>
  h(
    "div",
    { class: "card" },
    h("h2", {}, t("doubts.title")),
    doubts.length === 0
      ? h("p", { class: "quiet" }, t("doubts.none"))
      : h(
          "ul",
          { class: "doubts" },
          doubts.map(({ code, values }) => h("li", {}, tell(`doubt.${code}`, code, values))),
        ),
  );

/** @param {[name: string, value: string][]} facts */
export const factsCard = (facts) =>
  h(
    "div",
    { class: "card" },
    h("h2", {}, t("facts.title")),
    h(
      "dl",
      { class: "facts" },
      facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    ),
  );
