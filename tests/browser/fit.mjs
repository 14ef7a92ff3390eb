// The Check step: whether a catalogue is fit for use.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test, withoutSources } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

const FIGURES = [
  "Where",
  "How many of each size",
  "Magnitude against time",
  "Depths",
  "Magnitude types by year",
  "Mc through time",
  "b through time",
];

/** Opens the bundled week and waits for its numbers. @param {Page} page @param {string} address */
async function check(page, address) {
  await page.goto(address);
  await page.getByRole("button", { name: "Start with a week of real earthquakes", exact: true }).click();
  await page.getByText("Selected: the whole catalogue, 1,679 events.").waitFor();
  await settled(page);
}

/** @param {Page} page */
const settled = (page) => page.locator('.fit[aria-busy="false"]').waitFor();

/** @param {Page} page @param {string} name */
const cells = async (page, name) => {
  const table = page.getByRole("table", { name, exact: true });
  return (await table.getByRole("row").allInnerTexts())
    .slice(1)
    .map((row) => row.split("\t").map((cell) => cell.trim()));
};

/** Drags from one corner of the map to another, in shares of its box. @param {Page} page @param {[number, number, number, number]} shares */
async function drag(page, [left, top, right, bottom]) {
  const map = page.getByRole("slider", { name: "Cursor on Where" });
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  assert(box);
  await page.mouse.move(box.x + left * box.width, box.y + top * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + ((left + right) / 2) * box.width, box.y + ((top + bottom) / 2) * box.height);
  await page.mouse.move(box.x + right * box.width, box.y + bottom * box.height);
  await page.mouse.up();
}

test("the figures of a catalogue's fitness are there, each with its table", ["cpu"], async ({ page, address }) => {
  await check(page, address);
  for (const name of FIGURES) {
    const figure = page.getByRole("figure", { name, exact: true });
    await figure.getByRole("button", { name: "Show as table" }).click();
    const table = figure.getByRole("table", { name: `Table of ${name}` });
    assert((await table.getByRole("row").count()) > 1, `${name} has numbers behind it`);
    await figure.getByRole("button", { name: "Show as table" }).click();
    const cursor = figure.getByRole("slider");
    await cursor.focus();
    await page.keyboard.press("End");
    assert.match((await cursor.getAttribute("aria-valuetext")) ?? "", / · /, `${name} is read by keyboard`);
    assert.equal(await figure.getByText("What this means, and when it misleads").count(), 1);
  }
  const completeness = await cells(page, "Complete from which magnitude?");
  assert.equal(completeness.length, 5);
  assert.deepEqual(completeness[0]?.slice(1), ["1.1", "934"], "maximum curvature + 0.2");
  assert.equal((await cells(page, "How steep is the law?")).length, 3);
  await page.getByText(/The methods put completeness anywhere from M/).waitFor();
  await page.getByText(/kinds of magnitude are mixed/).waitFor();
});

test("a region drawn on the map, or typed, changes every number", ["cpu"], async ({ page, address }) => {
  await check(page, address);
  const before = await cells(page, "Complete from which magnitude?");
  // From India across 180° to the middle of the Pacific: the map has the Pacific in its middle.
  await drag(page, [0.2, 0.2, 0.6, 0.8]);
  const words = page.getByText(/^Selected: .* of 1,679 events\.$/);
  await words.waitFor();
  assert.match(await words.innerText(), /° E to .*° W: \d+ of/);
  await settled(page);
  const across = await cells(page, "Complete from which magnitude?");
  assert.notDeepEqual(across, before);

  for (const [name, value] of [
    ["South (°)", "30"],
    ["North (°)", "42,5"],
    ["West (°)", "235"],
    ["East (°)", "−113"],
  ])
    await page.getByLabel(String(name)).fill(String(value));
  await page.getByLabel("East (°)").press("Enter");
  await page.getByText("Selected: 30.00° N to 42.50° N, 125.00° W to 113.00° W").waitFor();
  await settled(page);
  assert.notDeepEqual(await cells(page, "Complete from which magnitude?"), across);

  await page.getByLabel("South (°)").fill("60");
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByText("South must be below north.").waitFor();
  await page.getByLabel("South (°)").fill("-91");
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByText("A number from −90 to 90").waitFor();

  await page.getByRole("button", { name: "Whole catalogue", exact: true }).click();
  await page.getByText("Selected: the whole catalogue, 1,679 events.").waitFor();
  await settled(page);
  assert.deepEqual(await cells(page, "Complete from which magnitude?"), before);

  await page.getByLabel("Complete from magnitude").fill("4.5");
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByText("The figures use Mc = 4.5.").waitFor();
});

test("a region without events says so", ["cpu"], async ({ page, address }) => {
  await check(page, address);
  await page.getByLabel("South (°)").fill("-89");
  await page.getByLabel("North (°)").fill("-88");
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByText(/: 0 of 1,679 events/).waitFor();
  await settled(page);
  await page.getByText("No events here.").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
});

test("the fitness of a catalogue is told in Chinese without English", ["cpu"], async ({ page, address }) => {
  await check(page, address);
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByText("已选：整个目录，共 1,679 个地震。").waitFor();
  await settled(page);
  for (const why of await page.locator(".fit summary, .numbers summary").all())
    if (await why.isVisible()) await why.click();
  await withoutSources(page);
  const text = `${await page.locator(".fit").innerText()} ${(await page.locator(".numbers").allInnerTexts()).join(" ")}`;
  // Names of people, of a method, and of files stay what they are, and so do sources.
  const words = text.match(/[A-Za-z][A-Za-z-]{3,}/g) ?? [];
  const names = new Set([
    ...["Tinti", "Mulargia", "Utsu", "b-positive", "Gardner", "Knopoff", "nthal", "Uhrhammer", "Zaliapin"],
    ...["Omori", "Reasenberg", "Jones", "Poisson"],
  ]);
  assert.deepEqual(
    words.filter((word) => !names.has(word)),
    [],
  );
  assert.doesNotMatch(text, /\{\w+|undefined|NaN/);
});

test("three agencies' files become one catalogue, and each row's fate is told", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  const names = ["emsc.csv", "fdsn.txt", "usgs_22col.csv"];
  const files = names.map((name) => fileURLToPath(new URL(`../fixtures/catalogues/${name}`, import.meta.url)));
  await page.locator("input[type=file]").first().setInputFiles(files);
  await page.getByRole("heading", { name: "What the file became" }).waitFor();
  const facts = await page.locator("aside .facts").first().innerText();
  assert.match(facts, /several files, merged/);
  for (const name of names) assert(facts.includes(name), `${name} is not named in: ${facts}`);
  assert.match(facts, /EMSC export[\s\S]*FDSN event text[\s\S]*USGS CSV/);
  const kept = Number(/(\d+) of \d+ rows kept/.exec(await page.locator(".headline").innerText())?.[1]);
  const { rows } = await page.evaluate(() => ({ rows: document.querySelectorAll(".dropped tbody tr").length }));
  const aside = await page.locator(".aside tbody tr").count();
  const all = Number(/of (\d+) rows kept/.exec(await page.locator(".headline").innerText())?.[1]);
  assert.equal(kept + rows + aside, all);
});
