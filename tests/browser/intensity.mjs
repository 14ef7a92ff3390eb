// The question of shaking intensity, on the table for practice and on one like people bring.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @param {Page} page @param {string} name */
const step = (page, name) => page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name });

/** @param {Page} page @param {string} address */
async function enter(page, address) {
  await page.goto(address);
  await page.getByRole("link", { name: "Shaking intensity" }).click();
  await page.getByRole("heading", { name: "A table of your own" }).waitFor();
}

test("intensity: practice table to verdict, residuals and warning time", ["cpu"], async ({ page, address }) => {
  await enter(page, address);
  await button(page, "Make it from Allen, Wald and Worden (2012)").click();
  await page.getByText("4,000 of 4,000 rows kept").waitFor();
  assert.match(await page.locator("main").innerText(), /made from an equation, for practice/);
  await button(page, "Train a network").click();
  await page.getByLabel("Epochs", { exact: true }).fill("3");
  await page.getByLabel("Seeds", { exact: true }).fill("1");
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  await step(page, "Judge").click();
  const sentence = page.getByText(/the equation of Allen, Wald and Worden \(2012\), which this table was made from/);
  await sentence.first().waitFor();
  assert.match(await sentence.first().innerText(), /Of real shaking this says nothing/);
  assert.doesNotMatch(await page.locator("main").innerText(), /The network is (better|worse|not distinguishable)/);
  const table = page.getByRole("table", { name: "On earthquakes it has not seen" });
  const words = await table.innerText();
  for (const row of [
    "network, 2,369 weights",
    "constant mean",
    "Allen, Wald & Worden 2012",
    "Atkinson & Wald, refitted",
  ])
    assert(words.includes(row), row);
  await page.getByRole("slider", { name: /What is left, against distance/ }).focus();
  await page.keyboard.press("End");

  await page.getByLabel("Epicentre to site (km)").fill("100");
  await page.getByLabel("Source depth (km)").fill("10");
  await button(page, "Work it out").click();
  // ObsPy's TauP in iasp91: S 29.887 s, P at the station 3.855 s, so 22.03 s with a delay of 4 s; flat layers say 22.06.
  await page.getByText(/^The alert is 22\.[01] s ahead of the S wave\.$/).waitFor();
  const expected = page.getByRole("table", { name: "Expected intensity" });
  assert.match(await expected.innerText(), /The network/);
  await page.getByLabel("Epicentre to site (km)").fill("5");
  await button(page, "Work it out").click();
  await page.getByText(/^The alert is [\d.]+ s too late\.$/).waitFor();
  await page.getByLabel("Magnitude").fill("50");
  await button(page, "Work it out").click();
  await page.getByText("A number from 0 to 10").first().waitFor();

  await step(page, "Take home").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Save the lab file (.orogen)").click(),
  ]);
  const saved = await download.path();
  await page.reload();
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({
      name: "mine.orogen",
      mimeType: "application/octet-stream",
      buffer: await (await import("node:fs/promises")).readFile(saved),
    });
  await button(page, "Train further").waitFor();
});

test(
  "intensity: a file that does not say which earthquake, and words in Chinese",
  ["cpu"],
  async ({ page, address }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await enter(page, address);
    const rows = Array.from({ length: 30 }, (_, i) => `box${i},${(6.5 - i / 8).toFixed(1)},5,${10 + 6 * i},37,-122`);
    const text = `Geocoded box,CDI,No. of responses,Hypocentral distance,Latitude,Longitude\n${rows.join("\n")}\nx,99,1,10,1,1\n`;
    const give = () =>
      page
        .locator("input[type=file]")
        .first()
        .setInputFiles({ name: "cdi_geo.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await give();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), /magnitude/i);
    await alert.getByRole("button", { name: "Dismiss" }).click();
    await page.getByLabel("Magnitude", { exact: true }).first().fill("6.1");
    await page.getByLabel("Depth (km)", { exact: true }).fill("8");
    await give();
    await page.getByText("30 of 31 rows kept").waitFor();
    assert.match(await page.locator("main").innerText(), /out of range/);
    await page.getByRole("button", { name: "中文" }).click();
    for (const index of [0, 1, 2]) {
      await page.locator("ol.steps button, nav ol button").nth(index).click();
      await page.waitForTimeout(300);
      const shown = await page.locator("main").innerText();
      assert.match(shown, /[\u4e00-\u9fff]{4}/);
      assert.doesNotMatch(shown, /\{\w+|undefined/);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert(wide <= 390, `step ${index + 1} is ${wide} wide`);
    }
  },
);

test("intensity: a link opens a practice table with its settings", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lab=shaking&sample=atkinson-wald-2007&epochs=2&split=random&colour=red&lock=all`);
  await page.getByText(/does not know: colour/).waitFor();
  await page.locator("#shaking-epochs").waitFor();
  assert.equal(await page.locator("#shaking-epochs").inputValue(), "2");
  assert.equal(await page.locator("#shaking-split").inputValue(), "random");
  assert(await page.locator("#shaking-epochs").isDisabled());
  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  assert.match(link, /#lab=shaking&sample=atkinson-wald-2007&step=train&epochs=2/);
});

test("intensity: ShakeMap's own files open in their lab", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await page.getByRole("button", { name: "Start with a week of real earthquakes" }).waitFor();
  const cells = Array.from({ length: 60 }, (_, at) => `${10 + at / 60} 45.5 ${(6 - at / 30).toFixed(1)} 3.1`);
  const grid = `<?xml version="1.0" encoding="UTF-8"?>
<shakemap_grid event_id="zz1"><event event_id="zz1" magnitude="6.2" depth="9" lat="45" lon="10" event_timestamp="2021-02-03T04:05:06Z"/>
<grid_field index="1" name="LON" units="dd"/><grid_field index="2" name="LAT" units="dd"/>
<grid_field index="3" name="MMI" units="intensity"/><grid_field index="4" name="PGA" units="%g"/>
<grid_data>
${cells.join("\n")}
</grid_data></shakemap_grid>`;
  const stations = JSON.stringify({
    type: "FeatureCollection",
    features: [
      {
        type: "Feature",
        geometry: { type: "Point", coordinates: [10, 45] },
        properties: { intensity: 5, intensity_flag: "", station_type: "seismic", distances: { rhypo: 30 } },
      },
    ],
  });
  const give = (/** @type {string} */ name, /** @type {string} */ text) =>
    page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "grid.xml"));
    for (const type of ["dragenter", "dragover", "drop"])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, grid);
  await page.getByText("60 of 60 rows kept").waitFor();
  await page.getByText(/The intensities of a ShakeMap grid are ShakeMap’s own/).waitFor();
  // A list of stations does not say how large the earthquake was.
  await step(page, "Data").click();
  await give("stationlist.json", stations);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /magnitude/);
  await page.getByLabel("Magnitude", { exact: true }).first().fill("6.2");
  await give("stationlist.json", stations);
  await page.getByText("1 of 1 row kept").or(page.getByText("1 of 1 rows kept")).first().waitFor();
  await page.getByText(/1 of 1 observations are instruments/).waitFor();
});
