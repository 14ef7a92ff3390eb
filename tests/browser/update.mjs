// A new version of the page: it waits for the reader and for the run, and costs what it changed. And what is kept for
// use without network beside the page itself.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole("button", { name, exact: true });
const isInstalled = (/** @type {Page} */ page) =>
  page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

/** The built page in a folder whose files can be changed one by one. */
function copied() {
  const folder = mkdtempSync(join(tmpdir(), "orogen-site-"));
  for (const name of readdirSync("dist")) if (name !== "sw.js") symlinkSync(resolve("dist", name), join(folder, name));
  cpSync("dist/sw.js", join(folder, "sw.js"));
  return folder;
}

test("an update waits for the reader and does not interrupt a run", ["cpu"], async ({ page, also }) => {
  const folder = copied();
  const { address, close } = await serve(folder, 0, "/course/orogen/");
  also(address);
  try {
    await page.goto(address);
    await isInstalled(page);
    await page.goto(`${address}?#lab=earthquakes&sample=synthetic&epochs=5000`);
    await button(page, "Start").click();
    await button(page, "Pause").waitFor();
    const next = readFileSync(join(folder, "sw.js"), "utf8").replace(/const VERSION = "\w+"/, 'const VERSION = "next"');
    writeFileSync(join(folder, "sw.js"), next);
    // Unchanged in the new version, and no longer to be had.
    rmSync(join(folder, "orogen_bg.wasm"));

    await button(page, "Help").click();
    await button(page, "Check for an update").click();
    await page.getByText(/A newer version is being fetched/).waitFor();
    await page.keyboard.press("Escape");
    await page.evaluate(() => Object.assign(window, { before: true }));
    await button(page, "Reload").click();
    await page.getByText(/comes as soon as no run is going on/).waitFor();
    const done = () =>
      page
        .getByRole("progressbar", { name: "Training progress" })
        .evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value);
    const at = await done();
    await page.waitForFunction((before) => {
      const bar = document.querySelector('progress[aria-label="Training progress"]');
      return bar instanceof HTMLProgressElement && bar.value > before;
    }, at);
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).before), true);

    await Promise.all([page.waitForEvent("load"), button(page, "Stop").click()]);
    await page.locator("#room h1").waitFor();
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).before), undefined);
    const names = await page.evaluate(() => caches.keys());
    assert.deepEqual(
      names.map((name) => name.split(" ").at(-1)),
      ["next"],
    );
    assert(await page.evaluate(() => caches.match(new URL("orogen_bg.wasm", location.href)).then(Boolean)));
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test(
  "the modules of the engines this machine can use are kept when the page has settled",
  ["cpu", "gpu"],
  async ({ page, address, mode }) => {
    await page.goto(address);
    await button(page, "Help").click();
    await page.getByText("The modules of the engines that this device can use are kept as well.").waitFor();
    const kept = await page.evaluate(() =>
      Promise.all(
        ["ndarray", "gpu"].map((folder) =>
          caches.match(new URL(`${folder}/orogen_bg.wasm`, location.href)).then(Boolean),
        ),
      ),
    );
    assert.deepEqual(kept, [true, mode === "gpu"]);
  },
);

test("on a metered connection no module is fetched ahead", ["cpu"], async ({ page, address }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await page.goto(address);
  await button(page, "Help").click();
  await page.getByText(/are not fetched ahead, because this connection is metered/).waitFor();
  assert.equal(await page.evaluate(() => caches.match(new URL("ndarray/orogen_bg.wasm", location.href))), undefined);
});
