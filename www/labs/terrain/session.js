// What is open in the lab of terrain, apart from how it is drawn.
import { asFailure } from "../../views/errors.js";
import { t } from "../../words/index.js";
import { FileSession } from "../file-session.js";
import { presetDraft, problems, toPatches, toSpec } from "./fields.js";
import { arriveAt, describe } from "./linked.js";

/** @import { DiscriminatorProbe, FilmFrame, GradientNorm, GridOptions, OneSource, Orogen, PatchCount, Relief, Run, Terrain, TerrainProgress, TerrainReport, TerrainSpec } from "../../../pkg/orogen.d.ts" */
/** @import { Cells } from "../../views/tint.js" */
/** @import { Address } from "../../shell/address.js" */
/** @import { Origin } from "../file-session.js" */
/** @import { Draft } from "./fields.js" */
/** @import { Grouped } from "./clusters.js" */
/** @import { Landscape } from "./landscape.js" */

/** @typedef {{ step: number, generator: number | null, discriminator: number | null, real: number | null, fake: number | null }} Reading Both losses, and the shares of real and of invented patches that the discriminator told right. */
/** @typedef {Run<TerrainSpec>} GanRun */

/** Readings of the losses that are kept; of longer runs every second one goes. */
const MOST_READINGS = 2000;

/** @extends {FileSession<TerrainSpec, OneSource, GridOptions>} */
export class TerrainSession extends FileSession {
  /** @override @type {Terrain | null} */ dataset = null;
  /** @type {Cells | null} */ cells = null;
  /** @type {Uint8Array | null} */ shade = null;
  /** @type {Relief | null} */ relief = null;
  /** @type {PatchCount | null} Of the draft's patches; null until they are counted. */ patches = null;
  /** @type {FilmFrame[]} */ film = [];
  /** @type {number | null} The film's frame that is looked at; null follows the newest. */ frame = null;
  /** @type {Reading[]} */ readings = [];
  /** @type {GradientNorm[]} Of the last reading. */ norms = [];
  /** Of how many steps each reading is. */
  #thinning = 1;
  /** @override @type {Draft} What is typed in the settings, valid or not. */ draft = presetDraft();
  /** What is asked of the generator, as typed. */
  wish = { seed: "1", count: "16" };
  /** From which map to which one walks, as typed. */
  way = { from: "1", to: "2" };
  /** What is asked of a larger piece of ground, as typed. */
  area = { seed: "1", side: "512" };
  /** @type {Landscape | null} */ landscape = null;
  /** @type {Grouped | null} */ clusters = null;
  /** How many clusters are asked for. */ clusterCount = 6;
  /** @type {DiscriminatorProbe | null} */ probe = null;
  /** Pairs that were told right. */
  quiz = { right: 0, asked: 0 };

  /** @override @type {"terrain"} */
  get lab() {
    return "terrain";
  }

  /** @override @param {Orogen} orogen @param {OneSource | OneSource[]} source @param {GridOptions} options */
  open(orogen, source, options) {
    return orogen.terrain(source, options);
  }

  /** @override */
  problems() {
    return problems(this.draft);
  }

  /** @override @param {Terrain} dataset @param {Origin<OneSource> | null} origin @param {GridOptions} options */
  async take(dataset, origin, options) {
    const [cells, { shade }, relief] = await Promise.all([dataset.grid(), dataset.hillshade(), dataset.relief()]);
    Object.assign(this, { dataset, cells, shade, relief, origin, options, patches: null, clusters: null });
    this.emit("data", dataset);
    await this.count();
  }

  /** How many patches the draft's choice leaves; of several questions on the way only the last one counts. */
  async count() {
    const { dataset, draft } = this;
    const { stride, validationShare } = problems(draft);
    if (!dataset || stride || validationShare) return;
    const choice = toPatches(draft);
    try {
      const found = await dataset.patches(choice);
      if (this.dataset !== dataset || JSON.stringify(toPatches(this.draft)) !== JSON.stringify(choice)) return;
      this.patches = found;
    } catch (error) {
      const { code, values } = asFailure(error);
      if (code !== "too-few-patches") return this.fail(error);
      // Not a failure yet: the reader is still choosing.
      const { training = 0, validation = 0 } = /** @type {Record<string, number>} */ (values);
      this.patches = { training, validation, trainingSideBySide: 0, withVoids: 0, level: 0 };
    }
    this.emit("patches", this.patches);
  }

