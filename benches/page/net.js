// What a contender is asked and what it answers.

/** @import { GanPreset } from "../../pkg/orogen.d.ts" */
/** @typedef {{ x: Float32Array, y: Float32Array, rows: number, width: number }} Data Standardised; `x` row by row. */
/**
 * One measurement: either so many milliseconds, or so many steps (rounded up to what the contender can do).
 * @typedef {{ batch: number, ms?: number, steps?: number, preset?: GanPreset }} Ask `preset`: of the Terrain lab; the perceptron if left out.
 */
/** @typedef {{ stepsPerSecond: number, steps: number, loss: number }} Told `loss` is that of the last reading. */

/**
 * Steps a second between the first and the last mark.
 * @param {{ at: number, step: number }[]} marks
 * @param {number} loss
 * @returns {Told}
 */
export function rate(marks, loss) {
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last || last.step <= first.step)
    throw new Error("no progress was told in the time of the measurement");
  if (!Number.isFinite(loss)) throw new Error(`the loss is ${loss}`);
  const steps = last.step - first.step;
  return { stepsPerSecond: (steps * 1000) / (last.at - first.at), steps, loss };
}
