// The page as people use it, by role and name.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "./harness.mjs";
import { isSound } from "./screens.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {"cpu" | "gpu"} Mode */
/** @type {Mode[]} */
const both = ["cpu", "gpu"];

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** @param {Page} page @param {string} name */
const step = (page, name) => page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name });

/** Opens the bundled week and stands before the Start button. @param {Page} page @param {string} address @param {number} epochs */
async function prepare(page, address, epochs) {
  await page.goto(address);
  await button(page, "Start with a week of real earthquakes").click();
  await page.getByRole("heading", { name: "What the file became" }).waitFor();
  await button(page, "Train a network").click();
  await page.getByLabel("Epochs", { exact: true }).fill(String(epochs));
}

/** @param {Page} page */
const status = (page) => page.getByRole("status", { name: "Training status" });

/** @param {Page} page @param {string} name @param {string | Uint8Array} content */
const give = (page, name, content) =>
  page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

test("the main job: a catalogue, a run, a verdict, saved, reloaded, gone on with", both, async ({ page, address }) => {
  await page.addInitScript(() => {
    for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming", "compile", "compileStreaming"])) {
      WebAssembly[name] = () => {
        throw new Error(`the page called WebAssembly.${name}`);
      };
    }
  });
  await prepare(page, address, 3);
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  assert.match(await status(page).innerText(), /epoch 3 of 3/);
  assert.match(
    await page.getByRole("progressbar", { name: "Training progress" }).evaluate((bar) => String(bar.value / bar.max)),
    /^1$/,
  );
  assert.equal(
    await page.evaluate(
      () => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length,
    ),
    0,
  );

  await step(page, "Judge").click();
  await page
    .getByText(/^The network is .*simple rule/)
    .first()
    .waitFor();
  const table = page.getByRole("table", { name: "On events it has not seen" });
  for (const row of [
    "network, 2,369 weights",
    "constant mean",
    "constant median",
    "straight line",
    "Gutenberg–Richter draw",
  ])
    assert.match(await table.innerText(), new RegExp(row));
  await page.getByLabel("Latitude (°)").fill("35.7");
  await page.getByLabel("Longitude (°)").fill("-117.5");
  await page.getByLabel("Depth (km)").fill("8");
  await button(page, "Estimate").click();
  await page.getByText("Knowing nothing of the place", { exact: false }).waitFor();
  await page.getByLabel("Depth (km)").fill("5000");
  await button(page, "Estimate").click();
  await page.getByText("Outside the range of the training data", { exact: false }).waitFor();

  await step(page, "Take home").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Save the lab file (.orogen)").click(),
  ]);
  assert.match(download.suggestedFilename(), /\.orogen$/);
  const labFile = await readFile(await download.path());

  await page.reload();
  await page.getByRole("button", { name: /^Go on with/ }).click();
  await button(page, "Train further").waitFor();
  assert.match(await status(page).innerText(), /epoch 3 of 3/);

  await page.evaluate(() =>
    indexedDB.databases().then((all) => all.map(({ name }) => name && indexedDB.deleteDatabase(name))),
  );
  await page.goto(`${address}?fresh`);
  await give(page, "mine.orogen", labFile);
  await button(page, "Train further").waitFor();
});

test("a reload in mid-run loses nothing", ["cpu"], async ({ page, address }) => {
  await prepare(page, address, 4000);
  await button(page, "Start").click();
  await page.waitForFunction(() => /epoch (\d{2,})/.test(document.body.innerText));
  // An autosave comes within seconds.
  await page.waitForTimeout(7000);
  await page.reload();
  await page.getByRole("button", { name: /^Go on with/ }).click();
  await button(page, "Continue").waitFor();
  assert.match(await status(page).innerText(), /epoch [\d,]{2,} of 4,?000/);
  await button(page, "Continue").click();
  await button(page, "Pause").click();
  await button(page, "Continue").waitFor();
  await button(page, "One step").click();
  await button(page, "Stop").click();
});

test(
  "files that are no catalogue are refused in words, and what was open stays open",
  ["cpu"],
  async ({ page, address }) => {
    await prepare(page, address, 3);
    await step(page, "Data").click();
    /** @type {[string, string | Uint8Array, RegExp][]} */
    const files = [
      ["empty.csv", "", /empty/i],
      ["photo.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0]), /PNG|picture|text/i],
      ["one.csv", "magnitude\n1\n2\n", /delimiter|column/i],
      ["head.csv", "time,latitude,longitude,depth,mag\n", /row/i],
      ["bad.csv", "time,latitude,longitude,depth,mag\n2020-01-01,95,999,10,NaN\n", /row/i],
      ["cut.orogen", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), /damaged|cut|lab file|archive/i],
      ["bad.geojson", '{"type":"FeatureCollection","features":[', /JSON/i],
    ];
    for (const [name, content, words] of files) {
      await give(page, name, content);
      const alert = page.getByRole("alert");
      await alert.waitFor();
      assert.match(await alert.innerText(), words, name);
      assert.doesNotMatch(await alert.innerText(), /\{|undefined/, name);
      await alert.getByRole("button", { name: "Dismiss" }).click();
    }
    await step(page, "Check").click();
    await page.getByText("1,679 of 1,707 rows kept").waitFor();
  },
);

test("a file too large is refused before it is read", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await button(page, "Start with a week of real earthquakes").waitFor();
  await page.evaluate(() => {
    const block = new Uint8Array(1 << 20);
    const transfer = new DataTransfer();
    transfer.items.add(new File(Array(257).fill(block), "large.csv"));
    for (const type of ["dragenter", "dragover", "drop"])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /MB/);
});

test("columns can be picked, and a table in another language is read", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  const rows = Array.from({ length: 40 }, (_, i) =>
    `${(i % 28) + 1}.03.2021;${40 + i / 10};${15 + i / 20};${i % 20},5;${2 + (i % 17) / 10}`.replaceAll(
      /(\d)\.(\d)(?=;|$)/g,
      "$1,$2",
    ),
  );
  await give(page, "liste.csv", `Datum;Breite;Länge;Tiefe;Stärke\n${rows.join("\n")}\n`);
  const alert = page.getByRole("alert");
  await page.getByText("What the file became").or(alert).first().waitFor();
  const text = await page.locator("body").innerText();
  assert.match(text, /Stärke|rows kept/, "an unknown magnitude column is named, with what the file has");
});

