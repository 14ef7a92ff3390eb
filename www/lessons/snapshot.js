// What a lesson keeps of a run: enough to check answers by, little enough to hand in.

/** @import { LabSession } from "../labs/lab-session.js" */
/** @import { Kept } from "./answers.js" */

/** Of a report, what is neither long nor said elsewhere. */
const REPORTED = [
  "task",
  "split",
  "scores",
  "baselines",
  "bestBaseline",
  "surfaces",
  "against",
  "verdict",
  "epochsTrained",
  "epochJudged",
  "stepJudged",
  "seeds",
  "rows",
  "windows",
];

/** @param {Record<string, any>} report */
const reported = (report) =>
  Object.fromEntries(REPORTED.filter((name) => name in report).map((name) => [name, report[name]]));

/** @param {{ training: number[], validation: number[] } | undefined} history */
function curve(history) {
  const validation = history?.validation ?? [];
  const least = Math.min(...validation);
  return {
    first: history?.training[0],
    training: history?.training.at(-1),
    last: validation.at(-1),
    least: Number.isFinite(least) ? least : undefined,
    best: validation.indexOf(least) + 1,
  };
}

/** @param {{ step: number, scores: Record<string, number>, alarms: string[] }[]} film */
const filmed = (film) => ({
  frames: film.length,
  alarms: [...new Set(film.flatMap(({ alarms }) => alarms))],
  collapsed: film.at(-1)?.alarms.includes("mode-collapse") ?? false,
  last: film.at(-1)?.scores,
  alarmed: film.at(-1)?.alarms,
});

/** @param {any} run @param {number} rate */
async function surface(run, rate) {
  const { at, slope, least } = await run.surface({ size: 2 });
  const [byWeight, byBias] = slope;
  return { ...at, slope: byWeight, biasSlope: byBias, next: at.weight - rate * byWeight, least };
}

/** The words by their values, the largest first; those that stand twice count once. @param {string[]} tokens @param {number[]} values */
function ordered(tokens, values) {
  const order = [...values.keys()].sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0));
  return [...new Set(order.map((at) => tokens[at]))];
}

/** What three ways say of the text that was explained last; nothing before one is. @param {any} explanation */
function explained({ tokens, label, probability, logOdds, emptyLogOdds, attention, occlusion, integratedGradients }) {
  const [moved] = ordered(tokens, occlusion);
  const [looked] = ordered(tokens, attention ?? []);
  return {
    words: tokens.length,
    ...{ label, probability, moved, looked },
    same: looked === moved,
    attention: attention && Math.max(...attention),
    attentionSum: attention?.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0),
    occlusion: Math.max(...occlusion.map(Math.abs)),
    gradientsSum: integratedGradients.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0),
    difference: logOdds - emptyLogOdds,
  };
}

/**
 * Null while there is nothing to keep: before a report, and while the run goes on. A duel is told by its film, which
 * is there long before its report.
 * @param {LabSession} session
 * @param {"layers" | "surface" | "explanation" | undefined} inside What else is asked of the run.
 * @returns {Promise<Kept | null>}
 */
export async function snapshot(session, inside) {
  const run = /** @type {any} */ (session.run);
  const report = /** @type {any} */ (session.report);
  const isDuel = "film" in session;
  const { explanation } = /** @type {any} */ (session);
  if (!run || run.state === "running" || !(report || isDuel)) return null;
  const { progress, spec, state, engine, weights, history, film = [] } = run;
  const { step, steps, epoch, epochs, stepsPerSecond } = progress;
  const layers = inside === "layers" ? await run.layers() : undefined;
  return {
    ...(!isDuel && reported(report)),
    ...{ state, engine, weights, step, steps, epoch, epochs, stepsPerSecond },
    spec: { ...spec, dataset: undefined },
    curve: curve(history),
    ...(film.length > 0 && { film: filmed(film) }),
    ...(layers && { layers, first: layers[0], last: layers.at(-1) }),
    ...(inside === "explanation" && explanation && { text: explained(explanation) }),
    ...(inside === "surface" && { neuron: await surface(run, spec.learningRate) }),
  };
}
