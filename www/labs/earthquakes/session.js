// What is open in the lab, apart from how it is drawn: views come and go (a change of language redraws them all),
// the session stays.
import { asFailure } from "../../views/errors.js";
import { t, tOr } from "../../words/index.js";
import { land } from "../link.js";
import { badOption, isLabFile, RunSession } from "../run-session.js";
import { presetDraft, problems, TASKS, toSpec, withSettings } from "./fields.js";
import { freshWork, nothingYet, putAside } from "./work.js";

/** @import { Catalogue, CatalogueColumns, CatalogueOptions, Estimate, Event, Fitness, Orogen, ProbabilityMap, Progress, EarthquakesSpec, Source, StateChange } from "../../../pkg/orogen.d.ts" */
/** @import { Kept } from "../../keep.js" */
/** @import { Failure } from "../../views/errors.js" */
/** @import { Notices } from "../../shell/notices.js" */
/** @import { Address } from "../../shell/address.js" */
/** @import { Draft, Report, Run, Setting, Task } from "./fields.js" */
/** @import { Leaks, Other, Work } from "./work.js" */
/** @import { Region } from "../../views/brush.js" */

/** @typedef {{ name: string, source: Source }} Origin Where the open catalogue came from, to read it again with other options. */
/** @typedef {{ region: Region | null, mc: number | null }} Look Which events the figures of the Check step are about, and a magnitude of completeness that the reader prefers. */

/** @typedef {{ origin: Origin, options: CatalogueOptions, columns: string[], bytes: Uint8Array | null }} Refused What could not be read as it is; its columns, as far as they are known, and the file. */

/** Failures that other columns or another way of writing may be the way out of. */
const ARGUABLE = ["missing-column", "unknown-column", "no-valid-rows", "one-column"];
/** Events shown as they were read. */
const PREVIEW = 5;

/** @extends {RunSession<EarthquakesSpec>} */
export class Session extends RunSession {
  /** @type {Origin | null} */ origin = null;
  /** @type {CatalogueOptions} */ options = {};
  /** @override @type {Catalogue | null} */ dataset = null;
  /** @type {Refused | null} */ refused = null;
  /** @type {CatalogueColumns | null} */ columns = null;
  /** @type {Event[]} The first in time. */ first = [];
  // What is done on the question at hand; see Work.
  /** @type {Task} */ task = "magnitude";
  /** @type {Draft} */ draft = presetDraft();
  /** @override @type {Run | null} */ run = null;
  /** @override @type {Report | null} */ report = null;
  /** @type {Other[]} */ others = [];
  /** @type {Leaks} */ leaks = nothingYet().leaks;
  /** @type {Estimate | null} */ estimate = null;
  day = "";
  /** @type {ProbabilityMap | null} */ map = null;
  /** @type {{ [T in Task]?: Work }} What is done on the other questions. */ aside = {};
  /** @type {{ task: Task, settings: Partial<Draft> }} What a link asks for: also of data that are opened later. */
  linked = { task: "magnitude", settings: {} };
  /** @type {Look} */ look = { region: null, mc: null };
  /** @type {Fitness | null} What was found for it; null until it is. */ fitness = null;
  /** @type {boolean | null} Whether the reader opened or closed the column picker. */ readingOpen = null;
  /** Typed in other places, kept for the same reason. */
  typed = {
    paste: "",
    latitude: "",
    longitude: "",
    depth: "",
    time: "",
    south: "",
    north: "",
    west: "",
    east: "",
    mc: "",
  };

  /** @override @type {"earthquakes"} */
  get lab() {
    return "earthquakes";
  }

  /** @param {Origin} origin @param {CatalogueOptions} [options] @returns {Promise<boolean>} */
  async read(origin, options = {}) {
    const done = await this.attempt(t("busy.reading", { name: origin.name }), async (orogen, watch) => {
      const dataset = await orogen.catalogue(origin.source, options, watch).catch(async (error) => {
        this.refused = await this.#refusal(asFailure(error), origin, options);
        throw error;
      });
      await this.take(dataset, origin, options);
      if (this.waiting) await this.openLab(this.waiting.bytes, this.waiting.key);
      return true;
    });
    return done ?? false;
  }

