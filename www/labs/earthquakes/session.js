// What is open in the lab, apart from how it is drawn: views come and go (a change of language redraws them all),
// the session stays.
import { isFull, keep } from "../../keep.js";
import { asFailure } from "../../views/errors.js";
import { t } from "../../words/index.js";
import { LabSession } from "../lab-session.js";
import { presetDraft } from "./fields.js";

/** @import { Catalogue, CatalogueColumns, CatalogueOptions, EngineChange, Estimate, Event, Fitness, History, Orogen, Progress, MagnitudeReport, Run, EarthquakesSpec, Source, StateChange } from "../../../pkg/orogen.d.ts" */
/** @import { Failure } from "../../views/errors.js" */
/** @import { Notices } from "../../shell/notices.js" */
/** @import { Draft } from "./fields.js" */
/** @import { Region } from "../../views/brush.js" */

/** @typedef {{ name: string, source: Source }} Origin Where the open catalogue came from, to read it again with other options. */
/** @typedef {{ name: string, report: MagnitudeReport }} Other A report on another catalogue. */
/** @typedef {{ state: "none" | "training" | "done", share: number, report: MagnitudeReport | null }} Flattery The same run on a random split. */
/** @typedef {{ region: Region | null, mc: number | null }} Look Which events the figures of the Check step are about, and a magnitude of completeness that the reader prefers. */
/** @typedef {Run & { on(event: "checkpoint", listener: (bytes: Uint8Array) => void): () => void }} KeptRun The client's own event for autosave. */

/** Checked before a byte is read: a larger file would not fit beside its parsed copy in a 32-bit module. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** Events shown as they were read. */
const PREVIEW = 5;

// The client counts runs from 1 in every visit, and randomUUID needs a secure context.
const freshKey = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

export class Session extends LabSession {
  /** @type {Origin | null} */ origin = null;
  /** @type {CatalogueOptions} */ options = {};
  /** @override @type {Catalogue | null} */ dataset = null;
  /** @type {CatalogueColumns | null} */ columns = null;
  /** @type {Event[]} The first in time. */ first = [];
  /** @override @type {Run | null} */ run = null;
  /** @override @type {MagnitudeReport | null} */ report = null;
  /** @type {Other[]} */ others = [];
  /** @type {Flattery} */ flattery = { state: "none", share: 0, report: null };
  /** @type {EngineChange[]} */ engineLog = [];
  /** @type {Draft} What is typed in the settings, valid or not. */ draft = presetDraft();
  /** @type {Look} */ look = { region: null, mc: null };
  /** @type {Fitness | null} What was found for it; null until it is. */ fitness = null;
  /** @type {boolean | null} Whether the reader opened or closed the column picker. */ readingOpen = null;
  /** Typed in other places, kept for the same reason. */
  typed = { paste: "", latitude: "", longitude: "", depth: "", south: "", north: "", west: "", east: "", mc: "" };
  /** @type {Estimate | null} */ estimate = null;
  /** Under which the open run is kept in this browser. */ key = "";
  /** @type {{ bytes: Uint8Array, key?: string } | null} A lab file that waits for its data. */ waiting = null;

  /** @param {Origin} origin @param {CatalogueOptions} [options] @returns {Promise<boolean>} */
  async read(origin, options = {}) {
    const done = await this.attempt(t("busy.reading", { name: origin.name }), async (orogen) => {
      const dataset = await orogen.catalogue(origin.source, options);
      await this.take(dataset, origin, options);
      if (this.waiting) await this.openLab(this.waiting.bytes, this.waiting.key);
      return true;
    });
    return done ?? false;
  }

