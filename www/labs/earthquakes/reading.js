// How the file was read, and how to overrule it: every change reads the same bytes again at once.
import { h, uid } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { pagedTable } from "../../views/table.js";
import { label, t } from "../../words/index.js";
import { readingFrame } from "../reading-card.js";

/** @import { CatalogueOptions, Delimiter, Encoding, Event, Field } from "../../../pkg/orogen.d.ts" */
/** @import { Session } from "./session.js" */

/**
 * What the choices are about. `fields`: which column was recognised as what; null where nothing could be read.
 * @typedef {{
 *   options: CatalogueOptions, columns: string[], fields: { [F in Field]?: string } | null,
 *   again: ((options: CatalogueOptions) => void) | null,
 * }} Subject `again` reads with other options.
 */

/** @type {readonly Field[]} */
const FIELDS = [
  "magnitude",
  "latitude",
  "longitude",
  "depth",
  "time",
  "date",
  "clock",
  "magnitudeType",
  "eventType",
  "id",
  "place",
];
const EVENT_FIELDS = /** @type {const} */ ([
  "time",
  "latitude",
  "longitude",
  "depth",
  "magnitude",
  "magnitudeType",
  "place",
]);
/** @type {readonly Encoding[]} */
const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1252", "shift_jis"];
/** @type {readonly Delimiter[]} */
const DELIMITERS = [",", ";", "\t", "|"];

/** @param {number} minutes */
const zone = (minutes) => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "−" : "+"}${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
};

/** @param {Event[]} events */
const asRead = (events) => ({
  columns: EVENT_FIELDS.map((field) => label(`field.${field}`)),
  rows: events.map(({ time, latitude, longitude, depth, magnitude, magnitudeType, place }) => [
    time === null ? null : `${new Date(time * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`,
    latitude,
    longitude,
    depth,
    magnitude,
    magnitudeType || null,
    place || null,
  ]),
});

/** @param {Subject} subject */
function choices({ options: before, columns, fields: known, again }) {
  // Two may be made before the file has been read again.
  let options = before;
  const change = (/** @type {CatalogueOptions} */ next) => {
    const chosen = Object.entries({ ...options, ...next }).filter(([, value]) => value !== undefined);
    options = Object.fromEntries(chosen);
    again?.(options);
  };

  /** @param {string} id @param {string} name @param {[value: string, words: string][]} choices @param {string} chosen @param {(value: string) => void} take */
  const choice = (id, name, choices, chosen, take) => {
    /** @type {HTMLSelectElement} */
    const select = h(
      "select",
      { id, disabled: !again, on: { change: () => take(select.value) } },
      choices.map(([value, words]) => h("option", { value, selected: value === chosen }, words)),
    );
    return h("div", { class: "field" }, h("label", { for: id }, name), select);
  };
  const found = t("reading.found");
  const columnChoices = columns.map((name) => /** @type {[string, string]} */ ([name, name]));
  const fields = FIELDS.map((field) => {
    const chosen = options.columns?.[field] ?? "";
    const recognised = known?.[field];
    const unpicked = recognised ? t("reading.recognised", { column: recognised }) : t("reading.nothing");
    return choice(
      `column-${field}`,
      label(`field.${field}`),
      [["", known ? unpicked : found], ...columnChoices],
      chosen,
      (value) => {
        const { [field]: _, ...others } = options.columns ?? {};
        change({ columns: value ? { ...others, [field]: value } : others });
      },
    );
  });
  const yes = [
    ["", found],
    ["true", t("reading.yes")],
    ["false", t("reading.no")],
  ];
  const three = (/** @type {"decimalComma" | "dayFirst" | "keepDuplicates" | "repair"} */ name) =>
    choice(
      `option-${name}`,
      t(`reading.${name}`),
      /** @type {[string, string][]} */ (yes),
      options[name] === undefined ? "" : String(options[name]),
      (value) => change({ [name]: value === "" ? undefined : value === "true" }),
    );
  const zones = Array.from({ length: 53 }, (_, step) => -720 + step * 30);
  const other = uid();

  return [
    columns.length > 0 && h("fieldset", {}, h("legend", {}, t("reading.columns")), h("div", { class: "grid" }, fields)),
    h(
      "fieldset",
      {},
      h("legend", {}, t("reading.text.title")),
      h(
        "div",
        { class: "grid" },
        choice(
          "option-encoding",
          t("import.encoding"),
          [["", found], ...ENCODINGS.map((name) => /** @type {[string, string]} */ ([name, t(`encoding.${name}`)]))],
          options.encoding ?? "",
          (value) => change({ encoding: ENCODINGS.find((name) => name === value) }),
        ),
        choice(
          "option-delimiter",
          t("import.delimiter"),
          [
            ["", found],
            ...DELIMITERS.map(
              (name) => /** @type {[string, string]} */ ([name, t(`delimiter.${name === "\t" ? "tab" : name}`)]),
            ),
          ],
          options.delimiter ?? "",
          (value) => change({ delimiter: DELIMITERS.find((name) => name === value) }),
        ),
        three("decimalComma"),
        three("dayFirst"),
        three("keepDuplicates"),
        three("repair"),
        choice(
          "option-depthUnit",
          t("reading.depthUnit"),
          [
            ["", found],
            ["km", t("reading.km")],
            ["m", t("reading.m")],
          ],
          options.depthUnit ?? "",
          (value) => change({ depthUnit: value === "m" || value === "km" ? value : undefined }),
        ),
        choice(
          "option-timeZoneMinutes",
          t("reading.timeZone"),
          [
            ["", t("reading.zoneOfFile")],
            ...zones.map((minutes) => /** @type {[string, string]} */ ([String(minutes), zone(minutes)])),
          ],
          options.timeZoneMinutes === undefined ? "" : String(options.timeZoneMinutes),
          (value) => change({ timeZoneMinutes: value === "" ? undefined : Number(value) }),
        ),
      ),
      h(
        "p",
        { class: "check" },
        h("input", {
          type: "checkbox",
          id: other,
          disabled: !again,
          checked: options.keepOtherEvents ?? false,
          on: {
            change: (event) => change({ keepOtherEvents: /** @type {HTMLInputElement} */ (event.target).checked }),
          },
        }),
        h("label", { for: other }, t("reading.keepOtherEvents")),
      ),
    ),
  ];
}

