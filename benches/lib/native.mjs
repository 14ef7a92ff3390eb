// The same Rust in the page and native, on one thread, taking turns.

import { execFileSync } from "node:child_process";
import { ask, withBenchPage } from "./bench-page.mjs";
import { figure, ratio } from "./stats.mjs";

/** @import { Browser } from "playwright-core" */

/** @param {string} catalogue @param {number} batch @returns {number} steps a second */
function nativeRate(catalogue, batch) {
  const told = execFileSync("cargo", ["bench", "--quiet", "--bench", "native", "--", catalogue, String(batch)]);
  return JSON.parse(told.toString()).stepsPerSecond;
}

/**
 * What benches/seismology.rs tells.
 * @param {string} profile of cargo
 * @param {...string} words what is asked
 * @returns {Record<string, number>}
 */
export function seismology(profile, ...words) {
  const told = execFileSync("cargo", [
    "bench",
    "--quiet",
    "--profile",
    profile,
    "--bench",
    "seismology",
    "--",
    ...words,
  ]);
  return JSON.parse(told.toString());
}

/** @param {Browser} browser @param {string} address @param {string} catalogue path of the sample as CSV */
export const native = (browser, address, catalogue) =>
  withBenchPage(browser, address, async (page) => {
    const found = [];
    for (const batch of [32, 256]) {
      const one = { kind: "orogen", where: "dist", how: "flex" };
      await ask(page, "measure", { ...one, ask: { batch, ms: 500 } });
      /** @type {number[]} */
      const wasm = [];
      /** @type {number[]} */
      const machine = [];
      for (let repeat = 0; repeat < 5; repeat++) {
        wasm.push((await ask(page, "measure", { ...one, ask: { batch, ms: 900 } })).stepsPerSecond);
        machine.push(nativeRate(catalogue, batch));
      }
      found.push({ batch, wasm: figure(wasm), machine: figure(machine), ratio: ratio(wasm, machine) });
    }
    return found;
  });
