// Engines in a real browser: WebGPU through a software adapter, and what happens when something breaks. The
// faults are put in from outside, at the network and at the browser's own WebGPU; the product knows nothing of them.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

/**
 * Serves worker.js with something in front of it.
 * @param {import("playwright-core").Page} page
 * @param {string} script
 */
const inWorker = (page, script) =>
  page.context().route("**/www/worker.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}\n${await response.text()}` });
  });

/**
 * Runs a function in the page, with the package opened.
 * @template T
 * @param {import("./harness.mjs").Stage} stage
 * @param {(orogen: any, argument: any) => Promise<T>} body
 * @param {any} [argument]
 * @returns {Promise<T>}
 */
async function inPage({ page, address }, body, argument) {
  await page.goto(`${address}www/samples/SOURCES.md`);
  return page.evaluate(
    async ({ address, body, argument }) => {
      const { open } = await import(`${address}www/client.js`);
      const orogen = await open();
      return new Function("orogen", "argument", `return (${body})(orogen, argument)`)(orogen, argument);
    },
    { address, body: body.toString(), argument },
  );
}

/** Makes a run and gathers what its engine says. Runs in the page. */
const engineStory = async (orogen, { spec, steps, sample }) => {
  const dataset = await orogen.catalogue({ sample });
  const run = await orogen.run({ lab: "earthquakes", dataset, ...spec });
  const changes = [];
  run.on("engine", (change) => changes.push(change));
  await run.step(steps);
  const [{ magnitude }] = await run.predict([{ latitude: 35, longitude: -118, depth: 10 }]);
  return { changes, engine: run.engine, step: run.progress.step, state: run.state, magnitude };
};

test("both CPU engines train in the worker", ["cpu"], async (stage) => {
  const said = [];
  for (const engine of ["flex", "ndarray"]) {
    const story = await inPage(stage, engineStory, { spec: { engine }, steps: 40, sample: "usgs-week" });
    assert.deepEqual([story.engine, story.step], [engine, 40]);
    said.push(story.magnitude);
  }
  assert(Math.abs(said[0] - said[1]) < 1e-3, String(said));
});

test("without an adapter the report says so and WebGPU is refused in words", ["cpu"], async (stage) => {
  const story = await inPage(stage, engineStory, { spec: { engine: "webgpu" }, steps: 3, sample: "usgs-week" });
  assert.equal(story.engine, "flex");
  assert.equal(story.changes.at(-1).code, "unavailable");
});

test("WebGPU is tested, trains, and agrees with the CPU", ["gpu"], async (stage) => {
  const gpu = await inPage(stage, engineStory, { spec: { engine: "webgpu" }, steps: 40, sample: "usgs-week" });
  assert.deepEqual([gpu.engine, gpu.step, gpu.changes.at(-1).code], ["webgpu", 40, "asked"], JSON.stringify(gpu));
  const cpu = await inPage(stage, engineStory, { spec: { engine: "flex" }, steps: 40, sample: "usgs-week" });
  assert(Math.abs(gpu.magnitude - cpu.magnitude) < 1e-2, `${gpu.magnitude} ${cpu.magnitude}`);
});

test("a small network stays on the CPU and says why; the GPU module is not fetched", ["gpu"], async (stage) => {
  /** @type {string[]} */
  const fetched = [];
  stage.context.on("request", (request) => fetched.push(request.url()));
  const story = await inPage(stage, async (orogen) => {
    const run = await orogen.run({
      lab: "earthquakes",
      dataset: await orogen.catalogue({ sample: "synthetic" }),
      epochs: 2,
    });
    const codes = [];
    run.on("engine", ({ code }) => codes.push(code));
    await run.start();
    await run.finished();
    return { codes, engine: run.engine };
  });
  assert(story.codes.includes("small") && story.engine === "flex", JSON.stringify(story));
  assert(!fetched.some((url) => url.includes("/gpu/")));
});

test("a large network is tried on the GPU beside the CPU, and the faster one goes on", ["gpu"], async (stage) => {
  const story = await inPage(stage, async (orogen) => {
    const dataset = await orogen.catalogue({ sample: "synthetic" });
    const run = await orogen.run({ lab: "earthquakes", dataset, layers: [256, 256], batchSize: 64, epochs: 5000 });
    const changes = [];
    const decided = new Promise((done) =>
      run.on("engine", (change) => {
        changes.push(change);
        if (!["trying", "chosen"].includes(change.code)) done(undefined);
      }),
    );
    await run.start();
    await decided;
    await run.stop();
    return { changes, step: run.progress.step, engine: run.engine };
  });
  const last = story.changes.at(-1);
  assert(["slower", "faster", "too-slow"].includes(last.code), JSON.stringify(story.changes));
  if (last.code !== "too-slow") assert(last.values.gpu > 0 && last.values.cpu > 0);
  assert.equal(story.engine, last.code === "faster" ? "webgpu" : "flex");
  assert(story.step > 0);
});

