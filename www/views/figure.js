// The frame of every figure: a name, a one-sentence summary, the numbers behind it as a table, and ways to keep it.
import { t } from "../words/index.js";
import { download, fileName, fill, h, set, uid } from "./dom.js";
import { pagedTable, toCsv } from "./table.js";

/** @import { Entry } from "./legend.js" */
/** @import { Data } from "./table.js" */
/** @import { Key } from "../words/index.js" */

/**
 * @typedef {{
 *   title: string, note?: string, body: Element, explain?: Key, file: string,
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
    explain && h("details", { class: "why" }, h("summary", {}, t("figure.means")), h("p", {}, t(explain))),
  );
  return {
    element,
    say: (/** @type {string} */ text) => summary.replaceChildren(text),
    /** The numbers have changed: so does their table, where it is open. */
    renew: () => !table.hidden && tabulate(),
  };
}

/** The picture as it leaves the page: with its title and its key, on paper. @param {FigureOptions} options */
function withTitle({ title, note, picture, key }) {
  const source = picture();
  const ratio = window.devicePixelRatio || 1;
  const head = 34 * ratio;
  const foot = (key ? 30 : 8) * ratio;
  const canvas = h("canvas", { width: source.width, height: source.height + head + foot });
  const context = canvas.getContext("2d");
  if (!context) return source;
  const font = ink("--font");
  context.fillStyle = ink("--sheet");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, head);
  context.textBaseline = "middle";
  context.fillStyle = ink("--ink");
  context.font = `600 ${14 * ratio}px ${font}`;
  context.fillText(title, 10 * ratio, head / 2);
  const beside = 22 * ratio + context.measureText(title).width;
  context.font = `${11 * ratio}px ${font}`;
  context.fillStyle = ink("--quiet");
  if (note) context.fillText(note, beside, head / 2);
  let left = 12 * ratio;
  for (const { label, color, dash = [], kind } of key?.() ?? []) {
    const middle = canvas.height - foot / 2;
    context.strokeStyle = ink(color);
    context.lineWidth = (kind === "bar" ? 9 : 2) * ratio;
    context.setLineDash(dash.map((length) => length * ratio));
    context.beginPath();
    context.moveTo(left, middle);
    context.lineTo(left + 22 * ratio, middle);
    context.stroke();
    context.fillText(label, left + 28 * ratio, middle);
    left += 44 * ratio + context.measureText(label).width;
  }
  return canvas;
}
