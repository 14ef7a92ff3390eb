// The film: the same sixteen seeds, drawn again each time the generator is judged, and how far each frame was.
import { ask } from "../../shell/help.js";
import { download, fileName, h, set, uid } from "../../views/dom.js";
import { reliefSheet } from "../../views/relief-sheet.js";
import { fixed, percent, t } from "../../words/index.js";
import { filmFile } from "./film-file.js";

/** @import { FilmFrame, RealismScores } from "../../../pkg/orogen.d.ts" */
/** @import { TerrainSession } from "./session.js" */

/** @type {readonly (keyof RealismScores)[]} */
const SHOWN = ["total", "slope", "curvature", "hypsometry", "roughness", "diversity"];

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function filmStrip(session, signal) {
  const cells = session.cells;
  const file = session.dataset?.name ?? "";
  const strip = reliefSheet(
    { title: t("film.title"), note: t("film.note"), file, explain: "film.explain", kind: "film" },
    signal,
  );
  const place = h("output", { class: "value" });
  const id = uid();
  /** @type {HTMLInputElement} */
  const slider = h("input", {
    type: "range",
    id,
    min: 0,
    max: 0,
    step: 1,
    value: 0,
    on: { input: () => choose(slider.valueAsNumber) },
  });
  const newest = h(
    "button",
    { type: "button", class: "small", on: { click: () => session.lookAt(null) } },
    t("film.newest"),
  );
  const back = h("button", { type: "button", class: "small", on: { click: () => goBack() } }, t("film.back"));
  const gif = h("button", { type: "button", class: "small", on: { click: () => save() } }, t("film.save"));
  const save = async () => {
    if (!cells || gif.disabled) return;
    set(gif, { disabled: true });
    try {
      const tell = (/** @type {number} */ share) => {
        gif.textContent = t("film.saving", { share: percent(share) });
      };
      download(await filmFile(session.film, cells, tell), `${fileName(file)}-film.gif`, "image/gif");
    } catch (error) {
      session.fail(error);
    } finally {
      gif.textContent = t("film.save");
      set(gif, { disabled: session.film.length === 0 });
    }
  };
  const goBack = async () => {
    const { film, frame } = session;
    const shown = film[frame ?? film.length - 1];
    if (!shown) return;
    const isLast = film.at(-1) === shown;
    if (!isLast && !(await ask(t("film.askBack", { step: shown.step }), t("film.back")))) return;
    await session.goBack().catch((error) => session.fail(error));
  };
  const scores = SHOWN.map((name) => ({ name, value: h("dd", {}, "–") }));

  /** @param {number} at */
  const choose = (at) => session.lookAt(at === session.film.length - 1 ? null : at);
  /** @param {FilmFrame} frame */
  const draw = ({ size, count, elevation, step, scores: found }) => {
    const { cellXMetres = 1, cellYMetres = 1 } = cells ?? {};
    strip.show(
      { size, count, elevation, cellXMetres, cellYMetres },
      t("film.summary", { step, count, total: fixed(found.total, 1) }),
    );
  };
  const show = () => {
    const { film, frame } = session;
    const at = Math.min(frame ?? film.length - 1, film.length - 1);
    const shown = film[at];
    set(slider, { max: Math.max(0, film.length - 1), disabled: film.length < 2 });
    slider.value = String(Math.max(0, at));
    const words = shown ? t("film.place", { step: shown.step, n: at + 1, all: film.length }) : t("film.none");
    place.textContent = words;
    set(slider, { "aria-valuetext": words });
    newest.hidden = frame === null;
    set(back, { disabled: !shown });
    set(gif, { disabled: !shown });
    for (const { name, value } of scores) value.textContent = shown ? fixed(shown.scores[name], 1) : "–";
    if (shown) draw(shown);
    else strip.show(null, t("film.empty"));
  };
  for (const topic of /** @type {const} */ (["film", "look", "run"])) session.on(topic, show, signal);
  show();
  return h(
    "div",
    { class: "card filming" },
    h("div", { class: "scrub" }, h("label", { for: id }, t("film.scrub")), slider, place, newest, back, gif),
    h(
      "dl",
      { class: "marks", "aria-label": t("film.scores") },
      scores.map(({ name, value }) => h("div", {}, h("dt", {}, t(`realism.${name}`)), value)),
    ),
    strip.element,
  );
}
