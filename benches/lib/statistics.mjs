// How the time of the statistics grows with the catalogue, in the worker and native: sequences that trigger sequences,
// ten times as long for ten times as many events.

import { ask, withBenchPage } from "./bench-page.mjs";
import { seismology } from "./native.mjs";
import { figure, ratio, tidy } from "./stats.mjs";

/** @import { Browser } from "playwright-core" */

/** Background events and days; those they trigger make 10,000, 30,000 and 100,000 of them, nearly. */
const SIZES = [
  { background: 3_400, days: 3_650 },
  { background: 9_300, days: 10_950 },
  { background: 33_300, days: 36_500 },
];
const REPEATS = 3;
export const WHAT = /** @type {const} */ (["gardner-knopoff", "zaliapin", "completeness"]);

/** @param {Browser} browser @param {string} address @param {string} profile of cargo */
export async function statistics(browser, address, profile) {
  const sizes = [];
  for (const { background, days } of SIZES) {
    const worker = await withBenchPage(browser, address, async (page) => {
      const told = [];
      for (let repeat = 0; repeat < REPEATS; repeat++)
        told.push(await ask(page, "statistics", { dist: "dist", background, days }));
      return told;
    });
    const native = worker.map(() => seismology(profile, "statistics", String(background), String(days)));
    const [events, others] = [worker[0]?.events ?? 0, native[0]?.events];
    if (events !== others) throw new Error(`${events} events in the worker, ${others} in the native catalogue`);
    const times = WHAT.map((what) => {
      const [there, here] = [worker.map((told) => told[what]), native.map((told) => Number(told[what]))];
      return { what, worker: figure(there), native: figure(here), ratio: ratio(there, here) };
    });
    sizes.push({ events, times });
  }
  const [first, last] = [sizes[0], sizes.at(-1)];
  const growth = WHAT.map((what, at) => {
    const [few, many] = [first?.times[at]?.worker.median ?? Number.NaN, last?.times[at]?.worker.median ?? Number.NaN];
    return { what, exponent: tidy(Math.log(many / few) / Math.log((last?.events ?? 0) / (first?.events ?? 1))) };
  });
  return { sizes, growth };
}
