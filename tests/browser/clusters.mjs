// Mainshocks, aftershocks, and catalogues made to order.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { test, withoutSources } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Makes the catalogue of a preset and waits for the Check step's numbers. @param {Page} page @param {string} address @param {string} preset */
async function make(page, address, preset) {
  await page.goto(address);
  await button(page, preset).click();
  await button(page, "Make it").click();
  await page.getByRole("heading", { name: "What the file became" }).waitFor();
  await page.locator('.fit[aria-busy="false"]').waitFor();
}

/** @param {Page} page @param {string} name @returns {Promise<string[][]>} */
async function cells(page, name) {
  const rows = await page.getByRole("table", { name, exact: true }).getByRole("row").allInnerTexts();
  return rows.slice(1).map((row) => row.split("\t").map((cell) => cell.trim()));
}

const count = (/** @type {string | undefined} */ text) => Number((text ?? "").replaceAll(",", ""));

test("sequences made to order are declustered by four methods", ["cpu"], async ({ page, address }) => {
  await make(page, address, "Aftershock sequences (ETAS)");
  // The truth is in the import report.
  const notes = await page.getByText(/events were triggered by others \(ETAS\)/).innerText();
  const triggered = count(/^([\d,]+) events/.exec(notes)?.[1]);
  await page.getByText(/Made to order, not observed: 1,500 background events/).waitFor();
  const all = 1500 + triggered;

  await page.locator("#clusters-clustersMc").fill("3");
  await button(page, "Compare all four").click();
  await page.locator("#clusters-way").selectOption({ label: "Zaliapin nearest neighbours" });
  const words = page.getByText(/^Zaliapin nearest neighbours: [\d,]+ mainshocks among/).first();
  await words.waitFor();
  const rows = await cells(page, "Mainshocks by each method");
  assert.deepEqual(
    rows.map(([name]) => name),
    ["Gardner–Knopoff windows", "Grünthal windows", "Uhrhammer windows", "Zaliapin nearest neighbours"],
  );
  for (const [name, mainshocks, aftershocks, share] of rows) {
    assert.equal(count(mainshocks) + count(aftershocks), all, name);
    assert(Math.abs(Number.parseFloat(share ?? "") - (100 * count(aftershocks)) / all) < 0.06, `${name}: ${share}`);
  }
  // The method that ETAS is made for comes near to the number that was asked for.
  const found = count(rows[3]?.[1]);
  assert(found > 1200 && found < 1800, `${found} mainshocks of 1,500 background events`);

  for (const name of ["How the count grows", "Nearest neighbours in time and distance", "Nearest-neighbour distance"]) {
    const figure = page.getByRole("figure", { name, exact: true });
    const cursor = figure.getByRole("slider");
    await cursor.focus();
    await page.keyboard.press("End");
    assert.match((await cursor.getAttribute("aria-valuetext")) ?? "", / · /, `${name} is read by keyboard`);
    await button(/** @type {any} */ (figure), "Show as table").click();
    assert((await figure.getByRole("table").getByRole("row").count()) > 5, `${name} has numbers behind it`);
    assert.equal(await figure.getByText("What this means, and when it misleads").count(), 1);
  }

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Save the mainshocks (.csv)").click(),
  ]);
  const saved = await readFile((await download.path()) ?? "", "utf8");
  assert.equal(saved.trim().split("\n").length, found + 1);
  assert.match(saved, /^time,latitude,longitude,depth,mag,magType,id,place\r?\n20\d\d-/);

  // Another part of the catalogue: what was computed is not of it.
  await page.getByLabel("South (°)").last().fill("0");
  await button(page, "Apply").click();
  await page.getByText(/Nothing is computed until you ask/).waitFor();
  assert.deepEqual((await cells(page, "Mainshocks by each method"))[0]?.slice(1), ["–", "–", "–"]);
});

test("what followed one earthquake is told beside the laws", ["cpu"], async ({ page, address }) => {
  await make(page, address, "Aftershock sequences (ETAS)");
  await page.getByLabel("Days after it").fill("0");
  await button(page, "Show its aftershocks").click();
  await page.getByText(/A number from 0.01 to 3,?652/).waitFor();
  await page.getByLabel("Days after it").fill("60");
  await button(page, "Show its aftershocks").click();
  const words = page.getByText(/^After M 8\.1 .* events within 60 days and/);
  await words.waitFor();
  const n = count(/: ([\d,]+) events within/.exec(await words.innerText())?.[1]);
  const facts = await page.locator(".sequence .facts").innerText();
  assert.match(facts, /\nK\s+[\d.,]+ ± [\d.,]+/);
  const p = Number(/\np\s+([\d.]+) ±/.exec(facts)?.[1]);
  // Of the law that was asked for, 1.2; later aftershocks have aftershocks of their own, which slows the decay.
  assert(p > 0.8 && p < 1.4, `p = ${p}`);
  assert.match(facts, /Båth’s rule expects\s+M 6\.9 ± 0\.5/);
  const rows = await cells(page, "Expected and observed");
  assert(rows.length > 5 && rows.every((row) => row.length === 6));
  assert(count(rows[0]?.[1]) <= n);

  const cursor = page.getByRole("slider", { name: "Cursor on How the sequence dies down" });
  await cursor.focus();
  await page.keyboard.press("Home");
  assert.match(
    (await cursor.getAttribute("aria-valuetext")) ?? "",
    /days after the mainshock .* · events a day .*Omori/,
  );

  // Another mainshock by keyboard on the map: the second largest.
  await page.getByRole("slider", { name: "Cursor on Where" }).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByText(/^After M (?!8\.1)/).waitFor();
  const { violations } = await new AxeBuilder({ page }).include(".clusters").include(".sequence").analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
    [],
  );
});

