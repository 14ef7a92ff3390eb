// For everyone: each lab's screens, empty, with an error, loaded, training and reported: no accessibility violation,
// nothing cut off or pushed beyond the edge at 320 px, with twice the text or in forced colours, and no figure, table of
// scores or control without an explanation and its source.

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { unexplained } from "./explained.mjs";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** By its place: labs have their own names of steps. @param {Page} page @param {number} at */
const step = (page, at) => page.locator("nav.steps button").nth(at);

/** @param {Page} page @param {string} where */
export async function isSound(page, where) {
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

/** What sticks out to the right, or is cut off inside. Pictures and tables scroll by themselves. @param {Page} page */
const misfits = (page) =>
  page.evaluate(() => {
    const own = ".plot, .frame, .unseen, .skip, textarea, select, input, [hidden]";
    const style = (/** @type {Element} */ one) => getComputedStyle(one);
    const scrolls = (/** @type {Element | null} */ one) =>
      one !== null && (/auto|scroll/.test(style(one).overflowX) || scrolls(one.parentElement));
    // What only assistive technology has to see is clipped away.
    const seen = [...document.querySelectorAll("body *")].filter(
      (one) =>
        one instanceof HTMLElement &&
        one.checkVisibility() &&
        style(one).clipPath === "none" &&
        !one.closest(own) &&
        !scrolls(one.parentElement),
    );
    const name = (/** @type {Element} */ one) => `${one.outerHTML.slice(0, 110)} … ${one.textContent?.slice(0, 40)}`;
    const beyond = seen.filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
    const cut = seen.filter((one) => {
      return /hidden|clip/.test(style(one).overflowX) && one.scrollWidth > one.clientWidth + 1;
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : []),
      ...beyond.slice(-3).map((one) => `beyond: ${name(one)}`),
      ...cut.slice(0, 3).map((one) => `cut: ${name(one)}`),
    ];
  });

/** @param {Page} page @param {string} where */
async function fits(page, where) {
  /** @type {Record<string, string[]>} */
  const found = {};
  const look = async (/** @type {string} */ how) => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
    found[how] = await misfits(page);
  };
  // As a reader sets it in the browser, whose pixels stay as they are.
  const cdp = await page.context().newCDPSession(page);
  const enlarge = (/** @type {number} */ standard) => cdp.send("Page.setFontSizes", { fontSizes: { standard } });
  await page.setViewportSize({ width: 320, height: 640 });
  await look("320 px");
  await page.setViewportSize({ width: 1280, height: 800 });
  await enlarge(32);
  await look("twice the text");
  await enlarge(16);
  await cdp.detach();
  const said = Object.entries(found).flatMap(([how, each]) => each.map((one) => `${how}: ${one}`));
  return said.map((one) => `${where}, ${one}`);
}

/** The labs there are, with settings that make a run long enough to be looked at and short enough to be judged. */
const LABS = {
  earthquakes: { epochs: "9000", seeds: "1", batchSize: "2" },
  shaking: { epochs: "9000", seeds: "1" },
  terrain: { steps: "9000", judgeEvery: "9000", batchSize: "8" },
  literature: { epochs: "9000", seeds: "1", tokens: "32", units: "8", earlyStopping: "0" },
};

for (const [lab, settings] of Object.entries(LABS))
  test(`every screen of the ${lab} lab is sound and fits in every state`, ["cpu"], async ({ page, address }) => {
    /** @type {string[]} */
    const wide = [];
    const look = async (/** @type {string} */ state) => {
      await isSound(page, `${lab}, ${state}`);
      assert.deepEqual(await unexplained(page), [], `explained: ${lab}, ${state}`);
      wide.push(...(await fits(page, `${lab}, ${state}`)));
    };
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`${address}#lab=${lab}&${new URLSearchParams(settings)}`);
    await page.locator("main h1").waitFor();
    await look("empty");
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "broken.orogen", mimeType: "application/zip", buffer: Buffer.from([0x50, 0x4b, 3, 4]) });
    await page.getByRole("alert").waitFor();
    await look("error");
    await page.getByRole("alert").getByRole("button").click();
    await page.locator("main button.go").first().click();
    await page.locator("nav.steps li.now").filter({ hasText: "Check" }).waitFor();
    await page.locator("main figure").first().waitFor();
    await look("loaded");
    await step(page, 2).click();
    // Opening data brings the usual settings back.
    for (const [name, value] of Object.entries(settings))
      for (const field of await page.locator(`#setting-${name}, #shaking-${name}`).all())
        await field.evaluate((input, to) => {
          /** @type {HTMLInputElement} */ (input).value = to;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }, value);
    await button(page, "Start").click();
    await button(page, "Pause").waitFor();
    await isSound(page, `${lab}, training`);
    assert.deepEqual(await unexplained(page), [], `explained: ${lab}, training`);
    await page.waitForFunction(() =>
      /(step|epoch) [1-9]/.test(document.querySelector(".prog .line")?.textContent ?? ""),
    );
    await button(page, "Pause").click();
    await button(page, "Continue").waitFor();
    wide.push(...(await fits(page, `${lab}, training`)));
    await step(page, 3).click();
    await page.locator(".verdict:not(.waiting)").first().waitFor({ timeout: 120_000 });
    await look("reported");
    await step(page, 4).click();
    await look("taken home");
    await page.emulateMedia({ forcedColors: "active" });
    const line = page.locator(".steps .now button").first();
    assert.equal(await line.evaluate((one) => getComputedStyle(one).textDecorationLine), "underline");
    assert.match(
      await page
        .locator("main button")
        .first()
        .evaluate((one) => getComputedStyle(one).transitionDuration),
      /^0s/,
    );
    assert.deepEqual(wide, []);
  });

