// Things and which of them belong together: dots and lines, laid out so that what is joined lies near. It can be
// explored by pointer and keyboard, and has its lines as a table.
import { t } from "../words/index.js";
import { board, nearest } from "./canvas.js";
import { moved } from "./cursor.js";
import { h, set } from "./dom.js";
import { figure } from "./figure.js";
import { laidOut } from "./network-layout.js";

/** @import { Key } from "../words/index.js" */
/** @import { Board } from "./canvas.js" */
/** @import { Link } from "./network-layout.js" */
/** @import { Data } from "./table.js" */

/** @typedef {{ name: string, size: number }} Dot `size` is an area. */
/** @typedef {{ dots: Dot[], links: Link[], summary: string, data: () => Data, words: (dot: number) => string }} Network */

const MARGIN = 34;
const [SMALLEST, LARGEST] = [3, 13];
/** On a narrower board dots are smaller, too. */
const WIDE = 640;
/** Pixels: the length of an arrow's head. */
const HEAD = 9;

/**
 * @param {{ title: string, note?: string, file: string, explain: Key, pick: (dot: number) => void }} options
 * @param {AbortSignal} signal
 */
export function network(options, signal) {
  /** @type {Network | null} */
  let content = null;
  /** Of each dot, across and down, 0 to 1. */ let layout = new Float32Array();
  /** The same in pixels. */ let points = new Float32Array();
  /** @type {Set<number>[]} */
  let neighbours = [];
  let marked = -1;

  const { canvas, request } = board(draw, signal);
  const readout = h("p", { class: "readout" }, t("network.hover"));
  const box = h(
    "div",
    {
      class: "plot network",
      tabindex: 0,
      role: "slider",
      "aria-label": t("figure.cursor", { title: options.title }),
      "aria-valuemin": 0,
      "aria-valuenow": 0,
      on: {
        pointermove: ({ offsetX, offsetY }) => mark(nearest(points, offsetX, offsetY)),
        pointerleave: () => mark(-1),
        click: ({ offsetX, offsetY }) => {
          const dot = nearest(points, offsetX, offsetY);
          if (dot >= 0) options.pick(dot);
        },
        keydown: (event) => {
          const to = moved(event.key, marked, content?.dots.length ?? 0);
          if (event.key === "Escape") mark(-1);
          else if (event.key === "Enter" && marked >= 0) options.pick(marked);
          else if (to !== null) mark(to);
          else return;
          event.preventDefault();
        },
      },
    },
    canvas,
  );

  /** @param {number} dot */
  function mark(dot) {
    if (dot === marked) return;
    marked = dot;
    const words = dot < 0 || !content ? t("network.hover") : content.words(dot);
    readout.textContent = words;
    set(box, { "aria-valuenow": Math.max(0, dot), "aria-valuetext": words });
    request();
  }

  /** @param {Board} on */
  function draw({ context, width, height, ink }) {
    context.clearRect(0, 0, width, height);
    context.font = `11px ${ink("--font")}`;
    context.textBaseline = "middle";
    if (!content?.dots.length) {
      context.fillStyle = ink("--quiet");
      context.textAlign = "center";
      context.fillText(t("figure.empty"), width / 2, height / 2);
      return;
    }
    const { dots, links } = content;
    points = layout.map((at, n) => MARGIN + at * ((n % 2 ? height : width) - 2 * MARGIN));
    const at = (/** @type {number} */ dot) => /** @type {const} */ ([points[2 * dot] ?? 0, points[2 * dot + 1] ?? 0]);
    const near = marked < 0 ? null : neighbours[marked];
    const isLit = (/** @type {number} */ dot) => !near || dot === marked || near.has(dot);
    const most = Math.max(...dots.map(({ size }) => size));
    const radius = (/** @type {number} */ size) =>
      Math.min(1, width / WIDE) * (SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(size / most));
    for (const { from, to, weight, arrow } of links) {
      const own = from === marked || to === marked;
      context.strokeStyle = ink(own ? "--data-2" : "--data-5");
      context.globalAlpha = own ? 0.9 : near ? 0.08 : 0.15 + 0.45 * weight;
      context.lineWidth = 0.6 + 2 * weight;
      context.beginPath();
      context.moveTo(...at(from));
      context.lineTo(...at(to));
      context.stroke();
      if (arrow) head(context, at(from), at(to), radius(dots[to]?.size ?? 0));
    }
    dots.forEach(({ size }, dot) => {
      context.globalAlpha = isLit(dot) ? 1 : 0.25;
      context.fillStyle = ink(dot === marked ? "--data-2" : "--data-1");
      context.beginPath();
      context.arc(...at(dot), radius(size), 0, 7);
      context.fill();
    });
    context.globalAlpha = 1;
    context.textAlign = "left";
    /** @type {[left: number, top: number, right: number, bottom: number][]} */
    const taken = [];
    const order = Array.from(dots.keys()).sort((a, b) => Number(b === marked) - Number(a === marked));
    for (const dot of order.filter(isLit)) {
      const { name, size } = dots[dot] ?? { name: "", size: 0 };
      const [x, y] = at(dot);
      const wide = context.measureText(name).width;
      const right = x + radius(size) + 2;
      const left = right + wide > width ? x - (right - x) - wide : right;
      const place = /** @type {[number, number, number, number]} */ ([left, y - 6, left + wide, y + 6]);
      const hides = taken.some(
        (other) => left < other[2] && place[2] > other[0] && place[1] < other[3] && place[3] > other[1],
      );
      // The commonest have their names first; those of the one looked at, always.
      if (hides && !near) continue;
      taken.push(place);
      context.globalAlpha = 0.75;
      context.fillStyle = ink("--sheet");
      context.fillRect(left - 1, y - 6, wide + 2, 12);
      context.globalAlpha = 1;
      context.fillStyle = ink("--ink");
      context.fillText(name, left, y);
    }
  }

  const { element, say, renew } = figure({
    ...options,
    body: h("div", { class: "chart" }, box, readout),
    data: () => content?.data() ?? { columns: [], rows: [] },
    picture: () => canvas,
  });
  return {
    element,
    /** @param {Network} next */
    show(next) {
      marked = -1;
      content = next;
      const count = next.dots.length;
      layout = laidOut(count, next.links);
      neighbours = next.dots.map(() => new Set());
      for (const { from, to } of next.links) {
        neighbours[from]?.add(to);
        neighbours[to]?.add(from);
      }
      readout.textContent = t("network.hover");
      set(box, { "aria-valuemax": Math.max(0, count - 1), "aria-valuetext": t("figure.points", { n: count }) });
      say(next.summary);
      renew();
      request();
    },
  };
}

/**
 * The head of an arrow that ends at the edge of a dot.
 * @param {CanvasRenderingContext2D} context
 * @param {readonly [number, number]} from @param {readonly [number, number]} to @param {number} radius
 */
function head(context, [x0, y0], [x1, y1], radius) {
  const angle = Math.atan2(y1 - y0, x1 - x0);
  const [x, y] = [x1 - (radius + 1) * Math.cos(angle), y1 - (radius + 1) * Math.sin(angle)];
  context.beginPath();
  for (const side of [-0.4, 0.4]) {
    context.moveTo(x, y);
    context.lineTo(x - HEAD * Math.cos(angle + side), y - HEAD * Math.sin(angle + side));
  }
  context.stroke();
}
