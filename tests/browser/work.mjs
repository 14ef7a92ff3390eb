// My work: what this browser keeps of all labs is listed, renamed, opened, downloaded, deleted; and where it keeps
// nothing, or has no room left, downloads are the way out.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { file, test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** @param {Page} page */
const toWork = (page) => page.getByRole("navigation", { name: "My work" }).getByRole("link").click();

/** A run of two epochs on the bundled week. @param {Page} page @param {string} address */
async function train(page, address) {
  await page.goto(`${address}#lab=earthquakes&sample=usgs-week&epochs=2&seeds=1`);
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
}

/** @param {Page} page @param {() => Promise<void>} press */
async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("my work lists runs, data and settings, and gives them back", ["cpu"], async ({ page, address }) => {
  await train(page, address);
  await page.goto(`${address}#lab=shaking&sample=atkinson-wald-2007&epochs=1&seeds=1`);
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  await page.goto(`${address}#page=work`);
  const runs = page.getByRole("table", { name: "Runs" });
  await runs.getByText(/^Shaking intensity · epoch 1 of 1/).waitFor();
  await runs.getByText(/^Earthquakes · .*epoch 2 of 2/).waitFor();

  const title = await runs.getByRole("rowheader").filter({ hasText: "Earthquakes" }).innerText();
  const first = /** @type {string} */ (title.split("\n")[0]).trim();
  await button(page, `Rename ${first}`).click();
  await page.getByLabel(`New name of ${first}`).fill("<b>Week one</b>");
  await page.keyboard.press("Enter");
  await runs.getByText("<b>Week one</b>").waitFor();
  await page.reload();
  await runs.getByText("<b>Week one</b>").waitFor();

  const run = await saved(page, () => button(page, "Download <b>Week one</b>").click());
  assert.match(run.name, /^b-Week-one-b\.orogen$/);
  assert.equal(run.bytes.subarray(0, 2).toString(), "PK");
  await button(page, "Open <b>Week one</b>").click();
  await button(page, "Train further").waitFor();
  assert.match(page.url(), /#lab=earthquakes$/);
  // Going on with it is kept under the same name.
  await button(page, "Train further").click();
  await page
    .getByText(/epoch 4 of 4/)
    .first()
    .waitFor();

  await toWork(page);
  await runs.getByText(/epoch 4 of 4/).waitFor();
  await runs.getByText("<b>Week one</b>").waitFor();
  await button(page, "Delete <b>Week one</b>").click();
  await button(page, "Delete").click();
  await runs.getByText("<b>Week one</b>").waitFor({ state: "detached" });
});

test("data and settings are kept on request and survive a reload", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lab=earthquakes`);
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "comcat.csv", mimeType: "text/csv", buffer: await file("www/samples/csep-comcat.csv") });
  await page.getByText("829 of 829 rows kept").first().waitFor();
  await button(page, "Train a network").click();
  await page.locator("#setting-epochs").fill("17");
  await toWork(page);
  await button(page, "Keep the data open in Earthquakes: comcat.csv").click();
  await page.getByRole("table", { name: "Data" }).getByText("comcat.csv").waitFor();
  await button(page, "Keep the settings of Earthquakes as they are now").click();
  await page.getByRole("table", { name: "Settings" }).getByText("Settings of Earthquakes").waitFor();
  await page.reload();
  const link = await saved(page, () => button(page, "Download Settings of Earthquakes").click());
  assert.match(link.bytes.toString(), /#.*lab=earthquakes.*epochs=17/);
  const data = await saved(page, () => button(page, "Download comcat.csv").click());
  assert.deepEqual(data.bytes, await file("www/samples/csep-comcat.csv"));
  await button(page, "Open comcat.csv").click();
  await page.getByText("829 of 829 rows kept").first().waitFor();
  await toWork(page);
  await button(page, "Open Settings of Earthquakes").click();
  await page.locator("#setting-epochs").waitFor();
  assert.equal(await page.locator("#setting-epochs").inputValue(), "17");
});

test("a browser that keeps nothing is said aloud, and work can be downloaded", ["cpu"], async ({ page, address }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
  });
  await train(page, address);
  await page.getByText(/does not let this page keep runs/).waitFor();
  await toWork(page);
  await page.getByRole("alert").filter({ hasText: "does not let this page keep anything" }).waitFor();
  const run = await saved(page, () => page.getByRole("button", { name: /^Download Earthquakes · / }).click());
  assert.match(run.name, /\.orogen$/);
});

test("a full browser offers what it cannot keep as a download", ["cpu"], async ({ page, address }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === "files") throw new DOMException("no room", "QuotaExceededError");
      return put.apply(this, given);
    };
  });
  await train(page, address);
  await page.getByText(/no room left to keep this run/).waitFor();
  const run = await saved(page, () => button(page, "Download the lab file").click());
  assert.equal(run.bytes.subarray(0, 2).toString(), "PK");
  await toWork(page);
  // What was half kept is not listed.
  await page.getByText(/None yet\. A run is kept/).waitFor();
});
