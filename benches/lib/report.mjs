// The figures as a table for people, and what was promised beside what was found.

import { kilobytes, number, written } from "./stats.mjs";
import { FASTER_TEXTS, LONGEST_ABSTRACTS, lines } from "./texts.mjs";

/** @import { Race } from "./speed.mjs" */
/** @typedef {{ name: string, promised: string, found: string, kept: boolean }} Promised */
/**
 * @typedef {{
 *   date: string, commit: string, changed: boolean, machine: string, busy: { before: number, after: number }, browser: string, tensorflow: string,
 *   profile: string, seconds?: number, promises?: Promised[],
 *   bytes?: Awaited<ReturnType<typeof import("./bytes.mjs").bytes>>,
 *   speed?: Awaited<ReturnType<typeof import("./speed.mjs").cpuSpeed>>,
 *   webgpu?: Race,
 *   gan?: Awaited<ReturnType<typeof import("./gan.mjs").ganSpeed>>,
 *   ganWebgpu?: Awaited<ReturnType<typeof import("./gan.mjs").ganGpuSpeed>>,
 *   load?: Awaited<ReturnType<typeof import("./visit.mjs").firstStep>>,
 *   phone?: Awaited<ReturnType<typeof import("./phone.mjs").phone>>,
 *   native?: Awaited<ReturnType<typeof import("./native.mjs").native>>,
 *   reading?: {
 *     sizes: Awaited<ReturnType<typeof import("./reading.mjs").reading>>,
 *     onThePage: ({ rows: number } & Awaited<ReturnType<typeof import("./visit.mjs").opening>>)[],
 *   },
 *   statistics?: Awaited<ReturnType<typeof import("./statistics.mjs").statistics>>,
 *   texts?: Awaited<ReturnType<typeof import("./texts.mjs").texts>>,
 *   solid?: Awaited<ReturnType<typeof import("./solid.mjs").solidFrames>>,
 *   longTasks?: Awaited<ReturnType<typeof import("./visit.mjs").training>>,
 *   memory?: Awaited<ReturnType<typeof import("./memory.mjs").memory>>[],
 * }} Results
 */

/** At least so many times TensorFlow.js, by batch size. */
const FASTER = new Map([
  [32, 5],
  [256, 8],
]);
const FASTER_WEBGPU = 4;
/** The same of the course text's GAN. */
const FASTER_GAN = 50;
const FASTER_GAN_WEBGPU = 2;
const LONGEST_TASK = 50;
/** Milliseconds for a million rows. */
const LONGEST_READING = 5000;
/** Time grows with the number of events to this power at most; quadratic is 2. */
const GROWTH = 1.5;
/** @type {Record<(typeof import("./statistics.mjs").WHAT)[number], string>} */
const NAMES = {
  "gardner-knopoff": "declustering, Gardner-Knopoff windows",
  zaliapin: "declustering, nearest neighbours",
  completeness: "completeness, all five methods",
};
const LARGEST_PAGE = 1_200_000;
const LARGEST_GPU = 3_000_000;