test("a table that nobody recognises is read once its columns are picked", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await button(page, "Start with a week of real earthquakes").click();
  await page.getByText("1,679 of 1,707 rows kept").waitFor();
  const rows = Array.from({ length: 20 }, (_, at) => `2020-01-${at + 10},${at},${2 * at},7;5,${3 + at / 10}`);
  await step(page, "Data").click();
  await give(page, "field.csv", `when,up,across,note,strength\n${rows.join("\n")}\n`);
  const card = page.getByRole("region", { name: "How shall it be read?" });
  await card.waitFor();
  assert.match(await card.innerText(), /when,up,across,note,strength\s+2020-01-10,0,0/);
  const pick = async (/** @type {string} */ field, /** @type {string} */ column) => {
    await page.getByLabel(field, { exact: true }).selectOption(column);
    await page.waitForFunction(() => !document.querySelector(".busy p")?.textContent);
  };
  await pick("Magnitude", "note");
  await pick("Latitude", "up");
  await pick("Longitude", "across");
  // All that is needed is picked, but the wrong column for the magnitude: no row can be used, and it can be picked anew.
  await page.getByRole("alert").getByText("No row could be used").waitFor();
  await pick("Magnitude", "strength");
  await page.getByText("20 of 20 rows kept").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  // Nothing but explosions: all of it is set aside until the reader wants it.
  const blasts = Array.from({ length: 5 }, (_, at) => `2020-01-0${at + 1},1,${at},2,quarry blast`);
  await step(page, "Data").click();
  await give(page, "blasts.csv", `time,latitude,longitude,mag,type\n${blasts.join("\n")}\n`);
  await page.getByRole("checkbox", { name: "Keep explosions, quarry blasts and other events" }).check();
  await page.getByText("5 of 5 rows kept").waitFor();
});

test(
  "a setting out of range is answered at its field, and a diverging run keeps its good weights",
  ["cpu"],
  async ({ page, address }) => {
    await prepare(page, address, 20);
    await page.getByLabel("Dropout", { exact: true }).fill("2");
    await button(page, "Start").click();
    await page.getByText("A number from 0 to 0.9").first().waitFor();
    await page.getByLabel("Dropout", { exact: true }).fill("0");
    await page.getByLabel("Optimiser", { exact: true }).selectOption("sgd");
    await page.getByLabel("Learning rate", { exact: true }).fill("90");
    await button(page, "Start").click();
    await page
      .getByText(/diverge/i)
      .first()
      .waitFor();
  },
);

test("both languages on every step, and nothing unfilled", ["cpu"], async ({ page, address }) => {
  await prepare(page, address, 2);
  await page.getByRole("button", { name: "中文" }).click();
  await page.locator("html:lang(zh)").waitFor();
  await page.getByRole("button", { name: "开始", exact: true }).click();
  for (let index = 0; index < 5; index++) {
    await page.locator("ol.steps button, nav ol button").nth(index).click();
    await page.waitForTimeout(300);
    const text = await page.locator("main").innerText();
    assert.match(text, /[\u4e00-\u9fff]{4}/);
    assert.doesNotMatch(text, /\{\w+|undefined|\b(data|run|step|verdict|error)\.[a-z]+/);
  }
});

test("no step has an accessibility violation, light or dark", ["cpu"], async ({ page, address }) => {
  await prepare(page, address, 2);
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const name of ["Data", "Check", "Train", "Judge", "Take home"]) {
      await step(page, name).click();
      await page.waitForTimeout(400);
      await isSound(page, `${name}, ${scheme}`);
    }
  }
});

test("a phone's width is enough for every step", ["cpu"], async ({ page, address }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await prepare(page, address, 2);
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
  for (const index of [0, 1, 2, 3, 4]) {
    await page.locator("ol.steps button, nav ol button").nth(index).click();
    await page.waitForTimeout(400);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert(wide <= 390, `step ${index + 1} is ${wide} wide`);
  }
});

test("the second visit works without network, in a sub-folder", ["cpu"], async ({ page, address, context }) => {
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.reload();
  await button(page, "Start with a week of real earthquakes").click();
  await page.getByText("1,679 of 1,707 rows kept").waitFor();
  await button(page, "Train a network").click();
  await page.getByLabel("Epochs", { exact: true }).fill("1");
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
});

test("the whole job by keyboard", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await button(page, "Start with a week of real earthquakes").focus();
  await page.keyboard.press("Enter");
  await button(page, "Train a network").focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Epochs", { exact: true }).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("1");
  await button(page, "Start").focus();
  await page.keyboard.press("Space");
  await button(page, "Train further").waitFor();
  const unnamed = await page.evaluate(() =>
    [...document.querySelectorAll("button, a[href], input, select, textarea, summary")]
      .filter((element) => element.checkVisibility() && !element.matches("[type=file]"))
      .filter(
        (element) =>
          !(
            element.getAttribute("aria-label") ||
            element.textContent?.trim() ||
            /** @type {any} */ (element).labels?.length ||
            element.getAttribute("aria-labelledby")
          ),
      )
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(unnamed, []);
});
