// Which lab a file is for, as far as that is cheap to know: by its first bytes, its name, or what a lab file says.
import { LARGEST_MANIFEST } from "../lab-zip.js";
import { unzipSync } from "../vendor/fflate.js";

/** Names that only one lab reads; tables and texts may be anyone's. @type {Record<string, RegExp>} */
const ENDINGS = {
  terrain: /\.(asc|agr|tiff?|hgt|dem|bil|bip|bsq|hdr|npy|npz|png)(\.(gz|zip))?$/i,
  earthquakes: /\.(geojson|quakeml|zmap)$/i,
  literature: /\.(bib|ris|nbib|enw|ciw)$/i,
};
/**
 * First bytes that only one lab reads, the surest first: TIFF of either order, NumPy, PNG, the header of an ESRI ASCII
 * grid; BibTeX and tags of reference managers; a column of intensities, ShakeMap's own files; a column of magnitudes; a column of titles or
 * abstracts, answers of Crossref, OpenAlex and arXiv.
 * @type {[lab: string, beginning: RegExp][]}
 */
const BEGINNINGS = [
  ["terrain", /^(II\*\0|MM\0\*|\x93NUMPY|\x89PNG|\s*ncols\s)/i],
  ["literature", /^(\xEF\xBB\xBF)?\s*(@[a-z]+\s*[{(]|TY {1,2}- |PMID- |%0 |PT [A-Z]\r?\n)/i],
  ["shaking", /^[^\n{]*\b(cdi|mmi|intensity)\b|<shakemap_grid|"(station_type|intensity_flag|mmi_from_pgm)"/i],
  ["earthquakes", /^[^\n]*\bmag|<q:quakeml|"FeatureCollection"/i],
  [
    "literature",
    /^[^\n{]*\b(title|abstract)\b|"(abstract_inverted_index|abstract|DOI|authors_parsed)"|<feed[^>]*Atom/i,
  ],
];
const HEAD = 2048;

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
  const begins = BEGINNINGS.find(([, beginning]) => beginning.test(head));
  if (begins) return begins[0];
  return Object.entries(ENDINGS).find(([, ending]) => files.some(({ name }) => ending.test(name)))?.[0];
}