test("an engine with one wrong operation is refused", ["gpu"], async (stage) => {
  // Each tanh comes out one part in a hundred too large, as a driver's bug would have it.
  await inWorker(
    stage.page,
    `const make = GPUDevice.prototype.createShaderModule;
     GPUDevice.prototype.createShaderModule = function (descriptor) {
       return make.call(this, { ...descriptor, code: descriptor.code.replaceAll(/\\btanh\\(/g, "1.01 * tanh(") });
     };`,
  );
  const story = await inPage(stage, engineStory, { spec: { engine: "webgpu" }, steps: 5, sample: "usgs-week" });
  const last = story.changes.at(-1);
  assert.deepEqual([last.code, story.engine, story.step], ["disagrees", "flex", 5], JSON.stringify(story));
});

test("losing the device in mid-run falls back to the CPU and goes on", ["gpu"], async (stage) => {
  await inWorker(
    stage.page,
    `const request = GPUAdapter.prototype.requestDevice;
     GPUAdapter.prototype.requestDevice = async function (...rest) {
       const device = await request.apply(this, rest);
       new BroadcastChannel("orogen-test").onmessage = () => device.destroy();
       return device;
     };`,
  );
  const story = await inPage(stage, async (orogen) => {
    const dataset = await orogen.catalogue({ sample: "synthetic" });
    const run = await orogen.run({ lab: "earthquakes", dataset, engine: "webgpu", epochs: 50 });
    const changes = [];
    run.on("engine", (change) => changes.push(change));
    await run.step(10);
    const before = { engine: run.engine, step: run.progress.step };
    const fell = new Promise((done) => run.on("engine", ({ code }) => code === "lost" && done(undefined)));
    await run.start();
    new BroadcastChannel("orogen-test").postMessage("now");
    await fell;
    await run.finished();
    return { before, after: { engine: run.engine, step: run.progress.step, state: run.state }, changes };
  });
  assert.deepEqual(story.before, { engine: "webgpu", step: 10 });
  assert.deepEqual([story.after.engine, story.after.state], ["flex", "finished"], JSON.stringify(story));
});

test("a worker that crashes is replaced and the run goes on from its checkpoint", ["cpu"], async (stage) => {
  await inWorker(
    stage.page,
    `new BroadcastChannel("orogen-test").onmessage = () => { throw new Error("unreachable executed"); };`,
  );
  const story = await inPage(stage, async (orogen) => {
    const dataset = await orogen.catalogue({ sample: "synthetic" });
    const run = await orogen.run({ lab: "earthquakes", dataset, epochs: 400 });
    await run.step(50);
    await new Promise((done) => setTimeout(done, 300));
    const fell = new Promise((done) => run.on("engine", (change) => change.code === "crashed" && done(change)));
    await run.start();
    new BroadcastChannel("orogen-test").postMessage("now");
    const change = await fell;
    await run.stop();
    return { change, step: run.progress.step, report: (await run.report()).rows.test };
  });
  assert(story.step >= 50 && story.report > 0, JSON.stringify(story));
  assert.match(String(story.change.values.why), /unreachable/);
});

test("a run that crashes again at the same place is not tried for ever", ["cpu"], async (stage) => {
  await inWorker(
    stage.page,
    `addEventListener("message", ({ data }) => {
       if (data.request?.type === "start") setTimeout(() => { throw new Error("unreachable executed"); }, 20);
     });`,
  );
  const story = await inPage(stage, async (orogen) => {
    const dataset = await orogen.catalogue({ sample: "synthetic" });
    const run = await orogen.run({ lab: "earthquakes", dataset, epochs: 4000 });
    const falls = [];
    run.on("engine", ({ code }) => falls.push(code));
    const given = new Promise((done) => run.on("state", (change) => change.reason && done(change)));
    await run.start().catch(() => {});
    return { change: await given, falls };
  });
  assert.deepEqual([story.change.state, story.change.reason.code], ["paused", "crashed"]);
  assert.equal(story.falls.filter((code) => code === "crashed").length, 2, String(story.falls));
});

test("the built GPU module runs its constructors once", ["gpu"], async ({ page, address }) => {
  // A command wrapper around exports would run them on each call, 5 ms a launch.
  await page.goto(`${address}www/samples/SOURCES.md`);
  const names = await page.evaluate(async (address) => {
    const module = await WebAssembly.compileStreaming(fetch(`${address}gpu/orogen_bg.wasm`));
    const section = WebAssembly.Module.customSections(module, "name")[0];
    return new TextDecoder("latin1").decode(section).match(/[\w.]+\.command_export/g);
  }, address);
  assert.equal(names, null);
});
