// The same network under other conditions: on a random split, which flatters; and on a catalogue it never saw.
import { fileButton } from "../../shell/arrivals.js";
import { h } from "../../views/dom.js";
import { part } from "../../views/part.js";
import { compareTable } from "../../views/scores.js";
import { fixed, sentence, t } from "../../words/index.js";
import { LARGEST_FILE } from "../lab-session.js";
import { sampleTitle } from "../sample-cards.js";
import { QUESTIONS } from "./questions.js";

/** @import { Sample, Source, Split } from "../../../pkg/orogen.d.ts" */
/** @import { Report } from "./fields.js" */
/** @import { Session } from "./session.js" */

/** Trains the same network on the other kind of split, for as long. @param {Session} session */
async function flatter(session) {
  const run = session.run;
  if (!run || session.flattery.state === "training") return;
  const { flattery } = session;
  const redraw = () => session.run === run && session.emit("others", null);
  flattery.state = "training";
  redraw();
  try {
    const orogen = await session.orogen;
    const split = run.spec.split === "random" ? "chronological" : "random";
    const twin = await orogen.run({
      ...run.spec,
      dataset: run.dataset,
      split,
      epochs: Math.max(1, run.progress.epoch),
    });
    twin.on("progress", ({ step, steps }) => {
      flattery.share = steps > 0 ? step / steps : 0;
      const bar = document.getElementById("flattery-progress");
      if (bar instanceof HTMLProgressElement) bar.value = flattery.share;
    });
    await twin.start();
    await twin.finished();
    Object.assign(flattery, { state: "done", report: await twin.report() });
  } catch (error) {
    flattery.state = "none";
    session.fail(error);
  }
  redraw();
}

/** @param {Report} one @param {Report} other */
function flatteryWords(one, other) {
  if (one.task !== "probability" || other.task !== "probability") return null;
  const [random, honest] = (one.split === "random" ? [one, other] : [other, one]).map(
    ({ scores }) => scores.informationGain,
  );
  const flatters = (random ?? 0) > (honest ?? 0) + 0.005;
  return t(flatters ? "compare.flatters.probability" : "compare.equal.probability", {
    random: fixed(random, 3),
    honest: fixed(honest, 3),
  });
}

/** @param {Session} session @param {AbortSignal} signal */
export function flatteryCard(session, signal) {
  const card = part(
    signal,
    () => {
      const { state, report, share } = session.flattery;
      const own = session.run?.spec.split ?? "chronological";
      const other = own === "random" ? "chronological" : "random";
      const name = (/** @type {Split} */ split) => t(split === "random" ? "compare.optimistic" : "compare.honest");
      return [
        h("h2", {}, t("compare.title")),
        h("p", { class: "quiet" }, t("compare.text")),
        h(
          "button",
          {
            type: "button",
            id: "flatter",
            "aria-disabled": state === "training" || null,
            on: { click: () => flatter(session) },
          },
          t(`compare.with.${other}`),
        ),
        h(
          "div",
          { class: "outcome" },
          state === "training" &&
            h("progress", { id: "flattery-progress", max: 1, value: share, "aria-label": t("compare.progress") }),
          report &&
            session.report && [
              compareTable(
                [
                  { name: name(own), report: session.report },
                  { name: name(other), report },
                ],
                QUESTIONS[report.task],
                t("compare.title"),
              ),
              h("p", { class: "quiet", role: "status" }, flatteryWords(session.report, report)),
            ],
        ),
      ];
    },
    "card",
  );
  session.on("others", card.redraw, signal);
  session.on("report", card.redraw, signal);
  return card.element;
}

/** @param {Session} session @param {string} name @param {Source} source */
async function judgeOther(session, name, source) {
  const run = session.run;
  if (!run) return;
  await session.attempt(t("busy.judging", { name }), async (orogen, watch) => {
    const report = await run.judge(await orogen.catalogue(source, {}, watch));
    if (session.run !== run) return;
    session.others = [...session.others.filter((other) => other.name !== name), { name, report }];
    session.emit("others", null);
  });
}

/** @param {Session} session @param {AbortSignal} signal */
export function othersCard(session, signal) {
  const file = async (/** @type {File} */ chosen) => {
    if (chosen.size > LARGEST_FILE)
      session.fail({
        code: "too-large",
        values: { size: Math.round(chosen.size / 2 ** 20), limit: LARGEST_FILE / 2 ** 20 },
        where: { file: chosen.name },
      });
    else judgeOther(session, chosen.name, { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) });
  };
  const select = h("select", { id: "other-sample" }, h("option", { value: "" }, t("others.sample")));
  session.orogen
    .then((orogen) => orogen.samples())
    .then((samples) =>
      select.append(
        ...samples
          .filter(({ lab }) => lab === "earthquakes")
          .map((/** @type {Sample} */ sample) => h("option", { value: sample.id }, sampleTitle(sample))),
      ),
    )
    .catch(() => {});
  select.addEventListener("change", () => {
    const [chosen] = select.selectedOptions;
    if (select.value) judgeOther(session, chosen?.textContent ?? select.value, { sample: select.value });
    select.value = "";
  });
  const outcome = part(
    signal,
    () =>
      session.others.length > 0 &&
      session.report && [
        compareTable(
          [{ name: t("others.own"), report: session.report }, ...session.others],
          QUESTIONS[session.task],
          t("others.title"),
        ),
        ...session.others.map(({ name, report }) =>
          h("p", { role: "status" }, h("b", {}, name), ": ", sentence(report)),
        ),
      ],
    "outcome",
  );
  session.on("others", outcome.redraw, signal);
  session.on("report", outcome.redraw, signal);
  return h(
    "div",
    {
      class: "card drop",
      on: {
        dragover: (event) => event.preventDefault(),
        drop: (event) => {
          // Handled here: elsewhere on the page a dropped file replaces the data.
          event.preventDefault();
          const [dropped] = event.dataTransfer?.files ?? [];
          if (dropped) file(dropped);
        },
      },
    },
    h("h2", {}, t("others.title")),
    h("p", { class: "quiet" }, t("others.text")),
    h(
      "div",
      { class: "bar" },
      fileButton(t("others.choose"), ([chosen]) => chosen && file(chosen)),
      h("span", { class: "field" }, h("label", { for: "other-sample", class: "unseen" }, t("others.sample")), select),
    ),
    outcome.element,
  );
}
