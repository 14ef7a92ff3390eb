// Step 5: everything that leaves the page.
import { download, fileName, h } from "../../views/dom.js";
import { datasetTitle, t } from "../../words/index.js";
import { keptCard } from "../kept.js";

/** @import { View } from "../lab-session.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function homeView(session, signal) {
  const name = session.dataset?.name ?? "";
  const file = fileName(name);
  const item = (
    /** @type {"lab" | "safetensors" | "csv" | "json" | "table"} */ kind,
    /** @type {() => Promise<Uint8Array | string | undefined>} */ make,
    /** @type {string} */ ending,
  ) => {
    const words =
      kind === "table" || kind === "csv"
        ? /** @type {const} */ (`shaking.${kind}`)
        : /** @type {const} */ (`home.${kind}`);
    const save = async () => {
      try {
        const content = await make();
        if (content !== undefined) download(content, file + ending);
      } catch (error) {
        session.fail(error);
      }
    };
    return h(
      "li",
      { class: "card" },
      h("h3", {}, t(words)),
      h("p", { class: "quiet" }, t(`${words}.text`)),
      h("button", { type: "button", class: kind === "lab" ? "go" : "", on: { click: save } }, t(`${words}.save`)),
    );
  };
  return {
    lede: t("shaking.home.lede", { name: datasetTitle(name) }),
    main: [
      h(
        "ul",
        { class: "samples", "aria-label": t("home.save") },
        item("lab", async () => session.run?.save(), ".orogen"),
        item("safetensors", async () => session.run?.export({ format: "safetensors" }), ".safetensors"),
        item("csv", async () => session.run?.export({ format: "csv" }), "-test.csv"),
        item("json", async () => session.run?.export({ format: "json" }), "-report.json"),
        item("table", async () => session.dataset?.toCsv(), "-clean.csv"),
      ),
    ],
    side: [keptCard(session, signal)],
  };
}
