// For everyone: every screen in every state without violations, the main jobs by keyboard alone, figures read by arrow
// keys and as tables, narrow screens and large text, forced colours, no motion, paper.

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @param {Page} page @param {string} name */
const step = (page, name) => page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name });

/** @param {Page} page @param {string} where */
async function isSound(page, where) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const said = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(" | ")}`,
  );
  assert.deepEqual(said, [], where);
}

/** The ids of the labs there are. @param {Page} page @param {string} address */
async function labsOf(page, address) {
  await page.goto(address);
  const links = page.getByRole("navigation", { name: "Labs" }).getByRole("link");
  await links.first().waitFor();
  const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return targets.map((target) => target.replace("#lab=", ""));
}

/** What every lab's first step offers before anything of one's own: a sample. @param {Page} page */
async function open(page) {
  await page.locator("main .hero button.go, main button.go").first().click();
  await page.locator("nav.steps li.now").filter({ hasText: "Check" }).waitFor();
}

test("every lab in every state has no accessibility violation", ["cpu"], async ({ page, address }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const lab of await labsOf(page, address)) {
    await page.goto(`${address}?${lab}#lab=${lab}`);
    await page.locator("main h1").waitFor();
    await isSound(page, `${lab}, empty`);
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "broken.orogen", mimeType: "application/zip", buffer: Buffer.from([0x50, 0x4b, 3, 4]) });
    await page.getByRole("alert").waitFor();
    await isSound(page, `${lab}, error`);
    await page.getByRole("alert").getByRole("button").click();
    await open(page);
    await isSound(page, `${lab}, loaded`);
    await step(page, "Train").click();
    // Long enough to be looked at while it trains, short enough to be judged.
    for (const [id, value] of [
      ["epochs", "9000"],
      ["steps", "9000"],
      ["seeds", "1"],
      ["batchSize", "16"],
    ]) {
      const field = page.locator(`#setting-${id}, #shaking-${id}`);
      if ((await field.count()) > 0) await field.fill(value ?? "");
    }
    await button(page, "Start").click();
    await button(page, "Pause").waitFor();
    await isSound(page, `${lab}, training`);
    await page.waitForFunction(() =>
      /(step|epoch) [1-9]/.test(document.querySelector(".prog .line")?.textContent ?? ""),
    );
    await button(page, "Pause").click();
    await step(page, "Judge").click();
    await page.locator(".verdict:not(.waiting)").first().waitFor({ timeout: 120_000 });
    await isSound(page, `${lab}, reported`);
  }
});

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

test("every figure is read by arrow keys and as a table", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lab=earthquakes&sample=csep-comcat&epochs=2&seeds=1`);
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  let figures = 0;
  for (const name of ["Train", "Judge", "Check"]) {
    await step(page, name).click();
    if (name === "Judge") await page.getByRole("table", { name: "On events it has not seen" }).waitFor();
    await page.locator("figure").first().waitFor();
    await page.waitForTimeout(1500);
    for (const figure of await page.locator("figure:visible").all()) {
      const title = await figure.locator("figcaption b").innerText();
      const plot = figure.getByRole("slider").first();
      await plot.focus();
      const before = await plot.getAttribute("aria-valuetext");
      await page.keyboard.press("Home");
      const first = await plot.getAttribute("aria-valuetext");
      await page.keyboard.press("End");
      const last = await plot.getAttribute("aria-valuetext");
      assert(
        before && first && last && (first !== last || first !== before),
        `${title}: ${before} | ${first} | ${last}`,
      );
      await figure.getByRole("button", { name: "Show as a table" }).click();
      assert((await figure.getByRole("row").count()) > 1, title);
      await figure.getByRole("button", { name: "Show as a table" }).click();
      figures++;
    }
  }
  assert(figures >= 5, `${figures} figures`);
});

test("320 px, twice the text, forced colours, no motion, paper", ["cpu"], async ({ page, address }) => {
  const fits = async (/** @type {string} */ where) => {
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll("main *")]
        .filter(
          (one) =>
            one.getBoundingClientRect().right > innerWidth + 1 &&
            !one.closest(".scroll, .plot, .behind, table, [hidden]"),
        )
        .slice(0, 3)
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    assert(scrollWidth <= clientWidth, `${where}: ${scrollWidth} in ${clientWidth}: ${wide.join(" | ")}`);
  };
  await page.goto(`${address}#lab=earthquakes&sample=csep-comcat&epochs=1&seeds=1`);
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  const screens = async (/** @type {string} */ how) => {
    for (const index of [0, 1, 2, 3, 4]) {
      await page.locator("nav.steps button").nth(index).click();
      await page.waitForTimeout(300);
      await fits(`step ${index + 1}, ${how}`);
    }
  };
  await page.setViewportSize({ width: 320, height: 640 });
  await screens("320 px");
  await page.setViewportSize({ width: 1280, height: 800 });
  const enlarge = (/** @type {string} */ size) =>
    page.evaluate((to) => document.documentElement.style.setProperty("font-size", to), size);
  await enlarge("200%");
  await screens("200 %");
  await enlarge("100%");
  for (const hash of ["page=work", "page=teach", "page=glossary", "lesson=choose"]) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${address}?narrow#${hash}`);
    await page.locator("main h1").waitFor();
    await page.waitForTimeout(400);
    await fits(`${hash}, 320 px`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.emulateMedia({ forcedColors: "active" });
  const style = (
    /** @type {string} */ selector,
    /** @type {"textDecorationLine" | "transitionDuration" | "display"} */ name,
  ) =>
    page
      .locator(selector)
      .first()
      .evaluate((one, key) => getComputedStyle(one)[key], name);
  assert.equal(await style(".steps .now button", "textDecorationLine"), "underline");
  await page.emulateMedia({ forcedColors: "none", reducedMotion: "reduce" });
  assert.match(await style("main button", "transitionDuration"), /^0s/);
  await page.emulateMedia({ reducedMotion: "no-preference", media: "print" });
  assert.equal(await style(".rail", "display"), "none");
  assert.equal(await style(".worksheet", "display"), "block");
  assert.match(await page.locator(".worksheet").innerText(), /What do you try first\?[\s\S]*Your answer:/);
  await page.emulateMedia({ media: "screen" });
  assert.equal(await style(".worksheet", "display"), "none");
});
