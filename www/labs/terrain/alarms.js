// What can go wrong between two networks, said while it goes wrong, with what to try.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { t } from "../../words/index.js";

/** @import { TerrainSession } from "./session.js" */

/** @param {TerrainSession} session */
export function alarmsCard({ film, frame }) {
  const shown = film[frame ?? film.length - 1];
  const alarms = shown?.alarms ?? [];
  return h(
    "div",
    { class: `card alarms ${alarms.length ? "raised" : ""}`, role: "status", "aria-label": t("alarms.title") },
    h("h2", {}, t("alarms.title")),
    shown
      ? alarms.flatMap((alarm) => [
          h("p", { class: "warning" }, t(`alarm.${alarm}`, { step: shown.step })),
          h("p", {}, t(`alarm.${alarm}.try`)),
        ])
      : h("p", { class: "quiet" }, t("alarms.waiting")),
    shown && alarms.length === 0 && h("p", {}, t("alarms.none", { step: shown.step })),
    why("alarms.explain", "alarms.means"),
  );
}
