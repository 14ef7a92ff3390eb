// Fills pkg/dist from a built page: what the npm package `orogen` ships is the page, whole, because its element is a
// frame of it. pkg/stick is the same for a USB stick, with a small server beside it, and the page once more as one
// file that needs none.
import { chmod, cp, rm, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { single } from "./single.mjs";

const root = new URL("../", import.meta.url);
const built = fileURLToPath(new URL("dist/", root));
/** Of use to those who work on the page alone. */
const left = /(\.d\.ts|tsconfig.*\.json)$/;

for (const folder of ["pkg/dist/", "pkg/stick/"]) {
  const to = fileURLToPath(new URL(folder, root));
  await rm(to, { recursive: true, force: true });
  await cp(built, to, { recursive: true, filter: (path) => !left.test(relative(built, path)) });
}
const stick = fileURLToPath(new URL("pkg/stick/", root));
await cp(fileURLToPath(new URL("scripts/stick/", root)), stick, { recursive: true });
await cp(fileURLToPath(new URL("scripts/serve.mjs", root)), `${stick}serve.mjs`);
await chmod(`${stick}start.sh`, 0o755);
await writeFile(`${stick}orogen.html`, await single(built));
