// benches/results.json: each part's figures with the machine, the commit and the hour they are of.

import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** @import { Results } from "./report.mjs" */

const PATH = fileURLToPath(new URL("../results.json", import.meta.url));

/** Puts what was measured in its place. @param {Results} results */
export async function remember({
  date,
  commit,
  changed,
  machine,
  busy,
  browser,
  tensorflow,
  profile,
  seconds,
  ...found
}) {
  const kept = JSON.parse(await readFile(PATH, "utf8").catch(() => "{}"));
  const how = { date, commit, changed, machine, busy, browser, tensorflow, profile };
  for (const [part, figures] of Object.entries(found)) kept[part] = { measured: how, figures };
  await writeFile(PATH, `${JSON.stringify(kept, null, 2)}\n`);
  // The format check covers this file, too.
  const biome = fileURLToPath(new URL("../../node_modules/.bin/biome", import.meta.url));
  execFileSync(biome, ["format", "--write", PATH], { stdio: "ignore" });
  process.stdout.write(`\nwritten to benches/results.json: ${Object.keys(found).join(", ")}\n`);
}
