// What the discriminator thinks of a patch: the reader picks one, real or invented, and may guess first.
import { fill, h } from "../../views/dom.js";
import { one, reliefSheet } from "../../views/relief-sheet.js";
import { fixed, percent, t } from "../../words/index.js";
import { invent, unseen } from "./side-by-side.js";

/** @import { Maps } from "../../views/relief-sheet.js" */
/** @import { TerrainSession } from "./session.js" */

/** Of each kind. */
const EACH = 4;
/** Real and invented ones in turn, in an order that nobody knows. @param {Maps} real @param {Maps} invented */
function mixed(real, invented) {
  const each = [
    ...Array.from({ length: Math.min(real.count, EACH) }, (_, at) => ({ isReal: true, ...one(real, at) })),
    ...Array.from({ length: Math.min(invented.count, EACH) }, (_, at) => ({ isReal: false, ...one(invented, at) })),
  ];
  const shuffled = each
    .map((patch) => ({ patch, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ patch }) => patch);
  const cells = real.size * real.size;
  const elevation = new Float32Array(shuffled.length * cells);
  shuffled.forEach((patch, at) => void elevation.set(patch.elevation, at * cells));
  return { maps: { ...real, count: shuffled.length, elevation }, isReal: shuffled.map((patch) => patch.isReal) };
}

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function opinionCard(session, signal) {
  const answer = h("div", { class: "outcome tall", role: "status", "aria-label": t("opinion.title") });
  /** @type {{ maps: Maps, isReal: boolean[] } | null} */
  let shown = null;
  const sheet = reliefSheet(
    {
      title: t("opinion.maps"),
      file: session.dataset?.name ?? "",
      explain: "opinion.explain",
      hint: "opinion.hint",
      kind: "eight",
      pick: (index) => void ask(index),
    },
    signal,
  );
  const show = async () => {
    fill(answer, h("p", { class: "quiet" }, t("opinion.none")));
    try {
      const real = unseen(session, EACH);
      // Not the maps of the picture above, which the reader has seen.
      const invented = await invent(session, EACH, Math.floor(Math.random() * 2 ** 32));
      if (signal.aborted) return;
      shown = real && invented && mixed(real, invented);
      sheet.show(shown?.maps ?? null, t(shown ? "opinion.summary" : "gan.empty", { n: shown?.maps.count }));
    } catch (error) {
      session.fail(error);
    }
  };
  /** @param {number} index */
  async function ask(index) {
    const { run } = session;
    if (!run || !shown) return;
    const isReal = shown.isReal[index];
    try {
      const [logit] = await run.opinion(one(shown.maps, index).elevation.slice());
      if (signal.aborted || logit === undefined) return;
      const share = 1 / (1 + Math.exp(-logit));
      fill(
        answer,
        h(
          "p",
          { class: "headline" },
          t(logit > 0 ? "opinion.real" : "opinion.fake", { n: index + 1, share: percent(share), logit: fixed(logit) }),
        ),
        h("p", {}, t(isReal ? "opinion.isReal" : "opinion.isFake")),
        h("p", { class: "quiet" }, t(logit > 0 === isReal ? "opinion.right" : "opinion.wrong")),
      );
    } catch (error) {
      session.fail(error);
    }
  }
  session.on("report", show, signal);
  show();
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("opinion.title")),
    h("p", { class: "quiet prose" }, t("opinion.text")),
    sheet.element,
    answer,
  );
}
