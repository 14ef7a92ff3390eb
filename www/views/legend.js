// What stands beside a name in a key.
import { h, svg } from "./dom.js";

/** @typedef {"line" | "bar" | "dot" | "ring"} Kind */
/** @typedef {{ label: string, color: string, kind?: Kind, dash?: number[] }} Entry */

/** @param {Pick<Entry, "color" | "kind" | "dash">} entry */
export function swatch({ color, kind = "line", dash }) {
  const shapes = {
    line: () => svg("path", { d: "M0 5H22", class: `line${color}`, "stroke-dasharray": dash?.join(" ") }),
    bar: () => svg("rect", { x: 5, y: 0, width: 12, height: 10, class: `fill${color}` }),
    dot: () => svg("circle", { cx: 11, cy: 5, r: 3.5, class: `fill${color}` }),
    ring: () => svg("circle", { cx: 11, cy: 5, r: 3.5, class: `hollow line${color}` }),
  };
  return svg("svg", { class: "swatch", viewBox: "0 0 22 10", "aria-hidden": true }, shapes[kind]());
}

/** @param {Entry[]} entries */
export const legendList = (entries) =>
  h(
    "ul",
    { class: "legend" },
    entries.map((entry) => h("li", {}, swatch(entry), entry.label)),
  );
