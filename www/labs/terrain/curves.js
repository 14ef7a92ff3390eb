// Curves of a run: both losses, how often the discriminator is right, and how far the maps are from real ground.
import { chart } from "../../views/chart.js";
import { fixed, percent, t } from "../../words/index.js";

/** @import { RealismScores } from "../../../pkg/orogen.d.ts" */
/** @import { TerrainSession } from "./session.js" */

/** Diversity below this is mode collapse: the alarm's own limit. */
const COLLAPSED = 0.5;

/** @param {TerrainSession} session */
const steps = (session) => Math.max(1, session.run?.progress.steps ?? (Number(session.draft.steps) || 1));

/** @param {number | null | undefined} value */
const finite = (value) => (value !== undefined && value !== null && Number.isFinite(value) ? value : null);

/** @param {TerrainSession} session @param {AbortSignal} signal @param {() => void} show */
function follow(session, signal, show) {
  for (const topic of /** @type {const} */ (["progress", "run", "state"])) session.on(topic, show, signal);
  show();
}

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function lossCurve(session, signal) {
  const view = chart(
    {
      title: t("gan-loss.title"),
      file: session.dataset?.name ?? "",
      explain: "gan-loss.explain",
      x: { label: t("gan.step"), range: () => [0, steps(session)] },
      y: { label: t("gan-loss.axis") },
      series: [
        { label: t("gan.generator"), color: "--data-1" },
        { label: t("gan.discriminator"), color: "--data-2", dash: [6, 4] },
      ],
    },
    signal,
  );
  follow(session, signal, () => {
    const { readings } = session;
    view.show(
      readings.map(({ step }) => step),
      [readings.map(({ generator }) => finite(generator)), readings.map(({ discriminator }) => finite(discriminator))],
    );
    const last = readings.at(-1);
    view.say(
      last
        ? t("gan-loss.summary", {
            step: last.step,
            generator: fixed(last.generator),
            discriminator: fixed(last.discriminator),
          })
        : t("gan.empty"),
    );
  });
  return view.element;
}

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function accuracyCurve(session, signal) {
  const view = chart(
    {
      title: t("gan-accuracy.title"),
      file: session.dataset?.name ?? "",
      explain: "gan-accuracy.explain",
      x: { label: t("gan.step"), range: () => [0, steps(session)] },
      y: { label: t("gan-accuracy.axis") },
      series: [
        { label: t("gan-accuracy.real"), color: "--data-3" },
        { label: t("gan-accuracy.fake"), color: "--data-4", dash: [6, 4] },
      ],
    },
    signal,
  );
  follow(session, signal, () => {
    const { readings } = session;
    view.show(
      readings.map(({ step }) => step),
      [readings.map(({ real }) => finite(real)), readings.map(({ fake }) => finite(fake))],
    );
    const last = readings.at(-1);
    view.say(
      last && last.real !== null && last.fake !== null
        ? t("gan-accuracy.summary", { step: last.step, real: percent(last.real), fake: percent(last.fake) })
        : t("gan.empty"),
    );
  });
  return view.element;
}

/** @type {{ name: keyof RealismScores & ("slope" | "curvature" | "hypsometry" | "roughness"), color: string, dash?: number[] }[]} */
const DISTANCES = [
  { name: "slope", color: "--data-1" },
  { name: "curvature", color: "--data-2", dash: [7, 4] },
  { name: "hypsometry", color: "--data-3", dash: [2, 3] },
  { name: "roughness", color: "--data-4", dash: [10, 3, 2, 3] },
];

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function distanceCurve(session, signal) {
  const view = chart(
    {
      title: t("distance.title"),
      note: t("distance.note"),
      file: session.dataset?.name ?? "",
      explain: "distance.explain",
      x: { label: t("gan.step"), range: () => [0, steps(session)] },
      y: { label: t("distance.axis"), logarithmic: true },
      series: [
        ...DISTANCES.map(({ name, color, dash }) => ({ label: t(`realism.${name}`), color, ...(dash && { dash }) })),
        { label: t("distance.floor"), color: "--data-5", dash: [1, 4] },
      ],
    },
    signal,
  );
  const show = () => {
    const { film } = session;
    view.show(
      film.map(({ step }) => step),
      [...DISTANCES.map(({ name }) => film.map(({ scores }) => finite(scores[name]))), film.map(() => 1)],
    );
    const best = film.reduce(
      (least, frame) => (frame.scores.total < (least?.scores.total ?? Infinity) ? frame : least),
      film[0],
    );
    view.say(
      best ? t("distance.summary", { step: best.step, total: fixed(best.scores.total, 1) }) : t("distance.empty"),
    );
  };
  for (const topic of /** @type {const} */ (["film", "run"])) session.on(topic, show, signal);
  show();
  return view.element;
}

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function diversityCurve(session, signal) {
  const view = chart(
    {
      title: t("diversity.title"),
      note: t("diversity.note"),
      file: session.dataset?.name ?? "",
      explain: "diversity.explain",
      x: { label: t("gan.step"), range: () => [0, steps(session)] },
      y: { label: t("diversity.axis") },
      series: [
        { label: t("realism.diversity"), color: "--data-1" },
        { label: t("realism.nearest"), color: "--data-2", dash: [6, 4] },
        { label: t("diversity.least"), color: "--data-5", dash: [1, 4] },
      ],
    },
    signal,
  );
  const show = () => {
    const { film } = session;
    view.show(
      film.map(({ step }) => step),
      [
        film.map(({ scores }) => finite(scores.diversity)),
        film.map(({ scores }) => finite(scores.nearest)),
        film.map(() => COLLAPSED),
      ],
    );
    const last = film.at(-1);
    view.say(
      last
        ? t("diversity.summary", {
            step: last.step,
            diversity: fixed(last.scores.diversity),
            nearest: fixed(last.scores.nearest),
          })
        : t("distance.empty"),
    );
  };
  for (const topic of /** @type {const} */ (["film", "run"])) session.on(topic, show, signal);
  show();
  return view.element;
}
