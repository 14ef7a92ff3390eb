// Reading large catalogues in the worker and native, and whether the page is held up meanwhile.

import { ask, withBenchPage } from "./bench-page.mjs";
import { repeated } from "./catalogue.mjs";
import { seismology } from "./native.mjs";
import { keep } from "./site.mjs";
import { figure, ratio, tidy } from "./stats.mjs";

/** @import { Browser } from "playwright-core" */

const SIZES = [
  { rows: 10_000, repeats: 5 },
  { rows: 100_000, repeats: 5 },
  { rows: 1_000_000, repeats: 3 },
];

/** @param {Browser} browser @param {string} address @param {string} week the bundled week as CSV @param {string} profile of cargo */
export async function reading(browser, address, week, profile) {
  const found = [];
  for (const { rows, repeats } of SIZES) {
    const csv = repeated(week, rows);
    const name = `large-${rows}.csv`;
    const path = await keep(name, csv);
    /** @type {number[]} */
    const worker = [];
    /** @type {number[]} */
    const native = [];
    let longest = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      // A page for each: what was read before would weigh on the memory of the next.
      const told = await withBenchPage(browser, address, (page) => ask(page, "read", { dist: "dist", name }));
      if (told.kept !== rows) throw new Error(`of ${rows} rows ${told.kept} were kept`);
      worker.push(told.ms);
      longest = Math.max(longest, told.longest);
      const alone = seismology(profile, "read", path);
      if (alone.rows !== rows) throw new Error(`of ${rows} rows ${alone.rows} were kept by the native reader`);
      native.push(Number(alone.ms));
    }
    found.push({
      rows,
      bytes: Buffer.byteLength(csv),
      ms: figure(worker),
      rowsPerSecond: figure(worker.map((ms) => (rows * 1000) / ms)),
      native: figure(native),
      ratio: ratio(worker, native),
      longestTask: tidy(longest),
    });
  }
  return found;
}

/** The bundled week as a CSV. @param {Browser} browser @param {string} address @returns {Promise<string>} */
export const sampleCsv = (browser, address) =>
  withBenchPage(browser, address, (page) => page.evaluate(() => /** @type {any} */ (globalThis).bench.csv("dist")));
