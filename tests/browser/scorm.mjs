// A lesson as a SCORM 1.2 package: made in the page and by the package's command, run in somebody else's runtime.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { unzipSync } from "../../www/vendor/fflate.js";
import { test } from "./harness.mjs";
import { installedPackage } from "./packed.mjs";

/** @param {Record<string, Uint8Array>} entries @param {string} folder */
function unpack(entries, folder) {
  for (const [name, bytes] of Object.entries(entries)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

/** A course system's page, with its runtime and the object in a frame. @param {string} entry `ab-initio` or `resume` */
const system = (entry) => `<!doctype html><title>Course system</title><script src="scorm12.js"></script>
<script>
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  API.loadFromFlattenedJSON({ "cmi.core.entry": "${entry}", "cmi.core.lesson_status": "${entry === "resume" ? "incomplete" : "not attempted"}" });
</script>
<iframe src="course/sco.html" width="1200" height="800"></iframe>`;

/** The object hears of it by a message. @param {import("playwright-core").Page} page */
const isCompleted = (page) =>
  page.waitForFunction(() => /** @type {any} */ (window).API.lmsGetValue("cmi.core.lesson_status") === "completed");

test("a lesson as a SCORM package completes with its score", ["cpu"], async ({ page, address, also }) => {
  const folder = mkdtempSync(join(tmpdir(), "orogen-scorm-"));
  await page.goto(`${address}#lab=earthquakes`);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByLabel("Lesson", { exact: true }).selectOption("leak");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the SCORM package" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "orogen-leak-scorm.zip");
  const entries = unzipSync(readFileSync(await download.path()));
  const manifest = new TextDecoder().decode(entries["imsmanifest.xml"]);
  const files = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, name]) => decodeURI(name ?? ""));
  assert.deepEqual([...files, "imsmanifest.xml"].sort(), Object.keys(entries).sort());
  unpack(entries, join(folder, "course"));
  cpSync("node_modules/scorm-again/dist/scorm12.js", join(folder, "scorm12.js"));
  writeFileSync(join(folder, "first.html"), system("ab-initio"));
  writeFileSync(join(folder, "again.html"), system("resume"));

  const server = await serve(folder, 0);
  also(server.address);
  try {
    const value = (/** @type {string} */ name) =>
      page.evaluate((of) => /** @type {any} */ (window).API.lmsGetValue(of), name);
    const lesson = page.frameLocator("iframe").frameLocator("iframe");
    const region = lesson.getByRole("region", { name: "The leak that makes forecasts shine" });
    await page.goto(`${server.address}first.html`);
    // Somebody else's answers, of before.
    await page.evaluate(() => localStorage.setItem("orogen.lesson.leak.1", JSON.stringify({ at: 6 })));
    await page.reload();
    await region.getByText("Step 1 of 7").waitFor();
    assert.equal(await value("cmi.core.lesson_status"), "incomplete");

    // The learner comes back at the last question, with one of three right at the second try only.
    const right = (/** @type {boolean} */ first) => ({ right: true, first, answer: "1" });
    const progress = {
      at: 6,
      kept: {},
      tries: {},
      typed: "",
      answers: { read: right(false), ratio: right(true), honest: right(true) },
    };
    await page.evaluate((text) => localStorage.setItem("orogen.lesson.leak.1", text), JSON.stringify(progress));
    await page.goto(`${server.address}again.html`);
    await region
      .getByLabel("Your answer")
      .fill("It learnt next to nothing: the mean is as good. The split by lot had seen the clusters.");
    await region.getByRole("button", { name: "Check" }).click();
    await region.getByRole("button", { name: "Next" }).click();
    await region.getByText(/Finished\. 75 %/).waitFor();
    await isCompleted(page);
    assert.equal(await value("cmi.core.score.raw"), "75");
    // Leaving tells the time and ends the session.
    await page.evaluate(() => document.querySelector("iframe")?.remove());
    const { core } = await page.evaluate(() => /** @type {any} */ (window).API.renderCMIToJSONObject().cmi);
    assert.match(core.session_time, /^\d\d:\d\d:\d\d$/);
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).API.isTerminated()), true);
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }

  const made = join(installedPackage(), "leak.zip");
  execFileSync(join(installedPackage(), "node_modules/.bin/orogen"), ["scorm", "leak", made, "zh"]);
  const [same, other] = [entries, unzipSync(readFileSync(made))].map((one) => Object.keys(one).sort());
  assert.deepEqual(other, same);
});

test(
  "a teacher's own lesson as a SCORM package completes with its score, too",
  ["cpu"],
  async ({ page, address, also }) => {
    const folder = mkdtempSync(join(tmpdir(), "orogen-scorm-"));
    await page.goto(`${address}#page=teach`);
    await page.getByLabel("Title · English").fill("Rivers & <faults>");
    await page.getByLabel("What the learner reads · English").fill("Say what you see.");
    await page.getByLabel("Question", { exact: true }).selectOption("words");
    await page.getByRole("button", { name: "Add the step" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save the SCORM package" }).click(),
    ]);
    const entries = unzipSync(readFileSync(await download.path()));
    assert.match(new TextDecoder().decode(entries["imsmanifest.xml"]), /<title>Rivers &amp; &lt;faults&gt;<\/title>/);
    unpack(entries, join(folder, "course"));
    cpSync("node_modules/scorm-again/dist/scorm12.js", join(folder, "scorm12.js"));
    writeFileSync(join(folder, "first.html"), system("ab-initio"));
    const server = await serve(folder, 0);
    also(server.address);
    try {
      await page.goto(`${server.address}first.html`);
      const region = page
        .frameLocator("iframe")
        .frameLocator("iframe")
        .getByRole("region", { name: "Rivers & <faults>" });
      await region
        .getByLabel("Your answer")
        .fill("A valley that was moved sideways, and a river that bends to follow it.");
      await region.getByRole("button", { name: "Check" }).click();
      await region.getByRole("button", { name: "Next" }).click();
      await region.getByText(/Finished\. 100 %/).waitFor();
      const value = (/** @type {string} */ name) =>
        page.evaluate((of) => /** @type {any} */ (window).API.lmsGetValue(of), name);
      await isCompleted(page);
      assert.equal(await value("cmi.core.score.raw"), "100");
    } finally {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
