// A picture over two axes that can be read by pointer and keyboard; what is drawn in it is its caller's.
import { t } from "../words/index.js";
import { axes } from "./axes.js";
import { board } from "./canvas.js";
import { h, set } from "./dom.js";
import { figure } from "./figure.js";
import { legendList } from "./legend.js";

/** @import { Key } from "../words/index.js" */
/** @import { Axis, Plane } from "./axes.js" */
/** @import { Board } from "./canvas.js" */
/** @import { Entry } from "./legend.js" */
/** @import { Data } from "./table.js" */

/** @typedef {{ title: string, note?: string, file: string, explain: Key, legend?: Entry[] }} PlaneOptions */
/**
 * Things to be read are told by their index.
 * @typedef {{
 *   x: Axis, y: Axis, summary: string, data: () => Data,
 *   order: ArrayLike<number> & { indexOf(index: number): number },
 *   paint: (plane: Plane) => Iterator<void> | void,
 *   near: (plane: Plane, x: number, y: number) => number,
 *   outline: (plane: Plane, index: number) => void,
 *   words: (index: number) => string,
 * }} Content
 */

/**
 * @param {PlaneOptions} options
 * @param {AbortSignal} signal
 */
export function plane(options, signal) {
  /** @type {Content | null} */
  let content = null;
  /** @type {Plane | null} */
  let drawn = null;
  let marked = -1;

  const { canvas, request } = board(draw, signal);
  const over = board(drawMark, signal);
  const readout = h("p", { class: "readout" }, t("figure.hover"));
  const box = h(
    "div",
    {
      class: "plot",
      tabindex: 0,
      role: "slider",
      "aria-label": t("figure.cursor", { title: options.title }),
      "aria-valuemin": 0,
      "aria-valuenow": 0,
      on: {
        pointermove: ({ offsetX, offsetY }) => mark(content && drawn ? content.near(drawn, offsetX, offsetY) : -1),
        pointerleave: () => mark(-1),
        keydown: onKey,
      },
    },
    canvas,
    over.canvas,
  );

  /** @param {number} index */
  function mark(index) {
    if (index === marked) return;
    marked = index;
    const words = index < 0 || !content ? t("figure.hover") : content.words(index);
    readout.textContent = words;
    set(box, { "aria-valuenow": Math.max(0, content?.order.indexOf(index) ?? 0), "aria-valuetext": words });
    over.request();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    /** @type {Content["order"]} */
    const order = content?.order ?? [];
    const last = order.length - 1;
    const from = marked < 0 ? -1 : order.indexOf(marked);
    const page = Math.max(1, Math.round(last / 20));
    /** @type {Record<string, number>} */
    const moves = {
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      PageDown: from - page,
      PageUp: from + page,
      Home: 0,
      End: last,
    };
    if (event.key === "Escape") mark(-1);
    else if (event.key in moves && last >= 0) mark(order[Math.max(0, Math.min(last, moves[event.key] ?? 0))] ?? -1);
    else return;
    event.preventDefault();
  }

  /** @param {Board} on */
  function draw(on) {
    drawn = null;
    if (!content) return;
    if (!content.order.length) return void empty(on);
    drawn = axes(on, content.x, content.y);
    over.request();
    return content.paint(drawn);
  }

  /** @param {Board} on */
  function empty({ context, width, height, ink }) {
    context.font = `13px ${ink("--font")}`;
    context.fillStyle = ink("--quiet");
    context.textAlign = "center";
    context.fillText(t("figure.empty"), width / 2, height / 2);
  }

  /** @param {Board} on */
  function drawMark({ context, width, height, ink }) {
    context.clearRect(0, 0, width, height);
    if (!content || !drawn || marked < 0) return;
    context.strokeStyle = ink("--ink");
    context.lineWidth = 2;
    content.outline({ ...drawn, context }, marked);
  }

  const { element, say, renew } = figure({
    ...options,
    body: h("div", { class: "chart" }, options.legend && legendList(options.legend), box, readout),
    data: () => content?.data() ?? { columns: [], rows: [] },
    picture: () => canvas,
    key: () => options.legend ?? [],
  });
  return {
    element,
    /** @param {Content} next */
    show(next) {
      mark(-1);
      content = next;
      const count = next.order.length;
      set(box, {
        "aria-valuemax": Math.max(0, count - 1),
        "aria-valuetext": count ? t("figure.points", { n: count }) : t("figure.empty"),
      });
      say(next.summary);
      renew();
      request();
    },
  };
}
