/**
 * `<orogen-lab>`: Orogen's page as an element, a frame of the page that comes with this package. Importing this module
 * defines it, unless somebody did already.
 */
import type { BaselineName, ErrorCode, RunState, Verdict } from "./orogen.d.ts";

/** What an answer to `get` also has: the number of the question. */
interface Answer { id?: number }
export interface ReadyDetail { version: string; lab: string }
/** Epochs and steps done and planned; `loss` of the training part, null before the first reading. */
export interface ProgressDetail extends Answer { state: RunState | "none"; epoch: number; epochs: number; step: number; steps: number; loss: number | null }
/** The report in short: `sentence` in the package's English; scores and baselines as in `Report`. */
export interface ResultDetail extends Answer {
  task: string;
  verdict: Verdict;
  sentence: string;
  scores: Record<string, number>;
  baselines: Partial<Record<BaselineName | string, unknown>>;
}
/** A lesson that was finished; `score` from 0 to 1 is the share of questions right at the first try. */
export interface CompleteDetail { result: { lesson: string; version: number; score: number; answers: Record<string, unknown>; runs: Record<string, unknown>; finishedAt: string } }
/** `page-missing`: where `page` points there is no page of Orogen. */
export interface ErrorDetail { code: ErrorCode | "page-missing"; page?: string }

export interface OrogenLabEventMap {
  ready: CustomEvent<ReadyDetail>;
  progress: CustomEvent<ProgressDetail>;
  result: CustomEvent<ResultDetail>;
  complete: CustomEvent<CompleteDetail>;
  error: CustomEvent<ErrorDetail>;
}

/**
 * Attributes, each as in the page's own links: `lab`, `sample`, `task`, `step`, `lesson`, `seed`, `epochs`, `lang` (`en`,
 * `zh`), `theme` (`light`, `dark`), `hide` and `lock` (lists with commas), `settings` (more of them, as `batchSize=64&dropout=0.1`).
 * Of the element: `page` (the folder the page was copied into, where a bundler moved this module), `label` (the frame's
 * name for screen readers), `loading` (`lazy`). A change of the first kind brings up the new state.
 *
 * CSS: `--orogen-height` (the content's, unless set), `--orogen-min-height`, `--orogen-border`, `--orogen-radius`,
 * `--orogen-background`; parts `frame` and `notice`.
 */
export class OrogenLab extends HTMLElement {
  /** Where the page is looked for: an address that ends in `/`. */
  readonly page: string;
  /** Trains a fresh network with the settings as they are. */
  start(): void;
  stop(): void;
  /** Brings up a state, by an address as the share panel writes it: `lab=earthquakes&sample=usgs-week`. */
  load(address: string): void;
  /** Rejects with a `code` where there is none (`not-trained`), or the element is taken away (`closed`). */
  get(what: "state"): Promise<ProgressDetail>;
  get(what: "result"): Promise<ResultDetail>;
  addEventListener<K extends keyof OrogenLabEventMap>(type: K, listener: (this: OrogenLab, event: OrogenLabEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof OrogenLabEventMap>(type: K, listener: (this: OrogenLab, event: OrogenLabEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "orogen-lab": OrogenLab;
  }
}
