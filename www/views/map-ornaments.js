// What stands on every map of ground: a scale bar, the size of a cell, and which way is north.
import { number, t } from "../words/index.js";

/** @import { Board } from "./canvas.js" */
/** @import { Sheet } from "./relief.js" */
/** @import { Cells } from "./tint.js" */

/** The longest round length that is no longer than a share of the map. @param {number} most Metres. */
function roundLength(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((factor) => factor * power <= most) ?? 1) * power;
}

/** @param {number} metres */
export const length = (metres) =>
  metres >= 1000
    ? t("relief.km", { km: number(metres / 1000, { maximumSignificantDigits: 3 }) })
    : t("relief.metres", { m: number(metres, { maximumSignificantDigits: 3 }) });

/** @param {Pick<Cells, "cellXMetres" | "cellYMetres">} cells */
export function cellSize({ cellXMetres, cellYMetres }) {
  const size = (/** @type {number} */ metres) => number(metres, { maximumSignificantDigits: 3 });
  const [x, y] = [size(cellXMetres), size(cellYMetres)];
  return x === y ? t("relief.metres", { m: x }) : t("relief.across", { x, y });
}

/** @param {Board} on @param {Sheet} sheet @param {Cells} cells */
export function ornaments({ context, ink }, { left, top, width, height }, cells) {
  const metres = cells.width * cells.cellXMetres;
  const long = roundLength(metres / 4);
  const pixels = (long / metres) * width;
  const line = top + height + 14;
  context.strokeStyle = ink("--ink");
  context.fillStyle = ink("--ink");
  context.lineWidth = 1.5;
  context.font = `11px ${ink("--font")}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.beginPath();
  context.moveTo(left + 1, line - 4);
  context.lineTo(left + 1, line);
  context.lineTo(left + 1 + pixels, line);
  context.lineTo(left + 1 + pixels, line - 4);
  context.stroke();
  context.fillText(`${length(long)} · ${t("relief.cell", { size: cellSize(cells) })}`, left + pixels + 9, line);

  const right = left + width - 8;
  context.beginPath();
  context.moveTo(right, line - 9);
  context.lineTo(right + 5, line + 6);
  context.lineTo(right, line + 2);
  context.lineTo(right - 5, line + 6);
  context.closePath();
  context.fill();
  context.textAlign = "right";
  context.fillText(t("map.north"), right - 9, line);
}
