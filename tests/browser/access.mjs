// For everyone: the pages beside the labs without violations, and the main jobs by keyboard alone.

import { test } from "./harness.mjs";
import { isSound } from "./screens.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("the pages beside the labs have no accessibility violation, light or dark", ["cpu"], async ({ page, address }) => {
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const hash of ["page=work", "page=teach", "page=glossary", "lesson=gradient"]) {
      await page.goto(`${address}?${scheme}#${hash}`);
      await page.locator("main h1").waitFor();
      await page.waitForTimeout(500);
      await isSound(page, `${hash}, ${scheme}`);
    }
    for (const dialog of ["Help", "Share"]) {
      await button(page, dialog).click();
      await isSound(page, `${dialog}, ${scheme}`);
      await page.keyboard.press("Escape");
    }
  }
});

/** Goes by Tab to what has that name. @param {Page} page @param {RegExp} name */
async function tabTo(page, name) {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const at = document.activeElement;
      const labels = /** @type {any} */ (at)?.labels;
      return at?.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? at?.textContent ?? "";
    });
    if (name.test(found.trim())) return;
  }
  throw new Error(`${name} cannot be reached by Tab`);
}

test("the earthquakes lab's main job by keyboard alone", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^Skip to the content$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Start with a week of real earthquakes$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "What the file became" }).waitFor();
  await tabTo(page, /^Train a network$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Epochs$/);
  await page.keyboard.type("2");
  await page.keyboard.press("Shift+Tab");
  await page.evaluate(() => document.getElementById("room")?.focus());
  await tabTo(page, /^Start$/);
  await page.keyboard.press("Enter");
  await button(page, "Train further").waitFor();
  await tabTo(page, /See the verdict/);
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: "On events it has not seen" }).waitFor();
});

test("the terrain lab's main job by keyboard alone", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lab=terrain&batchSize=8&steps=1&judgeEvery=1`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^Start with a real mountain fault$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "What the file became" }).waitFor();
  await page.locator("nav.steps button").nth(2).focus();
  await page.keyboard.press("Enter");
  await tabTo(page, /^Start$/);
  await page.keyboard.press("Enter");
  await button(page, "Train further").waitFor();
  await tabTo(page, /verdict/i);
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: "Distances to unseen ground" }).waitFor();
});

test("the literature lab's main job by keyboard alone", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lab=literature`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^Start with the practice abstracts$/);
  await page.keyboard.press("Enter");
  await page.getByText("300 of 300 records kept").first().waitFor();
  await tabTo(page, /^Train a network$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Epochs$/);
  await page.keyboard.type("1");
  await page.evaluate(() => document.getElementById("room")?.focus());
  await tabTo(page, /^Start$/);
  await page.keyboard.press("Enter");
  await button(page, "Train further").waitFor();
  await tabTo(page, /See the verdict/);
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: "On documents it has not seen" }).waitFor();
  await page.locator("nav.steps button").nth(4).focus();
  await page.keyboard.press("Enter");
  await tabTo(page, /^A text of your own$/);
  await page.keyboard.type("glacier ice melts at the front");
  await tabTo(page, /^Explain this text$/);
  await page.keyboard.press("Enter");
  await page.getByText(/^“.+”, probability/).waitFor();
});

test("shaking intensity's main job by keyboard alone", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lab=shaking&epochs=1&seeds=1`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^Make it from Allen, Wald and Worden/);
  await page.keyboard.press("Enter");
  await page.getByText("4,000 of 4,000 rows kept").waitFor();
  await tabTo(page, /^Train a network$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Start$/);
  await page.keyboard.press("Enter");
  await button(page, "Train further").waitFor();
  await tabTo(page, /See the verdict/);
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: "On earthquakes it has not seen" }).waitFor();
});
