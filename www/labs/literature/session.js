// What is open in the lab of literature, apart from how it is drawn.
import { t, tOr } from "../../words/index.js";
import { STEPS } from "../lab-session.js";
import { RunSession } from "../run-session.js";
import { presetDraft, problems, toSpec } from "./fields.js";
import { relationKey } from "./relation-key.js";

/** @import { Corpus, CorpusDocument, CorpusOptions, CorpusOverview, CorpusSource, LanguageModel, LearningCurve, LiteratureSpec, Ranking, Relation, RelationDecision, Run, TextExplanation, TextSplit, Triage, TriageMark, WordVectors, WrittenSentence } from "../../../pkg/orogen.d.ts" */
/** @import { Address } from "../../shell/address.js" */
/** @import { Step } from "../lab-session.js" */
/** @import { Draft } from "./fields.js" */

/** @typedef {{ name: string, source: CorpusSource | CorpusSource[] }} Origin Where the open collection came from, to read it again with other options. */
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

/** @extends {RunSession<LiteratureSpec>} */
export class LiteratureSession extends RunSession {
  /** @type {Origin | null} */ origin = null;
  /** @type {CorpusOptions} */ options = {};
  /** @override @type {Corpus | null} */ dataset = null;
  /** @type {CorpusDocument[]} */ documents = [];
  /** @type {CorpusOverview | null} */ overview = null;
  /** @type {Draft} What is typed in the settings, valid or not. */ draft = presetDraft();
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

  /** @param {Origin} origin @param {CorpusOptions} [options] @returns {Promise<boolean>} */
  async read(origin, options = {}) {
    const done = await this.attempt(t("busy.reading", { name: origin.name }), async (orogen) => {
      await this.take(await orogen.corpus(origin.source, options), origin, options);
      if (this.waiting) await this.openLab(this.waiting.bytes, this.waiting.key);
      return true;
    });
    return done ?? false;
  }

  /** @param {Corpus} dataset @param {Origin | null} origin @param {CorpusOptions} options */
  async take(dataset, origin, options) {
    const [documents, overview] = await Promise.all([dataset.documents(), dataset.overview()]);
    const again = origin !== null && origin === this.origin;
    const { run } = this;
    Object.assign(this, { dataset, documents, overview, origin, options });
    Object.assign(this, { run: null, asked: fresh(), marks: new Map(), triage: null });
    Object.assign(this, { relations: [], decisions: new Map(), vectors: null });
    Object.assign(this, { language: null, written: [] });
    this.forgetRun();
    if (!again) this.draft = presetDraft({}, overview);
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

  /** One file of any kind, or several that become one collection. @override @param {File[]} files */
  async takeFiles(files) {
    if (!this.fits(files)) return;
    const name = files.map((file) => file.name).join(" + ");
    const opened = await this.attempt(t("busy.reading", { name }), () =>
      Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))),
    );
    const [first] = opened ?? [];
    if (!opened || !first) return;
    if (/\.orogen$/i.test(first.name)) await this.attempt(t("busy.reading", { name }), () => this.openLab(first.bytes));
    else if (await this.read({ name, source: opened.length === 1 ? first : opened })) this.go("check");
  }

  /** @override @param {string} text */
  async takeText(text) {
    const name = t("data.pasted");
    if (await this.read({ name, source: { name, bytes: new TextEncoder().encode(text) } })) this.go("check");
  }

  /** A fresh run of the draft; the one before it stays among the kept ones. */
  async newRun() {
    const dataset = this.dataset;
    if (!dataset) return;
    const orogen = await this.orogen;
    const spec = toSpec(this.draft, [...this.marks.values()]);
    this.attach(await orogen.run({ lab: this.lab, dataset, engine: this.engine, ...spec }));
    this.run?.note({ relations: [...this.decisions.values()] });
  }

  /** @override */
  async begin() {
    const [wrong] = Object.keys(problems(this.draft));
    if (wrong) {
      const values = { value: this.draft[/** @type {keyof Draft} */ (wrong)], allowed: "" };
      return this.fail({ code: "bad-option", where: { option: wrong }, values });
    }
    if (this.run?.state === "running") await this.run.pause();
    await this.newRun();
    await this.run?.start();
  }

  /** @override @param {Address} address */
  async arrive({ sample, task, step, settings }) {
    const unknown = task ? [task] : [];
    if (sample) await this.read({ name: tOr(`sample.${sample}.title`, sample), source: { sample } });
    const { preset } = settings;
    if (preset) this.draft = presetDraft({ preset: preset === "course-text" ? preset : "orogen" }, this.overview);
    for (const [name, value] of Object.entries(settings)) {
      if (name in this.draft) Object.assign(this.draft, { [name]: value });
      else if (name !== "origin") unknown.push(name);
    }
    const names = unknown.join(", ");
    if (names) this.notices.add("link", { tone: "doubt", words: () => t("link.unknown", { names }) });
    const wished = STEPS.find((one) => one === step) ?? (sample ? "train" : undefined);
    if (wished) this.go(this.barred(wished) && this.dataset ? "train" : wished);
  }

  /** @override */
  describe() {
    const { draft, origin, step } = this;
    const preset = draft.preset === "course-text" ? "course-text" : "orogen";
    const usual = { ...presetDraft({ preset }, this.overview), preset: "orogen" };
    const changed = Object.entries(draft).filter(([name, value]) => value !== usual[/** @type {keyof Draft} */ (name)]);
    const source = origin?.source;
    const sample =
      source && !Array.isArray(source) && typeof source === "object" && "sample" in source && !("options" in source)
        ? source.sample
        : undefined;
    return { lab: this.lab, sample, step, settings: Object.fromEntries(changed) };
  }
}
