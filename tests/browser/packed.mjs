// The npm package as somebody else has it: packed, and installed in a folder of its own. Once for all tests.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @type {string | undefined} */
let folder;

/** The folder in whose node_modules the package is; its packed form lies there as orogen.tgz. */
export function installedPackage() {
  if (folder) return folder;
  folder = mkdtempSync(join(tmpdir(), "orogen-"));
  const made = folder;
  process.on("exit", () => rmSync(made, { recursive: true, force: true }));
  execFileSync(process.execPath, ["scripts/pack.mjs"]);
  const name = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, "./pkg"]).toString().trim();
  const quiet = ["--silent", "--no-audit", "--no-fund"];
  execFileSync("npm", ["install", ...quiet, "--prefix", folder, join(folder, name)]);
  return folder;
}
