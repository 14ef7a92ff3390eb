// After a build: tells the service worker which files there are and what is in them, and others their names. A hook of trunk's.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { announce } from "./announce.mjs";

const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
// Where the page will be read, if the builder says so: others' previews and frames need whole addresses.
if (process.env.OROGEN_ADDRESS) announce(dist, process.env.OROGEN_ADDRESS);
const hash = (/** @type {string | Buffer} */ bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

// The modules of the other engines are large and most visits never need them: the service worker keeps them when it is
// asked to.
const unlisted = /(\.d\.ts|tsconfig.*\.json|\.md)$/;
const later = /^(gpu|ndarray)\//;
/** What a copy of the page on a course system needs: no service worker, and no module that one may never use. */
const FILES = "files.json";
const names = () =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dist.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((url) => url !== "sw.js")
    .sort();
const copied = names().filter((url) => url !== FILES && !unlisted.test(url) && !later.test(url));
writeFileSync(join(dist, FILES), JSON.stringify(copied));
const all = names().map((url) => ({ url, revision: hash(readFileSync(join(dist, url))) }));
const listed = all.filter(({ url }) => !unlisted.test(url));

const worker = join(dist, "sw.js");
const text = readFileSync(worker, "utf8");
/** @param {string} from @param {RegExp} place @param {string} content */
function fill(from, place, content) {
  if (!place.test(from)) throw new Error(`sw.js has no place for ${place}`);
  return from.replace(place, content);
}
const first = fill(text, /\/\*PRECACHE\*\/ ?\[\]/, JSON.stringify(listed.filter(({ url }) => !later.test(url))));
const both = fill(first, /\/\*LATER\*\/ ?\[\]/, JSON.stringify(listed.filter(({ url }) => later.test(url))));
writeFileSync(worker, fill(both, /\/\*VERSION\*\//, hash(JSON.stringify(all))));
