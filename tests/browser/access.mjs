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

/**
 * A lab's main job by keyboard alone, from its first step to the verdict. `typed`: what is typed as the epochs.
 * @param {Page} page
 * @param {{ hash: string, opens: RegExp, read: import("playwright-core").Locator, trains?: RegExp, typed?: string, table: string, skip?: boolean }} job
 */
async function byKeyboard(page, { hash, opens, read, trains = /^Train a network$/, typed, table, skip = false }) {
  const press = async (/** @type {RegExp} */ name) => {
    await tabTo(page, name);
    await page.keyboard.press("Enter");
  };
  await page.goto(hash);
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (skip) await press(/^Skip to the content$/);
  await press(opens);
  await read.first().waitFor();
  await press(trains);
  if (typed) {
    await tabTo(page, /^Epochs$/);
    await page.keyboard.type(typed);
    await page.keyboard.press("Shift+Tab");
    await page.evaluate(() => document.getElementById("room")?.focus());
  }
  await press(/^Start$/);
  await button(page, "Train further").waitFor();
  await press(/verdict/i);
  await page.getByRole("table", { name: table }).waitFor();
}

test("the earthquakes lab's main job by keyboard alone", ["cpu"], ({ page, address }) =>
  byKeyboard(page, {
    hash: address,
    skip: true,
    opens: /^Start with a week of real earthquakes$/,
    read: page.getByRole("heading", { name: "What the file became" }),
    typed: "2",
    table: "On events it has not seen",
  }),
);

test("the terrain lab's main job by keyboard alone", ["cpu"], ({ page, address }) =>
  byKeyboard(page, {
    hash: `${address}#lab=terrain&batchSize=8&steps=1&judgeEvery=1`,
    opens: /^Start with a real mountain fault$/,
    read: page.getByRole("heading", { name: "What the file became" }),
    trains: /^Train the networks$/,
    table: "Distances to unseen ground",
  }),
);

test("the literature lab's main job by keyboard alone", ["cpu"], async ({ page, address }) => {
  await byKeyboard(page, {
    hash: `${address}#lab=literature`,
    opens: /^Start with the practice abstracts$/,
    read: page.getByText("300 of 300 records kept"),
    typed: "1",
    table: "On documents it has not seen",
  });
  await page.locator("nav.steps button").nth(4).focus();
  await page.keyboard.press("Enter");
  await tabTo(page, /^A text of your own$/);
  await page.keyboard.type("glacier ice melts at the front");
  await tabTo(page, /^Explain this text$/);
  await page.keyboard.press("Enter");
  await page.getByText(/^“.+”, probability/).waitFor();
});

test("shaking intensity's main job by keyboard alone", ["cpu"], ({ page, address }) =>
  byKeyboard(page, {
    hash: `${address}#lab=shaking&epochs=1&seeds=1`,
    opens: /^Make it from Allen, Wald and Worden/,
    read: page.getByText("4,000 of 4,000 rows kept"),
    table: "On earthquakes it has not seen",
  }),
);

test("what leaves the reader waiting is said", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lab=earthquakes&sample=csep-comcat&epochs=2&seeds=1`);
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  const busy = page.getByRole("status", { name: "Busy" });
  await page.route("**/ndarray/*.wasm", async (route) => {
    await busy.getByText("Computing").waitFor();
    await route.continue();
  });
  await page.locator("#engine").selectOption("ndarray");
  await page.locator(".engines .headline").getByText("CPU · ndarray").waitFor();
  await page.waitForFunction(() => document.querySelector(".busy p")?.textContent === "");
});

test("a browser that names the locale C as its language draws its curves", ["cpu"], async ({ page, address }) => {
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, "language", { get: () => "C", configurable: true }),
  );
  await page.goto(`${address}#lab=earthquakes&sample=csep-comcat&epochs=2&seeds=1`);
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  await page.locator("main figure canvas").first().waitFor();
});
