// What computes, in one line of the header.
import { fill, h } from "../views/dom.js";
import { number, t } from "../words/index.js";

/** @import { LabSession } from "../labs/lab-session.js" */

/** @param {LabSession} session @param {AbortSignal} signal */
export function engineChip(session, signal) {
  const words = h("span", {}, t("chip.loading"));
  const chip = h("p", { class: "chip" }, h("i", { "aria-hidden": true }), words);
  const show = async () => {
    const run = session.run;
    if (run) {
      const rate = run.progress.stepsPerSecond;
      words.textContent =
        rate > 0
          ? t("chip.rate", { engine: t(`engine.${run.engine}`), rate: number(rate, { maximumSignificantDigits: 2 }) })
          : t(`engine.${run.engine}`);
      return;
    }
    const { device } = await session.orogen;
    if (session.run) return;
    const gpu = device.webgpu;
    words.textContent = t(gpu ? (gpu.software ? "chip.software" : "chip.gpu") : "chip.cpu");
  };
  const safely = () => void show().catch(() => fill(words, t("chip.none")));
  for (const topic of /** @type {const} */ (["run", "state", "engine", "progress", "data", "task"]))
    session.on(topic, safely, signal);
  safely();
  return chip;
}
