// Which one is real? The reader guesses, pair after pair, and sees what guessing alone would have given.
import { fill, h, set } from "../../views/dom.js";
import { one, reliefSheet } from "../../views/relief-sheet.js";
import { number, percent, t } from "../../words/index.js";
import { invent, unseen } from "./side-by-side.js";

/** @import { Maps } from "../../views/relief-sheet.js" */
/** @import { TerrainSession } from "./session.js" */

/** Of each kind, to draw pairs from. */
const POOL = 48;
/** Answers before anything is said about the reader's eye. */
const ENOUGH = 10;

/** How probable it is to be right at least so often by guessing. @param {number} right @param {number} asked */
export function byChance(right, asked) {
  let [sum, term] = [0, 0.5 ** asked];
  for (let hits = 0; hits <= asked; hits++) {
    if (hits >= right) sum += term;
    term *= (asked - hits) / (hits + 1);
  }
  return Math.min(1, sum);
}

/** @param {number} below */
const draw = (below) => Math.floor(Math.random() * below);

/** @param {Maps} real @param {Maps} invented @param {boolean} realIsLeft @returns {Maps} */
function pair(real, invented, realIsLeft) {
  const two = [one(real, draw(real.count)), one(invented, draw(invented.count))];
  if (!realIsLeft) two.reverse();
  const cells = real.size * real.size;
  const elevation = new Float32Array(2 * cells);
  two.forEach((patch, at) => void elevation.set(patch.elevation, at * cells));
  return { ...real, count: 2, elevation, names: [t("quiz.left"), t("quiz.right")] };
}

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function quizCard(session, signal) {
  const { quiz } = session;
  /** @type {{ real: Maps, invented: Maps } | null} */
  let pool = null;
  /** @type {boolean | null} Null where there is nothing to guess. */
  let realIsLeft = null;
  const answer = h("p", { class: "headline", role: "status", "aria-label": t("quiz.answer") });
  const score = h("div", { class: "outcome", "aria-label": t("quiz.score"), role: "group" });
  const sheet = reliefSheet(
    {
      title: t("quiz.maps"),
      file: session.dataset?.name ?? "",
      explain: "quiz.explain",
      hint: "quiz.hint",
      kind: "pair",
      pick: (index) => guess(index === 0),
    },
    signal,
  );
  const button = (/** @type {string} */ words, /** @type {() => void} */ click) =>
    h("button", { type: "button", on: { click } }, words);
  const left = button(t("quiz.leftIsReal"), () => guess(true));
  const right = button(t("quiz.rightIsReal"), () => guess(false));
  const next = button(t("quiz.next"), () => ask());
  const again = button(t("quiz.again"), () => {
    Object.assign(quiz, { right: 0, asked: 0 });
    tell();
    ask();
  });

  function tell() {
    const { right: hits, asked } = quiz;
    fill(
      score,
      h("p", { class: "headline" }, t("quiz.right-of", { right: hits, asked })),
      h(
        "p",
        { class: "quiet" },
        asked === 0
          ? t("quiz.none")
          : t("quiz.guessing", { half: number(asked / 2), chance: percent(byChance(hits, asked)) }),
      ),
      asked >= ENOUGH && h("p", {}, t(byChance(hits, asked) < 0.05 ? "quiz.told" : "quiz.fooled")),
    );
  }
  const bars = () => {
    const isOpen = realIsLeft !== null;
    set(left, { disabled: !isOpen });
    set(right, { disabled: !isOpen });
    set(next, { disabled: isOpen || !pool });
  };
  function ask() {
    if (!pool) return;
    realIsLeft = Math.random() < 0.5;
    answer.textContent = "";
    sheet.show(pair(pool.real, pool.invented, realIsLeft), t("quiz.summary"));
    bars();
  }
  /** @param {boolean} leftIsReal */
  function guess(leftIsReal) {
    if (realIsLeft === null) return;
    const hit = leftIsReal === realIsLeft;
    quiz.asked += 1;
    quiz.right += Number(hit);
    answer.textContent = t(hit ? "quiz.hit" : "quiz.miss", { side: t(realIsLeft ? "quiz.left" : "quiz.right") });
    realIsLeft = null;
    bars();
    tell();
    if (!next.disabled) next.focus();
  }
  const load = async () => {
    try {
      const real = unseen(session, POOL);
      const invented = await invent(session, POOL, draw(2 ** 32));
      if (signal.aborted) return;
      pool = real?.count && invented ? { real, invented } : null;
      if (pool) ask();
      else sheet.show(null, t("gan.empty"));
    } catch (error) {
      session.fail(error);
    }
  };
  // A pair that is being looked at stays.
  session.on("report", () => !pool && load(), signal);
  tell();
  bars();
  load();
  return h(
    "div",
    { class: "card quiz" },
    h("h2", {}, t("quiz.title")),
    h("p", { class: "quiet prose" }, t("quiz.text")),
    sheet.element,
    h("div", { class: "bar" }, left, right, next, again),
    answer,
    score,
  );
}
