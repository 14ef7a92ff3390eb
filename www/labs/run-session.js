// What sessions do with a run, whichever lab's it is: follow it, judge it, keep it, open it from a lab file.
import { freshKey } from "../keep.js";
import { OrogenError } from "../orogen-error.js";
import { asFailure } from "../views/errors.js";
import { t } from "../words/index.js";
import { LARGEST_FILE, LabSession } from "./lab-session.js";

/** @import { Engine, EngineChange, Report, Run, RunSpec } from "../../pkg/orogen.d.ts" */

/** @template {RunSpec} Spec */
export class RunSession extends LabSession {
  /** @override @type {Run<Spec> | null} */ run = null;
  /** @override @type {Report<Spec> | null} */ report = null;
  /** Under which the open run is kept in this browser. */ key = "";
  /** @type {Engine} What the reader asks for. */ engine = "auto";
  /** @type {EngineChange[]} */ engineLog = [];
  /** @type {{ bytes: Uint8Array, key?: string } | null} A lab file that waits for its data. */ waiting = null;

  /** By its name in a link, and where runs are kept. @returns {string} */
  get lab() {
    throw new Error("each lab has its own");
  }

  /** What hangs on the run that is open, and ends with it. */
  forgetRun() {
    Object.assign(this, { report: null, engineLog: [] });
  }

  /** Throws where a run is another lab's. @param {Run<Spec>} run */
  refuse({ spec }) {
    if (spec.lab !== this.lab) throw badOption("lab", spec.lab, this.lab);
  }

  /** Takes over what a lab file holds beside the run. @param {Run<Spec>} _run @returns {Promise<void>} */
  async takeRun(_run) {}

  /** @override @param {Uint8Array} bytes @param {string} [key] */
  async openLab(bytes, key) {
    const orogen = await this.orogen;
    /** @type {Run<Spec>} */
    let run;
    try {
      run = await orogen.openRun(bytes);
    } catch (error) {
      // A lab file saved without its data: try it on what is open, or else wait for the data.
      if (asFailure(error).code !== "data-missing") throw error;
      this.waiting = { bytes, key };
      if (!this.dataset) throw error;
      const dataset = /** @type {Spec["dataset"]} */ (/** @type {unknown} */ (this.dataset));
      run = await orogen.openRun(bytes, { dataset });
    }
    this.waiting = null;
    this.refuse(run);
    await this.takeRun(run);
    this.attach(run, key);
    this.go("train");
    await this.judge();
  }

  /** @param {Run<Spec>} run @param {string} [key] A fresh one, unless it goes on with a kept run. */
  attach(run, key = freshKey()) {
    this.key = key;
    this.run = run;
    this.forgetRun();
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
    // The client's own event for autosave.
    const kept = /** @type {{ on(event: "checkpoint", listener: (bytes: Uint8Array) => void): void }} */ (
      /** @type {unknown} */ (run)
    );
    kept.on("checkpoint", (bytes) => this.keep(key, run, bytes));
    this.emit("run", run);
  }

  /** The report on what the network never saw; silent where there is nothing to judge yet. */
  async judge() {
    const run = this.run;
    if (!run || run.progress.step === 0) return;
    try {
      const report = await run.report();
      if (this.run !== run) return;
      this.report = report;
      this.emit("report", report);
    } catch (error) {
      if (asFailure(error).code !== "not-trained") this.fail(error);
    }
  }

  /** @param {string} key @param {Run<Spec>} run @param {Uint8Array} bytes */
  keep(key, run, bytes) {
    const { epoch, epochs } = run.progress;
    const title = /** @type {{ name: string }} */ (run.dataset).name;
    return this.keepRun({ id: key, lab: this.lab, title, epoch, epochs, engine: run.engine, state: run.state }, bytes);
  }

  /** @override */
  async halt() {
    await this.run?.stop();
  }

  /** Whether files can be read at all; says so if not. @param {File[]} files */
  fits(files) {
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (size <= LARGEST_FILE) return true;
    const values = { size: Math.round(size / 2 ** 20), limit: LARGEST_FILE / 2 ** 20 };
    this.fail({ code: "too-large", values, where: { file: files.map(({ name }) => name).join(" + ") } });
    return false;
  }

  /** What is in files, and what they are called together; nothing where they cannot be read, which is said. @param {File[]} files */
  async bytesOf(files) {
    if (!files.length || !this.fits(files)) return null;
    const name = files.map((file) => file.name).join(" + ");
    const source = await this.attempt(t("busy.reading", { name }), () =>
      Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))),
    );
    return source ? { name, source } : null;
  }
}

/** By its name, or as what it is: a zip. @param {{ name: string, bytes: Uint8Array }} file */
export const isLabFile = ({ name, bytes }) =>
  /\.orogen$/i.test(name) || [0x50, 0x4b, 3, 4].every((byte, at) => bytes[at] === byte);

/** @param {string} option @param {string} value @param {string} allowed */
export const badOption = (option, value, allowed) =>
  new OrogenError({ code: "bad-option", where: { option }, values: { value, allowed } });
