// Links and frames: what an address brings up, hides and locks; what the share panel writes; what the page and the
// page around it tell each other.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "./harness.mjs";

const LINK =
  "#lab=earthquakes&sample=usgs-week&task=magnitude&step=train&epochs=2&seed=7&hide=settings,engine,help,share&lock=all&lang=zh";

test(
  "a link brings up data, question and settings, and hides what a teacher hid",
  ["cpu"],
  async ({ page, address }) => {
    await page.goto(address + LINK);
    await page.getByRole("heading", { level: 1 }).filter({ hasText: "震级" }).waitFor();
    assert.equal(await page.locator("#setting-epochs").inputValue(), "2");
    assert.equal(await page.locator("#setting-seed").inputValue(), "7");
    assert(await page.locator("#setting-epochs").isDisabled());
    for (const part of ["settings", "engine", "help", "share"])
      for (const one of await page.locator(`[data-part=${part}]`).all()) assert(!(await one.isVisible()), part);
    assert(await page.locator("[data-part=language]").isVisible());
    // A link's language is not the reader's own.
    assert.equal(await page.evaluate(() => localStorage.getItem("orogen.language")), null);
  },
);

test(
  "a link that nobody understands is followed as far as it goes, and says so",
  ["cpu"],
  async ({ page, address }) => {
    await page.goto(`${address}#lab=earthquakes&sample=usgs-week&colour=%3Cimg src=x onerror=alert(1)%3E&epochs=many`);
    await page.getByText(/does not know: colour/).waitFor();
    await page.getByRole("button", { name: "Start", exact: true }).click();
    assert(await page.locator("#setting-epochs[aria-invalid=true]").isVisible());
    await page.goto(`${address}#lab=earthquakes&sample=no-such-sample`);
    await page.reload();
    await page.getByText("no-such-sample").first().waitFor();
  },
);

test("settings that came by link are those of whatever is opened", ["cpu"], async ({ page, address }) => {
  const value = (/** @type {string} */ name) => page.locator(`#setting-${name}`).inputValue();
  await page.goto(`${address}#lab=earthquakes&epochs=3&preset=orogen&lock=epochs`);
  for (const sample of ["Open The Ridgecrest sequence, 2019", "Open An invented arc whose truth is known"]) {
    await page.getByRole("button", { name: sample, exact: true }).click();
    await page.getByRole("button", { name: "Train a network", exact: true }).click();
    assert.deepEqual([await value("epochs"), await value("preset")], ["3", "orogen"]);
    assert(await page.getByRole("checkbox", { name: "Log depth" }).isChecked(), "a preset's features");
    // What is locked is not set back by a button either.
    await page.getByRole("button", { name: "Back to the course text" }).click();
    assert.deepEqual([await value("epochs"), await value("preset")], ["3", "course-text"]);
    await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Data" }).click();
  }
  // The other question is asked as usual.
  await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Train" }).click();
  await page.getByRole("radio", { name: "Probability of a large event", exact: true }).check();
  assert.equal(await value("epochs"), "100");
});

test("the share panel's link opens the same state elsewhere", ["cpu"], async ({ page, address, context }) => {
  await page.goto(`${address}#lab=earthquakes&sample=usgs-week`);
  await page.locator("#setting-epochs").fill("3");
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByLabel("Engine", { exact: true }).last().uncheck();
  await page.getByLabel("Lock the settings").check();
  const link = await page.getByLabel("Link", { exact: true }).inputValue();
  const frame = await page.getByLabel("Frame for a course page (HTML)").inputValue();
  assert.match(frame, /^<iframe src="http.*&amp;.*<\/iframe>$/);
  const other = await context.newPage();
  await other.goto(link);
  await other.locator("#setting-epochs").waitFor();
  assert.equal(await other.locator("#setting-epochs").inputValue(), "3");
  assert(await other.locator("#setting-epochs").isDisabled());
  assert(!(await other.locator("[data-part=engine]").isVisible()));
  await other.close();
});

/** A course page on another origin, with the frame in it. @param {(origin: string) => string} source */
async function course(source) {
  const server = createServer((_, response) => {
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    const html = `<!doctype html><title>Course</title><iframe src="${source(`http://localhost:${port}`)}" width="900" height="700"></iframe>
      <script>window.heard = []; addEventListener("message", (e) => heard.push({ ...e.data, from: e.origin }));</script>`;
    response.writeHead(200, { "content-type": "text/html" }).end(html);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://localhost:${port}/`, close: () => server.close() };
}

test(
  "in a frame of another origin it trains when told to, and tells only that origin",
  ["cpu"],
  async ({ page, address, also }) => {
    const own = new URL(address).origin;
    const site = await course(
      (origin) =>
        `${address}#lab=earthquakes&amp;sample=usgs-week&amp;epochs=2&amp;seeds=1&amp;origin=${encodeURIComponent(origin)}`,
    );
    also(site.address);
    const heard = (/** @type {string} */ type) =>
      page.waitForFunction((wanted) => /** @type {any} */ (window).heard.find((one) => one.type === wanted), type);
    const say = (/** @type {object} */ message) =>
      page.evaluate((what) => frames[0]?.postMessage({ orogen: 1, ...what }, "*"), message);
    try {
      await page.goto(site.address);
      const ready = await (await heard("ready")).jsonValue();
      assert.equal(ready.orogen, 1);
      assert.equal(ready.from, own);
      await heard("resize");
      await page.frameLocator("iframe").locator("#setting-epochs").waitFor();
      await say({ type: "start" });
      await heard("progress");
      const { verdict, scores } = await (await heard("result")).jsonValue();
      assert(["better", "indistinguishable", "worse"].includes(verdict), verdict);
      assert(scores.mse > 0);
      await say({ type: "get", what: "state" });
      await page.waitForFunction(() =>
        /** @type {any} */ (window).heard.some((one) => one.type === "state" && one.epoch === 2),
      );
      await say({ type: "load", address: "lab=earthquakes&sample=synthetic&epochs=9000" });
      await page
        .frameLocator("iframe")
        .locator("#setting-epochs")
        .and(page.frameLocator("iframe").locator("[value='9000']"))
        .waitFor();
      await say({ type: "start" });
      await page.frameLocator("iframe").getByRole("button", { name: "Pause", exact: true }).waitFor();
      await say({ type: "stop" });
      await page.frameLocator("iframe").getByRole("button", { name: "Continue", exact: true }).waitFor();
      await say({ type: "get", what: "state", id: "after" });
      await page.waitForFunction(() =>
        /** @type {any} */ (window).heard.some((one) => one.id === "after" && one.state === "stopped"),
      );
      await say({ type: "load", address: "lab=earthquakes&sample=nowhere" });
      assert.equal((await (await heard("error")).jsonValue()).code, "unknown-sample");
    } finally {
      site.close();
    }
  },
);

test("a frame that names another origin hears nothing of the results", ["cpu"], async ({ page, address, also }) => {
  const site = await course(
    () => `${address}#lab=earthquakes&amp;sample=usgs-week&amp;origin=https%3A%2F%2Fexample.org`,
  );
  also(site.address);
  try {
    await page.goto(site.address);
    await page.frameLocator("iframe").locator("#setting-epochs").waitFor();
    await page.evaluate(() => frames[0]?.postMessage({ orogen: 1, type: "start" }, "*"));
    await page.waitForTimeout(1500);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).heard), []);
  } finally {
    site.close();
  }
});
