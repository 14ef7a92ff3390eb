// The frame of every figure: a name, a one-sentence summary, the numbers behind it as a table, and ways to keep it.
import { t } from "../words/index.js";
import { download, fileName, fill, h, set, uid } from "./dom.js";
import { why } from "./meaning.js";
import { pagedTable, toCsv } from "./table.js";

/** @import { Entry } from "./legend.js" */
/** @import { Data } from "./table.js" */
/** @import { Key } from "../words/index.js" */

/**
 * @typedef {{
 *   title: string, note?: string, body: Element, explain: Key, file: string,
 *   data: () => Data, picture: () => HTMLCanvasElement, key?: () => Entry[],
 * }} FigureOptions
 */

/** Colours come from the tokens, resolved, because a canvas knows no variables. @param {string} token */
export const ink = (token) => getComputedStyle(document.documentElement).getPropertyValue(token).trim();

/** @param {FigureOptions} options */
export function figure(options) {
  const { title, note, body, explain, file, data } = options;
  const [titleId, summaryId] = [uid(), uid()];
  const summary = h("p", { id: summaryId, class: "summary" });
  const table = h("div", { class: "behind", hidden: true });
  const toggle = h(
    "button",
    {
      type: "button",
      class: "small",
      "aria-pressed": false,
      "aria-label": t("figure.asTable"),
      on: { click: () => turn() },
    },
    t("figure.table"),
  );
  const frame = h("div", { class: "frame" }, body, table);

  const tabulate = () => fill(table, pagedTable(data(), { name: t("figure.tableOf", { title }) }));
  const turn = () => {
    const shown = table.hidden;
    if (shown) tabulate();
    table.hidden = !shown;
    // Not display: none, so that the frame keeps its height.
    set(body, { "data-behind": shown ? true : null, inert: shown });
    set(toggle, { "aria-pressed": shown });
  };
  const name = `${fileName(file)}-${fileName(title)}`;
  const save = (/** @type {Key} */ label, /** @type {Key} */ words, /** @type {() => void} */ act) =>
    h("button", { type: "button", class: "small", "aria-label": t(label), on: { click: act } }, t(words));

  const element = h(
    "figure",
    { role: "figure", "aria-labelledby": titleId, "aria-describedby": summaryId },
    h(
      "figcaption",
      {},
      h("span", { class: "caption" }, h("b", { id: titleId }, title), note && h("span", { class: "quiet" }, note)),
      h(
        "span",
        { class: "tools" },
        toggle,
        save("figure.saveCsv", "figure.csv", () => download(`\uFEFF${toCsv(data())}`, `${name}.csv`, "text/csv")),
        save("figure.savePng", "figure.png", () =>
          withTitle(options).toBlob((blob) => blob && download(blob, `${name}.png`), "image/png"),
        ),
      ),
    ),
    frame,
    summary,
    why(explain),
  );
  return {
    element,
    say: (/** @type {string} */ text) => summary.replaceChildren(text),
    /** The numbers have changed: so does their table, where it is open. */
    renew: () => !table.hidden && tabulate(),
  };
}

/**
 * Entries of a key in lines no wider than the picture. In CSS pixels.
 * @param {Entry[]} entries @param {number} width @param {(text: string) => number} measure
 */
function inLines(entries, width, measure) {
  let [left, line] = [12, 0];
  return entries.map((entry) => {
    const room = 44 + measure(entry.label);
    if (left > 12 && left + room > width) [left, line] = [12, line + 1];
    left += room;
    return { ...entry, left: left - room, line };
  });
}

/** The picture as it leaves the page: with its title and its key, on paper. @param {FigureOptions} options */
function withTitle({ title, note, picture, key }) {
  const source = picture();
  const ratio = window.devicePixelRatio || 1;
  const canvas = h("canvas");
  const context = canvas.getContext("2d");
  if (!context) return source;
  const font = ink("--font");
  context.font = `11px ${font}`;
  const entries = inLines(key?.() ?? [], source.width / ratio, (text) => context.measureText(text).width);
  const [head, above] = [34, 34 + source.height / ratio];
  const below = entries.length ? 12 + 18 * (1 + (entries.at(-1)?.line ?? 0)) : 8;
  set(canvas, { width: source.width, height: Math.round((above + below) * ratio) });
  context.fillStyle = ink("--sheet");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, head * ratio);
  context.scale(ratio, ratio);
  context.textBaseline = "middle";
  context.fillStyle = ink("--ink");
  context.font = `600 14px ${font}`;
  context.fillText(title, 10, head / 2);
  const beside = 22 + context.measureText(title).width;
  context.font = `11px ${font}`;
  context.fillStyle = ink("--quiet");
  if (note) context.fillText(note, beside, head / 2);
  for (const { label, color, dash = [], kind, left, line } of entries) {
    const middle = above + 15 + 18 * line;
    context.strokeStyle = ink(color);
    context.lineWidth = kind === "bar" ? 9 : 2;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(left, middle);
    context.lineTo(left + 22, middle);
    context.stroke();
    context.fillText(label, left + 28, middle);
  }
  return canvas;
}
