// The files of the samples: in literals, because bundlers follow nothing else. A test holds them to the list of samples.

import { files } from "./channel.js";
import { OrogenError } from "./orogen-error.js";

/** @type {Record<string, URL>} */
const SAMPLES = {
  "samples/usgs-week.geojson": new URL("./samples/usgs-week.geojson", import.meta.url),
  "samples/csep-comcat.csv": new URL("./samples/csep-comcat.csv", import.meta.url),
  "samples/jacksboro-srtm3.npz": new URL("./samples/jacksboro-srtm3.npz", import.meta.url),
  "samples/geoscience-abstracts.csv": new URL("./samples/geoscience-abstracts.csv", import.meta.url),
};

/** @param {string} file from www/ */
export async function bundled(file) {
  const url = SAMPLES[file];
  if (url?.protocol === "file:") return new Uint8Array(await (await files()).readFile(url));
  const response = url && (await fetch(url));
  if (!response?.ok) throw new OrogenError({ code: "unknown-sample", values: { sample: file, samples: "" } });
  return new Uint8Array(await response.arrayBuffer());
}
