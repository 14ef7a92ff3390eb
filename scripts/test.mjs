// Every check, in the order in which a mistake is cheapest to find; goes on after a failure, so that one run
// tells all. Ends in "N passed, N failed", which counts single tests and each check as one.
import { spawn } from "node:child_process";

/** @typedef {{ name: string, command: string, counts?: RegExp }} Check */

const wasm = "--target wasm32-unknown-unknown --lib";
const cargoCounts = /test result: \w+\. (\d+) passed; (\d+) failed/g;
const browserCounts = /^browser: (\d+) passed, (\d+) failed$/gm;

/** @type {Check[]} */
const checks = [
  { name: "vendored libraries", command: "node scripts/vendor.mjs" },
  { name: "licences", command: "node scripts/licences.mjs" },
  { name: "format (Rust)", command: "cargo fmt --check" },
  { name: "format and lint (JavaScript)", command: "biome ci --error-on-warnings ." },
  { name: "types (page)", command: "tsc -p www/tsconfig.json" },
  { name: "types (worker)", command: "tsc -p www/tsconfig.worker.json" },
  { name: "native tests", command: "cargo test", counts: cargoCounts },
  { name: "lint (native)", command: "cargo clippy --all-targets -- -D warnings" },
  { name: "lint (CPU module)", command: `cargo clippy ${wasm} --profile fast -- -D warnings` },
  {
    name: "lint (GPU module)",
    command: `cargo clippy ${wasm} --no-default-features --features gpu --profile gpu-fast -- -D warnings`,
  },
  { name: "build", command: "trunk build --cargo-profile fast" },
  { name: "browser and Node tests", command: "node tests/browser/run.mjs", counts: browserCounts },
  {
    name: "other browsers, where they are",
    command: "node --experimental-websocket tests/browser/other.mjs",
    counts: browserCounts,
  },
];

let passed = 0;
let failed = 0;
/** @type {string[]} */
const broken = [];
for (const { name, command, counts } of checks) {
  const started = Date.now();
  console.log(`\n── ${name}: ${command}`);
  const { code, output } = await run(command);
  const seconds = Math.round((Date.now() - started) / 1000);
  const found = counts ? [...output.matchAll(counts)] : [];
  const [good, bad] = [1, 2].map((group) => found.reduce((sum, match) => sum + Number(match[group]), 0));
  passed += good ?? 0;
  failed += bad ?? 0;
  if (code === 0) passed += found.length ? 0 : 1;
  else failed += bad ? 0 : 1;
  if (code !== 0) broken.push(name);
  console.log(`── ${name}: ${code === 0 ? "ok" : "FAILED"} in ${seconds} s`);
}
if (broken.length) console.log(`\nfailed: ${broken.join(", ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

/** @param {string} command @returns {Promise<{ code: number, output: string }>} */
function run(command) {
  return new Promise((resolve) => {
    const child = spawn("bash", ["-c", command], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on("data", (chunk) => {
        output += chunk;
        to.write(chunk);
      });
    }
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
