// The first visit by a phone on a slow line, as far as Chromium can pretend to be one.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { TYPES } from "../../scripts/serve.mjs";
import { figure } from "./stats.mjs";
import { reached, visit, watched } from "./visit.mjs";

/** @import { Browser, BrowserContext, Page } from "playwright-core" */

/** What Lighthouse calls "slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const LINE = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (750e3 / 8) | 0 };
/** A quarter of this machine's speed, for the page's own thread: Chromium slows no worker down. */
const RATE = 4;
const REPEATS = 3;

/** The built page as hosts serve it: compressed, before anyone asks. @param {string} folder */
async function compressed(folder) {
  /** @type {Map<string, Buffer>} */
  const ready = new Map();
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    try {
      const body = ready.get(name) ?? gzipSync(await readFile(join(folder, decodeURIComponent(name))), { level: 6 });
      ready.set(name, body);
      const type = TYPES[name.slice(name.lastIndexOf("."))] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "content-length": body.length });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** @param {Page} page @param {BrowserContext} context */
async function slowDown(page, context) {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: RATE });
}

/**
 * From the start of the navigation, nothing kept before: the first picture, the module, the first training step.
 * @param {Browser} browser
 * @param {string} folder the built page
 * @param {Record<string, string>} words
 */
export async function phone(browser, folder, words) {
  const labels = ["data.week", "check.onward", "run.start"].map((key) => words[key] ?? "");
  const site = await compressed(folder);
  /** @type {Record<string, number>[]} */
  const visits = [];
  try {
    // The first one only has the server compress everything.
    for (let repeat = 0; repeat <= REPEATS; repeat++) {
      await visit(browser, labels, async (page, context) => {
        await slowDown(page, context);
        await page.goto(site.address, { waitUntil: "commit" });
        await reached(page, "progress");
        const picture = await page.evaluate(
          () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
        );
        if (repeat > 0) visits.push({ ...(await watched(page)).marks, picture });
      });
    }
  } finally {
    site.close();
  }
  const of = (/** @type {string} */ name) => figure(visits.map((marks) => marks[name] ?? Number.NaN));
  return { picture: of("picture"), module: of("module"), dataset: of("dataset"), step: of("progress") };
}
