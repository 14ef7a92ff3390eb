// 页面的全部中文。键与英文相同，由 TypeScript 检查。
import codes from "./zh/codes.js";
import errors from "./zh/errors.js";
import fit from "./zh/fit.js";
import gan from "./zh/gan.js";
import page from "./zh/page.js";
import terrain from "./zh/terrain.js";
import work from "./zh/work.js";

/** @satisfies {Record<keyof typeof import("./en.js").default, string>} */
const words = { ...page, ...work, ...codes, ...errors, ...fit, ...terrain, ...gan };
export default words;
