// Who tells landforms, on the page: groups that nobody named, and what a discriminator knows. Nothing is trained for a
// score.

import assert from "node:assert/strict";
import { unexplained } from "./explained.mjs";
import { test } from "./harness.mjs";
import { isSound } from "./screens.mjs";
import { button, isDrawn, open, step, train } from "./terrain-steps.mjs";

/** Per cent in a cell of a table. @param {import("playwright-core").Locator} row @param {number} column */
const percent = async (row, column) => Number.parseFloat(await row.getByRole("cell").nth(column).innerText());

test(
  "cells are grouped, drawn and compared with geomorphons; the discriminator is probed beside its untrained self",
  ["cpu"],
  async ({ page, address }) => {
    await open(page, address);
    await button(page, "Group the cells").click();
    const agreement = page.getByRole("table", { name: "Agreement with geomorphons on the unseen side" });
    await agreement.waitFor();
    const row = (/** @type {RegExp} */ name) => agreement.getByRole("row", { name });
    assert((await percent(row(/^k-means/), 1)) > (await percent(row(/^commonest/), 1)));
    const groups = page.getByRole("table", { name: "What each group is like" });
    assert.equal(await groups.getByRole("row").count(), 7);
    await isSound(page, "groups");
    assert.deepEqual(await unexplained(page), []);

    await page.getByLabel("Colour", { exact: true }).selectOption("k-means");
    await page.getByText("1 · mostly").last().waitFor();
    await isDrawn(page, "The ground");
    const map = page.getByRole("slider", { name: "Cursor on The ground" });
    await map.focus();
    await page.keyboard.press("ArrowRight");
    assert.match((await map.getAttribute("aria-valuetext")) ?? "", /^\d · mostly /);

    // Another number of groups is another grouping, and the map follows.
    await page.getByLabel("Number of groups").selectOption("3");
    await page.getByText("Not grouped yet.").waitFor();
    await button(page, "Group the cells").click();
    await groups.waitFor();
    assert.equal(await groups.getByRole("row").count(), 4);
    await page.waitForFunction(() => document.querySelectorAll(".key .legend li").length === 3);

    await train(page, 1, 1);
    await step(page, "Judge").click();
    await button(page, "Ask it").click();
    const probed = page.getByRole("table", { name: "Landforms of unseen cells" });
    await probed.waitFor({ timeout: 120_000 });
    const told = (/** @type {RegExp} */ name) => percent(probed.getByRole("row", { name }), 0);
    const commonest = await told(/^commonest/);
    for (const name of [/^discriminator, 96 features/, /^the same before/, /^relief attributes, 6/])
      assert((await told(name)) > commonest, `${name}`);
    await page.getByText(/of unseen cells are told right/).waitFor();
    await page.getByRole("table", { name: "Each landform, F1" }).waitFor();
    await isSound(page, "probe");
    assert.deepEqual(await unexplained(page), []);
  },
);
