// Step 4: how good it is, beside the equations.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { datasetTitle, fixed, number, t } from "../../words/index.js";
import { factsCard } from "../report-cards.js";
import { felt } from "./felt.js";
import { scenarioCard } from "./scenario.js";
import { scoresTable } from "./scores.js";
import { doubtsOf, verdictCard } from "./verdict.js";

/** @import { IntensityReport } from "../../../pkg/orogen.d.ts" */
/** @import { View } from "../lab-session.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function judgeView(session, signal) {
  const name = session.dataset?.name ?? "";
  const top = part(signal, () => {
    const report = session.report;
    if (!report) return [verdictCard(null)];
    const title = t("shaking.scores");
    return [
      verdictCard(report),
      h("div", { class: "card scored" }, h("h2", {}, title), scoresTable(report, title), why("shaking-scores.explain")),
    ];
  });
  const picture = part(signal, (inner) => (session.report ? [residuals(session.report, name, inner)] : []));
  const side = part(signal, () =>
    session.report ? [doubtsOf(session.report), judgedCard(session.report), refittedCard(session.report)] : [],
  );
  session.on(
    "report",
    () => {
      for (const one of [top, picture, side]) one.redraw();
    },
    signal,
  );
  if (!session.report || session.report.epochsTrained !== session.run?.progress.epoch) session.judge();
  return {
    lede: t("shaking.judge.lede", { name: datasetTitle(name) }),
    main: [top.element, picture.element, scenarioCard(session, signal)],
    side: [side.element],
  };
}

/** @param {IntensityReport} report @param {string} file @param {AbortSignal} signal */
function residuals(report, file, signal) {
  const value = report.observed.map((observed, at) => observed - (report.predicted[at] ?? Number.NaN));
  const mean = value.reduce((sum, one) => sum + one, 0) / Math.max(1, value.length);
  return felt(
    {
      title: t("shaking.residuals"),
      note: t("residuals.note"),
      file,
      explain: "shaking.residuals.explain",
      y: t("residuals.y"),
    },
    {
      distance: report.distance,
      value,
      magnitude: report.magnitude,
      line: 0,
      summary: t("residuals.summary", { mean: fixed(mean), mae: fixed(report.scores.mae) }),
    },
    signal,
  );
}

/** @param {IntensityReport} report */
function judgedCard({ rows, events, split, seeds, inputs }) {
  const each = /** @type {const} */ (["training", "validation", "test"]);
  return factsCard([
    ...each.map(
      (name) =>
        /** @type {[string, string]} */ ([
          t(`part.${name}`),
          t("shaking.part", { rows: number(rows[name]), events: number(events[name]) }),
        ]),
    ),
    [t("setting.split"), t(`choice.${split}`)],
    [t("shaking.inputs"), inputs.map((input) => t(`shaking.input.${input}`)).join(t("where.join"))],
    [t("shaking.seeds"), seeds.join(", ")],
  ]);
}

/** What each coefficient is multiplied with, as the publications write it; then what stands inside of a term. */
const TERMS = {
  "allen-wald-worden-2012": ["1", "M", "ln √(R² + R_M²)", "ln(R/50), R > 50", "R_M: 1", "R_M: exp(M − 5)"],
  "atkinson-wald-2007": ["1", "M − 6", "(M − 6)²", "log₁₀ R", "R", "log₁₀(R/30), R > 30", "M log₁₀ R"],
};

/** @param {IntensityReport} report */
function refittedCard({ refitted }) {
  const heads = [t("shaking.term"), t("shaking.coefficient")];
  const row = (/** @type {string} */ term, /** @type {number | undefined} */ value) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, term),
      h("td", { class: "figure" }, number(value, { maximumSignificantDigits: 4 })),
    );
  return h(
    "div",
    { class: "card refitted" },
    h("h2", {}, t("shaking.refitted")),
    h("p", { class: "quiet" }, t("shaking.refittedText")),
    refitted.map(({ equation, coefficients, shape }) =>
      h(
        "table",
        {},
        h("caption", {}, t(`equation.${equation}`)),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            heads.map((head, at) => h("th", { scope: "col", class: at ? "figure" : null }, head)),
          ),
        ),
        h(
          "tbody",
          {},
          TERMS[equation].map((term, at) => row(term, [...coefficients, ...shape][at])),
        ),
      ),
    ),
  );
}
