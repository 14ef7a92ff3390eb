// A lesson from its link to the result that is handed in; and the same with a wrong run.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole("button", { name, exact: true });
const next = (/** @type {Page} */ page) => button(page, "Next");
const lesson = (/** @type {Page} */ page) => page.getByRole("region", { name: "The leak that makes forecasts shine" });

/** The step of the page has the same name. @param {Page} page */
const check = (page) => page.getByRole("form", { name: "Question" }).getByRole("button", { name: "Check" });

/** What the learner reads in the table of scores. @param {Page} page */
async function readMse(page) {
  const row = page.getByRole("row", { name: /^network, \d/ }).first();
  await row.waitFor();
  // RMSE, MAE, MSE, R².
  return Number(await row.locator(".value").nth(2).innerText());
}

/** @param {Page} page @param {string} answer */
async function answer(page, answer) {
  await lesson(page).getByLabel("Your answer").fill(answer);
  await lesson(page).getByLabel("Your answer").press("Enter");
  const end = lesson(page).getByRole("button", { name: "Check" });
  if (!(await lesson(page).getByText("Right.").count())) await end.click();
}

test("a lesson is completed, and its result handed in", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lesson=leak`);
  await lesson(page).getByText("Step 1 of 7").waitFor();
  await page.getByText(/829 rows kept/).waitFor();
  await next(page).click();
  await lesson(page).getByText("Waiting for your run.").waitFor();
  assert(await next(page).isDisabled());
  await button(page, "Start").click();
  await lesson(page)
    .getByText(/Your run is done/)
    .waitFor();
  await next(page).click();
  const past = await readMse(page);
  await answer(page, "9.9");
  await lesson(page)
    .getByText(/Not yet/)
    .waitFor();
  assert(await next(page).isDisabled());
  await answer(page, String(past).replace(".", ","));
  await next(page).click();

  await button(page, "New run").click();
  await lesson(page)
    .getByText(/Your run is done/)
    .waitFor();
  // A reload in mid-lesson loses nothing.
  await page.reload();
  await lesson(page).getByText("Step 4 of 7").waitFor();
  await next(page).click();
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("orogen.lesson.leak.1") ?? "{}").kept);
  assert(Math.abs(kept.past.scores.mse - past) < 0.02 * past);
  const percent = (100 * (kept.past.scores.mse - kept.random.scores.mse)) / kept.past.scores.mse;
  assert(percent > 5, `the leak shows: ${percent}`);
  await answer(page, percent.toFixed(1));
  await next(page).click();
  await lesson(page)
    .getByLabel(/split by time/)
    .check();
  await check(page).click();
  await next(page).click();
  await lesson(page).getByLabel("Your answer").fill("short");
  await check(page).click();
  await lesson(page)
    .getByText(/A little more, please/)
    .waitFor();
  await lesson(page)
    .getByLabel("Your answer")
    .fill("It learnt next to nothing: the mean is as good. The random split had seen the clusters.");
  await check(page).click();
  await next(page).click();
  await lesson(page)
    .getByText(/Finished\. 50 %/)
    .waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Save the result to hand in").click(),
  ]);
  const result = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(result.lesson, "leak");
  assert.equal(result.answers.read.first, false);
  assert.equal(result.answers.honest.right, true);
  assert.equal(result.runs.random.split, "random");
});

test("a wrong run does not do for a lesson", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lesson=leak`);
  await page.getByText(/829 rows kept/).waitFor();
  await next(page).click();
  await page.locator("#setting-epochs").fill("2");
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  await page.waitForTimeout(500);
  await lesson(page).getByText("Waiting for your run.").waitFor();
  assert(await next(page).isDisabled());
});
