// What the browser is served: the bench page with TensorFlow.js bundled beside it, and the built pages under it.
// All of one origin, so that every contender runs in the same page of the same browser.

import { spawnSync } from "node:child_process";
import { access, copyFile, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { serve } from "../../scripts/serve.mjs";

const benches = fileURLToPath(new URL("..", import.meta.url));
const site = join(benches, ".build");

/** @param {string} path */
const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The version of each pinned package, as installed. @returns {Promise<Record<string, string>>} */
async function installed() {
  const { dependencies } = JSON.parse(await readFile(join(benches, "package.json"), "utf8"));
  const found = await Promise.all(
    Object.keys(dependencies).map(async (name) => {
      const manifest = await readFile(join(benches, "node_modules", name, "package.json"), "utf8").catch(() => "{}");
      const { version = "" } = JSON.parse(manifest);
      return { name, version, right: version === dependencies[name] };
    }),
  );
  return found.every(({ right }) => right) ? Object.fromEntries(found.map(({ name, version }) => [name, version])) : {};
}

/** Installs TensorFlow.js where it is missing. @returns {Promise<string>} its version */
export async function installTensorflow() {
  let found = await installed();
  if (Object.keys(found).length === 0) {
    process.stdout.write("installing TensorFlow.js into benches/node_modules, for these benchmarks only ...\n");
    const options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"];
    const { status } = spawnSync("npm", ["install", ...options, "--prefix", benches], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    found = await installed();
    if (status !== 0 || Object.keys(found).length === 0) throw new Error("npm could not install TensorFlow.js");
  }
  return found["@tensorflow/tfjs-core"] ?? "";
}

/** Keeps a file for the time of the run. @param {string} name @param {string} text @returns {Promise<string>} its path */
export async function keep(name, text) {
  const path = join(site, name);
  await writeFile(path, text);
  return path;
}

/** Bundles the bench page and serves it, with the built page in its sub-folder dist/. @param {boolean} rival with TensorFlow.js */
export async function openSite(rival) {
  await rm(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  await build({
    entryPoints: ["page.js", ...(rival ? ["tensorflow-worker.js"] : [])].map((name) => join(benches, "page", name)),
    outdir: site,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    // Emscripten's glue asks for these in Node only.
    external: ["fs", "path", "worker_threads", "perf_hooks", "os", "url", "util", "crypto"],
    logLevel: "error",
  });
  await copyFile(join(benches, "page", "index.html"), join(site, "index.html"));
  const tensorflow = join(benches, "node_modules", "@tensorflow", "tfjs-backend-wasm", "dist");
  for (const variant of rival ? ["", "-simd", "-threaded-simd"] : []) {
    const name = `tfjs-backend-wasm${variant}.wasm`;
    await copyFile(join(tensorflow, name), join(site, name));
  }
  if (!(await exists(join("dist", "www", "client.js")))) throw new Error("no built page in dist: make bench builds it");
  await symlink(resolve("dist"), join(site, "dist"));
  return serve(site, 0);
}
