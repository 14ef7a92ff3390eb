// The page in surroundings that take something from it: a sandbox, refused storage, no server at all.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { launchWith, test } from "./harness.mjs";
import { installedPackage } from "./packed.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** A course page on another site, with one frame in it. @param {string} frame its HTML */
async function course(frame) {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><title>Course</title>${frame}`);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://localhost:${port}/`, close: () => server.close() };
}

const STATE = "#lab=earthquakes&amp;sample=usgs-week&amp;epochs=2&amp;seeds=1";
const REFUSED = /The browser refuses storage here/;

/** @param {Page} page */
async function trains(page) {
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Start", exact: true }).click();
  await frame.getByRole("button", { name: "Train further" }).waitFor();
  await frame.getByText(REFUSED).waitFor();
}

test(
  "in a sandbox without an origin it runs from memory, if the host allows every origin",
  ["cpu"],
  async ({ page, also }) => {
    const host = await serve("dist", 0, "/", { "access-control-allow-origin": "*" });
    const site = await course(
      `<iframe src="${host.address}${STATE}" sandbox="allow-scripts" width="1000" height="800"></iframe>`,
    );
    also(host.address);
    also(site.address);
    try {
      await page.goto(site.address);
      await trains(page);
      const frame = page.frameLocator("iframe");
      await frame.getByRole("button", { name: "Help" }).click();
      await frame.getByText(/Offline: not available, because this browser or this frame/).waitFor();
    } finally {
      host.close();
      site.close();
    }
  },
);

test(
  "in a sandbox without an origin it names the word that is missing, where the host does not",
  ["cpu"],
  async ({ page, address, also }) => {
    const site = await course(`<iframe src="${address}" sandbox="allow-scripts" width="1000" height="800"></iframe>`);
    also(site.address);
    try {
      await page.goto(site.address);
      await page.frameLocator("iframe").getByText("allow-same-origin", { exact: true }).first().waitFor();
    } finally {
      site.close();
    }
  },
);

test("in another site's frame with storage refused it trains and says so", ["cpu"], async ({ address }) => {
  const profile = mkdtempSync(join(tmpdir(), "orogen-profile-"));
  mkdirSync(join(profile, "Default"));
  // As a reader who blocks all sites' data.
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
  const site = await course(`<iframe src="${address}${STATE}" width="1000" height="800"></iframe>`);
  const context = await launchWith(profile);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(site.address);
    await trains(page);
  } finally {
    await context.close();
    site.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

test(
  "in another site's frame with partitioned storage it keeps what is this site's",
  ["cpu"],
  async ({ page, address, also }) => {
    const site = await course(`<iframe src="${address}${STATE}" width="1000" height="800"></iframe>`);
    also(site.address);
    try {
      await page.goto(address);
      await page.evaluate(() => localStorage.setItem("orogen.theme", "dark"));
      await page.goto(site.address);
      const inside = page.frameLocator("iframe");
      await inside.locator("#setting-epochs").waitFor();
      const theme = () => inside.locator("html").evaluate(() => localStorage.getItem("orogen.theme"));
      assert.equal(await theme(), null);
      await inside.getByRole("button", { name: /^Theme/ }).click();
      assert.equal(await theme(), "light");
      assert.equal(await inside.getByText(REFUSED).count(), 0);
    } finally {
      site.close();
    }
  },
);

/** Starts a server of the stick's folder. @param {string} command @param {string} script */
async function start(command, script) {
  const child = spawn(command, [script, "0"], { env: { ...process.env, OROGEN_NO_BROWSER: "1" } });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = line.match(/http:\S+/)?.[0];
    if (address) return { address, close: () => child.kill() };
  }
  throw new Error(`${command} ${script} served nothing`);
}

test(
  "the folder for a stick explains itself by double-click, and its servers serve it",
  ["cpu"],
  async ({ page, also }) => {
    installedPackage();
    const stick = resolve("pkg/stick");
    await page.goto(pathToFileURL(join(stick, "index.html")).href);
    await page.getByRole("heading", { name: "Almost there" }).waitFor();
    await page.getByText("start.cmd").first().waitFor();
    for (const [command, script] of /** @type {const} */ ([
      ["python3", "start.py"],
      [process.execPath, "start.mjs"],
    ])) {
      const server = await start(command, join(stick, script));
      also(server.address);
      try {
        await page.goto(`${server.address}#lab=earthquakes&sample=usgs-week&epochs=1`);
        await page.locator("#setting-epochs").waitFor();
        assert.equal(await page.getByRole("heading", { name: "Almost there" }).count(), 0);
      } finally {
        server.close();
      }
    }
  },
);
