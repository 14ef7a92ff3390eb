// Start, pause, one step, stop; and the line that says how far it is. What labs have of their own is handed in.
import { bar, barred, h, set } from "../views/dom.js";
import { failureLine } from "../views/errors.js";
import { duration, number, t } from "../words/index.js";

/** @import { Run, StateChange } from "../../pkg/orogen.d.ts" */
/** @import { LabSession } from "./lab-session.js" */

/** @typedef {Pick<Run, "state" | "progress" | "start" | "pause" | "step" | "stop">} Driven */
/**
 * @template {Driven} [D=Driven & { readonly spec: { epochs: number } }]
 * @typedef {LabSession & { run: D | null }} Driving
 */
/**
 * What steps by hand are made of: buttons in the manner of the others, a step of a run that is made first where there
 * is none, and a way to say that the labels are out of date.
 * @typedef {{
 *   button: (id: string, act: () => Promise<void>, kind?: string, name?: string) => HTMLButtonElement,
 *   step: (options?: Parameters<Run["step"]>[1]) => Promise<void>,
 *   relabel: () => void,
 * }} Means
 */
/**
 * Steps by hand: a button beside the others, or a row below them. `still`: why none can be made. `halt` is there while
 * steps follow one another by themselves.
 * @typedef {{ beside?: HTMLElement, below?: HTMLElement, label: (still: string | null) => void, halt?: () => (() => void) | null }} ByHand
 */
/**
 * @template {Driven} D
 * @typedef {{
 *   reached: (run: D) => string[], losses: (run: D) => string | false | undefined, further: (run: D) => Promise<void>,
 *   byHand: (means: Means) => ByHand,
 * }} Manner
 */

/** Screen readers are told at most so often. */
const SPOKEN_EVERY = 5000;

/** What the large button does next. @type {Record<Driven["state"], "run.start" | "run.pause" | "run.continue" | "run.further">} */
const NEXT = {
  ready: "run.start",
  running: "run.pause",
  paused: "run.continue",
  stopped: "run.continue",
  finished: "run.further",
  diverged: "run.start",
};

/** Of a run that goes through its data again and again. @type {Manner<Driven & { readonly spec: { epochs: number } }>} */
const EPOCHS = {
  reached: ({ progress: { epoch, epochs, step } }) => [
    t("progress.epoch", { epoch, epochs }),
    t("progress.step", { step }),
  ],
  losses: ({ progress: { trainingLoss: loss } }) =>
    loss !== null &&
    t("progress.loss", { loss: number(loss, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 }) }),
  further: (run) => run.start({ epochs: run.spec.epochs }),
  byHand({ button, step }) {
    const one = button("run-step", () => step());
    return {
      beside: one,
      label(still) {
        one.textContent = t("run.step");
        bar(one, still);
      },
    };
  },
};