/** @param {Session} session */
export function readingCard(session) {
  const { dataset, origin, options } = session;
  const report = dataset?.report;
  if (!report) return null;
  const { columns, fields } = report;
  const again = origin && ((/** @type {CatalogueOptions} */ next) => void session.read(origin, next));
  return readingFrame(
    session,
    "reading.explain",
    choices({ options, columns, fields, again }),
    report.columns.length > 0 && [
      h("h3", {}, t("reading.preview")),
      pagedTable(
        { columns: report.columns, rows: report.preview, numeric: report.columns.map(() => false) },
        { name: t("reading.preview"), page: 10 },
      ),
    ],
    h("h3", {}, t("reading.events")),
    pagedTable(asRead(session.first), { name: t("reading.events"), page: 10 }),
  );
}

/** Lines of a file that are shown where nothing else is known of it, and characters of each. */
const [LINES, LONGEST] = [6, 300];

/** @param {Uint8Array} bytes @param {Encoding | undefined} encoding */
function firstLines(bytes, encoding) {
  const head = bytes.subarray(0, LINES * LONGEST * 4);
  const text = new TextDecoder(encoding ?? "utf-8").decode(head);
  return text
    .split(/\r\n|\n|\r/, LINES)
    .map((line) => line.slice(0, LONGEST))
    .join("\n");
}

/** How a file shall be read that could not be read as it is. @param {Session} session */
export function refusedCard(session) {
  const { refused } = session;
  if (!refused) return null;
  const { origin, options, columns, bytes } = refused;
  const again = async (/** @type {CatalogueOptions} */ next) => {
    if (await session.read(origin, next)) session.go("check");
  };
  const title = t("reading.refused");
  return h(
    "section",
    { class: "card reading", "aria-label": title },
    h("h2", {}, title),
    h("p", { class: "quiet" }, t("reading.refusedText")),
    why("reading.explain"),
    bytes && [
      h("h3", {}, t("reading.preview")),
      h(
        "pre",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": t("reading.preview") },
        firstLines(bytes, options.encoding),
      ),
    ],
    choices({ options, columns, fields: null, again }),
  );
}
