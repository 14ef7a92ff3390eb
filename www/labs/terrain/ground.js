// Patches of the real ground, for looking at.

/** @import { Cells } from "../../views/tint.js" */
/** @import { Maps } from "../../views/relief-sheet.js" */
/** @typedef {{ size: number, validationShare: number, side: "east" | "west" | "north" | "south" }} Choice */

/** The part that is kept unseen, in cells. @param {Cells} cells @param {Omit<Choice, "size">} choice */
export function unseenArea({ width, height }, { validationShare, side }) {
  const [across, down] = [Math.round(width * validationShare), Math.round(height * validationShare)];
  return {
    east: { x: width - across, y: 0, width: across, height },
    west: { x: 0, y: 0, width: across, height },
    north: { x: 0, y: 0, width, height: down },
    south: { x: 0, y: height - down, width, height: down },
  }[side];
}

/** @param {Cells} cells @param {number} size @param {number} x @param {number} y */
function patch({ width, elevation }, size, x, y) {
  const values = new Float32Array(size * size);
  for (let row = 0; row < size; row++)
    values.set(elevation.subarray((y + row) * width + x, (y + row) * width + x + size), row * size);
  return values;
}

/** As many patches without voids as asked, evenly out of all of the unseen area's, side by side. @param {Cells} cells @param {Choice} choice @param {number} most @returns {Maps} */
export function unseenPatches(cells, choice, most) {
  const { size } = choice;
  const area = unseenArea(cells, choice);
  const all = [];
  for (let y = area.y; y + size <= area.y + area.height; y += size)
    for (let x = area.x; x + size <= area.x + area.width; x += size) {
      const values = patch(cells, size, x, y);
      if (!values.some(Number.isNaN)) all.push(values);
    }
  const count = Math.min(most, all.length);
  const elevation = new Float32Array(count * size * size);
  for (let index = 0; index < count; index++)
    elevation.set(all[Math.floor((index * all.length) / count)] ?? [], index * size * size);
  return { size, count, cellXMetres: cells.cellXMetres, cellYMetres: cells.cellYMetres, elevation };
}
