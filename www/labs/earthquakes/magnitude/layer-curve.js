// How steep the loss is in each layer: where backpropagation's gradient fades, the first layers hardly learn.
import { chart } from "../../../views/chart.js";
import { number, t } from "../../../words/index.js";
import { whenever } from "./whenever.js";

/** @import { Session } from "../session.js" */

const digits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };

/** @param {Session} session @param {AbortSignal} signal */
export function layerCurve(session, signal) {
  const view = chart(
    {
      title: t("layers.title"),
      note: t("layers.note"),
      file: session.dataset?.name ?? "",
      explain: "layers.explain",
      x: { label: t("layers.layer"), range: () => [0.5, (session.run?.spec.layers.length ?? 2) + 1.5] },
      y: { label: t("layers.axis"), logarithmic: true },
      series: [
        { label: t("layers.gradient"), color: "--data-1" },
        { label: t("layers.weight"), color: "--data-2", dash: [6, 4] },
      ],
    },
    signal,
  );
  view.say(t("layers.empty"));
  whenever(session, signal, async () => {
    const run = session.run;
    if (!run) return;
    const layers = await run.layers();
    if (signal.aborted || session.run !== run) return;
    const positive = (/** @type {number} */ value) => (value > 0 ? value : null);
    view.show(
      layers.map((_, at) => at + 1),
      [layers.map(({ gradientRms }) => positive(gradientRms)), layers.map(({ weightRms }) => positive(weightRms))],
    );
    const [first, last] = [layers[0]?.gradientRms ?? 0, layers.at(-1)?.gradientRms ?? 0];
    view.say(
      t("layers.summary", {
        step: run.progress.step,
        first: number(first, digits),
        last: number(last, digits),
        ratio: first > 0 ? number(last / first, { maximumSignificantDigits: 3 }) : "∞",
      }),
    );
  });
  return view.element;
}
