// Step 5: what it is all for. Rank what nobody has read, explain one text, mark and stop in time; and take it home.
import { fileButton } from "../../shell/arrivals.js";
import { download, fileName, h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { datasetTitle, t } from "../../words/index.js";
import { keptCard } from "../kept.js";
import { explanationCard } from "./explanation.js";
import { rankingCard } from "./ranking.js";
import { triageCard } from "./triage.js";

/** @import { ExportFormat } from "../../../pkg/orogen.d.ts" */
/** @import { View } from "../lab-session.js" */
/** @import { LiteratureSession } from "./session.js" */

/** @param {LiteratureSession} session @param {AbortSignal} signal @returns {View} */
export function useView(session, signal) {
  const name = session.dataset?.name ?? "";
  return {
    title: t("literature.use.title"),
    lede: t("literature.use.lede", { name: datasetTitle(name) }),
    main: [
      rankingCard(session, signal),
      triageCard(session, signal),
      explanationCard(session, signal),
      h("h2", {}, t("home.save")),
      saves(session),
      keptCard(session, signal),
    ],
    side: [
      h(
        "div",
        { class: "card" },
        h("h2", {}, t("home.open")),
        h("p", { class: "quiet" }, t("home.open.text")),
        fileButton(t("home.openLab"), (chosen) => session.takeFiles(chosen), { accept: ".orogen" }),
      ),
      h("div", { class: "card" }, h("h2", {}, t("literature.cannot.title")), h("p", {}, t("literature.cannot.text"))),
    ],
  };
}

/** @param {LiteratureSession} session */
function saves(session) {
  const file = fileName(session.dataset?.name ?? "");
  const { run } = session;
  const withData = h("input", { type: "checkbox", id: "with-data", checked: true });
  const act = (/** @type {() => Promise<void>} */ work) => async () => {
    try {
      await work();
    } catch (error) {
      session.fail(error);
    }
  };
  const lab = act(async () => {
    const bytes = await session.run?.save({ data: withData.checked });
    if (bytes) download(bytes, `${file}.orogen`, "application/x-orogen+zip");
  });
  const part = (/** @type {Exclude<ExportFormat, "orogen">} */ format, /** @type {string} */ ending) =>
    act(async () => {
      const bytes = await session.run?.export({ format });
      if (bytes) download(bytes, `${file}${ending}`);
    });
  const clean = act(async () => {
    const text = await session.dataset?.export({ format: "csv" });
    if (text !== undefined) download(`\uFEFF${text}`, `${file}-clean.csv`, "text/csv");
  });
  const item = (
    /** @type {"lab" | "safetensors" | "json" | "csv" | "corpus"} */ kind,
    /** @type {() => void} */ save,
    go = false,
  ) => {
    const words =
      kind === "csv" || kind === "corpus"
        ? /** @type {const} */ (`literature.home.${kind}`)
        : /** @type {const} */ (`home.${kind}`);
    return h(
      "li",
      { class: "card" },
      h("h3", {}, t(words)),
      h(
        "p",
        { class: "quiet" },
        t(kind === "json" ? "literature.home.json.text" : /** @type {"home.lab.text"} */ (`${words}.text`)),
      ),
      kind === "lab" && h("p", { class: "check" }, withData, h("label", { for: "with-data" }, t("home.withData"))),
      kind === "lab" && why("lab-file.explain"),
      h(
        "button",
        { type: "button", class: go ? "go" : "", on: { click: save } },
        t(/** @type {"home.lab.save"} */ (`${words}.save`)),
      ),
    );
  };
  return h(
    "ul",
    { class: "samples", "aria-label": t("home.save") },
    run && [
      item("lab", lab, true),
      item("safetensors", part("safetensors", ".safetensors")),
      item("csv", part("csv", "-test.csv")),
      item("json", part("json", "-report.json")),
    ],
    item("corpus", clean),
  );
}
