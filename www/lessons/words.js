// What a lesson says, in the language of the page.
import { current } from "../words/index.js";

/** @import { Words } from "./index.js" */

/** A lesson need not speak every language of the page. @param {Words} all */
export const words = (all) => all[current()] ?? all.en ?? Object.values(all)[0] ?? "";
