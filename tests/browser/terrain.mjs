// The Terrain lab as people use it, by role and name. Steps are counted, never seconds, and nothing is trained for a score.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { file, test } from "./harness.mjs";
import { isSound } from "./screens.mjs";
import { button, drop, give, isDrawn, open, STEPS, saved, status, step, train } from "./terrain-steps.mjs";

test(
  "the terrain lab's main job: ground, two networks, a film, distances, a height map",
  ["cpu"],
  async ({ page, address }) => {
    await open(page, address);
    await isDrawn(page, "The ground");
    const count = page.getByRole("status", { name: "How many patches that gives" });
    await count.getByText("to learn from").waitFor();
    const before = Number((await count.innerText()).match(/^([\d,]+) to learn from/)?.[1]?.replace(",", ""));
    assert(before > 50, `${before} patches`);
    await page.getByLabel("Stride (cells)").fill("32");
    await page.waitForFunction(
      (old) => Number(document.querySelector(".patch-count .headline")?.textContent?.match(/^\d+/)?.[0]) < old,
      before,
    );
    await page.getByLabel("Stride (cells)").fill("16");

    const map = page.getByRole("slider", { name: "Cursor on The ground" });
    await map.focus();
    await page.keyboard.press("ArrowRight");
    assert.match((await map.getAttribute("aria-valuetext")) ?? "", /^[\d,]+ m · [\d.]+ km east and [\d.]+ km south/);

    await train(page, 4, 2);
    assert.match(await status(page).innerText(), /step 4 of 4/);
    await isDrawn(page, "The film");
    const frame = page.getByRole("slider", { name: "Frame" });
    assert.match((await frame.getAttribute("aria-valuetext")) ?? "", /step 4, frame (\d) of \1/);
    await frame.focus();
    await page.keyboard.press("ArrowLeft");
    assert.match((await frame.getAttribute("aria-valuetext")) ?? "", /step 2, frame/);
    await button(page, "Newest").click();

    await step(page, "Judge").click();
    const table = page.getByRole("table", { name: "Distances to unseen ground" });
    await table.waitFor();
    const text = await table.innerText();
    for (const words of [
      "fractional Brownian surface",
      "diamond–square",
      "average spectrum",
      "real ground",
      "Curvature",
    ])
      assert.match(text, new RegExp(words));
    const slopes = (await table.getByRole("row", { name: /^Slope/ }).innerText()).match(/[\d,]+\.\d/g) ?? [];
    assert.equal(slopes.length, 5, text);
    await page
      .getByText(/The (generator’s ground|best surface)/)
      .first()
      .waitFor();
    const patches = page.getByRole("slider", { name: "Cursor on Real or invented?" });
    await isDrawn(page, "Real or invented?");
    await patches.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.getByText(/^Patch 1: “(real|invented)”/).waitFor();

    await step(page, "Take home").click();
    await isDrawn(page, "Invented ground");
    const asc = (await saved(page, "Save the picked map", "asc")).toString();
    assert.match(asc, /^ncols\s+32\s+nrows\s+32\s/i);
    assert.match(asc, /cellsize|dx/i);
    const values = asc.split(/\r?\n/).filter((line) => /^\s*-?\d/.test(line));
    assert.equal(values.flatMap((line) => line.trim().split(/\s+/)).length, 32 * 32);

    const [lab] = await Promise.all([
      page.waitForEvent("download"),
      button(page, "Save the lab file (.orogen)").click(),
    ]);
    const labFile = await readFile(await lab.path());
    await page.reload();
    await page.getByRole("button", { name: /^Go on with/ }).click();
    await button(page, "Train further").waitFor();
    assert.match(await status(page).innerText(), /step 4 of 4/);

    await page.evaluate(() =>
      indexedDB.databases().then((all) => all.map(({ name }) => name && indexedDB.deleteDatabase(name))),
    );
    await page.goto(`${address}?fresh#lab=terrain`);
    await give(page, "mine.orogen", labFile);
    await button(page, "Train further").waitFor();
  },
);

