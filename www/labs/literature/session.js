// What is open in the lab of literature, apart from how it is drawn.
import { tOr } from "../../words/index.js";
import { FileSession } from "../file-session.js";
import { changedSettings, land, takeSettings } from "../link.js";
import { fitted, PRESETS, presetDraft, problems, toSpec } from "./fields.js";
import { relationKey } from "./relation-key.js";

/** @import { Corpus, CorpusDocument, CorpusOptions, CorpusOverview, CorpusSource, LanguageModel, LearningCurve, LiteratureSpec, Orogen, Ranking, Relation, RelationDecision, Run, TextExplanation, TextSplit, Triage, TriageMark, WordVectors, WrittenSentence } from "../../../pkg/orogen.d.ts" */
/** @import { Address } from "../../shell/address.js" */
/** @import { Origin } from "../file-session.js" */
/** @import { Step } from "../lab-session.js" */
/** @import { Draft } from "./fields.js" */

/** @typedef {"" | `label:${string}` | "one"} Scope Which documents key terms and summaries are of: all, those of a label, the one that is looked at. */
/** @typedef {Run<LiteratureSpec>} TextRun */

/** What is typed about a collection, and in what is asked of it. */
const fresh = () => ({
  /** @type {Scope} */ scope: "",
  /** @type {number | null} The document that is looked at. */ place: null,
  search: "",
  term: "",
  sentences: "3",
  terms: "60",
  npmi: "0.1",
  dimensions: "50",
  window: "5",
  word: "",
  vocabulary: "2000",
  units: "64",
  temperature: "0.8",
  written: "3",
  drawn: "1",
  clusters: "",
});

/** @extends {FileSession<LiteratureSpec, CorpusSource, CorpusOptions>} */
export class LiteratureSession extends FileSession {
  /** @override @type {Corpus | null} */ dataset = null;
  /** @type {CorpusDocument[]} */ documents = [];
  /** @type {CorpusOverview | null} */ overview = null;
  /** @override @type {Draft} What is typed in the settings, valid or not. */ draft = presetDraft();
  /** @type {Record<string, string>} Settings that came by link: theirs until the reader changes them. */ linked = {};
  asked = fresh();
  /** @type {boolean | null} Whether the reader opened or closed the column picker. */ readingOpen = null;
  typed = { paste: "", documents: "2000", topics: "5", seed: "2024", text: "" };
  /** @type {Map<number, TriageMark>} What the reader judged relevant or not, by document. */ marks = new Map();
  /** @type {Triage | null} */ triage = null;
  /** @type {Relation[]} Candidates that were found. */ relations = [];
  /** @type {Map<string, RelationDecision>} What the reader said of them, by what they state. */
  decisions = new Map();
  /** @type {WordVectors | null} */ vectors = null;
  /** @type {LanguageModel | null} */ language = null;
  /** @type {WrittenSentence[]} What it wrote last. */ written = [];
  /** @type {Ranking | null} */ ranking = null;
  /** @type {TextExplanation | null} */ explanation = null;
  /** @type {TextSplit[] | null} */ splits = null;
  /** @type {LearningCurve | null} */ curve = null;

  /** @override @type {"literature"} */
  get lab() {
    return "literature";
  }

  /** Marks can be made before anything is trained. @override @param {Step} step */
  barred(step) {
    return step === "home" && this.dataset ? null : super.barred(step);
  }

  /** @override @param {Orogen} orogen @param {CorpusSource | CorpusSource[]} source @param {CorpusOptions} options */
  open(orogen, source, options) {
    return orogen.corpus(source, options);
  }

  /** @override */
  problems() {
    return problems(this.draft);
  }

  /** @override @param {Corpus} dataset @param {Origin<CorpusSource> | null} origin @param {CorpusOptions} options */
  async take(dataset, origin, options) {
    const [documents, overview] = await Promise.all([dataset.documents(), dataset.overview()]);
    const again = origin !== null && origin === this.origin;
    const { run } = this;
    Object.assign(this, { dataset, documents, overview, origin, options });
    Object.assign(this, { run: null, asked: fresh(), marks: new Map(), triage: null });
    Object.assign(this, { relations: [], decisions: new Map(), vectors: null });
    Object.assign(this, { language: null, written: [] });
    this.forgetRun();
    if (!again) this.draft = fitted(this.draft, overview, this.linked);
    if (run?.state === "running") await run.pause();
    this.emit("data", dataset);
  }

  /** @override */
  forgetRun() {
    super.forgetRun();
    Object.assign(this, { ranking: null, explanation: null, splits: null, curve: null });
  }

  /** @override @param {TextRun} run */
  async takeRun(run) {
    await this.take(run.dataset, null, {});
    this.draft = presetDraft(run.spec, this.overview);
    this.engine = run.spec.engine;
    for (const mark of run.spec.marks) this.marks.set(mark.document, mark);
    for (const decision of run.notes.relations ?? []) this.decisions.set(relationKey(decision.relation), decision);
  }

  /** Which documents the scope means; nothing is all. @returns {number[] | undefined} */
  scoped() {
    const { scope, place } = this.asked;
    if (scope === "one") return place === null ? undefined : [place];
    if (scope === "") return undefined;
    const label = scope.slice("label:".length);
    return this.documents.flatMap((document, at) => (document.label === label ? [at] : []));
  }

  /** Turns to a document. @param {number | null} place */
  lookAt(place) {
    this.asked.place = place;
    this.emit("look", place);
  }

  /** @param {number} document @param {boolean} relevant @param {boolean} [byLot] */
  mark(document, relevant, byLot = false) {
    this.marks.set(document, { document, relevant, byLot });
    this.emit("marks", null);
  }

  /** @param {number} document */
  unmark(document) {
    this.marks.delete(document);
    this.emit("marks", null);
  }

  /** @param {Relation} relation @param {boolean | null} confirmed */
  decide(relation, confirmed) {
    const key = relationKey(relation);
    if (confirmed === null) this.decisions.delete(key);
    else this.decisions.set(key, { relation, confirmed });
    this.run?.note({ relations: [...this.decisions.values()] });
    this.emit("relations", null);
  }

  /** @override */
  async newRun() {
    const dataset = this.dataset;
    if (!dataset) return;
    const orogen = await this.orogen;
    const spec = toSpec(this.draft, [...this.marks.values()]);
    this.attach(await orogen.run({ lab: this.lab, dataset, engine: this.engine, ...spec }));
    this.run?.note({ relations: [...this.decisions.values()] });
  }

  /** @override @param {Address} address */
  async arrive({ sample, task, step, settings }) {
    const unknown = task ? [task] : [];
    const { preset = "orogen", ...rest } = settings;
    const known = PRESETS.find((one) => one === preset);
    if (!known) unknown.push(preset);
    // Who names the data or the preset says what all else is, too.
    if (sample || settings.preset) this.draft = presetDraft({ preset: known }, this.overview);
    unknown.push(...takeSettings(this, rest));
    this.linked = rest;
    if (sample) await this.read({ name: tOr(`sample.${sample}.title`, sample), source: { sample } });
    land(this, { unknown, sample, step });
  }

  /** @override */
  describe() {
    const { draft, origin, step } = this;
    const preset = draft.preset === "course-text" ? "course-text" : "orogen";
    const usual = { ...presetDraft({ preset }, this.overview), preset: "orogen" };
    const source = origin?.source;
    const sample =
      source && !Array.isArray(source) && typeof source === "object" && "sample" in source && !("options" in source)
        ? source.sample
        : undefined;
    return { lab: this.lab, sample, step, settings: changedSettings(this, usual) };
  }
}
