// 页面的全部中文。键与英文相同，由 TypeScript 检查。
import clusters from "./zh/clusters.js";
import codes from "./zh/codes.js";
import corpus from "./zh/corpus.js";
import errors from "./zh/errors.js";
import explain from "./zh/explain.js";
import fit from "./zh/fit.js";
import gan from "./zh/gan.js";
import ground from "./zh/ground.js";
import inside from "./zh/inside.js";
import intensity from "./zh/intensity.js";
import labels from "./zh/labels.js";
import landforms from "./zh/landforms.js";
import leaks from "./zh/leaks.js";
import literature from "./zh/literature.js";
import maker from "./zh/maker.js";
import mine from "./zh/mine.js";
import page from "./zh/page.js";
import probability from "./zh/probability.js";
import reading from "./zh/reading.js";
import share from "./zh/share.js";
import teach from "./zh/teach.js";
import terrain from "./zh/terrain.js";
import understand from "./zh/understand.js";
import work from "./zh/work.js";
import writing from "./zh/writing.js";

/** @satisfies {Record<keyof typeof import("./en.js").default, string>} */
const words = {
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
export default words;
