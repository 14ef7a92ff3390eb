// Each figure, each table of scores and each control on the page says near by, in two sentences, what it means, and
// whose word that is.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * What has no such explanation, by its name. Figures have one of their own; scores and controls may be explained one by
 * one or by the card they are in.
 * @param {Page} page
 */
export const unexplained = (page) =>
  page.evaluate(() => {
    const said = (/** @type {Element | null} */ holder) =>
      [...(holder?.querySelectorAll("details.why") ?? [])].some((why) => {
        const source = why.querySelector(".source")?.textContent ?? "";
        const text = [...why.querySelectorAll("p:not(.source)")].map((one) => one.textContent).join(" ");
        return source.length > 12 && text.split(/(?<=[.?!][”)]?)\s+|(?<=[。！？][”）]?)(?=.)/u).length > 1;
      });
    const near = (/** @type {Element} */ one) =>
      [".field", "fieldset", "figure", "form", ".card", ".trend, .graph, :has(> .choice)"].some((holder) =>
        said(one.closest(holder)),
      );
    const name = (/** @type {Element} */ one) => {
      const label = /** @type {HTMLInputElement} */ (one).labels?.[0]?.textContent ?? one.getAttribute("aria-label");
      return `${one.localName} “${label}” in “${one.closest(".card")?.querySelector("h2, h3")?.textContent ?? ""}”`;
    };
    // Which file, which text, which rows of a table, which document: nothing to explain.
    const plain = "[type=file], .hero textarea, .pager *, #document-search";
    const all = (/** @type {string} */ selector) => [...document.querySelectorAll(`main :is(${selector})`)];
    const lacking = [
      ...all("figure[role=figure]").filter((one) => !said(one)),
      ...all("table.scores, table.measures").filter((one) => !near(one)),
      ...all("input, select, textarea").filter((one) => !one.matches(plain) && !near(one)),
    ];
    return [
      ...new Set(
        lacking.map((one) =>
          one.localName === "figure" ? `figure “${one.querySelector("b")?.textContent}”` : name(one),
        ),
      ),
    ];
  });

test("what is shown only when asked for explains itself, too", ["cpu"], async ({ page, address }) => {
  const isExplained = async (/** @type {string} */ where) => assert.deepEqual(await unexplained(page), [], where);
  const press = (/** @type {string} */ name) => page.getByRole("button", { name, exact: true }).click();
  const step = (/** @type {number} */ at) => page.locator("nav.steps button").nth(at).click();
  await page.goto(`${address}#lab=earthquakes&task=probability&sample=synthetic&epochs=1&seeds=1`);
  await page.getByRole("button", { name: "Start", exact: true }).waitFor();
  await step(1);
  await press("Find the aftershocks");
  await page.getByRole("figure", { name: "How the count grows" }).waitFor();
  await press("Show its aftershocks");
  await page.getByRole("heading", { name: "The sequence in numbers" }).waitFor();
  await isExplained("aftershocks");
  await step(2);
  await isExplained("settings of a probability");
  await press("Start");
  await page.getByRole("button", { name: "Train further" }).waitFor();
  await step(3);
  await page.getByText(/^After .* UTC the highest is/).waitFor();
  await isExplained("report of a probability");
  // One without a source is found out.
  await page.evaluate(() => {
    for (const source of document.querySelectorAll("details.why .source")) source.remove();
  });
  assert((await unexplained(page)).length > 5);
});