  /** @override @param {Address} address */
  arrive(address) {
    return arriveAt(this, address);
  }

  /** @override */
  describe() {
    return describe(this);
  }

  /** @override @param {GanRun} run */
  async takeRun(run) {
    this.draft = presetDraft(run.spec);
    this.engine = run.spec.engine;
    await this.take(run.dataset, null, {});
  }

  /** @override */
  async newRun() {
    const { dataset, engine, draft } = this;
    if (!dataset) return;
    const orogen = await this.orogen;
    this.attach(await orogen.run({ lab: this.lab, dataset, engine, ...toSpec(draft) }));
  }

  /** @override */
  forgetRun() {
    super.forgetRun();
    Object.assign(this, { film: [...(this.run?.film ?? [])], probe: null, frame: null, readings: [], norms: [] });
    this.#thinning = 1;
  }

  /** @override @param {GanRun} run @param {string} [key] A fresh one, unless it goes on with a kept run. */
  attach(run, key) {
    const mine = (/** @type {() => void} */ act) => this.run === run && act();
    // Read before those who are told of it look.
    run.on("progress", (progress) => mine(() => this.#read(/** @type {TerrainProgress} */ (progress))));
    run.on("film", (frame) => mine(() => this.#shoot(frame)));
    super.attach(run, key);
  }

  /** @param {TerrainProgress} progress */
  #read({ step, generatorLoss, discriminatorLoss, accuracyReal, accuracyFake, gradientNorms }) {
    if (gradientNorms.length) this.norms = gradientNorms;
    const last = this.readings.at(-1)?.step ?? -1;
    // A run that went back to its checkpoint tells some steps again.
    if (step <= last) this.readings = this.readings.filter((reading) => reading.step < step);
    if (generatorLoss === null && discriminatorLoss === null) return;
    if (step < last + this.#thinning && step > last) return;
    this.readings.push({
      step,
      generator: generatorLoss,
      discriminator: discriminatorLoss,
      real: accuracyReal,
      fake: accuracyFake,
    });
    if (this.readings.length < MOST_READINGS) return;
    this.readings = this.readings.filter((_, at) => at % 2 === 0);
    this.#thinning = 2 * (this.#thinning || 1);
  }

  /** @param {FilmFrame} frame */
  #shoot(frame) {
    const before = this.film.at(-1)?.alarms ?? [];
    this.film = [...this.film.filter(({ step }) => step < frame.step), frame];
    for (const alarm of frame.alarms) {
      if (before.includes(alarm)) continue;
      this.notices.add(`alarm ${alarm}`, { tone: "doubt", words: () => t(`alarm.${alarm}`, { step: frame.step }) });
    }
    this.emit("film", frame);
  }

  /** @param {number | null} frame Null follows the newest. */
  lookAt(frame) {
    this.frame = frame;
    this.emit("look", frame);
  }

  /** Both networks as they were at the frame that is looked at, or at the last one before it that is kept. */
  async goBack() {
    const { run, film, frame } = this;
    const shown = film[frame ?? film.length - 1];
    if (!run || !shown) return;
    const step = await run.goBack(shown.step);
    if (this.run !== run) return;
    this.film = this.film.filter((one) => one.step <= step);
    this.readings = this.readings.filter((one) => one.step <= step);
    Object.assign(this, { frame: null, landscape: null, probe: null });
    if (step !== shown.step)
      this.notices.add("went back", { tone: "doubt", words: () => t("film.wentBack", { step }) });
    this.emit("film", shown);
    this.emit("progress", run.progress);
    await this.judge();
  }

  /** Its way is counted in steps, not in epochs. @override @param {string} key @param {GanRun} run @param {Uint8Array} bytes */
  keep(key, { dataset, progress, engine, state }, bytes) {
    const { step, steps } = progress;
    return this.keepRun(
      { id: key, lab: this.lab, title: dataset.name, epoch: step, epochs: steps, engine, state },
      bytes,
    );
  }
}
