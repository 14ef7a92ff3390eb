// The same network on a catalogue it never saw.
import { fileButton } from "../../shell/arrivals.js";
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { compareTable } from "../../views/scores.js";
import { datasetTitle, sentence, t } from "../../words/index.js";
import { LARGEST_FILE } from "../lab-session.js";
import { sampleTitle } from "../sample-cards.js";
import { QUESTIONS } from "./questions.js";

/** @import { Sample, Source } from "../../../pkg/orogen.d.ts" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {string} name @param {Source} source */
async function judgeOther(session, name, source) {
  const run = session.run;
  if (!run) return;
  await session.attempt(t("busy.judging", { name: datasetTitle(name) }), async (orogen, watch) => {
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
    if (select.value) judgeOther(session, select.value, { sample: select.value });
    select.value = "";
  });
  const outcome = part(
    signal,
    () =>
      session.others.length > 0 &&
      session.report && [
        compareTable(
          [
            { name: t("others.own"), report: session.report },
            ...session.others.map(({ name, report }) => ({ name: datasetTitle(name), report })),
          ],
          QUESTIONS[session.task],
          t("others.title"),
        ),
        ...session.others.map(({ name, report }) =>
          h("p", { role: "status" }, h("b", {}, datasetTitle(name)), ": ", sentence(report)),
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
    why("others.explain"),
  );
}
