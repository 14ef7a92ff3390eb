// Start, pause, one step of either network or of both, slow motion, stop; and the line that says how far it is.
import { bar, barred, h, set } from "../../views/dom.js";
import { failureLine } from "../../views/errors.js";
import { duration, fixed, number, t } from "../../words/index.js";
import { toSpec } from "./fields.js";

/** @import { StateChange } from "../../../pkg/orogen.d.ts" */
/** @import { GanRun, TerrainSession } from "./session.js" */

/** Screen readers are told at most so often. */
const SPOKEN_EVERY = 5000;
/** Between two steps of slow motion: long enough to read the line below. */
const SLOW = 900;
/** What the large button does next. @type {Record<GanRun["state"], "run.start" | "run.pause" | "run.continue" | "run.further">} */
const NEXT = {
  ready: "run.start",
  running: "run.pause",
  paused: "run.continue",
  stopped: "run.continue",
  finished: "run.further",
  diverged: "run.start",
};

/** @param {TerrainSession} session */
function line({ run, readings }) {
  if (!run) return t("progress.none");
  const { step, steps, stepsPerSecond, secondsLeft, engine } = run.progress;
  const last = readings.at(-1);
  return [
    t("gan.progress", { step, steps }),
    stepsPerSecond > 0 && t("progress.rate", { rate: number(stepsPerSecond, { maximumSignificantDigits: 3 }) }),
    run.state === "running" && secondsLeft !== null && t("progress.left", { time: duration(secondsLeft) }),
    last && t("gan.losses", { generator: fixed(last.generator), discriminator: fixed(last.discriminator) }),
    t(`engine.${engine}`),
    t(`state.${run.state}`),
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * @param {TerrainSession} session
 * @param {() => boolean} sound Whether the settings can be run; shows what is wrong if not.
 * @param {AbortSignal} signal
 */
export function controls(session, sound, signal) {
  let isSlow = false;
  /** @param {() => Promise<void>} act */
  const safely = async (act) => {
    try {
      await act();
    } catch (error) {
      session.fail(error);
    }
  };
  const fresh = async (/** @type {(run: GanRun) => Promise<void>} */ then) => {
    // A second press while the first is still being prepared would make two runs.
    if (session.busy || !sound()) return;
    if (session.run?.state === "running") await session.run.pause();
    const made = await session.attempt(t("busy.preparing"), () =>
      session.newRun(toSpec(session.draft)).then(() => true),
    );
    if (made && session.run) await then(session.run);
  };
  const main = async () => {
    const run = session.run;
    if (isSlow) return stroll();
    if (!run || run.state === "diverged") return fresh((made) => made.start());
    if (run.state === "running") return run.pause();
    if (run.state === "finished") return run.start({ steps: run.progress.steps });
    return run.start();
  };
  const oneStep = (/** @type {"generator" | "discriminator" | undefined} */ part) => async () => {
    const step = (/** @type {GanRun} */ run) => run.step(1, part && { part });
    return session.run ? step(session.run) : fresh(step);
  };
  /** Starts slow motion, or ends it: a step of both networks at a time. */
  async function stroll() {
    isSlow = !isSlow;
    labels();
    try {
      while (isSlow && !signal.aborted) {
        await oneStep(undefined)();
        const state = session.run?.state;
        if (!state || state === "finished" || state === "diverged") break;
        await new Promise((resolve) => setTimeout(resolve, SLOW));
      }
    } finally {
      isSlow = false;
      labels();
    }
  }

  const button = (/** @type {string} */ id, /** @type {() => Promise<void>} */ act, kind = "", name = "") => {
    const on = { click: () => !barred(made) && safely(act) };
    /** @type {HTMLButtonElement} */
    const made = h("button", { type: "button", id, class: kind, "aria-label": name || null, on });
    return made;
  };
  const go = button("run-main", main, "go wide");
  const discriminator = button("run-step-discriminator", oneStep("discriminator"), "", t("run.stepDiscriminator"));
  const generator = button("run-step-generator", oneStep("generator"), "", t("run.stepGenerator"));
  const both = button("run-step", oneStep(undefined), "", t("run.stepBoth"));
  const slow = button("run-slow", stroll);
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
    const words = line(session);
    visible.textContent = words;
    const { step = 0, steps = 0 } = session.run?.progress ?? {};
    progress.value = steps > 0 ? step / steps : 0;
    if (!now && performance.now() - spokenAt < SPOKEN_EVERY) return;
    spokenAt = performance.now();
    spoken.textContent = words;
  };
  function labels() {
    const run = session.run;
    const state = run?.state;
    go.textContent = t(isSlow ? "run.pause" : state ? NEXT[state] : "run.start");
    discriminator.textContent = t("run.discriminator");
    generator.textContent = t("run.generator");
    both.textContent = t("run.both");
    slow.textContent = t("run.slow");
    set(slow, { "aria-pressed": isSlow });
    stop.textContent = t("run.stop");
    again.textContent = t("run.again");
    verdict.textContent = t("run.verdict");
    const still =
      state === "running" || isSlow
        ? t("run.pauseFirst")
        : state === "finished" || state === "diverged"
          ? t("run.over")
          : null;
    for (const one of [discriminator, generator, both]) bar(one, still);
    bar(slow, isSlow ? null : still);
    bar(stop, state === "running" || state === "paused" ? null : t("run.notRunning"));
    bar(again, run ? null : t("run.noneYet"));
    const early = session.barred("judge");
    bar(verdict, early && t(`step.${early}`));
    set(verdict, { class: state === "finished" ? "go" : "" });
    tell(true);
  }
  const because = (/** @type {StateChange | null} */ change) => {
    const why = change?.reason;
    reason.textContent =
      why && why.code !== "early-stopping" ? failureLine({ code: why.code, values: why.values }) : "";
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
    h("div", { class: "bar" }, go, stop, again, verdict),
    h(
      "div",
      { class: "bar by-hand", role: "group", "aria-label": t("run.byHand") },
      h("span", { class: "quiet" }, t("run.byHand")),
      discriminator,
      generator,
      both,
      slow,
    ),
    h("div", { class: "prog" }, progress, visible, reason, spoken),
  );
}
