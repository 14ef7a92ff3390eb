// Fills pkg/dist from a built page: what the npm package `orogen` ships. The page's own views stay behind.
import { cp, mkdir, rm } from "node:fs/promises";

const root = new URL("../", import.meta.url);
const SHIPPED = [
  "orogen.js",
  "orogen_bg.wasm",
  "gpu",
  "ndarray",
  ...["client", "channel", "run", "engines", "host", "worker", "lab-zip", "orogen-error"].map(
    (name) => `www/${name}.js`,
  ),
  ...["en.js", "en", "zh.js", "zh", "fill.js", "sentence.js"].map((name) => `www/words/${name}`),
  "www/vendor/fflate.js",
  "www/vendor/LICENCES.txt",
  "www/samples",
];

const to = new URL("pkg/dist/", root);
await rm(to, { recursive: true, force: true });
for (const path of SHIPPED) {
  await mkdir(new URL(".", new URL(path, to)), { recursive: true });
  await cp(new URL(`dist/${path}`, root), new URL(path, to), { recursive: true });
}
