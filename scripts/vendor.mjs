// Bundles the npm packages of the page into www/vendor, once: the page itself needs no bundler and no node_modules.
// Each bundle is minified ESM with its types beside it; the licences go into one file that travels with the page.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(root, "www", "vendor");

// d3-geo and topojson-client ship no types: here are those of the few names the page uses.
const GEO_TYPES = `
export interface Projection {
  (point: [number, number]): [number, number] | null;
  invert(point: [number, number]): [number, number] | null;
  rotate(angles: [number, number]): this;
  fitExtent(extent: [[number, number], [number, number]], shape: object): this;
  clipExtent(extent: [[number, number], [number, number]] | null): this;
  clipAngle(angle: number | null): this;
}
export function geoEqualEarth(): Projection;
export function geoAzimuthalEqualArea(): Projection;
export function geoPath(projection: Projection, context: CanvasRenderingContext2D): (shape: object) => void;
export function geoGraticule(): { step(step: [number, number]): { (): object } };
`;

// d3-contour ships no types either.
const CONTOUR_TYPES = `
export interface Contours {
  size(cells: [width: number, height: number]): this;
  smooth(smooth: boolean): this;
  contour(values: ArrayLike<number>, level: number): { coordinates: [x: number, y: number][][][] };
}
export function contours(): Contours;
`;

const GIF_TYPES = `
export type Palette = number[][];
export function quantize(rgba: Uint8ClampedArray, colours: number): Palette;
export function applyPalette(rgba: Uint8ClampedArray, palette: Palette): Uint8Array;
export function GIFEncoder(): {
  writeFrame(index: Uint8Array, width: number, height: number, options: { palette: Palette; delay: number }): void;
  finish(): void;
  bytes(): Uint8Array;
};
`;

/** Which names of each package the page uses, so that the rest is shaken off. */
const BUNDLES = [
  { file: "uplot", from: 'export { default } from "uplot";', types: 'export { default } from "uplot";' },
  {
    file: "d3-geo",
    from: 'export { geoAzimuthalEqualArea, geoEqualEarth, geoGraticule, geoPath } from "d3-geo";',
    types: GEO_TYPES,
  },
  { file: "d3-contour", from: 'export { contours } from "d3-contour";', types: CONTOUR_TYPES },
  {
    file: "topojson-client",
    from: 'export { feature } from "topojson-client";',
    types: "export function feature(topology: object, object: object): object;",
  },
  {
    file: "gifenc",
    from: 'export { applyPalette, GIFEncoder, quantize } from "gifenc";',
    types: GIF_TYPES,
  },
  {
    file: "idb",
    from: 'export { openDB } from "idb";',
    types: 'export { openDB } from "idb";\nexport type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";',
  },
  {
    file: "fflate",
    from: 'export { strFromU8, strToU8, unzip, unzipSync, zip, zipSync } from "fflate";',
    types: 'export { strFromU8, strToU8, unzip, unzipSync, zip, zipSync } from "fflate";',
  },
];
const PACKAGES = [
  "uplot",
  "d3-geo",
  "d3-contour",
  "d3-array",
  "internmap",
  "topojson-client",
  "idb",
  "fflate",
  "gifenc",
  "world-atlas",
];

const manifests = await Promise.all(
  PACKAGES.map(async (name) => JSON.parse(await readFile(join(root, "node_modules", name, "package.json"), "utf8"))),
);
const stamp = createHash("sha256")
  .update(await readFile(fileURLToPath(import.meta.url)))
  .update(manifests.map(({ name, version }) => `${name}@${version}`).join())
  .digest("hex");
const licenceFile = join(out, "LICENCES.txt");
if ((await readFile(licenceFile, "utf8").catch(() => "")).includes(stamp)) process.exit(0);

const { build } = await import("esbuild");
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all(
  BUNDLES.map(async ({ file, from, types }) => {
    await build({
      stdin: { contents: from, resolveDir: root },
      outfile: join(out, `${file}.js`),
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      legalComments: "none",
    });
    await writeFile(join(out, `${file}.d.ts`), `${types.trim()}\n`);
  }),
);
await build({
  entryPoints: [join(root, "node_modules/uplot/dist/uPlot.min.css")],
  outfile: join(out, "uplot.css"),
  minify: true,
});
await cp(join(root, "node_modules/world-atlas/land-110m.json"), join(out, "land-110m.json"));

const licences = await Promise.all(
  manifests.map(async ({ name, version, license }) => {
    const licence = (/** @type {string} */ file) => readFile(join(root, "node_modules", name, file), "utf8");
    const text = await licence("LICENSE").catch(() => licence("LICENSE.md"));
    return `${name} ${version} (${license})\n${"-".repeat(60)}\n${text.trim()}\n`;
  }),
);
// Last, and with the stamp in it, so that an interrupted run is done again.
await writeFile(
  licenceFile,
  `What the page carries of others. The land outlines of world-atlas are Natural Earth's, in the public domain.\n\n${licences.join("\n\n")}\n\nBundled by scripts/vendor.mjs from ${stamp}.\n`,
);