test("the pages beside the labs fit, too", ["cpu"], async ({ page, address }) => {
  /** @type {string[]} */
  const wide = [];
  for (const hash of ["page=work", "page=teach", "page=glossary", "lesson=choose"]) {
    await page.goto(`${address}?fits#${hash}`);
    await page.locator("main h1").waitFor();
    await page.waitForTimeout(400);
    wide.push(...(await fits(page, hash)));
  }
  for (const dialog of ["Help", "Share"]) {
    await button(page, dialog).click();
    wide.push(...(await fits(page, dialog)));
    await page.keyboard.press("Escape");
  }
  assert.deepEqual(wide, []);
});

test("a curve that does not move, or spans more than any axis, is drawn", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await page.locator("main h1").waitFor();
  const drawn = await page.evaluate(async (base) => {
    const { chart } = await import(new URL("www/views/chart.js", base).href);
    const shapes = [
      { logarithmic: true, values: [1e-30, 1e-3] },
      { logarithmic: true, values: [1e-18, 1e30] },
      { logarithmic: false, values: [0.7, 0.7 + 1e-16] },
      { logarithmic: false, values: [0.1, 0.1 + 2e-17] },
    ];
    const options = { title: "Curve", file: "curve", explain: "curve.explain.magnitude", x: { label: "x" } };
    const views = shapes.map(({ logarithmic }) =>
      chart(
        { ...options, y: { label: "y", logarithmic }, series: [{ label: "line", color: "--data-1" }] },
        new AbortController().signal,
      ),
    );
    document.querySelector("main")?.append(...views.map(({ element }) => element));
    await new Promise((done) => setTimeout(done, 300));
    views.forEach(({ show }, at) => void show([1, 2], [shapes[at]?.values]));
    await new Promise((done) => setTimeout(done, 300));
    return views.map(({ element }) => element.querySelectorAll("canvas").length);
  }, address);
  assert.deepEqual(drawn, [1, 1, 1, 1]);
});

test("on paper a lesson is a worksheet, and a report keeps its figures", ["cpu"], async ({ page, address }) => {
  const shown = (/** @type {string} */ selector) => page.locator(selector).first().isVisible();
  const isPaper = async () => {
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(ground, "rgb(255, 255, 255)");
    for (const clicked of [".rail", ".steps", "main button"]) assert.equal(await shown(clicked), false, clicked);
    // A4 between margins of 1 cm, at 96 dots an inch.
    await page.setViewportSize({ width: 718, height: 1000 });
    assert.deepEqual(await misfits(page), []);
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.goto(`${address}#lesson=choose`);
  await page.locator("main h1").waitFor();
  await page.locator(".lesson section").waitFor();
  assert.equal(await shown(".worksheet"), false);
  await page.emulateMedia({ media: "print" });
  const sheet = await page.locator(".worksheet").innerText();
  assert.match(sheet, /What do you try first\?[\s\S]*Your answer:/);
  assert.equal(await page.locator(".worksheet > ol > li").count(), 9);
  assert((await page.locator(".worksheet .line").count()) >= 7);
  await isPaper();
  await page.emulateMedia({ media: "screen" });

  await page.goto(`${address}?report#lab=earthquakes&sample=csep-comcat&epochs=1&seeds=1`);
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  await step(page, 3).click();
  await page.getByRole("table", { name: "On events it has not seen" }).waitFor();
  await page.locator("main figure canvas").first().waitFor();
  await page.emulateMedia({ media: "print" });
  assert(await shown("main figure canvas"));
  assert(await shown(".verdict .sentence"));
  assert(await shown("table.scores"));
  // What was drawn by night is drawn again for paper, and by night again afterwards.
  const light = () =>
    page
      .getByRole("figure", { name: "Click a place" })
      .locator("canvas")
      .first()
      .evaluate((canvas) => {
        const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
        const { data } = /** @type {any} */ (canvas).getContext("2d").getImageData(0, 0, width, height);
        let [sum, count] = [0, 0];
        for (let at = 0; at < data.length; at += 4)
          if (data[at + 3] === 255) [sum, count] = [sum + data[at], count + 1];
        return sum / count;
      });
  assert((await light()) > 150, `${await light()}`);
  await isPaper();
  await page.emulateMedia({ media: "screen" });
  await page.waitForTimeout(400);
  assert((await light()) < 100, `${await light()}`);
});
