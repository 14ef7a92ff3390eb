// The languages of the page. A third one is a file of words and a line here. Knows no page: client.js uses it in Node as
// well.
import en from "./en.js";
import zh from "./zh.js";

/** @typedef {keyof typeof en} Key */
/**
 * `tag` is for numbers and dates, `html` for the document, `own` what its readers call it. TypeScript holds `words` to
 * the keys of English.
 * @typedef {{ tag: string, html: string, own: string, words: Record<Key, string> }} Told
 */
const english = /** @type {Told} */ ({ tag: "en", html: "en", own: "English", words: en });

export const LANGUAGES = {
  en: english,
  zh: /** @satisfies {Told} */ ({ tag: "zh-CN", html: "zh-Hans", own: "中文", words: zh }),
};
/** @typedef {keyof typeof LANGUAGES} Language */

/** @param {unknown} name @returns {name is Language} */
export const isLanguage = (name) => typeof name === "string" && Object.hasOwn(LANGUAGES, name);
