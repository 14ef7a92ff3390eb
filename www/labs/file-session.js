// What sessions of labs do whose data come as files: read them, read them again with other options, begin a run of the
// draft.
import { t } from "../words/index.js";
import { RunSession } from "./run-session.js";

/** @import { Orogen, RunSpec } from "../../pkg/orogen.d.ts" */
/** @import { Wrong } from "./settings-form.js" */

/** @template Source @typedef {{ name: string, source: Source | Source[] }} Origin Where the open data came from, to read them again. */

/**
 * @template {RunSpec} Spec
 * @template Source What a file is to the client.
 * @template {object} Options
 * @extends {RunSession<Spec>}
 */
export class FileSession extends RunSession {
  /** @type {Origin<Source> | null} */ origin = null;
  /** @type {Options} */ options = /** @type {Options} */ ({});
  /** @type {Record<string, string>} What is typed in the settings, valid or not. */ draft = {};

  /** @param {Orogen} _orogen @param {Source | Source[]} _source @param {Options} _options @returns {Promise<Spec["dataset"]>} */
  async open(_orogen, _source, _options) {
    throw new Error("each lab has its own");
  }

  /** @param {Spec["dataset"]} _dataset @param {Origin<Source> | null} _origin @param {Options} _options @returns {Promise<void>} */
  async take(_dataset, _origin, _options) {}

  /** What is wrong with the draft. @returns {{ [setting: string]: Wrong | undefined }} */
  problems() {
    return {};
  }

  /** A fresh run of the draft; the one before it stays among the kept ones. @returns {Promise<void>} */
  async newRun() {}

  /** @param {Origin<Source>} origin @param {Options} [options] @returns {Promise<boolean>} */
  async read(origin, options = /** @type {Options} */ ({})) {
    const done = await this.attempt(t("busy.reading", { name: origin.name }), async (orogen) => {
      await this.take(await this.open(orogen, origin.source, options), origin, options);
      if (this.waiting) await this.openLab(this.waiting.bytes, this.waiting.key);
      return true;
    });
    return done ?? false;
  }

  /** One file, or several that belong together; or a lab file. @override @param {File[]} files */
  async takeFiles(files) {
    if (!this.fits(files)) return;
    const name = files.map((file) => file.name).join(" + ");
    const opened = await this.attempt(t("busy.reading", { name }), () =>
      Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))),
    );
    const [first] = opened ?? [];
    if (!opened || !first) return;
    if (/\.orogen$/i.test(first.name)) await this.attempt(t("busy.reading", { name }), () => this.openLab(first.bytes));
    else await this.#see({ name, source: opened.length === 1 ? first : opened });
  }

  /** @override @param {string} text */
  async takeText(text) {
    const name = t("data.pasted");
    await this.#see({ name, source: { name, bytes: new TextEncoder().encode(text) } });
  }

  /** Reads, and shows what was read. @param {{ name: string, source: object }} origin */
  async #see(origin) {
    if (await this.read(/** @type {Origin<Source>} */ (origin))) this.go("check");
  }

  /** @override */
  async begin() {
    const [wrong] = Object.keys(this.problems());
    if (wrong) {
      const values = { value: this.draft[wrong] ?? "", allowed: "" };
      return this.fail({ code: "bad-option", where: { option: wrong }, values });
    }
    if (this.run?.state === "running") await this.run.pause();
    await this.newRun();
    await this.run?.start();
  }
}
