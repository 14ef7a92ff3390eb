// The five steps across the top. A step that cannot be reached yet says why.
import { bar, barred, h, unseen } from "../views/dom.js";
import { t } from "../words/index.js";

/** @import { Lab, LabSession, Step } from "../labs/lab-session.js" */

/** @param {Lab} lab @param {LabSession} session @param {AbortSignal} signal */
export function stepper(lab, session, signal) {
  const done = (/** @type {Step} */ step) =>
    ({
      data: session.dataset,
      check: session.run,
      train: (session.run?.progress.step ?? 0) > 0 && session.run?.state !== "running",
      judge: session.report,
      home: null,
    })[step];
  const buttons = lab.steps.map((step, index) => {
    const badge = h("b", { "aria-hidden": true });
    const why = unseen();
    /** @type {HTMLButtonElement} */
    const button = h(
      "button",
      {
        type: "button",
        on: { click: () => (barred(button) ? session.emit("say", why.textContent) : session.go(step)) },
      },
      badge,
      h("span", {}, t(lab.called?.[step] ?? `step.${step}`)),
    );
    return { step, index, badge, why, button, item: h("li", {}, button, why) };
  });
  const show = () => {
    for (const { step, index, badge, why, button, item } of buttons) {
      const reason = session.barred(step);
      const now = session.step === step;
      bar(button, reason && t(`step.${reason}`));
      why.textContent = reason ? t(`step.${reason}`) : "";
      item.className = now ? "now" : done(step) ? "done" : "";
      if (now) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      badge.textContent = done(step) && !now ? "✓" : String(index + 1);
    }
  };
  for (const topic of /** @type {const} */ (["step", "data", "task", "run", "state", "report"]))
    session.on(topic, show, signal);
  // The first step taken opens the way to judging; later ones change nothing here.
  session.on(
    "progress",
    () => buttons.some(({ step, button }) => barred(button) && !session.barred(step)) && show(),
    signal,
  );
  show();
  return h(
    "nav",
    { class: "steps", "data-part": "steps", "aria-label": t("page.steps") },
    h(
      "ol",
      {},
      buttons.map(({ item }) => item),
    ),
  );
}
