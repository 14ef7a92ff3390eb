// How many documents each year has, by label, and how long they are.
import { bars } from "../../views/bars.js";
import { number, t } from "../../words/index.js";

/** @import { CorpusOverview } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

const COLORS = ["--data-1", "--data-2", "--data-3", "--data-4"];
const REST = "--data-5";
/** A bar each for so many lengths. */
const BINS = 30;

/** @param {LiteratureSession} session @param {CorpusOverview} overview @param {AbortSignal} signal */
export function yearsFigure({ dataset }, { labels, years, withoutYear, withoutLabel }, signal) {
  const commonest = labels
    .map(({ label, documents }, at) => ({ label, documents, at }))
    .sort((a, b) => b.documents - a.documents)
    // One colour is left for all others.
    .slice(0, COLORS.length);
  const others = labels.length > commonest.length || withoutLabel > 0;
  const parts = [
    ...commonest.map(({ label }, at) => ({ label, color: COLORS[at] ?? REST, kind: /** @type {const} */ ("bar") })),
    ...(others || commonest.length === 0
      ? [
          {
            label: t(labels.length > commonest.length ? "corpus.otherLabels" : "corpus.noLabel"),
            color: REST,
            kind: /** @type {const} */ ("bar"),
          },
        ]
      : []),
  ];
  const view = bars(
    {
      title: t("corpus.years.title"),
      file: dataset?.name ?? "",
      explain: "corpus.years.explain",
      x: { label: t("corpus-field.year"), scale: "years" },
      y: { label: t("corpus.documents") },
      parts,
    },
    signal,
  );
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? -1];
  const found = new Map(years.map((one) => [one.year, one]));
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const counts = parts.map((_, part) =>
    all.map((year) => {
      const one = found.get(year);
      const own = commonest[part];
      if (!one) return 0;
      return own
        ? (one.labels[own.at] ?? 0)
        : one.documents - commonest.reduce((sum, { at }) => sum + (one.labels[at] ?? 0), 0);
    }),
  );
  view.show({
    from: first - 0.5,
    width: 1,
    counts,
    name: (bin) => String(first + bin),
    summary:
      years.length === 0
        ? t("corpus.years.none")
        : t("corpus.years.summary", { first: String(first), last: String(last), without: withoutYear }),
  });
  return view.element;
}

/** @param {LiteratureSession} session @param {CorpusOverview} overview @param {AbortSignal} signal */
export function lengthsFigure({ dataset }, { words, withoutAbstract }, signal) {
  const view = bars(
    {
      title: t("corpus.lengths.title"),
      file: dataset?.name ?? "",
      explain: "corpus.lengths.explain",
      x: { label: t("corpus.lengths.x") },
      y: { label: t("corpus.documents") },
      parts: [{ label: t("corpus.documents"), color: "--data-1", kind: "bar" }],
    },
    signal,
  );
  const sorted = words.toSorted();
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  // A few very long ones would squeeze all others into one bar.
  const most = Math.max(10, at(0.99));
  const width = Math.max(1, Math.ceil(most / BINS / 5) * 5);
  const counts = Array(Math.ceil((most + 1) / width)).fill(0);
  for (const length of words) counts[Math.min(counts.length - 1, Math.floor(length / width))]++;
  view.show({
    from: 0,
    width,
    counts: [counts],
    name: (bin) =>
      bin === counts.length - 1
        ? t("corpus.lengths.more", { n: bin * width })
        : `${number(bin * width)}–${number((bin + 1) * width - 1)}`,
    summary: t("corpus.lengths.summary", { median: at(0.5), low: at(0.05), high: at(0.95), without: withoutAbstract }),
  });
  return view.element;
}
