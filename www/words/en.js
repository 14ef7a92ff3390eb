// Every word of the page in English. The other languages have the same keys: TypeScript checks it.
import clusters from "./en/clusters.js";
import codes from "./en/codes.js";
import errors from "./en/errors.js";
import fit from "./en/fit.js";
import gan from "./en/gan.js";
import ground from "./en/ground.js";
import intensity from "./en/intensity.js";
import leaks from "./en/leaks.js";
import maker from "./en/maker.js";
import page from "./en/page.js";
import probability from "./en/probability.js";
import share from "./en/share.js";
import terrain from "./en/terrain.js";
import work from "./en/work.js";

export default {
  ...page,
  ...work,
  ...codes,
  ...errors,
  ...fit,
  ...intensity,
  ...probability,
  ...share,
  ...clusters,
  ...maker,
  ...leaks,
  ...terrain,
  ...gan,
  ...ground,
};
