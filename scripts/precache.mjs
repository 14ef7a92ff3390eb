// After a build: tells the service worker which files there are and what is in them. A hook of trunk's.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
const hash = (/** @type {string | Buffer} */ bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

const list = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== "sw.js" && !entry.name.endsWith(".d.ts"))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ url: path.slice(dist.length + 1).replaceAll("\\", "/"), revision: hash(readFileSync(path)) }))
  .sort((a, b) => (a.url < b.url ? -1 : 1));

const worker = join(dist, "sw.js");
const text = readFileSync(worker, "utf8");
/** @param {string} from @param {RegExp} place @param {string} content */
function fill(from, place, content) {
  if (!place.test(from)) throw new Error(`sw.js has no place for ${place}`);
  return from.replace(place, content);
}
const listed = fill(text, /\/\*PRECACHE\*\/ ?\[\]/, JSON.stringify(list));
writeFileSync(worker, fill(listed, /\/\*VERSION\*\//, hash(JSON.stringify(list))));
