// What is written on a block of ground: the lengths of its near edges, its heights, north and the light.
import { t } from "../../words/index.js";
import { length } from "../map-ornaments.js";
import { metresIn } from "../tint-key.js";
import { FOOT, placed, towards } from "./turn.js";

/** @import { Board } from "../canvas.js" */
/** @import { Range } from "../tint.js" */
/** @import { Mesh } from "./mesh.js" */
/** @import { Eye, Look } from "./turn.js" */

/** @param {Board} on @param {Mesh} mesh @param {Look} look @param {Eye} eye @param {Range} range */
export function labels({ context, width, ink }, { box, metres }, { times, light }, eye, range) {
  const foot = -FOOT * box.relief * times;
  const [east, north] = [box.wide / 2, box.high / 2];
  const write = (/** @type {string} */ words, /** @type {number} */ x, /** @type {number} */ y) => {
    context.lineWidth = 4;
    context.strokeStyle = ink("--sheet");
    context.strokeText(words, x, y);
    context.fillStyle = ink("--ink");
    context.fillText(words, x, y);
  };
  context.font = `12px ${ink("--font")}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  // An edge is near where its outer side looks at the eye.
  const southern = eye.away[1] > 0 ? -north : north;
  const western = eye.away[0] > 0 ? -east : east;
  for (const [x, y, long] of /** @type {const} */ ([
    [0, southern, box.wide],
    [western, 0, box.high],
  ])) {
    const facing = x === 0 ? Math.abs(eye.away[1]) : Math.abs(eye.away[0]);
    if (facing < 0.2) continue;
    const [left = 0, top = 0] = placed(eye, x, y, foot);
    write(length(long * metres), left, top + 6);
  }
  // Heights stand at the corner that is farthest to the right.
  const corners = [
    [east, north],
    [east, -north],
    [-east, -north],
    [-east, north],
  ].map(([x = 0, y = 0]) => ({
    low: placed(eye, x, y, 0),
    top: placed(eye, x, y, box.relief * times),
  }));
  const right = corners.reduce((most, one) => ((one.low[0] ?? 0) > (most.low[0] ?? 0) ? one : most));
  const [x = 0, low = 0] = right.low;
  const [, top = 0] = right.top;
  const at = Math.min(width - 62, x + 6);
  context.strokeStyle = ink("--ink");
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(at - 3, low);
  context.lineTo(at, low);
  context.lineTo(at, top);
  context.lineTo(at - 3, top);
  context.stroke();
  context.textAlign = "left";
  context.textBaseline = "middle";
  write(metresIn(range[1], range), at + 4, top);
  if (low - top > 14) write(metresIn(range[0], range), at + 4, low);

  compass(context, eye, light, ink, width);
}

/** North and the light, as they lie on the ground. @param {CanvasRenderingContext2D} context @param {Eye} eye @param {number} light @param {(token: string) => string} ink @param {number} width */
function compass(context, eye, light, ink, width) {
  const [left, top, long] = [width - 34, 34, 20];
  const point = (/** @type {number} */ bearing, /** @type {number} */ share) => {
    const [x, y] = towards(bearing);
    const across = x * eye.right[0] + y * eye.right[1];
    const away = x * eye.away[0] + y * eye.away[1];
    return /** @type {const} */ ([left + across * long * share, top - away * eye.sine * long * share]);
  };
  const arrow = (
    /** @type {number} */ bearing,
    /** @type {string} */ colour,
    /** @type {string} */ words,
    /** @type {number[]} */ dash,
  ) => {
    context.strokeStyle = ink(colour);
    context.fillStyle = ink(colour);
    context.lineWidth = 1.6;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(...point(bearing + 180, 0.6));
    context.lineTo(...point(bearing, 0.8));
    context.stroke();
    context.setLineDash([]);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(words, ...point(bearing, 1.25));
  };
  context.font = `600 12px ${ink("--font")}`;
  arrow(0, "--ink", t("map.north"), []);
  arrow(light, "--doubt", "☀", [2, 2]);
}
