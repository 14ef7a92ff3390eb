// Real ground that the networks never saw, and ground they invented, drawn alike.
import { h } from "../../views/dom.js";
import { aboveLowest, reliefSheet } from "../../views/relief-sheet.js";
import { rangeOf } from "../../views/tint.js";
import { t } from "../../words/index.js";
import { unseenPatches } from "./ground.js";

/** @import { Maps } from "../../views/relief-sheet.js" */
/** @import { Choice } from "./ground.js" */
/** @import { TerrainSession } from "./session.js" */

const SHOWN = 9;

/** @param {TerrainSession} session @param {number} count @param {number} seed @returns {Promise<Maps | null>} */
export async function invent(session, count, seed) {
  const { run } = session;
  if (!run) return null;
  return { ...(await run.generate({ count, seed })), count };
}

/** @param {TerrainSession} session */
export function unseen({ cells, run }, count = SHOWN) {
  const spec = /** @type {Choice | undefined} */ (/** @type {unknown} */ (run?.spec));
  return cells && spec ? unseenPatches(cells, spec, count) : null;
}

/** The middle relief of several maps, metres. @param {Maps} maps */
function relief({ elevation, size, count }) {
  const each = Array.from({ length: count }, (_, index) => {
    const [low, high] = rangeOf(elevation.subarray(index * size * size, (index + 1) * size * size));
    return high - low;
  }).sort((a, b) => a - b);
  return Math.round(each[Math.floor(each.length / 2)] ?? 0);
}

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function sideBySide(session, signal) {
  const file = session.dataset?.name ?? "";
  const sheet = (/** @type {"real" | "invented"} */ which) =>
    reliefSheet({ title: t(`side.${which}`), file, explain: `side.${which}.explain`, kind: "nine" }, signal);
  const [real, invented] = [sheet("real"), sheet("invented")];
  const show = async () => {
    const ground = unseen(session);
    const draw = (/** @type {Maps | null} */ maps) => {
      const both = [ground, maps].filter((one) => one !== null);
      // One scale of heights for both, or the comparison would be of two keys.
      const top = Math.max(1, ...both.map((one) => rangeOf(aboveLowest(one).elevation)[1]));
      for (const [view, one] of /** @type {const} */ ([
        [real, ground],
        [invented, maps],
      ]))
        view.show(one, one ? t("side.summary", { n: one.count, relief: relief(one) }) : t("gan.empty"), top);
    };
    draw(null);
    try {
      const maps = await invent(session, SHOWN, Number(session.wish.seed) || 1);
      if (!signal.aborted) draw(maps);
    } catch (error) {
      session.fail(error);
    }
  };
  session.on("report", show, signal);
  show();
  return h("div", { class: "two pictures" }, real.element, invented.element);
}
