// Fills pkg/dist from a built page: what the npm package `orogen` ships is the page, whole, because its element is a
// frame of it.
import { cp, rm } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const built = fileURLToPath(new URL("dist/", root));
/** Of use to those who work on the page alone. */
const left = /(\.d\.ts|tsconfig.*\.json)$/;

const to = fileURLToPath(new URL("pkg/dist/", root));
await rm(to, { recursive: true, force: true });
await cp(built, to, { recursive: true, filter: (path) => !left.test(relative(built, path)) });
