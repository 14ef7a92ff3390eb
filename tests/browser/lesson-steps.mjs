// What tests of lessons do again and again, by role and name.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const card = (/** @type {Page} */ page) => page.locator(".lesson section");
export const number = (/** @type {string | undefined} */ text) =>
  Number((text ?? "").replaceAll(",", "").replace("−", "-"));

/** @param {Page} page @param {string} address @param {string} id */
export async function begin(page, address, id) {
  await page.goto(`${address}#lesson=${id}`);
  await card(page)
    .getByText(/^Step 1 of/)
    .waitFor();
}

/** @param {Page} page */
export const next = (page) => button(page, "Next").click();

/** The run that the step waits for. @param {Page} page @param {string} press */
export async function run(page, press) {
  await button(page, press).click();
  await card(page)
    .getByText(/Your run is done/)
    .waitFor();
}

/** @param {Page} page @param {string | number} answer */
export async function answer(page, answer) {
  await card(page).getByLabel("Your answer").fill(String(answer));
  await card(page).getByRole("button", { name: "Check" }).click();
}
/** @param {Page} page @param {string} option */
export async function choose(page, option) {
  await card(page).getByLabel(option).check();
  await card(page).getByRole("button", { name: "Check" }).click();
}
/** Answers rightly and goes on. @param {Page} page @param {Promise<void>} given */
export async function right(page, given) {
  await given;
  await card(page).getByText("Right.", { exact: true }).waitFor();
  await next(page);
}
/** @param {Page} page */
export async function finish(page) {
  await right(page, answer(page, "These are the learner's own words, two sentences of them at the least."));
  await card(page)
    .getByText(/^Finished\./)
    .waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Save the result to hand in").click(),
  ]);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}
/** A run that is not the one waited for. @param {Page} page @param {string} press @param {RegExp} lacks */
export async function wrong(page, press, lacks) {
  await button(page, press).click();
  await card(page).getByText(lacks).waitFor();
  assert(await button(page, "Next").isDisabled());
}

/** Numbers in what the lesson says of the learner's runs. @param {Page} page @param {RegExp} pattern */
export async function read(page, pattern) {
  const text = await card(page).locator(".prose").innerText();
  return (text.match(pattern) ?? []).slice(1).map(number);
}