test("the two networks of the terrain lab are stepped by hand", ["cpu"], async ({ page, address }) => {
  await open(page, address);
  await step(page, "Train").click();
  await page.getByLabel("Batch size", { exact: true }).fill("8");
  await button(page, "Discriminator, one step").click();
  await page.getByText(/^Step \d+: generator/).waitFor();
  await button(page, "Generator, one step").click();
  await button(page, "Both, one step").click();
  await page.waitForFunction(() => /step [1-9]/.test(document.querySelector(".prog .line")?.textContent ?? ""));
  await button(page, "Continue").waitFor();
});

test(
  "the course text's networks run in the terrain lab, too, on patches of 28 cells",
  ["cpu"],
  async ({ page, address }) => {
    await open(page, address);
    await step(page, "Train").click();
    await page.getByLabel("Course text", { exact: true }).check();
    await train(page, 1, 1);
    assert.match(await status(page).innerText(), /step 1 of 1/);
    await isDrawn(page, "The film");
    await page.getByText("28 × 28 cells", { exact: false }).first().waitFor();
  },
);

test("a lab that was left keeps what is open in it, and a file goes to its lab", ["cpu"], async ({ page, address }) => {
  await open(page, address);
  await page.getByRole("link", { name: "Earthquakes" }).click();
  await button(page, "Start with a week of real earthquakes").waitFor();
  await page.getByRole("link", { name: "Terrain" }).click();
  await page.getByRole("heading", { name: "What the file became" }).waitFor();
  assert.match(page.url(), /#lab=terrain$/);

  const rows = Array.from({ length: 64 }, (_, y) =>
    Array.from({ length: 96 }, (_, x) => 300 + Math.round(40 * Math.sin(x / 9) + 25 * Math.cos(y / 7))).join(" "),
  );
  const asc = `ncols 96\nnrows 64\nxllcorner 0\nyllcorner 0\ncellsize 30\nNODATA_value -9999\n${rows.join("\n")}\n`;
  await page.getByRole("link", { name: "Earthquakes" }).click();
  await drop(page, "hills.asc", asc);
  await page.getByRole("heading", { name: "What the file became" }).waitFor();
  await page.getByText("96 × 64 cells").first().waitFor();
  assert.match(page.url(), /#lab=terrain$/);
  await drop(page, "week.geojson", (await file("www/samples/usgs-week.geojson")).toString());
  await page.getByText("1,679 of 1,707 rows kept").first().waitFor();
  assert.match(page.url(), /#lab=earthquakes$/);
});

test(
  "what is no elevation model is refused in words, and the ground stays open",
  ["cpu"],
  async ({ page, address }) => {
    await open(page, address);
    await step(page, "Data").click();
    /** @type {[string, string | Uint8Array][]} */
    const files = [
      ["empty.asc", ""],
      ["cut.tif", new Uint8Array([0x49, 0x49, 42, 0, 8, 0, 0, 0, 9])],
      ["words.asc", "ncols four\nnrows x\n1 2 3\n"],
      ["cut.orogen", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
    ];
    for (const [name, content] of files) {
      await give(page, name, content);
      const alert = page.getByRole("alert");
      await alert.waitFor();
      assert.doesNotMatch(await alert.innerText(), /\{|undefined|went wrong here/, name);
      await alert.getByRole("button", { name: "Dismiss" }).click();
    }
    await step(page, "Check").click();
    await page.getByText("403 × 344 cells").first().waitFor();
  },
);

test(
  "the terrain lab in both languages, at a phone's width, without accessibility violations",
  ["cpu"],
  async ({ page, address }) => {
    await open(page, address);
    await train(page, 2, 1);
    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      for (const name of STEPS) {
        await step(page, name).click();
        if (name === "Judge") await page.getByRole("table", { name: "Distances to unseen ground" }).waitFor();
        await isSound(page, `${name}, ${scheme}`);
      }
    }
    await page.getByRole("button", { name: "中文" }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const index of STEPS.keys()) {
      await page.locator("nav.steps button").nth(index).click();
      await page.waitForTimeout(300);
      const text = await page.locator("main").innerText();
      assert.match(text, /[\u4e00-\u9fff]{4}/);
      assert.doesNotMatch(text, /\{\w+|undefined|NaN|\b(data|run|step|gan|relief|terrain|alarm|error)\.[a-z]+/);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert(wide <= 390, `step ${index + 1} is ${wide} wide`);
    }
  },
);
