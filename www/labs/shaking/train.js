// Step 3: the network learns while one looks on.
import { locked } from "../../shell/address.js";
import { chart } from "../../views/chart.js";
import { bar, h } from "../../views/dom.js";
import { mark } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { datasetTitle, fixed, number, t } from "../../words/index.js";
import { numberFields } from "./fields.js";
import { verdictCard } from "./verdict.js";

/** @import { View } from "../lab-session.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function trainView(session, signal) {
  const settings = settingsCard(session);
  const verdict = part(signal, () => verdictCard(session.report));
  for (const topic of /** @type {const} */ (["report", "run"])) session.on(topic, verdict.redraw, signal);
  return {
    lede: t("shaking.train.lede", {
      name: datasetTitle(session.dataset?.name),
      events: session.dataset?.report.events ?? 0,
    }),
    main: [controls(session, settings.sound, signal), curve(session, signal)],
    side: [verdict.element, settings.element],
  };
}

/** @param {Session} session */
function settingsCard(session) {
  const fields = numberFields(session, ["epochs", "learningRate", "seed", "seeds"]);
  /** @type {HTMLSelectElement} */
  const split = h(
    "select",
    {
      id: "shaking-split",
      disabled: locked("split"),
      on: { change: () => Object.assign(session.typed, { split: split.value }) },
    },
    /** @type {const} */ (["chronological", "random"]).map((value) =>
      h("option", { value, selected: session.typed.split === value }, t(`choice.${value}`)),
    ),
  );
  const element = h(
    "form",
    {
      class: "card",
      "data-part": "settings",
      "aria-label": t("settings.title"),
      novalidate: true,
      on: { submit: (event) => event.preventDefault() },
    },
    h("h2", {}, t("settings.title")),
    h("p", { class: "quiet" }, t("shaking.network")),
    fields.elements,
    h(
      "div",
      { class: "field" },
      h("label", { for: "shaking-split" }, t("setting.split")),
      split,
      mark("shaking-means.split", t("setting.split")),
    ),
  );
  return { element, sound: fields.sound };
}

/** @param {Session} session @param {() => boolean} sound @param {AbortSignal} signal */
function controls(session, sound, signal) {
  const fresh = async () => {
    if (session.busy || !sound()) return;
    if (session.run?.state === "running") await session.run.pause();
    const made = await session.attempt(t("busy.preparing"), () => session.newRun().then(() => true));
    if (made) await session.run?.start();
  };
  const main = () => {
    const run = session.run;
    if (!run || run.state === "diverged") return fresh();
    if (run.state === "running") return run.pause();
    return run.state === "finished" ? run.start({ epochs: run.spec.epochs }) : run.start();
  };
  const safely = (/** @type {() => unknown} */ act) => async () => {
    try {
      await act();
    } catch (error) {
      session.fail(error);
    }
  };
  const button = (/** @type {string} */ id, /** @type {() => unknown} */ act, kind = "") =>
    h("button", { type: "button", id, class: kind, on: { click: safely(act) } });
  const go = button("shaking-main", main, "go wide");
  const again = button("shaking-again", fresh);
  const verdict = button("shaking-verdict", () => session.go("judge"));
  const progress = h("progress", { max: 1, value: 0, "aria-label": t("progress.label") });
  const line = h("p", { class: "line", role: "status", "aria-label": t("progress.status") });
  const show = () => {
    const run = session.run;
    const words = {
      ready: "run.start",
      running: "run.pause",
      paused: "run.continue",
      stopped: "run.continue",
      finished: "run.further",
      diverged: "run.start",
    };
    go.textContent = t(/** @type {"run.start"} */ (run ? words[run.state] : "run.start"));
    again.textContent = t("run.again");
    verdict.textContent = t("run.verdict");
    bar(again, run ? null : t("run.noneYet"));
    const early = session.barred("judge");
    bar(verdict, early && t(`step.${early}`));
    const { step = 0, steps = 0, epoch = 0, epochs = 0, stepsPerSecond = 0 } = run?.progress ?? {};
    progress.value = steps > 0 ? step / steps : 0;
    const said = run && [
      t("progress.epoch", { epoch, epochs }),
      t("progress.rate", { rate: number(stepsPerSecond, { maximumSignificantDigits: 2 }) }),
      t(`engine.${run.engine}`),
      t(`state.${run.state}`),
    ];
    line.textContent = said ? said.join(" · ") : t("progress.none");
  };
  for (const topic of /** @type {const} */ (["run", "state", "progress"])) session.on(topic, show, signal);
  show();
  return h(
    "div",
    { class: "controls" },
    h("div", { class: "bar" }, go, again, verdict),
    h("div", { class: "prog" }, progress, line),
  );
}

/** @param {Session} session @param {AbortSignal} signal */
function curve(session, signal) {
  const view = chart(
    {
      title: t("curve.title"),
      note: t("shaking.curve"),
      file: session.dataset?.name ?? "",
      explain: "shaking.curve.explain",
      x: { label: t("curve.epoch"), range: () => [0, session.run?.progress.epochs ?? 100] },
      y: { label: t("shaking.curve.axis") },
      series: [
        { label: t("curve.training"), color: "--data-1" },
        { label: t("curve.validation"), color: "--data-2", dash: [6, 4] },
        { label: t("shaking.curve.mean"), color: "--data-5", dash: [2, 4] },
      ],
    },
    signal,
  );
  const show = () => {
    const { training = [], validation = [], baseline = Number.NaN } = session.run?.history ?? {};
    const finite = (/** @type {number | undefined} */ value) =>
      value !== undefined && Number.isFinite(value) ? value : null;
    view.show(
      training.map((_, at) => at + 1),
      [training.map(finite), training.map((_, at) => finite(validation[at])), training.map(() => finite(baseline))],
    );
    if (!training.length) return view.say(t("curve.empty"));
    const best = validation.indexOf(Math.min(...validation));
    view.say(
      t("curve.summary", {
        epoch: training.length,
        training: fixed(training.at(-1), 3),
        validation: fixed(validation.at(-1), 3),
        best: best + 1,
        least: fixed(validation[best], 3),
      }),
    );
  };
  for (const topic of /** @type {const} */ (["progress", "run", "state"])) session.on(topic, show, signal);
  show();
  return view.element;
}
