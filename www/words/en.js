// Every word of the page in English. The other languages have the same keys: TypeScript checks it.
import codes from "./en/codes.js";
import errors from "./en/errors.js";
import fit from "./en/fit.js";
import gan from "./en/gan.js";
import page from "./en/page.js";
import terrain from "./en/terrain.js";
import work from "./en/work.js";

export default { ...page, ...work, ...codes, ...errors, ...fit, ...terrain, ...gan };
