// Step 5: everything that leaves the page, and everything that comes back into it.
import { fileButton } from "../../shell/arrivals.js";
import { download, fileName, h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { datasetTitle, t } from "../../words/index.js";
import { keptCard } from "../kept.js";
import { heightMapCard } from "./height-map.js";
import { landscapeCard } from "./landscape.js";
import { walkCard } from "./walk.js";

/** @import { ExportFormat } from "../../../pkg/orogen.d.ts" */
/** @import { View } from "../lab-session.js" */
/** @import { TerrainSession } from "./session.js" */

/** @param {TerrainSession} session @param {AbortSignal} signal @returns {View} */
export function homeView(session, signal) {
  const name = session.dataset?.name ?? "";
  const file = fileName(name);
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
  const part = (
    /** @type {Exclude<ExportFormat, "orogen">} */ format,
    /** @type {string} */ ending,
    /** @type {string} */ type,
  ) =>
    act(async () => {
      const bytes = await session.run?.export({ format });
      if (bytes) download(bytes, `${file}${ending}`, type);
    });
  const item = (
    /** @type {"lab" | "safetensors" | "onnx" | "csv" | "json"} */ kind,
    /** @type {() => void} */ save,
    go = false,
  ) =>
    h(
      "li",
      { class: "card" },
      h("h3", {}, t(kind === "csv" ? "terrain.home.csv" : `home.${kind}`)),
      h(
        "p",
        { class: "quiet" },
        t(kind === "json" || kind === "csv" ? `terrain.home.${kind}.text` : `home.${kind}.text`),
      ),
      kind === "lab" && h("p", { class: "check" }, withData, h("label", { for: "with-data" }, t("home.withData"))),
      kind === "lab" && why("lab-file.explain"),
      h(
        "button",
        { type: "button", class: go ? "go" : "", on: { click: save } },
        t(kind === "csv" ? "terrain.home.csv.save" : `home.${kind}.save`),
      ),
    );
  return {
    lede: t("home.lede", { name: datasetTitle(name) }),
    main: [
      heightMapCard(session, signal),
      landscapeCard(session, signal),
      walkCard(session, signal),
      h("h2", {}, t("home.save")),
      h(
        "ul",
        { class: "samples", "aria-label": t("home.save") },
        item("lab", lab, true),
        item("safetensors", part("safetensors", ".safetensors", "application/octet-stream")),
        item("onnx", part("onnx", ".onnx", "application/octet-stream")),
        item("csv", part("csv", "-distances.csv", "text/csv")),
        item("json", part("json", "-report.json", "application/json")),
      ),
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
    ],
  };
}
