// Whether everything that is compiled into the modules or bundled into the page may be given away with it. From what
// is installed already: no network is asked. Advisories are another matter: README says how to ask for those.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const ALLOWED = new Set(
  "MIT Apache-2.0 BSD-2-Clause BSD-3-Clause ISC Zlib 0BSD Unlicense Unicode-3.0 CC0-1.0 BSL-1.0".split(" "),
);
/**
 * Looked at one by one. MPL-2.0 asks for the source of these files alone, which are unchanged and on crates.io.
 * cfg_block names no licence in its manifest, but has the text of Apache-2.0 beside it.
 * @type {Record<string, string | null>}
 */
const LOOKED_AT = { colored: "MPL-2.0", buildid: "MPL-2.0", cfg_block: null };

/** Whether a licence expression (SPDX, also with the old slash) can be met. @param {string} expression */
function isAllowed(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const next = () => tokens[at++] ?? "";
  /** @returns {boolean} */
  const one = () => {
    const token = next();
    if (token !== "(") {
      // An exception only gives more.
      if (tokens[at] === "WITH") at += 2;
      return ALLOWED.has(token);
    }
    const inner = any();
    at++;
    return inner;
  };
  const all = () => {
    let met = one();
    while (tokens[at] === "AND") {
      at++;
      met = one() && met;
    }
    return met;
  };
  const any = () => {
    let met = all();
    while (tokens[at] === "OR") {
      at++;
      met = all() || met;
    }
    return met;
  };
  return any();
}

/** The crates that a build of the page compiles in, whichever engine. */
function crates() {
  const options = [
    "--offline",
    "--all-features",
    "--format-version",
    "1",
    "--filter-platform",
    "wasm32-unknown-unknown",
  ];
  const found = JSON.parse(execFileSync("cargo", ["metadata", ...options], { maxBuffer: 2 ** 28 }).toString());
  /** @type {Map<string, any>} */
  const nodes = new Map(found.resolve.nodes.map((/** @type {any} */ node) => [node.id, node]));
  const reached = new Set([found.resolve.root]);
  for (const id of reached)
    for (const { pkg, dep_kinds } of nodes.get(id)?.deps ?? [])
      if (dep_kinds.some((/** @type {any} */ { kind }) => kind === null)) reached.add(pkg);
  return found.packages.filter((/** @type {any} */ { id }) => reached.has(id));
}

/** The packages in www/vendor, as scripts/vendor.mjs lists them. */
const bundled = [...readFileSync("www/vendor/LICENCES.txt", "utf8").matchAll(/^(\S+) (\d\S+) \((.+)\)$/gm)].map(
  ([, name = "", version = "", license = ""]) => ({ name, version, license }),
);
const all = [...crates(), ...bundled];
const wrong = all.filter(({ name, license }) => {
  if (name in LOOKED_AT) return license !== LOOKED_AT[name];
  return !isAllowed(license ?? "");
});
for (const { name, version, license } of wrong) console.error(`${name} ${version}: ${license ?? "no licence named"}`);
console.log(`licences of ${all.length} crates and packages: ${wrong.length} not allowed`);
process.exit(wrong.length || !bundled.length ? 1 : 0);
