// How far a score is to be trusted: every split, shuffled magnitudes, features and columns to choose.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @param {Page} page @param {string} name */
const step = (page, name) => page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name });

/** Trains for so many epochs and goes to the Judge step. @param {Page} page @param {number} epochs */
async function judged(page, epochs) {
  await page.getByLabel("Epochs", { exact: true }).fill(String(epochs));
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  await step(page, "Judge").click();
  await page
    .getByText(/simple rule/)
    .first()
    .waitFor();
}

test(
  "every split stands in one table, shuffled magnitudes give a p-value, both can be stopped",
  ["cpu"],
  async ({ page, address }) => {
    await page.goto(address);
    await button(page, "Start with a week of real earthquakes").click();
    await button(page, "Train a network").click();
    await judged(page, 40);
    // Stopped, it leaves nothing behind and can begin again.
    await button(page, "Shuffle the magnitudes 19 times").click();
    await page.getByRole("progressbar", { name: "Progress of the shuffled networks" }).waitFor();
    await button(page, "Stop").click();
    await page.getByRole("progressbar", { name: "Progress of the shuffled networks" }).waitFor({ state: "detached" });
    assert.equal(await page.getByText(/^p = /).count(), 0);
    assert.equal(await page.getByRole("alert").count(), 0);

    await button(page, "Compare the splits").click();
    const table = page.getByRole("table", { name: "The same network under every split" });
    await table.waitFor();
    const rows = (await table.getByRole("row").allInnerTexts()).map((row) =>
      row.split("\t").map((cell) => cell.trim()),
    );
    assert.deepEqual(
      rows.slice(1).map(([name]) => name),
      ["by time", "random", "spatial blocks", "whole sequences"],
    );
    for (const row of rows.slice(1)) {
      assert.equal(row.length, 8, row.join(" | "));
      assert.match(row[1] ?? "", /^-?[\d.,]+%\s*\[-?[\d.,]+%, -?[\d.,]+%\]$/, "skill with its interval");
      assert(Number.parseFloat(row[2] ?? "") > 0, "an error is above zero");
    }
    await page.getByText(/After 40 epochs each\./).waitFor();

    // The page stays usable meanwhile, and what it is asked comes back.
    await button(page, "Shuffle the magnitudes 19 times").click();
    await page.getByLabel("Latitude (°)").fill("35.7");
    await page.getByLabel("Longitude (°)").fill("-117.5");
    await page.getByLabel("Depth (km)").fill("8");
    await button(page, "Estimate").click();
    await page.getByText("Knowing nothing of the place", { exact: false }).waitFor();
    await page.getByText(/^p = (0|1)\.\d\d: on shuffled magnitudes \d+ of 19 networks did as well/).waitFor();
    await table.waitFor();
  },
);

test(
  "the other preset, chosen columns, and those that are known only afterwards",
  ["cpu"],
  async ({ page, address }) => {
    const rows = Array.from({ length: 120 }, (_, i) => {
      const magnitude = 3 + ((i * 7) % 13) / 10;
      const day = new Date(Date.UTC(2020, 0, 1 + i)).toISOString();
      return `${day},${(i * 11) % 60},${(i * 17) % 120},${5 + (i % 40)},${magnitude},${Math.round(magnitude * 9)},${50 + (i % 30)}`;
    });
    await page.goto(address);
    await button(page, "Start with a week of real earthquakes").waitFor();
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({
        name: "stations.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(`time,latitude,longitude,depth,mag,nst,heat flow\n${rows.join("\n")}\n`),
      });
    await page.getByRole("heading", { name: "What the file became" }).waitFor();
    await step(page, "Train").click();
    await page.getByLabel("Start from", { exact: true }).selectOption("orogen");
    const box = (/** @type {string} */ name) => page.getByRole("checkbox", { name, exact: true });
    for (const [name, checked] of /** @type {const} */ ([
      ["Latitude", false],
      ["X (unit sphere)", true],
      ["Log depth", true],
      ["Time (year)", true],
      ["heat flow", false],
    ]))
      assert.equal(await box(name).isChecked(), checked, name);
    await box("heat flow").check();
    await page.getByText("Columns known only afterwards (1)").click();
    assert(await box("nst").isDisabled());
    await box("Allow them").check();
    await box("nst").check();
    await judged(page, 3);
    await page.getByText(/Known only once an event was measured: nst\./).waitFor();
    // The estimate asks for what these features are told from.
    for (const [name, value] of /** @type {const} */ ([
      ["Latitude (°)", "10"],
      ["Longitude (°)", "20"],
      ["Depth (km)", "10"],
      ["Year", "2020.1"],
      ["heat flow", "9000"],
      ["nst", "30"],
    ]))
      await page.getByLabel(name, { exact: true }).fill(value);
    await button(page, "Estimate").click();
    await page.getByText(/Outside the range of the training data: heat flow\./).waitFor();
  },
);
