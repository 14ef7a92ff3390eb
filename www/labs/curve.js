// The losses, epoch by epoch, while they fall.
import { chart } from "../views/chart.js";
import { number, t } from "../words/index.js";

/** @import { History, Run } from "../../pkg/orogen.d.ts" */
/** @import { LabSession } from "./lab-session.js" */

/** @typedef {LabSession & { draft: { epochs: string }, run: { readonly history: History, readonly progress: Run["progress"] } | null }} Learning */

/** @param {Learning} session @param {"magnitude" | "probability" | "intensity" | "literature"} task @param {AbortSignal} signal */
export function lossCurve(session, task, signal) {
  const epochs = () =>
    Math.max(session.run?.progress.epochs ?? 0, session.run?.history.training.length ?? 0) ||
    Number(session.draft.epochs) ||
    100;
  const view = chart(
    {
      title: t("curve.title"),
      note: t(`curve.note.${task}`),
      file: session.dataset?.name ?? "",
      explain: `curve.explain.${task}`,
      x: { label: t("curve.epoch"), range: () => [0, epochs()] },
      y: { label: t(`curve.axis.${task}`) },
      series: [
        { label: t("curve.training"), color: "--data-1" },
        { label: t("curve.validation"), color: "--data-2", dash: [6, 4] },
        { label: t(`curve.rule.${task}`), color: "--data-5", dash: [2, 4] },
      ],
    },
    signal,
  );
  const finite = (/** @type {number | undefined} */ value) =>
    value !== undefined && Number.isFinite(value) ? value : null;
  // Of rare events the cross-entropy is small: digits, not decimals.
  const loss = (/** @type {number | undefined} */ value) =>
    number(value, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
  let drawn = -1;
  const show = (now = true) => {
    const { training = [], validation = [] } = session.run?.history ?? {};
    if (!now && training.length === drawn) return;
    drawn = training.length;
    const mean = finite(session.run?.history.baseline);
    view.show(
      training.map((_, at) => at + 1),
      [training.map(finite), training.map((_, at) => finite(validation[at])), training.map(() => mean)],
    );
    if (training.length === 0) view.say(t("curve.empty"));
    else {
      const best = validation.indexOf(Math.min(...validation));
      view.say(
        t("curve.summary", {
          epoch: training.length,
          training: loss(training.at(-1)),
          validation: loss(validation.at(-1)),
          best: best + 1,
          least: loss(validation[best]),
        }),
      );
    }
  };
  session.on("progress", () => show(false), signal);
  for (const topic of /** @type {const} */ (["run", "state", "report"])) session.on(topic, () => show(), signal);
  show();
  return view.element;
}
