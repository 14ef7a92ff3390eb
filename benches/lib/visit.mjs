// The real page, driven as fast as it allows and watched from outside: it knows nothing of benchmarks.

import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { figure, tidy } from "./stats.mjs";

/** @import { Browser, BrowserContext, Page } from "playwright-core" */
/** @typedef {{ marks: Record<string, number>, longTasks: { start: number, length: number }[] }} Watched Milliseconds since the navigation began. */
/** @typedef {{ address: string, words: Record<string, string> }} Target */

/** @param {string} address @param {string} folder the same built page on the disk @returns {Promise<Target>} */
export async function target(address, folder) {
  const { default: words } = await import(pathToFileURL(join(resolve(folder), "www", "words", "en.js")).href);
  return { address, words };
}

/**
 * Runs in the page before its own scripts: notes when a module answers, and clicks what it is told to.
 * @param {string[]} labels buttons, by what is written on them, each clicked once and in this order
 */
function watch(labels) {
  /** @type {Watched} */
  const watched = { marks: {}, longTasks: [] };
  Object.assign(globalThis, { watched });
  const mark = (/** @type {string} */ name) => {
    watched.marks[name] ??= performance.now();
  };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      watched.longTasks.push({ start: startTime, length: duration });
  }).observe({ type: "longtask", buffered: true });

  globalThis.Worker = class extends Worker {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      mark("worker");
      this.addEventListener("message", ({ data }) => {
        if (data?.answer?.type === "described") mark("module");
        if (data?.answer?.type === "dataset") mark("dataset");
        if (data?.event === "progress" && data.progress.step > 0) mark("progress");
        if (data?.event === "state") mark(data.state);
      });
    }
  };

  document.addEventListener("change", () => mark("chosen"), { capture: true });

  const waiting = [...labels];
  const click = () => {
    const buttons = [...document.querySelectorAll("button")];
    const found = buttons.find(({ textContent }) => textContent === waiting[0]);
    if (!found || found.disabled || found.getAttribute("aria-disabled") === "true") return;
    mark(`clicked ${waiting.shift()}`);
    found.click();
  };
  new MutationObserver(click).observe(document, { childList: true, subtree: true, attributes: true });
}

/** @param {Page} page @returns {Promise<Watched>} */
export const watched = (page) => page.evaluate(() => /** @type {any} */ (globalThis).watched);

/** @param {Page} page @param {string} name */
export const reached = (page, name) =>
  page.waitForFunction((name) => /** @type {any} */ (globalThis).watched?.marks[name] !== undefined, name, {
    polling: 50,
    timeout: 60_000,
  });

/**
 * @template T
 * @param {Browser} browser
 * @param {string[]} labels
 * @param {(page: Page, context: BrowserContext) => Promise<T>} work
 */
export async function visit(browser, labels, work) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 } });
  try {
    await context.addInitScript(watch, labels);
    return await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/**
 * From the start of the navigation to the first progress of a training, first visit and second.
 * @param {Browser} browser
 * @param {Target} target
 */
export async function firstStep(browser, { address, words }) {
  const [week = "", onward = "", start = ""] = ["data.week", "check.onward", "run.start"].map((key) => words[key]);
  /** @type {Record<"cold" | "warm", Watched["marks"][]>} */
  const visits = { cold: [], warm: [] };
  for (let repeat = 0; repeat < 5; repeat++) {
    await visit(browser, [week, onward, start], async (page) => {
      await page.goto(address);
      await reached(page, "progress");
      visits.cold.push((await watched(page)).marks);
      // The second visit comes when the service worker has everything.
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.reload();
      await reached(page, "progress");
      if (!(await page.evaluate(() => navigator.serviceWorker.controller !== null))) {
        throw new Error("the second visit was not served by the service worker");
      }
      visits.warm.push((await watched(page)).marks);
    });
  }
  const of = (/** @type {Watched["marks"][]} */ marks) => {
    const at = (/** @type {string} */ name) => figure(marks.map((mark) => mark[name] ?? Number.NaN));
    return { module: at("module"), dataset: at("dataset"), step: at("progress") };
  };
  return { cold: of(visits.cold), warm: of(visits.warm) };
}

/**
 * What a first visit fetches, from the opening to the first step of a training on the bundled week: paths below the page.
 * @param {Browser} browser
 * @param {Target} target
 * @returns {Promise<string[]>}
 */
export async function fetched(browser, { address, words }) {
  const labels = ["data.week", "check.onward", "run.start"].map((key) => words[key] ?? "");
  return visit(browser, labels, async (page) => {
    /** @type {Set<string>} */
    const paths = new Set();
    // What the service worker lays in for later is no part of the visit.
    await page.route("**/sw.js", (route) => route.abort());
    page.on("request", (request) => {
      const [path = ""] = request.url().slice(address.length).split(/[?#]/);
      if (request.url().startsWith(address)) paths.add(path || "index.html");
    });
    await page.goto(address);
    await reached(page, "progress");
    paths.delete("sw.js");
    if (!paths.has("orogen_bg.wasm")) throw new Error("the module was not seen on its way");
    return [...paths].sort();
  });
}

/** From the disk: bytes handed over by the driver would keep the page busy. @param {Page} page @param {string} path */
const choose = (page, path) => page.locator("input[type=file]").first().setInputFiles(path);

/** @param {Watched} watched @param {number} from @param {number} to */
function between({ longTasks }, from, to) {
  const during = longTasks.filter(({ start, length }) => start + length > from && start < to);
  return { count: during.length, longest: tidy(Math.max(0, ...during.map(({ length }) => length))) };
}

/**
 * Long tasks of the page while a large catalogue is opened, and while 100 epochs are trained on it.
 * @param {Browser} browser
 * @param {Target} target
 * @param {string} path of the catalogue
 */
export const training = (browser, { address, words }, path) =>
  visit(browser, [], async (page) => {
    await page.goto(address);
    await reached(page, "module");
    await choose(page, path);
    const onward = page.getByRole("button", { name: words["check.onward"], exact: true });
    await onward.click();
    await page.waitForTimeout(1000);
    const started = await page.evaluate(() => performance.now());
    await page.locator("#run-main").click();
    await page.waitForFunction(() => /** @type {any} */ (globalThis).watched.marks.finished !== undefined, undefined, {
      polling: 250,
      timeout: 120_000,
    });
    await page.waitForTimeout(2000);
    const seen = await watched(page);
    const { chosen = Number.NaN, running = Number.NaN, finished = Number.NaN } = seen.marks;
    return {
      opening: between(seen, chosen, started),
      training: { ...between(seen, started, finished), seconds: tidy((finished - running) / 1000) },
      judging: between(seen, finished, Number.POSITIVE_INFINITY),
    };
  });

/**
 * A large file on the page itself: read in the worker, then drawn.
 * @param {Browser} browser
 * @param {Target} target
 * @param {string} path of the catalogue
 */
export const opening = (browser, { address, words }, path) =>
  visit(browser, [], async (page) => {
    await page.goto(address);
    await reached(page, "module");
    await choose(page, path);
    await page.getByRole("button", { name: words["check.onward"], exact: true }).waitFor();
    await page.waitForTimeout(1500);
    const seen = await watched(page);
    const { chosen = Number.NaN, dataset = Number.NaN } = seen.marks;
    return {
      ms: tidy(dataset - chosen),
      reading: between(seen, chosen, dataset),
      drawing: between(seen, dataset, Number.POSITIVE_INFINITY),
    };
  });
