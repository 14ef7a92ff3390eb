// Files of several agencies as people have them: dropped together, a region brushed, a question answered; and a
// large one, which can be called off.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @param {Page} page @param {string} name */
const field = (page, name) => page.getByLabel(name, { exact: true });
/** @param {Page} page */
const busy = (page) => page.getByRole("status", { name: "Busy" });

/** Drops files onto the page. @param {Page} page @param {Record<string, string>} files */
const drop = (page, files) =>
  page.evaluate((texts) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(texts)) transfer.items.add(new File([text], name));
    for (const type of ["dragenter", "dragover", "drop"])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, files);

/** Two years of events at random, the larger part near 10° N 10° E, each reported by one of three agencies. */
function reports() {
  let state = 7;
  // Park and Miller 1988 (Commun. ACM 31:1192).
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const events = Array.from({ length: 6000 }, (_, at) => ({
    id: `e${at}`,
    time: new Date(Date.UTC(2020, 0, 1) + ((at + uniform()) * 731 * 86_400_000) / 6000).toISOString(),
    latitude: (at % 3 ? 20 * uniform() : -60 + 10 * uniform()).toFixed(3),
    longitude: (20 * uniform()).toFixed(3),
    magnitude: (3 + Math.floor(-10 * Math.log10(uniform())) / 10).toFixed(1),
  }));
  const of = (/** @type {number} */ agency) => events.filter((_, at) => Math.floor(at / 3) % 3 === agency);
  const usgs = of(0).map(
    ({ id, time, latitude, longitude, magnitude }) => `${time},${latitude},${longitude},10,${magnitude},mw,${id}`,
  );
  const ingv = of(1).map(
    ({ id, time, latitude, longitude, magnitude }) =>
      `${id}|${time.replace("Z", "")}|${latitude}|${longitude}|10|A||||ML|${magnitude}|--|Somewhere`,
  );
  const emsc = of(2).map(
    ({ id, time, latitude, longitude, magnitude }) =>
      `${time.slice(0, 10)};${time.slice(11, 19)};${latitude};${longitude};10;f;ML;${magnitude};SOMEWHERE;2022-01-01 00:00;${id};`,
  );
  return {
    "usgs.csv": `time,latitude,longitude,depth,mag,magType,id\n${usgs.join("\n")}\n`,
    "ingv.txt": `#EventID|Time|Latitude|Longitude|Depth/Km|Author|Catalog|Contributor|ContributorID|MagType|Magnitude|MagAuthor|EventLocationName\n${ingv.join("\n")}\n`,
    "emsc.csv": `Date;Time UTC;Latitude;Longitude;Depth;Depth Type;Magnitude Type;Magnitude;Region Name;Last Update;Eqid;\n${emsc.join("\n")}\n`,
  };
}

test(
  "three agencies' files, a region brushed, question 2, its reliability read",
  ["cpu"],
  async ({ page, address }) => {
    await page.goto(address);
    await button(page, "Start with a week of real earthquakes").waitFor();
    await drop(page, reports());
    await page.getByText("usgs.csv", { exact: true }).first().waitFor();
    for (const format of ["FDSN", "EMSC", "USGS"]) await page.getByText(format).first().waitFor();
    const [, all] = /Selected: the whole catalogue, ([\d,]+) events\./.exec(
      await page.getByText(/^Selected: the whole catalogue/).innerText(),
    ) ?? ["", ""];

    const map = page.getByRole("slider", { name: "Cursor on Where" });
    await map.scrollIntoViewIfNeeded();
    const box = await map.boundingBox();
    assert(box);
    // The upper half of the map: north of the equator.
    const { x, y, width, height } = box;
    await page.mouse.move(x + 0.01 * width, y + 0.02 * height);
    await page.mouse.down();
    await page.mouse.move(x + 0.5 * width, y + 0.3 * height);
    await page.mouse.move(x + 0.99 * width, y + 0.499 * height);
    await page.mouse.up();
    const selected = page.getByText(/^Selected: .* of [\d,]+ events\.$/);
    await selected.waitFor();
    const [, inside, whole] = /: ([\d,]+) of ([\d,]+) events/.exec(await selected.innerText()) ?? [];
    assert.equal(whole, all);
    assert(Number(inside?.replace(",", "")) < 0.7 * Number(whole?.replace(",", "")), `${inside} of ${whole}`);

    await button(page, "Train a network").click();
    await page.getByRole("radio", { name: "Probability of a large event", exact: true }).check();
    await field(page, "Region").selectOption({ index: 1 });
    await field(page, "Days T").fill("2");
    await field(page, "Epochs").fill("2");
    await button(page, "Start").click();
    await button(page, "Train further").waitFor();
    await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Judge" }).click();
    await page.locator(".verdict .sentence").waitFor();
    const diagram = page.getByRole("figure", { name: "Do the probabilities come true?", exact: true });
    await diagram.getByRole("button", { name: "Show as table" }).click();
    const rows = (await diagram.getByRole("row").allInnerTexts()).slice(1).map((row) => row.split("\t").map(Number));
    const judged = Number(
      /Test\s+([\d,]+) windows/.exec(await page.locator(".facts").innerText())?.[1]?.replace(",", ""),
    );
    assert.equal(
      rows.reduce((sum, row) => sum + (row[5] ?? 0), 0),
      judged,
      "each window is in one bin",
    );
    for (const [said, came, low, high] of rows)
      assert((said ?? -1) >= 0 && (low ?? 101) <= (came ?? 0) && (came ?? 101) <= (high ?? -1));
    // Nothing south of the region has a say.
    await page.getByText(/^After .* UTC the highest is/).waitFor();
    const where = page.getByRole("figure", { name: "Probabilities on the map", exact: true });
    await where.getByRole("button", { name: "Show as table" }).click();
    for (const row of (await where.getByRole("row").allInnerTexts()).slice(1))
      assert(Number(row.split("\t")[1]?.replace("−", "-")) > 0, row);
  },
);

test("a large file is told of while it is read, and can be called off", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await button(page, "Start with a week of real earthquakes").click();
  await page.getByText("Selected: the whole catalogue, 1,679 events.").waitFor();
  const rows = Array.from({ length: 1000 }, (_, at) => `${at % 90},${at % 180},${at % 70},${3 + (at % 30) / 10}`);
  const block = `${rows.join("\n")}\n`;
  await drop(page, { "large.csv": `latitude,longitude,depth,mag\n${block.repeat(600)}` });
  await page.getByRole("progressbar", { name: "How much of it is read" }).waitFor();
  await button(page, "Cancel").click();
  await busy(page).getByText("Called off. What was open before is still open.").waitFor();
  await page.getByText("Selected: the whole catalogue, 1,679 events.").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  await drop(page, { "small.csv": `latitude,longitude,depth,mag\n${block}` });
  await page.getByText("Selected: the whole catalogue, 1,000 events.").waitFor();
});
