// What is done on one question of a catalogue: it is put aside while the reader works on another, and comes back whole.

/** @import { Estimate, EngineChange, ProbabilityMap, ShuffledControl, SplitComparison, WindowSplit } from "../../../pkg/orogen.d.ts" */
/** @import { Draft, Report, Run, Task } from "./fields.js" */

/** @typedef {{ name: string, report: Report }} Other A report on another catalogue. */
/**
 * @typedef {{
 *   pending: { study: "splits" | "shuffled", share: number, stop: AbortController } | null,
 *   splits: SplitComparison[] | WindowSplit[] | null,
 *   control: ShuffledControl | null,
 * }} Leaks The same network under every split, and on shuffled labels, where that was asked for.
 */
/**
 * @typedef {{
 *   task: Task,
 *   draft: Draft,
 *   run: Run | null,
 *   key: string,
 *   report: Report | null,
 *   others: Other[],
 *   leaks: Leaks,
 *   engineLog: EngineChange[],
 *   estimate: Estimate | null,
 *   day: string,
 *   map: ProbabilityMap | null,
 * }} Work `draft` is what is typed in the settings, valid or not; `key` is under which the run is kept in this browser;
 *   `day` is the one that the map of probabilities is asked for, as it is typed, and empty for the last.
 */

/** What hangs on a run and ends with it. @returns {Omit<Work, "task" | "draft" | "run" | "key">} */
export const nothingYet = () => ({
  report: null,
  others: [],
  leaks: { pending: null, splits: null, control: null },
  engineLog: [],
  estimate: null,
  day: "",
  map: null,
});

/** @param {Draft} draft @returns {Work} */
export const freshWork = (draft) => ({ task: draft.task, draft, run: null, key: "", ...nothingYet() });

/** What is open now, to be put aside. @param {Work} open @returns {Work} */
export const putAside = ({ task, draft, run, key, report, others, leaks, engineLog, estimate, day, map }) => ({
  task,
  draft,
  run,
  key,
  report,
  others,
  leaks,
  engineLog,
  estimate,
  day,
  map,
});
