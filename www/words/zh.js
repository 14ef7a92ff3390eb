// 页面的全部中文。键与英文相同，由 TypeScript 检查。
import clusters from "./zh/clusters.js";
import codes from "./zh/codes.js";
import errors from "./zh/errors.js";
import fit from "./zh/fit.js";
import gan from "./zh/gan.js";
import ground from "./zh/ground.js";
import intensity from "./zh/intensity.js";
import leaks from "./zh/leaks.js";
import maker from "./zh/maker.js";
import page from "./zh/page.js";
import probability from "./zh/probability.js";
import share from "./zh/share.js";
import terrain from "./zh/terrain.js";
import work from "./zh/work.js";

/** @satisfies {Record<keyof typeof import("./en.js").default, string>} */
const words = {
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
export default words;
