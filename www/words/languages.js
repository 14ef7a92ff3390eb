// The languages of the page. A third one is a file of words and a line here. Words are loaded when they are first spoken.

/** @typedef {keyof typeof import("./en.js").default} Key */
/** @typedef {Record<Key, string>} Words */
/**
 * `tag` is for numbers and dates, `html` for the document, `own` what its readers call it. TypeScript holds the words to
 * the keys of English.
 * @typedef {{ tag: string, html: string, own: string, load: () => Promise<{ default: Words }> }} Told
 */
const english = /** @type {Told} */ ({ tag: "en", html: "en", own: "English", load: () => import("./en.js") });

export const LANGUAGES = {
  en: english,
  zh: /** @satisfies {Told} */ ({ tag: "zh-CN", html: "zh-Hans", own: "中文", load: () => import("./zh.js") }),
};
/** @typedef {keyof typeof LANGUAGES} Language */

/** @param {unknown} name @returns {name is Language} */
export const isLanguage = (name) => typeof name === "string" && Object.hasOwn(LANGUAGES, name);
