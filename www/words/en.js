// Every word of the page in English. The other languages have the same keys: TypeScript checks it.
import codes from "./en/codes.js";
import errors from "./en/errors.js";
import fit from "./en/fit.js";
import intensity from "./en/intensity.js";
import page from "./en/page.js";
import work from "./en/work.js";

export default { ...page, ...work, ...codes, ...errors, ...fit, ...intensity };