/** @param {Results} results @returns {Promised[]} */
export function promises({
  speed,
  gan,
  ganWebgpu,
  native,
  webgpu,
  longTasks,
  memory,
  bytes,
  reading,
  statistics,
  texts,
}) {
  /** @type {Promised[]} */
  const found = [];
  const atLeast = (/** @type {string} */ name, /** @type {Race} */ { ratio }, /** @type {number} */ least) =>
    found.push({ name, promised: `at least ${least}`, found: written(ratio, "×"), kept: ratio.median >= least });
  for (const race of speed?.races ?? []) {
    const least = FASTER.get(race.batch);
    if (least) atLeast(`MLP at batch ${race.batch}, Orogen / TensorFlow.js on the CPU`, race, least);
  }
  if (webgpu) atLeast("MLP at batch 32, Orogen / TensorFlow.js on WebGPU", webgpu, FASTER_WEBGPU);
  if (gan) atLeast("course-text GAN, Orogen / TensorFlow.js on the CPU", gan, FASTER_GAN);
  if (ganWebgpu) atLeast("course-text GAN, Orogen / TensorFlow.js on WebGPU", ganWebgpu, FASTER_GAN_WEBGPU);
  const [shortest] = texts?.races ?? [];
  if (texts && shortest) {
    const { tokens, ratio } = shortest;
    const name = `LSTM at ${tokens} tokens, Orogen / TensorFlow.js on the CPU`;
    found.push({ name, promised: `at least ${FASTER_TEXTS}`, found: `${ratio} ×`, kept: ratio >= FASTER_TEXTS });
    const { documents, ms } = texts.reading;
    const kept = ms.median <= LONGEST_ABSTRACTS;
    found.push({ name: `reading ${number(documents)} abstracts`, promised: "1 s", found: written(ms, "ms"), kept });
  }
  for (const { batch, ratio } of native ?? []) {
    const name = `MLP at batch ${batch}, in the page / the same Rust native on one thread`;
    found.push({ name, promised: "half", found: written(ratio, "×"), kept: ratio.median >= 0.5 });
  }
  for (const { engine, after } of memory ?? []) {
    const [few, many] = [after[0]?.bytes ?? 0, after.at(-1)?.bytes ?? 0];
    const name = `memory of ${engine} after 100,000 steps against 1,000`;
    found.push({ name, promised: "the same", found: `${number(many / few)} ×`, kept: many === few });
  }
  const task = (/** @type {string} */ name, /** @type {number} */ longest) => {
    const found_ = longest === 0 ? "none over 50 ms" : `longest ${number(longest)} ms`;
    found.push({ name, promised: "none over 50 ms", found: found_, kept: longest <= LONGEST_TASK });
  };
  if (longTasks) task("the page's long tasks in 100 epochs on 20,000 rows", longTasks.training.longest);
  for (const { rows, longestTask, ms } of reading?.sizes ?? []) {
    task(`the page's long tasks while ${number(rows)} rows are read`, longestTask);
    if (rows < 1_000_000) continue;
    const name = `reading ${number(rows)} rows in the worker`;
    found.push({ name, promised: "5 s", found: written(ms, "ms"), kept: ms.median <= LONGEST_READING });
  }
  for (const { what, exponent } of statistics?.growth ?? []) {
    const name = `${NAMES[what]}: time as the number of events to the power of`;
    found.push({ name, promised: `at most ${GROWTH}`, found: number(exponent), kept: exponent <= GROWTH });
  }
  if (bytes) {
    const less = (/** @type {string} */ name, /** @type {number} */ size, /** @type {number} */ most) =>
      found.push({ name, promised: `under ${kilobytes(most)}`, found: kilobytes(size), kept: size < most });
    less("page and CPU module, gzipped", bytes.pageAndCpu.gzipped, LARGEST_PAGE);
    less("GPU module, gzipped", bytes.gpu.gzipped, LARGEST_GPU);
  }
  return found;
}

