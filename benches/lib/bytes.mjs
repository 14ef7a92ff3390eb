// What a visitor loads, in bytes: as it is, and as `gzip -9` makes it, file by file.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** @typedef {{ files: number, bytes: number, gzipped: number }} Weight */

/** @param {Uint8Array[]} files @returns {Weight} */
const weigh = (files) => ({
  files: files.length,
  bytes: files.reduce((sum, { length }) => sum + length, 0),
  gzipped: files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0),
});

/** @param {string} folder a built page @param {string[]} visited what a first visit fetches of it */
export async function bytes(folder, visited) {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pick = async (/** @type {(path: string) => boolean} */ wanted) =>
    Promise.all(paths.filter((path) => wanted(path.slice(folder.length))).map((path) => readFile(path)));
  const code = (/** @type {string} */ path) =>
    /\.(html|js|css|webmanifest|svg)$/.test(path) || path.endsWith("110m.json");
  const vendor = /[/\\]vendor[/\\]/;
  const modules = /[/\\]orogen(_bg\.wasm|\.js)$/;

  const module = async (/** @type {string} */ under) => {
    const [js, wasm] = await Promise.all(
      ["orogen.js", "orogen_bg.wasm"].map((name) => readFile(join(folder, under, name))),
    );
    if (!js || !wasm) throw new Error("a module is missing");
    return weigh([js, wasm]);
  };
  const first = new Set(visited.map((path) => join("/", path)));
  const own = (/** @type {string} */ path) => code(path) && !vendor.test(path) && !modules.test(path);
  const page = weigh(await pick((path) => own(path) && first.has(path)));
  const later = weigh(await pick((path) => own(path) && !first.has(path)));
  const libraries = weigh(await pick((path) => code(path) && vendor.test(path) && first.has(path)));
  const samples = weigh(await pick((path) => /[/\\]samples[/\\].*\.(csv|geojson)$/.test(path)));
  const [cpu, ndarray, gpu] = await Promise.all([".", "ndarray", "gpu"].map(module));
  if (!cpu || !ndarray || !gpu) throw new Error("a module is missing");
  return {
    page,
    later,
    libraries,
    cpu,
    ndarray,
    gpu,
    samples,
    pageAndCpu: { gzipped: page.gzipped + libraries.gzipped + cpu.gzipped },
  };
}
