// The bench page, opened in a browser.

/** @import { Browser, BrowserContext, Page } from "playwright-core" */
/** @import { Bench } from "../page/page.js" */

/**
 * @template T
 * @param {Browser} browser
 * @param {string} address
 * @param {(page: Page) => Promise<T>} work
 * @param {(context: BrowserContext) => Promise<void>} [prepare] before anything is loaded
 * @returns {Promise<T>}
 */
export async function withBenchPage(browser, address, work, prepare) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  try {
    await prepare?.(context);
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForFunction(() => "bench" in globalThis);
    return await work(page);
  } finally {
    await context.close();
  }
}

/**
 * Calls a function of the bench page.
 * @template {keyof Bench} K
 * @param {Page} page
 * @param {K} name
 * @param {Parameters<Bench[K]>} args
 * @returns {Promise<Awaited<ReturnType<Bench[K]>>>}
 */
export function ask(page, name, ...args) {
  // Playwright hands over plain values; large files travel as strings.
  return page.evaluate(
    ({ name, args }) => /** @type {any} */ (globalThis).bench[name](...args),
    /** @type {{ name: string, args: any }} */ ({ name, args }),
  );
}
