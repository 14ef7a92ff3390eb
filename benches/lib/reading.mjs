// Reading a large catalogue in the worker, and whether the page is held up meanwhile.

import { withBenchPage } from "./bench-page.mjs";
import { figure, tidy } from "./stats.mjs";

/** @import { Browser } from "playwright-core" */

/** @param {Browser} browser @param {string} address @param {string} dist @param {string} csv */
export const reading = (browser, address, dist, csv) =>
  withBenchPage(browser, address, async (page) => {
    const found = [];
    for (let repeat = 0; repeat < 5; repeat++) {
      found.push(
        await page.evaluate(
          ({ dist, csv, repeat }) => {
            const bytes = new TextEncoder().encode(csv);
            return /** @type {any} */ (globalThis).bench.read({ dist, bytes, name: `large-${repeat}.csv` });
          },
          { dist, csv, repeat },
        ),
      );
    }
    const rows = csv.split("\n").length - 2;
    if (found.some(({ kept }) => kept !== rows)) throw new Error(`of ${rows} rows ${found[0].kept} were kept`);
    return {
      rows,
      bytes: Buffer.byteLength(csv),
      ms: figure(found.map(({ ms }) => ms)),
      longestTask: tidy(Math.max(...found.map(({ longest }) => longest))),
    };
  });

/** The bundled week as a CSV. @param {Browser} browser @param {string} address @returns {Promise<string>} */
export const sampleCsv = (browser, address) =>
  withBenchPage(browser, address, (page) => page.evaluate(() => /** @type {any} */ (globalThis).bench.csv("dist")));
