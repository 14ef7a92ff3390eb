// make bench: what DESIGN promises about speed and size, measured in one run, beside TensorFlow.js in the same
// browser. Writes benches/results.json and prints a table. Fails where a contender could not run, not where a
// promise is missed: that is said in the table.
//
// The file keeps each part with how it was measured: parts that are not asked for stay as they were.
//
//   node benches/run.mjs [PART ...]     speed gan native webgpu gan-webgpu load phone bytes reading statistics texts solid memory long-tasks; all if left out

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { arch, availableParallelism, loadavg } from "node:os";
import { launch } from "../tests/browser/harness.mjs";
import { bytes } from "./lib/bytes.mjs";
import { repeated } from "./lib/catalogue.mjs";
import { ganGpuSpeed, ganSpeed } from "./lib/gan.mjs";
import { memory } from "./lib/memory.mjs";
import { native } from "./lib/native.mjs";
import { phone } from "./lib/phone.mjs";
import { reading, sampleCsv } from "./lib/reading.mjs";
import { remember } from "./lib/remember.mjs";
import { print, promises } from "./lib/report.mjs";
import { installTensorflow, keep, openSite } from "./lib/site.mjs";
import { solidFrames } from "./lib/solid.mjs";
import { cpuSpeed, gpuSpeed } from "./lib/speed.mjs";
import { statistics } from "./lib/statistics.mjs";
import { tidy } from "./lib/stats.mjs";
import { texts } from "./lib/texts.mjs";
import { fetched, firstStep, opening, target, training } from "./lib/visit.mjs";

/** @import { Results } from "./lib/report.mjs" */

const PARTS = [
  ...[
    "speed",
    "gan",
    "native",
    "webgpu",
    "gan-webgpu",
    "load",
    "phone",
    "bytes",
    "reading",
    "statistics",
    "texts",
    "solid",
    "memory",
  ],
  "long-tasks",
];
/** Those that TensorFlow.js takes part in. */
const RIVALRY = ["speed", "gan", "webgpu", "gan-webgpu", "texts"];
const wanted = process.argv.slice(2);
const unknown = wanted.find((part) => !PARTS.includes(part));
if (unknown) throw new Error(`there is no part "${unknown}"; there are: ${PARTS.join(", ")}`);
const started = performance.now();

/** @param {string} part @param {() => Promise<void>} work */
async function measure(part, work) {
  if (wanted.length > 0 && !wanted.includes(part)) return;
  const from = performance.now();
  process.stdout.write(`measuring ${part} ...`);
  await work();
  process.stdout.write(` ${Math.round((performance.now() - from) / 1000)} s\n`);
}

/** @param {string[]} args */
const git = (...args) => execFileSync("git", args).toString().trim();

const rival = wanted.length === 0 || wanted.some((part) => RIVALRY.includes(part));
const tensorflow = rival ? await installTensorflow() : "not asked for";
const site = await openSite(rival);
const [cpu, gpu] = [await launch("cpu"), await launch("gpu")];
try {
  const module = await WebAssembly.compile(await readFile("dist/orogen_bg.wasm"));
  // A release has its function names taken off.
  const profile = WebAssembly.Module.customSections(module, "name").length > 0 ? "fast" : "release";
  /** @type {Results} */
  const results = {
    date: new Date().toISOString().slice(0, 10),
    commit: git("rev-parse", "--short=12", "HEAD"),
    changed: git("status", "--porcelain", "--", ".", ":!benches/results.json") !== "",
    machine: `${availableParallelism()} cores, ${arch().replace("x64", "x86-64")}`,
    busy: { before: tidy(loadavg()[0] ?? 0), after: 0 },
    browser: `Chromium ${cpu.version()}`,
    tensorflow,
    profile: `${profile} (told from its names of functions)`,
  };

  const week = await sampleCsv(cpu, site.address);
  const page = await target(`${site.address}dist/`, "dist");
  await measure("bytes", async () => {
    results.bytes = await bytes("dist", await fetched(cpu, page));
  });
  await measure("speed", async () => {
    results.speed = await cpuSpeed(cpu, site.address);
  });
  await measure("gan", async () => {
    results.gan = await ganSpeed(cpu, site.address);
  });
  await measure("native", async () => {
    results.native = await native(cpu, site.address, await keep("week.csv", week));
  });
  await measure("webgpu", async () => {
    results.webgpu = await gpuSpeed(gpu, site.address);
  });
  await measure("gan-webgpu", async () => {
    results.ganWebgpu = await ganGpuSpeed(gpu, site.address);
  });
  await measure("load", async () => {
    results.load = await firstStep(cpu, page);
  });
  await measure("phone", async () => {
    results.phone = await phone(cpu, "dist", page.words);
  });
  // Like beside like: the native side of a page built in haste is built in haste, too.
  const cargo = profile === "release" ? "bench" : "dev";
  await measure("reading", async () => {
    const sizes = await reading(cpu, site.address, week, cargo);
    const onThePage = [];
    for (const rows of [100_000, 1_000_000]) {
      onThePage.push({ rows, ...(await opening(cpu, page, await keep("opened.csv", repeated(week, rows)))) });
    }
    results.reading = { sizes, onThePage };
  });
  await measure("statistics", async () => {
    results.statistics = await statistics(cpu, site.address, cargo);
  });
  await measure("texts", async () => {
    results.texts = await texts(cpu, site.address);
  });
  await measure("solid", async () => {
    results.solid = await solidFrames(cpu, page);
  });
  await measure("long-tasks", async () => {
    results.longTasks = await training(cpu, page, await keep("middling.csv", repeated(week, 20_000)));
  });
  await measure("memory", async () => {
    results.memory = [
      await memory(cpu, site.address, "dist", "flex"),
      await memory(cpu, site.address, "dist", "ndarray"),
    ];
  });

  results.busy.after = tidy(loadavg()[0] ?? 0);
  results.seconds = Math.round((performance.now() - started) / 1000);
  print({ ...results, promises: promises(results) });
  await remember(results);
} catch (why) {
  process.stderr.write(`\n\nTHE BENCHMARK FAILED\n${/** @type {Error} */ (why)?.stack ?? why}\n`);
  process.exitCode = 1;
} finally {
  await Promise.all([cpu.close(), gpu.close()]);
  site.close();
}