test(
  "a catalogue made to order is checked while it is typed, and is the same again",
  ["cpu"],
  async ({ page, address }) => {
    await page.goto(address);
    await page.getByText("Choose everything yourself").click();
    await page.getByText("2,000 background events.").waitFor();
    await page.getByLabel("Events trigger others (ETAS)").check();
    await page.getByText(/branching ratio n = 0\.721/).waitFor();
    await page.getByLabel(/^K₀/).fill("0,04");
    await page.getByText(/Branching ratio n = 1\.441: with one or more new events for each/).waitFor();
    assert.equal(await button(page, "Make it").getAttribute("aria-disabled"), "true");
    await page.getByLabel(/^α/).fill("2.5");
    await page.getByText(/α is as large as b/).waitFor();
    await page.getByLabel("Events trigger others (ETAS)").uncheck();
    await page.getByLabel("b-value").fill("nothing");
    await page.getByText("Possible is 0.3–3.").waitFor();
    assert.equal(await page.getByLabel("b-value").getAttribute("aria-invalid"), "true");
    await page.getByLabel("b-value").fill("0.8");
    await page.getByLabel("Dependence on place (magnitudes)").fill("1");
    await page.getByLabel("Seed").fill("7");
    await button(page, "Make it").click();
    await page.getByText(/b = 0\.8 from M 3 to 9 .* seed 7/).waitFor();
    await page.getByText(/far from latitude 0°, longitude −140° the smallest magnitude is 1 higher/).waitFor();

    const same = await page.evaluate(async () => {
      const { open } = await import(new URL("www/client.js", document.baseURI).href);
      const orogen = await open({ device: "cpu" });
      const of = async (/** @type {number} */ seed) => {
        const options = { seed, events: 300, triggering: { k0: 0.01 } };
        const catalogue = await orogen.catalogue({ sample: "synthetic", options });
        return {
          text: await catalogue.toCsv(),
          codes: catalogue.report.notes.map(({ code }) => code).filter((code) => code.startsWith("synthetic")),
        };
      };
      const [one, again, other] = [await of(3), await of(3), await of(4)];
      const refused = await orogen.planSynthetic({ triggering: { k0: 1 } }).catch((why) => why);
      const sample = await orogen.catalogue({ sample: "usgs-week", options: {} }).catch((why) => why);
      await orogen.close();
      return {
        repeats: one.text === again.text && one.text !== other.text,
        codes: one.codes,
        refused: [refused.code, refused.where.option],
        sample: [sample.code, sample.where.option],
      };
    });
    assert.deepEqual(same, {
      repeats: true,
      codes: ["synthetic", "synthetic-triggering"],
      refused: ["bad-option", "triggering.branchingRatio"],
      sample: ["bad-option", "sample"],
    });
  },
);

test("clusters and the maker are told in Chinese without English", ["cpu"], async ({ page, address }) => {
  await make(page, address, "Aftershock sequences (ETAS)");
  await button(page, "Compare all four").click();
  await page.locator("#clusters-way").selectOption({ label: "Zaliapin nearest neighbours" });
  await button(page, "Show its aftershocks").click();
  await page.getByText(/^After M/).waitFor();
  await button(page, "中文").click();
  await page.getByText("一次地震之后").waitFor();
  // What was computed has stayed.
  await page.getByText(/天、.* 公里之内有/).waitFor();
  for (const why of await page.locator(".clusters summary").all()) await why.click();
  await withoutSources(page);
  const clusters = (await page.locator(".clusters").allInnerTexts()).join(" ");
  await page.getByRole("navigation").getByRole("button", { name: "数据" }).click();
  for (const why of await page.locator(".maker summary").all()) await why.click();
  await withoutSources(page);
  const text = `${clusters} ${await page.locator(".maker").innerText()}`;
  const words = text.match(/[A-Za-z][A-Za-z-]{3,}/g) ?? [];
  const names = [
    "Gardner",
    "Knopoff",
    "Grünthal",
    "nthal",
    "Uhrhammer",
    "Zaliapin",
    "Reasenberg",
    "Jones",
    "Enter",
    "ETAS",
  ];
  assert.deepEqual(
    words.filter((word) => !names.includes(word)),
    [],
  );
  assert.doesNotMatch(text, /\{\w+|undefined|NaN/);
});

test("the panels of clusters and the maker fit a phone", ["cpu"], async ({ page, address }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address);
  await page.getByText("Choose everything yourself").click();
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(await wide(), 390);
  await button(page, "Aftershock sequences (ETAS)").click();
  await button(page, "Make it").click();
  await page.locator('.fit[aria-busy="false"]').waitFor();
  await page.locator("#clusters-way").selectOption({ label: "Zaliapin nearest neighbours" });
  await button(page, "Find the aftershocks").click();
  await page.getByRole("figure", { name: "Nearest-neighbour distance" }).waitFor();
  await button(page, "Show its aftershocks").click();
  await page.getByRole("table", { name: "Expected and observed" }).waitFor();
  assert.equal(await wide(), 390);
});
