// What people bring by mistake: refused where nothing can be made of it, read with a report where something can; the
// page stays usable, and what was open stays open.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { zipSync } from "fflate";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name @param {Uint8Array | string} content */
const give = (page, name, content) =>
  page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
/** @param {Page} page @param {string} name */
const step = (page, name) => page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name });
const HEADER = "time,latitude,longitude,depth,mag";

/** The same bytes each time: Marsaglia 2003 (J. Stat. Softw. 8:14). @param {number} length @param {(byte: number) => number} make */
function noise(length, make) {
  let state = 2_463_534_242;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return make(state & 255);
  });
}

test("ten megabytes of noise, archives, a cut QuakeML: refused where they fail", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await page.getByRole("button", { name: "Start with a week of real earthquakes" }).click();
  await page.getByText("1,679 of 1,707 rows kept").waitFor();
  await step(page, "Data").click();
  const quakeml = (await readFile(new URL("../fixtures/catalogues/quakeml.xml", import.meta.url))).toString();
  const cut = quakeml.slice(0, quakeml.indexOf("<magnitude publicID"));
  /** @type {[string, string | Uint8Array, RegExp][]} */
  const files = [
    ["noise.csv", noise(10_000_000, (byte) => byte), /text|binary/i],
    ["lines.csv", noise(1_000_000, (byte) => (byte % 97 === 0 ? 10 : 32 + (byte % 95))), /column|row|header/i],
    ["sheet.xlsx", zipSync({ "xl/workbook.xml": new TextEncoder().encode("<workbook/>") }), /lab file|archive|zip/i],
    ["cut.xml", cut, new RegExp(`line ${cut.split("\n").length}|row ${cut.split("\n").length}`, "i")],
    ["none.csv", "time,latitude,longitude,depth\n2020-01-01,1,2,3\n", /magnitude/i],
    ["absurd.csv", `${HEADER}\n-1e308,-1e308,1e308,-0,99999999999999999999\n💥,0x7f,1.2.3,∞,+-1\n`, /row/i],
    ["page.html", "<!doctype html><p>Service unavailable, try later, sorry</p>", /column|delimiter|web page|markup/i],
  ];
  for (const [name, content, words] of files) {
    await give(page, name, content);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    const told = await alert.innerText();
    assert.match(told, words, `${name}: ${told}`);
    assert.doesNotMatch(told, /\{|undefined|NaN/, name);
    await alert.getByRole("button", { name: "Dismiss" }).click();
  }
  await step(page, "Check").click();
  await page.getByText("1,679 of 1,707 rows kept").waitFor();
});

test(
  "one row, a second header, two encodings, absurd values: read, and each row's fate told",
  ["cpu"],
  async ({ page, address }) => {
    await page.goto(address);
    await page.getByRole("button", { name: "Start with a week of real earthquakes" }).waitFor();
    const good = "2020-01-01T00:00:00Z,1,2,3,4";
    const mixed = Buffer.concat([
      Buffer.from(`${HEADER},place\n${good},Zürich\n`),
      Buffer.from("2020-01-02T00:00:00Z,1,2,3,4,Z\xFCrich\n", "latin1"),
    ]);
    const wild = ["-1e308", "1e308", "0x7f", "+-1", "💥"].map(
      (value, at) => `2020-01-0${at + 2}T00:00:00Z,1,2,3,${value}`,
    );
    /** @type {[string, string | Uint8Array, RegExp, RegExp][]} */
    const files = [
      ["one.csv", `${HEADER}\n${good}\n`, /1 of 1 rows? kept/, /Every row could be used/],
      ["twice.csv", `${HEADER}\n${HEADER}\n${good}\n`, /1 of 2 rows kept/, /the header again/],
      ["mixed.csv", mixed, /2 of 2 rows kept/, /Windows-1252/],
      ["wild.csv", `${HEADER}\n${good}\n${wild.join("\n")}\n`, /1 of 6 rows kept/, /out of range[\s\S]*not a number/],
    ];
    for (const [name, content, kept, told] of files) {
      await step(page, "Data").click();
      await give(page, name, content);
      await page.getByText(kept).first().waitFor();
      assert.match(await page.locator("main").innerText(), told, name);
      assert.equal(await page.getByRole("alert").count(), 0, name);
    }
  },
);

test("every row of the import report can be reached, and taken home", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await page.getByRole("button", { name: "Start with a week of real earthquakes" }).waitFor();
  const row = (/** @type {number} */ at, /** @type {string} */ longitude, /** @type {string} */ magnitude) =>
    `${new Date(Date.UTC(2020, 0, 1, at)).toISOString()},1,${longitude},3,${magnitude}`;
  const rows = Array.from({ length: 3000 }, (_, at) => row(at, at % 2 ? "181" : "2", at % 10 === 0 ? "x" : "4"));
  await give(page, "many.csv", `${HEADER}\n${rows.join("\n")}\n`);
  await page.getByText("2,700 of 3,000 rows kept").waitFor();
  const repaired = page.locator(".card.repaired");
  await repaired.getByText("1 to 50 of 1,500").waitFor();
  await repaired.getByLabel("Show from row").fill("1499");
  await repaired.getByLabel("Show from row").press("Enter");
  await repaired.getByText("1,499 to 1,500 of 1,500").waitFor();
  assert.match(await repaired.locator("tbody").innerText(), /3001\s+longitude\s+181\s+-179/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save every row of this report (.csv)" }).click(),
  ]);
  const lines = (await readFile(await download.path())).toString().trim().split("\r\n");
  assert.equal(lines.length, 1 + 300 + 1500);
  assert.match(lines[0] ?? "", /^\uFEFF?fate,file,row,column,value,became,reason,of_file,of_row$/);
  assert.equal(lines[1], "dropped,,2,mag,x,,not-a-number,,");
  assert.equal(lines.at(-1), "repaired,,3001,longitude,181,-179,longitude-wrapped,,");
});
