// Which lab a file is for, as far as that is cheap to know: by its first bytes, its name, or what a lab file says.
import { LARGEST_MANIFEST } from "../lab-zip.js";
import { unzipSync } from "../vendor/fflate.js";

/** Names that only one lab reads; tables and texts may be anyone's. @type {Record<string, RegExp>} */
const ENDINGS = {
  terrain: /\.(asc|agr|tiff?|hgt|dem|bil|bip|bsq|hdr|npy|npz|png)(\.(gz|zip))?$/i,
  earthquakes: /\.(geojson|quakeml|zmap)$/i,
};
/** First bytes that only one lab reads: TIFF of either order, NumPy, PNG, the header of an ESRI ASCII grid; a column of intensities; a column of magnitudes. */
const BEGINNINGS = {
  terrain: /^(II\*\0|MM\0\*|\x93NUMPY|\x89PNG|\s*ncols\s)/i,
  shaking: /^[^\n{]*\b(cdi|mmi|intensity)\b/i,
  earthquakes: /^[^\n]*\bmag|<q:quakeml|"FeatureCollection"/i,
};
const HEAD = 512;

/** @param {File} file @returns {Promise<string | undefined>} */
async function ofLabFile(file) {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { "orogen.json": manifest } = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === "orogen.json" && originalSize <= LARGEST_MANIFEST,
    });
    const { spec } = JSON.parse(new TextDecoder().decode(manifest));
    return spec?.task === "intensity" ? "shaking" : spec?.lab;
  } catch {
    // A damaged one: whoever opens it says so.
    return undefined;
  }
}

/** The id of the lab in its address, or nothing where it cannot be told. @param {File[]} files */
export async function labFor(files) {
  const [first] = files;
  if (!first) return undefined;
  if (/\.orogen$/i.test(first.name)) return ofLabFile(first);
  const head = new TextDecoder("latin1").decode(await first.slice(0, HEAD).arrayBuffer());
  const begins = Object.entries(BEGINNINGS).find(([, beginning]) => beginning.test(head));
  if (begins) return begins[0];
  return Object.entries(ENDINGS).find(([, ending]) => files.some(({ name }) => ending.test(name)))?.[0];
}
