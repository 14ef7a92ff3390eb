// Ground as pictures and as a game: layers of the map, the block that turns, the quiz, the walk, larger areas, and the
// way back in the film.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "./harness.mjs";
import { button, give, isDrawn, open, saved, status, step, train } from "./terrain-steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** A figure's picture as a number that changes when the picture does. @param {Page} page @param {string} figure */
const picture = (page, figure) =>
  page.evaluate((name) => {
    const canvas = [...document.querySelectorAll("figure")]
      .find((one) => one.querySelector("figcaption b")?.textContent === name)
      ?.querySelector("canvas");
    const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let sum = 0;
    for (let at = 0; at < pixels.length; at += 4 * 61) sum = (sum * 31 + (pixels[at] ?? 0)) % 1_000_000_007;
    return sum;
  }, figure);

/** Waits until a picture is another than it was. @param {Page} page @param {string} figure @param {number} before */
async function changes(page, figure, before) {
  for (let tries = 0; tries < 100; tries++) {
    if ((await picture(page, figure)) !== before) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`${figure} stays as it was`);
}

test(
  "ground is turned as a block, by keys and buttons, with and without WebGL2",
  ["cpu"],
  async ({ page, address }) => {
    const name = "The ground, as a block";
    for (const isPainted of [false, true]) {
      if (isPainted)
        await page.addInitScript(() => {
          const get = HTMLCanvasElement.prototype.getContext;
          HTMLCanvasElement.prototype.getContext = /** @type {any} */ (
            /** @this {HTMLCanvasElement} @param {any} kind @param {any} options */
            function (kind, options) {
              return kind === "webgl2" ? null : get.call(this, kind, options);
            }
          );
        });
      await page.goto("about:blank");
      await open(page, address);
      await isDrawn(page, name);
      const block = page.getByRole("slider", { name: `${name}: the direction it is seen from` });
      assert.match(
        (await block.getAttribute("aria-valuetext")) ?? "",
        /^seen from the south \(200°\), 35° above the horizon · heights × \d/,
      );
      let before = await picture(page, name);
      await block.focus();
      await page.keyboard.press("ArrowLeft");
      assert.match((await block.getAttribute("aria-valuetext")) ?? "", /^seen from the south-west \(215°\)/);
      await changes(page, name, before);
      before = await picture(page, name);
      await page.getByRole("slider", { name: "Heights", exact: true }).fill("0");
      assert.match((await block.getAttribute("aria-valuetext")) ?? "", /heights × 0\.5/);
      await changes(page, name, before);
      before = await picture(page, name);
      await page.getByRole("slider", { name: "Light", exact: true }).fill("135");
      await changes(page, name, before);
      await page
        .getByRole("group", { name: `${name}: turn` })
        .getByRole("button", { name: "Look from higher" })
        .click();
      assert.match(
        (await block.getAttribute("aria-valuetext")) ?? "",
        /40° above the horizon.*light from the south-east/,
      );
      await button(page, "Back to the first view").click();
      assert.match((await block.getAttribute("aria-valuetext")) ?? "", /\(200°\), 35°/);
    }
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.reload();
    await button(page, "Start with a real mountain fault").click();
    await isDrawn(page, name);
    assert.equal(await button(page, "Turn by itself").count(), 0);
  },
);

test("a map of ground has slope and contour lines as layers", ["cpu"], async ({ page, address }) => {
  await open(page, address);
  const name = "The ground";
  await isDrawn(page, name);
  const figure = page.getByRole("figure", { name, exact: true });
  let before = await picture(page, name);
  await figure.getByLabel("Colour").selectOption({ label: "Slope" });
  await changes(page, name, before);
  await figure.getByText("40° or steeper").waitFor();
  const map = page.getByRole("slider", { name: "Cursor on The ground", exact: true });
  await map.focus();
  await page.keyboard.press("ArrowRight");
  assert.match((await map.getAttribute("aria-valuetext")) ?? "", /^slope [\d.]+° · [\d,]+ m · /);
  before = await picture(page, name);
  await figure.getByLabel("Contour lines").check();
  await figure.getByText(/^A line every 100 m/).waitFor();
  await changes(page, name, before);
  before = await picture(page, name);
  await figure.getByLabel("Hillshade").uncheck();
  await changes(page, name, before);
});

test("the film goes back to a frame, and the run learns on from there", ["cpu"], async ({ page, address }) => {
  await open(page, address);
  await train(page, 3, 1);
  const [film] = await Promise.all([page.waitForEvent("download"), button(page, "Save the film (.gif)").click()]);
  const gif = await readFile(await film.path());
  assert.equal(gif.subarray(0, 6).toString(), "GIF89a");
  // Each frame has its own graphic control extension.
  assert.equal(gif.toString("latin1").split("\x21\xf9\x04").length - 1, 3);
  const frame = page.getByRole("slider", { name: "Frame" });
  await frame.focus();
  await page.keyboard.press("Home");
  assert.match((await frame.getAttribute("aria-valuetext")) ?? "", /step 1, frame 1 of 3/);
  await button(page, "Go back to this frame").click();
  await page.getByRole("dialog").getByRole("button", { name: "Go back to this frame" }).click();
  await page.waitForFunction(() => /step 1 of 3/.test(document.querySelector(".prog .line")?.textContent ?? ""));
  assert.match((await frame.getAttribute("aria-valuetext")) ?? "", /step 1, frame 1 of 1/);
  await button(page, "Continue").click();
  await button(page, "Train further").waitFor();
  assert.match(await status(page).innerText(), /step 3 of 3/);
  assert.match((await frame.getAttribute("aria-valuetext")) ?? "", /step 3, frame 3 of 3/);
});

