// The lessons on networks against each other and networks that read; as in lessons.mjs.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { answer, begin, button, card, choose, finish, next, read, right, run, wrong } from "./lesson-steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

test("lesson: a GAN step by step, and its collapse", ["cpu"], async ({ page, address }) => {
  // Each pause is judged beside surfaces that need no network, which takes its time.
  page.setDefaultTimeout(180_000);
  await begin(page, address, "duel");
  await button(page, "Discriminator, one step").click();
  await button(page, "Generator, one step").click();
  await button(page, "Both, one step").click();
  await card(page)
    .getByText(/Your run is done/)
    .waitFor();
  await next(page);
  await right(page, choose(page, "Make the discriminator more often say “real” of what it made."));
  await run(page, "Continue");
  await next(page);
  await lacks(page, /differs in: collapse, Learning rate, generator\./);
  await page.locator("#setting-learningRateGenerator").fill("0.5");
  await run(page, "New run");
  await next(page);
  await right(page, choose(page, "This one."));
  await right(
    page,
    choose(page, "No: each loss only says how the duel stands against the other network; neither measures the maps."),
  );
  await finish(page);
});

/** The run before is not the one waited for. @param {Page} page @param {RegExp} what */
async function lacks(page, what) {
  await card(page).getByText(what).waitFor();
  assert(await button(page, "Next").isDisabled());
}

/** Explains a text in the step Use, and what the table of one of the ways has in its first row. @param {Page} page @param {string} text */
async function explain(page, text) {
  await page.getByLabel("A text of your own").fill(text);
  await button(page, "Explain this text").click();
  await card(page)
    .getByText(/Your run is done/)
    .waitFor();
}
/** @param {Page} page @param {string} way */
async function first(page, way) {
  await page.getByRole("group", { name: "Shown by" }).getByLabel(way).check();
  const row = page.getByRole("table", { name: way }).getByRole("row").nth(1);
  return { word: await row.getByRole("rowheader").innerText(), weight: await row.getByRole("cell").innerText() };
}

test("lesson: what attention shows", ["cpu"], async ({ page, address }) => {
  const text = "Glacier ice flows over its bed and melts at the front while the slope above creeps";
  await begin(page, address, "attention");
  await right(page, choose(page, "1, whatever the text."));
  // One step is not the training that is waited for.
  await wrong(page, "One step", /differs in: epochs/);
  await run(page, "Continue");
  await next(page);
  await explain(page, text);
  const looked = await first(page, "Attention: where it looked");
  await answer(page, 2 * Number(looked.weight));
  await card(page)
    .getByText(/Not yet/)
    .waitFor();
  await right(page, answer(page, looked.weight));
  const moved = await first(page, "Occlusion: what moved the result");
  await right(page, choose(page, looked.word === moved.word ? "Yes, the same word." : "No, another word."));
  const line = await page.getByText(/^Log odds/).innerText();
  const [, odds = "", empty = ""] = line.match(/Log odds (-?−?[\d.,]+), of an empty text (-?−?[\d.,]+);/) ?? [];
  const value = (/** @type {string} */ said) => Number(said.replace("−", "-"));
  await right(page, answer(page, (value(odds) - value(empty)).toFixed(2)));
  await lacks(page, /differs in: Seed\./);
  await page.locator("#setting-seed").fill("2");
  await button(page, "New run").click();
  await card(page)
    .getByText(/differs in: text that is explained\./)
    .waitFor();
  await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Use" }).click();
  await explain(page, text);
  await next(page);
  const [one = 0, two = 0] = await read(page, /\(([\d.]+)\).*\(([\d.]+)\)/);
  assert(Math.abs(one - Number(looked.weight)) < 0.001 && two > 0 && two !== one, `${one}, ${two}`);
  await right(page, choose(page, "Not that they looked at the same words"));
  await right(page, choose(page, "Occlusion: it takes the word away and asks again."));
  const result = await finish(page);
  assert.equal(result.answers.looked.first, false);
  assert(Math.abs(result.runs.one.text.attentionSum - 1) < 1e-4);
});
