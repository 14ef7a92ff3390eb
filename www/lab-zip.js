// The lab file is a zip: entries in, one file out, and back. Runs in the worker: packing takes a while.

import { unzipSync, zipSync } from "./vendor/fflate.js";

/** Entries of a lab file; what else an archive holds is left in it, whatever its name. */
const ENTRIES = /^(orogen\.json|report\.json|notes\.json|(weights|state)\.safetensors|data\.[a-z0-9]{1,8})$/;
/** Unpacked, in bytes: of the manifest, and of all entries together. An archive of a few kilobytes may promise any size. */
export const LARGEST_MANIFEST = 64 * 2 ** 20;
const LARGEST = 768 * 2 ** 20;

/** @import { Failure } from "./protocol.d.ts" */
/** @typedef {{ names: string[], bytes: Uint8Array[] }} Entries */
/**
 * Level 0 is for autosaves, which must be quick.
 * @typedef {{ type: "zip", names: string[], level: 0 | 6 } | { type: "unzip" }} ZipRequest
 */

/** @param {Entries} entries @param {0 | 6} level */
function pack({ names, bytes }, level) {
  const files = Object.fromEntries(names.map((name, index) => [name, bytes[index] ?? new Uint8Array()]));
  // A fixed date: the same run is the same file.
  return zipSync(files, { level, mtime: "1980-01-01T12:00:00" });
}

/**
 * @param {ZipRequest} request
 * @param {Uint8Array[]} bytes
 * @returns {{ arrays: Record<string, Uint8Array> } | { error: Failure }}
 */
export function answerZip(request, bytes) {
  if (request.type === "zip") return { arrays: { zip: pack({ names: request.names, bytes }, request.level) } };
  const [zip = new Uint8Array()] = bytes;
  const isZip = zip[0] === 0x50 && zip[1] === 0x4b;
  if (!isZip) return { error: { code: "lab-file-wrong", values: {} } };
  let [all, refused] = [0, 0];
  try {
    const arrays = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (!ENTRIES.test(name)) return false;
        all += originalSize;
        const fits = all <= LARGEST && (originalSize <= LARGEST_MANIFEST || !name.endsWith(".json"));
        if (!fits) refused = originalSize;
        return fits;
      },
    });
    if (refused > 0) {
      const values = { size: Math.round(refused / 2 ** 20), limit: LARGEST_MANIFEST / 2 ** 20 };
      return { error: { code: "too-large", values } };
    }
    return { arrays };
  } catch (why) {
    return { error: { code: "lab-file-damaged", values: { why: String(/** @type {Error} */ (why).message) } } };
  }
}