test("the quiz counts, and says what guessing would give", ["cpu"], async ({ page, address }) => {
  await open(page, address);
  await train(page, 1, 1);
  await step(page, "Judge").click();
  const pair = "One real, one invented";
  await isDrawn(page, pair);
  await button(page, "The left one is real").click();
  const answer = page.getByRole("status", { name: "Answer" });
  const [, hit, side] = (await answer.innerText()).match(/^(Right|Wrong): the real one is on the (left|right)\./) ?? [];
  assert.equal(hit === "Right", side === "left");
  const right = Number(hit === "Right");
  await page.getByText(`${right} of 1 told right`).waitFor();
  await page.getByText(`as well as you in ${right ? "50%" : "100%"} of such games`).waitFor();
  await button(page, "Next pair").click();
  await page.getByRole("slider", { name: `Cursor on ${pair}` }).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.getByText(/of 2 told right/).waitFor();
  await button(page, "Start again").click();
  await page.getByText("0 of 0 told right").waitFor();
});

test("a walk between two maps, and a larger area with its block and its file", ["cpu"], async ({ page, address }) => {
  await open(page, address);
  await train(page, 1, 1);
  await step(page, "Take home").click();
  await isDrawn(page, "The picked map, as a block");
  await button(page, "Walk").click();
  await isDrawn(page, "On the way");
  const way = page.getByRole("slider", { name: "On the way", exact: true });
  const before = await picture(page, "On the way");
  await way.focus();
  await page.keyboard.press("End");
  assert.match((await way.getAttribute("aria-valuetext")) ?? "", /^100% of the way/);
  await changes(page, "On the way", before);

  await page.getByLabel("Size", { exact: true }).selectOption("128");
  await button(page, "Invent the area").click();
  await isDrawn(page, "A larger area");
  await isDrawn(page, "The larger area, as a block");
  await page.getByText(/^Patches cut from it are [\d.,]+ noise floors/).waitFor();
  const asc = (await saved(page, "Save the area", "asc")).toString();
  assert.match(asc, /^ncols\s+128\s+nrows\s+128\s/i);
});

test(
  "ground goes home as a GeoTIFF and comes back, and as a shape that others open",
  ["cpu"],
  async ({ page, address }) => {
    await open(page, address);
    const tiff = await saved(page, "Save this model", "geotiff");
    assert.match(tiff.subarray(0, 4).toString("hex"), /^(49492a00|4d4d002a)$/);
    const { vertices, triangles, low, high } = shapeOf(await saved(page, "Save this model", "glb"));
    assert.equal(vertices, 403 * 344);
    assert.equal(triangles, 2 * 402 * 343);
    assert(low.every(Number.isFinite) && high.every((value, at) => value > (low[at] ?? value)), `${low} ${high}`);

    await step(page, "Data").click();
    await give(page, "back.tif", tiff);
    await page.getByText("back", { exact: false }).first().waitFor();
    await page.getByText("GeoTIFF", { exact: true }).first().waitFor();
    await page.getByText("403 × 344 cells").first().waitFor();
    await train(page, 1, 1);
    await step(page, "Take home").click();
    await isDrawn(page, "Invented ground");
    assert.equal(shapeOf(await saved(page, "Save the picked map", "glb")).vertices, 32 * 32);
  },
);

/** What a binary glTF says of itself, and whether its parts lie within it. @param {Buffer} bytes */
function shapeOf(bytes) {
  assert.equal(bytes.subarray(0, 4).toString(), "glTF");
  assert.deepEqual([bytes.readUInt32LE(4), bytes.readUInt32LE(8)], [2, bytes.length]);
  const length = bytes.readUInt32LE(12);
  assert.equal(bytes.subarray(16, 20).toString(), "JSON");
  const { accessors, bufferViews, buffers, meshes } = JSON.parse(bytes.subarray(20, 20 + length).toString());
  assert.equal(bytes.readUInt32LE(20 + length), buffers[0].byteLength);
  for (const { byteOffset = 0, byteLength } of bufferViews) assert(byteOffset + byteLength <= buffers[0].byteLength);
  const { attributes, indices } = meshes[0].primitives[0];
  const { count: vertices, min: low, max: high } = accessors[attributes.POSITION];
  return { vertices, triangles: accessors[indices].count / 3, low, high };
}