  /** @param {Catalogue} dataset @param {Origin | null} origin @param {CatalogueOptions} options */
  async take(dataset, origin, options) {
    const [columns, first] = await Promise.all([dataset.columns(), dataset.rows(0, PREVIEW)]);
    const again = origin !== null && origin === this.origin;
    Object.assign(this, { dataset, columns, first, origin, options, others: [] });
    if (!again) this.draft = presetDraft(dataset);
    Object.assign(this, { look: { region: null, mc: null }, fitness: null });
    Object.assign(this.typed, { south: "", north: "", west: "", east: "", mc: "" });
    this.emit("data", dataset);
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

  /** @override @param {string} text */
  async takeText(text) {
    const name = t("data.pasted");
    if (await this.read({ name, source: { name, bytes: new TextEncoder().encode(text) } })) this.go("check");
  }

  /** One file, of any kind; or several catalogues, which become one. @override @param {File[]} files */
  async takeFiles(files) {
    const size = files.reduce((sum, file) => sum + file.size, 0);
    const name = files.map((file) => file.name).join(" + ");
    if (size > LARGEST_FILE) {
      const values = { size: Math.round(size / 2 ** 20), limit: LARGEST_FILE / 2 ** 20 };
      this.fail({ code: "too-large", values, where: { file: name } });
      return;
    }
    const opened = await this.attempt(t("busy.reading", { name }), () =>
      Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))),
    );
    const [first] = opened ?? [];
    if (!opened || !first) return;
    if (opened.length === 1) await this.takeBytes(first.bytes, first.name);
    else if (await this.read({ name, source: opened })) this.go("check");
  }

  /** @param {Uint8Array} bytes @param {string} name */
  async takeBytes(bytes, name) {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
    if (isZip || /\.orogen$/i.test(name)) await this.attempt(t("busy.reading", { name }), () => this.openLab(bytes));
    else if (await this.read({ name, source: { name, bytes } })) this.go("check");
  }

  /** @param {Uint8Array} bytes @param {string} [key] Under which it is kept here. */
  async openLab(bytes, key) {
    const orogen = await this.orogen;
    let run;
    try {
      run = await orogen.openRun(bytes);
    } catch (error) {
      // A lab file saved without its data: try it on what is open, or else wait for the data.
      if (asFailure(error).code !== "data-missing") throw error;
      this.waiting = { bytes, key };
      if (!this.dataset) throw error;
      run = await orogen.openRun(bytes, { dataset: this.dataset });
    }
    this.waiting = null;
    await this.take(run.dataset, null, {});
    this.draft = presetDraft(run.dataset, run.spec);
    this.attach(run, key);
    this.go("train");
    await this.judge();
  }

  /** A fresh run; the one before it stays among the kept ones. @param {Omit<EarthquakesSpec, "dataset" | "lab">} spec */
  async newRun(spec) {
    const dataset = this.dataset;
    if (!dataset) return;
    const orogen = await this.orogen;
    this.attach(await orogen.run({ lab: "earthquakes", dataset, ...spec }));
  }

  /** @param {Run} run @param {string} [key] A fresh one, unless it goes on with a kept run. */
  attach(run, key = freshKey()) {
    this.key = key;
    Object.assign(this, { run, report: null, others: [], engineLog: [], estimate: null });
    this.flattery = { state: "none", share: 0, report: null };
    const mine = (/** @type {() => void} */ act) => this.run === run && act();
    run.on("progress", (progress) => mine(() => this.emit("progress", progress)));
    run.on("state", (change) =>
      mine(() => {
        if (change.reason) this.notices.reason(change);
        this.emit("state", change);
        if (change.state !== "running") this.judge();
      }),
    );
    run.on("engine", (change) =>
      mine(() => {
        this.engineLog.push(change);
        this.notices.engine(change);
        this.emit("engine", change);
      }),
    );
    run.on("repeats", (share) => mine(() => this.emit("repeats", share)));
    run.on("report", (report) =>
      mine(() => {
        if (report.task !== "magnitude") return;
        this.report = report;
        this.emit("report", report);
      }),
    );
    /** @type {KeptRun} */ (run).on("checkpoint", (bytes) => this.keep(key, run, bytes));
    this.emit("run", run);
  }

  /** The report on the rows the network never saw; silent where there is nothing to judge yet. */
  async judge() {
    const run = this.run;
    if (!run || run.progress.step === 0) return;
    try {
      const report = await run.report();
      if (this.run !== run || report.task !== "magnitude") return;
      this.report = report;
      this.emit("report", report);
    } catch (error) {
      if (asFailure(error).code !== "not-trained") this.fail(error);
    }
  }

  /** @param {string} key @param {Run} run @param {Uint8Array} bytes */
  async keep(key, run, bytes) {
    const { epoch, epochs } = run.progress;
    try {
      await keep({ id: key, title: run.dataset.name, epoch, epochs, engine: run.engine, state: run.state }, bytes);
      this.emit("kept", null);
    } catch (error) {
      this.notices.storage(
        isFull(error),
        error instanceof Error ? error.message : String(error),
        bytes,
        run.dataset.name,
      );
    }
  }
}
