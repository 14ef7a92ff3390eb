// Puts values into words. Knows no page: client.js uses it in Node as well.
// `{name}` is the value, `{name:1}` the value to one decimal, `{name|row|rows}` the word that fits the number.

/** @typedef {Record<string, string | number | null | undefined>} Values */

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * @param {number} value
 * @param {string} language
 * @param {Intl.NumberFormatOptions} [options]
 */
export function formatNumber(value, language, options = {}) {
  const key = language + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(language, options);
  formats.set(key, format);
  // A real minus sign: hyphens read as ranges between numbers.
  return format.format(value).replace(/^-/, "−");
}

/** Counts whole, measurements to four figures. @param {number} value @param {string} language */
const plain = (value, language) =>
  formatNumber(value, language, Number.isInteger(value) ? {} : { maximumSignificantDigits: 4 });

/**
 * @param {string} words
 * @param {Values} [values]
 * @param {string} [language]
 */
export function fillWords(words, values = {}, language = "en") {
  return words.replace(/\{(\w+)(?::(\d))?(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, decimals, one, many) => {
    const value = values[name];
    if (one !== undefined) return new Intl.PluralRules(language).select(Number(value)) === "one" ? one : many;
    if (value === undefined || value === null) return "–";
    if (typeof value !== "number") return value;
    return decimals === undefined
      ? plain(value, language)
      : formatNumber(value, language, { maximumFractionDigits: Number(decimals) });
  });
}
