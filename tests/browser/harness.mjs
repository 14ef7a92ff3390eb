// What the browser tests share: two Chromiums, the built page in a sub-folder, and a count.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";

/** @typedef {"gpu" | "cpu"} Mode WebGPU by a software adapter, or no adapter at all. */
/** @typedef {{ page: import("playwright-core").Page, address: string, mode: Mode, context: import("playwright-core").BrowserContext, also: (origin: string) => void }} Stage `also` names another origin whose pages the test serves itself. */

const quiet = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Whatever the page or the browser might ask for, nothing but this machine is reached.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];
const software = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

/** @type {{ name: string, modes: Mode[], body: (stage: Stage) => Promise<void> }[]} */
const tests = [];

/**
 * @param {string} name
 * @param {Mode[]} modes
 * @param {(stage: Stage) => Promise<void>} body
 */
export const test = (name, modes, body) => void tests.push({ name, modes, body });

/** @type {{ passed: number, failed: number }} */
const count = { passed: 0, failed: 0 };

/** @param {string} name @param {() => Promise<void>} body */
export async function check(name, body) {
  const started = Date.now();
  try {
    await body();
    count.passed++;
    console.log(`ok     ${name} (${Date.now() - started} ms)`);
  } catch (why) {
    count.failed++;
    console.log(
      `FAILED ${name}\n       ${String(/** @type {Error} */ (why).stack ?? why)
        .slice(0, 2000)
        .replaceAll("\n", "\n       ")}`,
    );
  }
}

function browserPath() {
  const names = [process.env.CHROME, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  for (const name of names) {
    try {
      if (name)
        return execFileSync("bash", ["-c", `command -v "${name}"`])
          .toString()
          .trim();
    } catch {
      // The next one.
    }
  }
  throw new Error("no Chromium or Chrome was found; set CHROME to its path");
}

/** @param {Mode} mode */
export const launch = (mode) =>
  chromium.launch({
    executablePath: browserPath(),
    args: mode === "gpu" ? [...quiet, ...software] : [...quiet, "--disable-features=WebGPU"],
  });

/** A browser with a profile of its own, for what only the reader's preferences bring about. @param {string} profile a folder */
export const launchWith = (profile) =>
  chromium.launchPersistentContext(profile, { executablePath: browserPath(), args: quiet, locale: "en-GB" });

/** Runs what was declared; `only` picks by name. @param {string | undefined} only */
export async function runTests(only) {
  const server = await serve("dist", 0, "/course/orogen/");
  for (const mode of /** @type {Mode[]} */ (["cpu", "gpu"])) {
    const browser = await launch(mode);
    for (const { name, modes, body } of tests) {
      if (!modes.includes(mode) || (only && !name.includes(only))) continue;
      const label = mode === "gpu" ? "with WebGPU" : "no adapter";
      await check(`${name} [${label}]`, async () => {
        const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 } });
        const page = await context.newPage();
        page.setDefaultTimeout(60_000);
        /** @type {string[]} */
        const complaints = [];
        page.on("pageerror", (why) => complaints.push(`page error: ${why.message}`));
        page.on("console", (message) => {
          if (message.type() === "error" && /Content Security Policy/.test(message.text()))
            complaints.push(message.text());
        });
        // No request leaves the origin: that of the page, or of a server that the test started.
        const origins = new Set([new URL(server.address).origin]);
        const also = (/** @type {string} */ address) => void origins.add(new URL(address).origin);
        context.on("request", (request) => {
          const url = new URL(request.url());
          if (/^(http|ws)/.test(url.protocol) && !origins.has(url.origin)) complaints.push(`a request to ${url.href}`);
        });
        try {
          await body({ page, address: server.address, mode, context, also });
          if (complaints.length) throw new Error(complaints.join("\n"));
        } finally {
          await context.close();
        }
      });
    }
    await browser.close();
  }
  server.close();
}

export function finish() {
  console.log(`browser: ${count.passed} passed, ${count.failed} failed`);
  process.exit(count.failed ? 1 : 0);
}

/** @param {string} path from the repository's root */
export const file = (path) => readFile(new URL(`../../${path}`, import.meta.url));

/** Takes the sources away: they are told as they are, in any language. @param {import("playwright-core").Page} page */
export const withoutSources = (page) =>
  page.evaluate(() => {
    for (const source of document.querySelectorAll(".source")) source.remove();
  });
