// The module's linear memory after few and after many steps, looked at from outside: the worker is served with a
// few lines in front of it that keep hold of the memory.

import { ask, withBenchPage } from "./bench-page.mjs";

/** @import { Browser, Page } from "playwright-core" */

const spy = `{
  let memory;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...rest) => {
      const made = await real(...rest);
      memory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
  const told = new BroadcastChannel("orogen-bench-memory");
  new BroadcastChannel("orogen-bench-ask").onmessage = () => told.postMessage(memory?.buffer.byteLength ?? 0);
}`;

/** @param {Page} page @returns {Promise<number>} */
const bytes = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const told = new BroadcastChannel("orogen-bench-memory");
        setTimeout(() => reject(new Error("the worker did not tell its memory")), 10_000);
        told.onmessage = ({ data }) => resolve(data);
        new BroadcastChannel("orogen-bench-ask").postMessage("how much?");
      }),
  );

/** @param {Browser} browser @param {string} address @param {string} dist @param {"flex" | "ndarray"} engine */
export const memory = (browser, address, dist, engine) =>
  withBenchPage(
    browser,
    address,
    async (page) => {
      const after = [];
      let done = 0;
      for (const steps of [1_000, 100_000]) {
        done = await ask(page, "steps", { dist, engine, steps: steps - done });
        if (done !== steps) throw new Error(`${done} steps were made, not ${steps}`);
        after.push({ steps, bytes: await bytes(page) });
      }
      if (after.some(({ bytes }) => bytes === 0)) throw new Error("the module's memory was not found");
      return { engine, after };
    },
    async (context) => {
      await context.route("**/www/worker.js", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${spy}\n${await response.text()}` });
      });
    },
  );
