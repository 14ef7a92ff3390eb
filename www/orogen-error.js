// The one error of the package. Its words are the English ones; the page has its own for each code.

import words from "./words/en.js";
import { fillWords } from "./words/fill.js";

/** @import { ErrorCode } from "../pkg/orogen.d.ts" */
/** @typedef {{ row?: number, column?: string, option?: string, file?: string }} Where */

export class OrogenError extends Error {
  /** @param {{ code: ErrorCode, where?: Where, values: Record<string, string | number> }} failure */
  constructor({ code, where, values }) {
    const all = { ...where, ...values };
    const word = (/** @type {string} */ part) =>
      fillWords(/** @type {Record<string, string>} */ (words)[`error.${code}.${part}`] ?? code, all);
    super(word("what"));
    this.name = "OrogenError";
    this.code = code;
    this.hint = word("hint");
    this.where = where;
    this.values = values;
  }
}