  /**
   * What may be argued about. Where a failure does not name the columns, that of picking one that no file has does.
   * @param {Failure} failure @param {Origin} origin @param {CatalogueOptions} options @returns {Promise<Refused | null>}
   */
  async #refusal({ code, values, where }, origin, options) {
    if (!ARGUABLE.includes(code)) return null;
    let names = values.columns;
    if (names === undefined && code === "no-valid-rows") {
      const orogen = await this.orogen;
      const picked = { ...options, columns: { place: "\0" } };
      const named = await orogen.catalogue(origin.source, picked).then(() => null, asFailure);
      names = named?.values.columns;
    }
    const sources = Array.isArray(origin.source) ? origin.source : [origin.source];
    const files = sources.filter((one) => typeof one === "object" && "bytes" in one);
    const { bytes = null } = files.find(({ name }) => name === where?.file) ?? files[0] ?? {};
    return {
      origin,
      options,
      columns: String(names ?? "")
        .split(", ")
        .filter(Boolean),
      bytes,
    };
  }

  /** @override */
  forgive() {
    this.refused = null;
    super.forgive();
  }

  /** @param {Catalogue} dataset @param {Origin | null} origin @param {CatalogueOptions} options */
  async take(dataset, origin, options) {
    const [columns, first] = await Promise.all([dataset.columns(), dataset.rows(0, PREVIEW)]);
    const again = origin !== null && origin === this.origin;
    const { run } = this;
    Object.assign(this, { dataset, columns, first, origin, options });
    // A run is of the data as they were read before: it stays among the kept ones.
    if (again) this.renew((work) => work.draft);
    else this.renew(({ task }) => this.usual(task));
    if (run?.state === "running") await run.pause();
    Object.assign(this, { look: { region: null, mc: null }, fitness: null });
    Object.assign(this.typed, { south: "", north: "", west: "", east: "", mc: "" });
    this.emit("data", dataset);
  }

  /** Where a question starts from. @param {Task} task */
  usual(task) {
    const draft = presetDraft(this.dataset, { task });
    return task === this.linked.task ? withSettings(draft, this.linked.settings, this.dataset) : draft;
  }

  /** Begins each question anew. @param {(work: Work) => Draft} draft */
  renew(draft) {
    Object.assign(this, freshWork(draft(this)));
    for (const work of Object.values(this.aside)) this.aside[work.task] = freshWork(draft(work));
  }

  /** Turns to another question; what is done on this one waits. @param {Task} task */
  async ask(task) {
    if (task === this.task) return;
    const { run } = this;
    this.aside[this.task] = putAside(this);
    Object.assign(this, this.aside[task] ?? freshWork(this.usual(task)));
    delete this.aside[task];
    this.emit("task", task);
    try {
      // Two runs at once would only slow each other down.
      if (run?.state === "running") await run.pause();
      if (this.run && !this.report) await this.judge();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Looks at a part of the catalogue; of several questions on the way only the last one counts. @param {Look} look */
  async lookAt(look) {
    const dataset = this.dataset;
    if (!dataset) return;
    this.look = look;
    this.emit("look", look);
    try {
      const fitness = await dataset.fitness({
        ...(look.region && { selection: { region: look.region } }),
        ...(look.mc !== null && { mc: look.mc }),
      });
      if (this.look !== look) return;
      this.fitness = fitness;
    } catch (error) {
      if (this.look === look) this.fail(error);
    }
    if (this.look === look) this.emit("fitness", this.fitness);
  }

  /** @override @param {Address} address */
  async arrive({ sample, task, step, settings }) {
    const asked = TASKS.find((one) => one === task);
    const known = Object.entries(settings).filter(([name]) => Object.hasOwn(this.draft, name) && name !== "task");
    const unknown = Object.keys(settings).filter((name) => !known.some(([one]) => one === name));
    if (task && !asked) unknown.unshift(task);
    if (sample || known.length) this.linked = { task: asked ?? this.task, settings: Object.fromEntries(known) };
    if (sample) await this.read({ name: tOr(`sample.${sample}.title`, sample), source: { sample } });
    if (asked) await this.ask(asked);
    this.draft = withSettings(this.draft, Object.fromEntries(known), this.dataset);
    land(this, { unknown, sample, step });
  }

  /** @override */
  describe() {
    const usual = presetDraft(this.dataset, { task: this.task });
    const changed = Object.entries(this.draft).filter(
      ([name, value]) => value !== usual[/** @type {Setting} */ (name)],
    );
    const source = this.origin?.source;
    const sample = typeof source === "object" && "sample" in source ? source.sample : undefined;
    return { lab: "earthquakes", sample, task: this.task, step: this.step, settings: Object.fromEntries(changed) };
  }

  /** @override */
  async begin() {
    const [wrong] = /** @type {Setting[]} */ (Object.keys(problems(this.draft)));
    if (wrong) return this.fail(badOption(wrong, this.draft[wrong], ""));
    if (this.run?.state === "running") await this.run.pause();
    await this.newRun(toSpec(this.draft));
    await this.run?.start();
  }

  /** @override @param {string} text */
  async takeText(text) {
    const name = t("data.pasted");
    if (await this.read({ name, source: { name, bytes: new TextEncoder().encode(text) } })) this.go("check");
  }

  /** One file, of any kind; or several catalogues, which become one. @override @param {File[]} files */
  async takeFiles(files) {
    const { name, source } = (await this.bytesOf(files)) ?? {};
    const [first] = source ?? [];
    if (!name || !source || !first) return;
    if (source.length === 1 && isLabFile(first)) {
      await this.attempt(t("busy.reading", { name }), () => this.openLab(first.bytes));
    } else if (await this.read({ name, source: source.length === 1 ? first : source })) this.go("check");
    else if (this.refused) this.go("data");
  }

  /** @override */
  forgetRun() {
    Object.assign(this, nothingYet());
  }

  /** @override @param {Run} run */
  refuse(run) {
    super.refuse(run);
    const task = /** @type {string} */ (run.spec.task);
    if (task === "intensity") throw badOption("task", task, TASKS.join(", "));
  }

  /** @override @param {Run} run */
  async takeRun(run) {
    await this.take(run.dataset, null, {});
    await this.ask(run.spec.task);
    this.draft = presetDraft(run.dataset, run.spec);
    this.engine = run.spec.engine;
  }

  /** A fresh run; the one before it stays among the kept ones. @param {Omit<EarthquakesSpec, "dataset" | "lab" | "engine">} spec */
  async newRun(spec) {
    const dataset = this.dataset;
    if (!dataset) return;
    const orogen = await this.orogen;
    const run = await orogen.run({ lab: "earthquakes", dataset, engine: this.engine, ...spec });
    this.attach(/** @type {Run} */ (run));
  }

  /** @override @param {Run} run @param {string} [key] A fresh one, unless it goes on with a kept run. */
  attach(run, key) {
    super.attach(run, key);
    // A report that others asked for is as good.
    run.on("report", (report) => {
      if (this.run !== run) return;
      this.report = /** @type {Report} */ (report);
      this.emit("report", report);
    });
  }

  /** @override @param {string} key @param {Run} run @param {Uint8Array} bytes */
  keep(key, { dataset, spec, progress, engine, state }, bytes) {
    const { epoch, epochs } = progress;
    const facts = { id: key, lab: this.lab, title: dataset.name, task: spec.task, epoch, epochs, engine, state };
    return this.keepRun(facts, bytes);
  }
}
