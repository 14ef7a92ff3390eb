// The keyboard's way through things in a picture, one after another.

/**
 * Where a key leads, or null where it leads nowhere.
 * @param {string} key @param {number} from Place among the things; -1 is before the first. @param {number} count
 */
export function moved(key, from, count) {
  const last = count - 1;
  const page = Math.max(1, Math.round(last / 20));
  /** @type {Record<string, number>} */
  const moves = {
    ArrowLeft: from - 1,
    ArrowUp: from - 1,
    ArrowRight: from + 1,
    ArrowDown: from + 1,
    PageUp: from - page,
    PageDown: from + page,
    Home: 0,
    End: last,
  };
  const to = moves[key];
  return to === undefined || count === 0 ? null : Math.max(0, Math.min(last, to));
}
