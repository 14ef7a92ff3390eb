// Step 5: everything that leaves the page, and everything that comes back into it.
import { h } from "../../views/dom.js";
import { datasetTitle, t } from "../../words/index.js";
import { keptCard } from "../kept.js";
import { exported, openLabCard, parcelList, weights } from "../take-home.js";
import { heightMapCard } from "./height-map.js";
import { landscapeCard } from "./landscape.js";
import { walkCard } from "./walk.js";

/** @import { View } from "../lab-session.js" */
/** @import { TerrainSession } from "./session.js" */

/** @param {TerrainSession} session @param {AbortSignal} signal @returns {View} */
export function homeView(session, signal) {
  return {
    lede: t("home.lede", { name: datasetTitle(session.dataset?.name ?? "") }),
    main: [
      heightMapCard(session, signal),
      landscapeCard(session, signal),
      walkCard(session, signal),
      h("h2", {}, t("home.save")),
      parcelList(session, [
        weights(session),
        exported(session, "onnx", { title: "home.onnx", ending: ".onnx", type: "application/octet-stream" }),
        exported(session, "csv", { title: "terrain.home.csv", ending: "-distances.csv", type: "text/csv" }),
        exported(session, "json", {
          title: "home.json",
          text: "terrain.home.json.text",
          ending: "-report.json",
          type: "application/json",
        }),
      ]),
      keptCard(session, signal),
    ],
    side: [openLabCard(session)],
  };
}