/** @template {Driven} D @param {D | null} run @param {Manner<D>} manner */
function line(run, { reached, losses }) {
  if (!run) return t("progress.none");
  const { stepsPerSecond, secondsLeft, engine } = run.progress;
  return [
    ...reached(run),
    stepsPerSecond > 0 && t("progress.rate", { rate: number(stepsPerSecond, { maximumSignificantDigits: 3 }) }),
    run.state === "running" && secondsLeft !== null && t("progress.left", { time: duration(secondsLeft) }),
    losses(run),
    t(`engine.${engine}`),
    t(`state.${run.state}`),
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * Of a run of epochs.
 * @param {Driving} session
 * @param {{ sound: () => boolean, make: () => Promise<void> }} settings Whether they can be run, shown if not; and a fresh run of them.
 * @param {AbortSignal} signal
 */
export const controls = (session, settings, signal) => controlsOf(session, settings, EPOCHS, signal);

/**
 * @template {Driven} D
 * @param {Driving<D>} session
 * @param {{ sound: () => boolean, make: () => Promise<void> }} settings
 * @param {Manner<D>} manner
 * @param {AbortSignal} signal
 */
export function controlsOf(session, { sound, make }, manner, signal) {
  /** @param {() => Promise<void>} act */
  const safely = async (act) => {
    try {
      await act();
    } catch (error) {
      session.fail(error);
    }
  };
  const fresh = async (/** @type {(run: D) => Promise<void>} */ then) => {
    // A second press while the first is still being prepared would make two runs.
    if (session.busy || !sound()) return;
    if (session.run?.state === "running") await session.run.pause();
    const made = await session.attempt(t("busy.preparing"), () => make().then(() => true));
    if (made && session.run) await then(session.run);
  };
  const main = () => {
    const run = session.run;
    const halt = hand.halt?.();
    if (halt) return halt();
    if (!run || run.state === "diverged") return fresh((made) => made.start());
    if (run.state === "running") return run.pause();
    if (run.state === "finished") return manner.further(run);
    return run.start();
  };

  const button = (/** @type {string} */ id, /** @type {() => Promise<void>} */ act, kind = "", name = "") => {
    const on = { click: () => !barred(made) && safely(act) };
    /** @type {HTMLButtonElement} */
    const made = h("button", { type: "button", id, class: kind, "aria-label": name || null, on });
    return made;
  };
  const go = button("run-main", async () => main(), "go wide");
  const hand = manner.byHand({
    button,
    relabel: () => labels(),
    async step(options) {
      const step = (/** @type {Driven} */ run) => run.step(1, options);
      return session.run ? step(session.run) : fresh(step);
    },
  });
  const stop = button("run-stop", async () => session.run?.stop());
  const again = button("run-again", async () => fresh((run) => run.start()));
  const verdict = button("run-verdict", async () => session.go("judge"));

  const progress = h("progress", { max: 1, value: 0, "aria-label": t("progress.label") });
  const visible = h("p", { class: "line" });
  const reason = h("p", { class: "line reason" });
  const spoken = h("p", { class: "unseen", role: "status", "aria-label": t("progress.status") });
  let spokenAt = 0;

  /** @param {boolean} [now] */
  const tell = (now = false) => {
    const run = session.run;
    const words = line(run, manner);
    visible.textContent = words;
    const { step = 0, steps = 0 } = run?.progress ?? {};
    progress.value = steps > 0 ? step / steps : 0;
    if (!now && performance.now() - spokenAt < SPOKEN_EVERY) return;
    spokenAt = performance.now();
    spoken.textContent = words;
  };
  function labels() {
    const state = session.run?.state;
    const goes = Boolean(hand.halt?.());
    go.textContent = t(goes ? "run.pause" : state ? NEXT[state] : "run.start");
    stop.textContent = t("run.stop");
    again.textContent = t("run.again");
    verdict.textContent = t("run.verdict");
    const over = state === "finished" || state === "diverged";
    hand.label(state === "running" || goes ? t("run.pauseFirst") : over ? t("run.over") : null);
    bar(stop, state === "running" || state === "paused" ? null : t("run.notRunning"));
    bar(again, session.run ? null : t("run.noneYet"));
    const early = session.barred("judge");
    bar(verdict, early && t(`step.${early}`));
    set(verdict, { class: state === "finished" ? "go" : "" });
    tell(true);
  }
  const because = (/** @type {StateChange | null} */ change) => {
    const why = change?.reason;
    reason.textContent = !why
      ? ""
      : why.code === "early-stopping"
        ? t("reason.early-stopping", why.values)
        : failureLine({ code: why.code, values: why.values });
  };

  session.on(
    "progress",
    () => {
      tell();
      if (barred(verdict)) labels();
    },
    signal,
  );
  session.on(
    "state",
    (change) => {
      labels();
      because(change);
    },
    signal,
  );
  session.on(
    "run",
    () => {
      labels();
      because(null);
    },
    signal,
  );
  session.on("engine", () => tell(), signal);
  labels();
  return h(
    "div",
    { class: "controls" },
    h("div", { class: "bar" }, go, hand.beside, stop, again, verdict),
    hand.below,
    h("div", { class: "prog" }, progress, visible, reason, spoken),
  );
}