/** @param {Results} results */
export function print(results) {
  const { load, reading, statistics, longTasks, memory } = results;
  /** @type {[string, string][]} */
  const rows = [];
  const title = (/** @type {string} */ text) => rows.push(["", ""], [text, ""]);
  const row = (/** @type {string} */ name, /** @type {string} */ value) => rows.push([`  ${name}`, value]);
  const tasks = (/** @type {{ count: number, longest: number }} */ { count, longest }) =>
    count ? `${count}, longest ${number(longest)} ms` : "none";
  const changed = results.changed ? ", with changes not committed" : "";
  rows.push(["Orogen", `commit ${results.commit}${changed}, profile ${results.profile}`]);
  rows.push(["beside", `TensorFlow.js ${results.tensorflow} in ${results.browser}`]);
  const { before, after } = results.busy;
  rows.push([
    "on",
    `${results.machine}, ${results.date}; load average ${number(before)} before, ${number(after)} after`,
  ]);

  const race = (/** @type {Race} */ { contenders, ratio, sameWork, orogen, tensorflow }) => {
    for (const { name, stepsPerSecond } of contenders) row(name, written(stepsPerSecond, "steps/s"));
    row("ratio", `${written(ratio, "×")}: ${orogen} / ${tensorflow}`);
    if (sameWork) row("ratio where both judge every epoch", written(sameWork, "×"));
  };
  for (const one of results.speed?.races ?? []) {
    title(`MLP 64-32-1 on the CPU, batch ${one.batch}`);
    race(one);
  }
  if (results.webgpu) {
    title(`MLP 64-32-1 on WebGPU (a software adapter), batch ${results.webgpu.batch}`);
    race(results.webgpu);
  }
  for (const [where, one] of /** @type {const} */ ([
    ["the CPU", results.gan],
    ["WebGPU (a software adapter)", results.ganWebgpu],
  ])) {
    if (!one) continue;
    title(`Two networks of the Terrain lab on ${where}, batch ${one.batch}, a step of each counted as one`);
    race(one);
    for (const why of one.unable) row("could not train it", why);
  }
  for (const { preset, mapsPerSecond } of results.gan?.maps ?? []) {
    row(`maps of ${preset}, flex`, written(mapsPerSecond, "maps/s"));
  }
  for (const { batch, wasm, machine, ratio } of results.native ?? []) {
    title(`MLP 64-32-1, flex, batch ${batch}: in the page and native`);
    row("in the page", written(wasm, "steps/s"));
    row("native, one thread", written(machine, "steps/s"));
    row("ratio", written(ratio, "×"));
  }
  if (load) {
    title("First load of the page, from the navigation's start");
    for (const [visit, { module, dataset, step }] of Object.entries(load)) {
      row(`${visit}: module ready`, written(module, "ms"));
      row(`${visit}: sample read`, written(dataset, "ms"));
      row(`${visit}: first progress of the training`, written(step, "ms"));
    }
  }
  if (results.phone) {
    const { picture, module, dataset, step } = results.phone;
    title("First load by a slow line (1.6 Mbit/s, 150 ms), the page's own thread at a quarter of its speed");
    row("first picture", written(picture, "ms"));
    row("module ready", written(module, "ms"));
    row("sample read", written(dataset, "ms"));
    row("first progress of the training", written(step, "ms"));
  }
  if (results.bytes) {
    const { page, later, libraries, cpu, ndarray, gpu, pageAndCpu, samples } = results.bytes;
    title("Bytes, gzip -9");
    row("page of a first visit: html, js, css", kilobytes(page.gzipped));
    row("libraries and land outlines of a first visit", kilobytes(libraries.gzipped));
    row("the other labs, languages, lessons: when they are opened", kilobytes(later.gzipped));
    row("CPU module", kilobytes(cpu.gzipped));
    row("module of burn-ndarray", kilobytes(ndarray.gzipped));
    row("GPU module", kilobytes(gpu.gzipped));
    row("page, libraries and CPU module", kilobytes(pageAndCpu.gzipped));
    row("samples (only the one that is opened is fetched)", kilobytes(samples.gzipped));
  }
  for (const { rows, bytes, ms, rowsPerSecond, native, ratio, longestTask } of reading?.sizes ?? []) {
    title(`Reading a USGS CSV of ${number(rows)} rows, ${number(bytes / 1e6)} MB`);
    row("in the worker, until the catalogue is there", written(ms, "ms"));
    row("in the worker", written(rowsPerSecond, "rows/s"));
    row("native, the reader alone", written(native, "ms"));
    row("ratio", written(ratio, "×"));
    row("longest task of the page meanwhile", longestTask ? `${number(longestTask)} ms` : "none over 50 ms");
  }
  for (const { rows, ms, reading: until, drawing } of reading?.onThePage ?? []) {
    title(`The same of ${number(rows)} rows chosen on the page`);
    row("until it is read", `${number(ms)} ms`);
    row("long tasks of the page until then", tasks(until));
    row("long tasks of the page when it is drawn", tasks(drawing));
  }
  for (const { events, times } of statistics?.sizes ?? []) {
    title(`Statistics of ${number(events)} events`);
    for (const { what, worker, native, ratio } of times) {
      row(NAMES[what], `${written(worker, "ms")}; native ${written(native, "ms")}; ratio ${written(ratio, "×")}`);
    }
  }
  if (statistics) {
    title("Growth of their time: the power of the number of events");
    for (const { what, exponent } of statistics.growth) row(NAMES[what], number(exponent));
  }
  if (results.texts) rows.push(...lines(results.texts));
  if (results.solid) {
    const { corners, triangles, pixels, renderer, turning, drawing } = results.solid;
    title(
      `Ground as a block, ${corners} × ${corners} corners, ${number(triangles)} triangles, ${pixels.join(" × ")} pixels`,
    );
    row("drawn by", renderer);
    row("turning by itself on the page", written(turning, "frames/s"));
    row("the picture alone, one after the other", written(drawing, "frames/s"));
  }
  if (longTasks) {
    title("Long tasks (over 50 ms) of the page, catalogue of 20,000 rows");
    row("opening the file and drawing Check and Train", tasks(longTasks.opening));
    row(`training 100 epochs (${number(longTasks.training.seconds)} s)`, tasks(longTasks.training));
    row("judging and drawing the report", tasks(longTasks.judging));
  }
  if (memory) {
    title("Linear memory of the module");
    for (const { engine, after } of memory) {
      const told = after.map(({ steps, bytes }) => `${number(steps)} steps: ${number(bytes / 2 ** 20)} MiB`);
      row(engine, told.join(", "));
    }
  }
  if (results.promises?.length) {
    title("Promised");
    for (const { name, promised, found, kept } of results.promises) {
      row(name, `${kept ? "kept  " : "MISSED"}  ${promised}; found ${found}`);
    }
  }
  const width = Math.max(...rows.filter(([, value]) => value).map(([name]) => name.length)) + 2;
  process.stdout.write(`\n${rows.map(([name, value]) => (value ? name.padEnd(width) + value : name)).join("\n")}\n`);
}
