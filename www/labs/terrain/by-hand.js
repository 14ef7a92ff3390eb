// How a run of two networks is driven: steps of either or of both, slow motion; and the line that says how far it is.
import { bar, h, set } from "../../views/dom.js";
import { fixed, t } from "../../words/index.js";

/** @import { ByHand, Manner, Means } from "../controls.js" */
/** @import { GanRun, TerrainSession } from "./session.js" */

/** Between two steps of slow motion: long enough to read the line below. */
const SLOW = 900;

/** @param {TerrainSession} session @param {AbortSignal} signal @returns {Manner<GanRun>} */
export const twoNetworks = (session, signal) => ({
  reached: ({ progress: { step, steps } }) => [t("gan.progress", { step, steps })],
  losses() {
    const last = session.readings.at(-1);
    return last && t("gan.losses", { generator: fixed(last.generator), discriminator: fixed(last.discriminator) });
  },
  further: (run) => run.start({ steps: run.progress.steps }),
  byHand: (means) => byHand(session, means, signal),
});

/** @param {TerrainSession} session @param {Means} means @param {AbortSignal} signal @returns {ByHand} */
function byHand(session, { button, step, relabel }, signal) {
  let isSlow = false;
  const halt = () => {
    isSlow = false;
    relabel();
  };
  /** Starts slow motion, or ends it: a step of both networks at a time. */
  async function stroll() {
    if (isSlow) return halt();
    isSlow = true;
    relabel();
    try {
      while (isSlow && !signal.aborted) {
        await step();
        const state = session.run?.state;
        if (!state || state === "finished" || state === "diverged") break;
        await new Promise((resolve) => setTimeout(resolve, SLOW));
      }
    } finally {
      halt();
    }
  }
  const steps = [
    button("run-step-discriminator", () => step({ part: "discriminator" }), "", t("run.stepDiscriminator")),
    button("run-step-generator", () => step({ part: "generator" }), "", t("run.stepGenerator")),
    button("run-step", () => step(), "", t("run.stepBoth")),
  ];
  const words = /** @type {const} */ (["run.discriminator", "run.generator", "run.both"]);
  for (const [at, one] of steps.entries()) one.textContent = t(words[at] ?? "run.both");
  const slow = button("run-slow", stroll);
  slow.textContent = t("run.slow");
  return {
    halt: () => (isSlow ? halt : null),
    label(still) {
      for (const one of steps) bar(one, still);
      bar(slow, isSlow ? null : still);
      set(slow, { "aria-pressed": isSlow });
    },
    below: h(
      "div",
      { class: "bar by-hand", role: "group", "aria-label": t("run.byHand") },
      h("span", { class: "quiet" }, t("run.byHand")),
      steps,
      slow,
    ),
  };
}
