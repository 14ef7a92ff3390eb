// Start, pause, one step, stop; and the line that says how far it is.
import { bar, barred, h, set } from "../views/dom.js";
import { failureLine } from "../views/errors.js";
import { duration, number, t } from "../words/index.js";

/** @import { Progress, Run, StateChange } from "../../pkg/orogen.d.ts" */
/** @import { LabSession } from "./lab-session.js" */

/** @typedef {Pick<Run, "state" | "progress" | "start" | "pause" | "step" | "stop"> & { readonly spec: { epochs: number } }} Driven */
/** @typedef {LabSession & { run: Driven | null }} Driving */

/** Screen readers are told at most so often. */
const SPOKEN_EVERY = 5000;

/** @param {Driven | null} run @param {Progress | undefined} progress */
function line(run, progress) {
  if (!run || !progress) return t("progress.none");
  const { epoch, epochs, step, stepsPerSecond, secondsLeft, trainingLoss, engine } = progress;
  return [
    t("progress.epoch", { epoch, epochs }),
    t("progress.step", { step }),
    stepsPerSecond > 0 && t("progress.rate", { rate: number(stepsPerSecond, { maximumSignificantDigits: 3 }) }),
    run.state === "running" && secondsLeft !== null && t("progress.left", { time: duration(secondsLeft) }),
    trainingLoss !== null &&
      t("progress.loss", { loss: number(trainingLoss, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 }) }),
    t(`engine.${engine}`),
    t(`state.${run.state}`),
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * @param {Driving} session
 * @param {{ sound: () => boolean, make: () => Promise<void> }} settings Whether they can be run, shown if not; and a fresh run of them.
 * @param {AbortSignal} signal
 */
export function controls(session, { sound, make }, signal) {
  /** @param {() => Promise<void>} act */
  const safely = async (act) => {
    try {
      await act();
    } catch (error) {
      session.fail(error);
    }
  };
  const fresh = async (/** @type {(run: Driven) => Promise<void>} */ then) => {
    // A second press while the first is still being prepared would make two runs.
    if (session.busy || !sound()) return;
    if (session.run?.state === "running") await session.run.pause();
    const made = await session.attempt(t("busy.preparing"), () => make().then(() => true));
    if (made && session.run) await then(session.run);
  };
  const main = () => {
    const run = session.run;
    if (!run || run.state === "diverged") return fresh((made) => made.start());
    if (run.state === "running") return run.pause();
    if (run.state === "finished") return run.start({ epochs: run.spec.epochs });
    return run.start();
  };

  const button = (/** @type {string} */ id, /** @type {() => Promise<void>} */ act, kind = "") => {
    /** @type {HTMLButtonElement} */
    const made = h("button", { type: "button", id, class: kind, on: { click: () => !barred(made) && safely(act) } });
    return made;
  };
  const go = button("run-main", async () => main(), "go wide");
  const one = button("run-step", async () => (session.run ? session.run.step(1) : fresh((run) => run.step(1))));
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
    const words = line(run, run?.progress);
    visible.textContent = words;
    const { step = 0, steps = 0 } = run?.progress ?? {};
    progress.value = steps > 0 ? step / steps : 0;
    if (!now && performance.now() - spokenAt < SPOKEN_EVERY) return;
    spokenAt = performance.now();
    spoken.textContent = words;
  };
  const labels = () => {
    const run = session.run;
    const state = run?.state;
    const words = {
      ready: "run.start",
      running: "run.pause",
      paused: "run.continue",
      stopped: "run.continue",
      finished: "run.further",
      diverged: "run.start",
    };
    go.textContent = t(/** @type {"run.start"} */ (state ? words[state] : "run.start"));
    one.textContent = t("run.step");
    stop.textContent = t("run.stop");
    again.textContent = t("run.again");
    verdict.textContent = t("run.verdict");
    bar(
      one,
      state === "running" ? t("run.pauseFirst") : state === "finished" || state === "diverged" ? t("run.over") : null,
    );
    bar(stop, state === "running" || state === "paused" ? null : t("run.notRunning"));
    bar(again, run ? null : t("run.noneYet"));
    const early = session.barred("judge");
    bar(verdict, early && t(`step.${early}`));
    set(verdict, { class: state === "finished" ? "go" : "" });
    tell(true);
  };
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
    h("div", { class: "bar" }, go, one, stop, again, verdict),
    h("div", { class: "prog" }, progress, visible, reason, spoken),
  );
}
