// Every word of the page in English. The other languages have the same keys: TypeScript checks it.
import clusters from "./en/clusters.js";
import codes from "./en/codes.js";
import corpus from "./en/corpus.js";
import errors from "./en/errors.js";
import explain from "./en/explain.js";
import fit from "./en/fit.js";
import gan from "./en/gan.js";
import ground from "./en/ground.js";
import inside from "./en/inside.js";
import intensity from "./en/intensity.js";
import labels from "./en/labels.js";
import landforms from "./en/landforms.js";
import leaks from "./en/leaks.js";
import literature from "./en/literature.js";
import maker from "./en/maker.js";
import mine from "./en/mine.js";
import page from "./en/page.js";
import probability from "./en/probability.js";
import reading from "./en/reading.js";
import share from "./en/share.js";
import teach from "./en/teach.js";
import terrain from "./en/terrain.js";
import understand from "./en/understand.js";
import work from "./en/work.js";
import writing from "./en/writing.js";

export default {
  ...page,
  ...work,
  ...codes,
  ...errors,
  ...explain,
  ...fit,
  ...inside,
  ...intensity,
  ...probability,
  ...share,
  ...clusters,
  ...maker,
  ...mine,
  ...leaks,
  ...teach,
  ...terrain,
  ...gan,
  ...corpus,
  ...literature,
  ...reading,
  ...understand,
  ...writing,
  ...labels,
  ...ground,
  ...landforms,
};
