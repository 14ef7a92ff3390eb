// What is open: a table of intensities, a run on it, a scenario; and what is typed, valid or not.
import { t } from "../../words/index.js";
import { land } from "../link.js";
import { badOption, isLabFile, RunSession } from "../run-session.js";

/** @import { EarthquakesSpec, IntensityColumns, IntensityEquationName, IntensityEstimate, IntensityEvent, IntensityReport, IntensityTable, Run, Scenario } from "../../../pkg/orogen.d.ts" */
/** @import { Address } from "../../shell/address.js" */

/** Numbers that are typed: what is told of a file's earthquake, the settings of a run, a scenario. @type {Record<string, [low: number, high: number]>} */
export const LIMITS = {
  eventMagnitude: [-3, 10],
  eventDepth: [-10, 800],
  eventLatitude: [-90, 90],
  eventLongitude: [-180, 180],
  sourceLatitude: [-90, 90],
  sourceLongitude: [-180, 180],
  siteLatitude: [-90, 90],
  siteLongitude: [-180, 180],
  epochs: [1, 100_000],
  learningRate: [1e-9, 100],
  seed: [0, 4_294_967_295],
  seeds: [1, 20],
  magnitude: [0, 10],
  depth: [0, 100],
  distance: [0, 500],
  stationDistance: [0, 500],
  delay: [0, 120],
};
/** Those of a run: what a link may set, and lock. */
const SETTINGS = ["epochs", "learningRate", "seed", "seeds", "split"];
export const isSetting = (/** @type {string} */ name) => SETTINGS.includes(name);
/** Tables for practice are made from one of these; a link names it as its sample. @type {readonly IntensityEquationName[]} */
export const EQUATIONS = ["allen-wald-worden-2012", "atkinson-wald-2007"];

/** @extends {RunSession<EarthquakesSpec>} */
export class Session extends RunSession {
  /** @override @type {IntensityTable | null} */ dataset = null;
  /** @type {IntensityColumns | null} */ columns = null;
  /** @override @type {IntensityReport | null} */ report = null;
  /** @type {IntensityEquationName | undefined} What the open table was made from. */ practice;
  /** @type {"source" | "site"} What a click on the map sets. */ picking = "source";
  /** @type {Scenario | null} */ scenario = null;
  /** @type {IntensityEstimate | null} What the network says of the scenario. */ estimate = null;
  /** @type {Record<string, string>} */
  typed = {
    eventMagnitude: "",
    eventDepth: "",
    eventLatitude: "",
    eventLongitude: "",
    sourceLatitude: "",
    sourceLongitude: "",
    siteLatitude: "",
    siteLongitude: "",
    epochs: "100",
    learningRate: "0.001",
    seed: "1",
    seeds: "3",
    split: "chronological",
    magnitude: "6.5",
    depth: "10",
    distance: "60",
    stationDistance: "20",
    delay: "4",
  };

  /** What is typed as a number: NaN where it is none, or out of its limits. @param {string} name */
  number(name) {
    const text = (this.typed[name] ?? "")
      .trim()
      .replace("−", "-")
      .replace(/^([^.,]*),([^.,]*)$/, "$1.$2");
    const value = text === "" ? Number.NaN : Number(text);
    const [low, high] = LIMITS[name] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return value >= low && value <= high ? value : Number.NaN;
  }

  /** The earthquake of files that do not say which they are about. @returns {IntensityEvent} */
  event() {
    const told = {
      magnitude: this.number("eventMagnitude"),
      depth: this.number("eventDepth"),
      latitude: this.number("eventLatitude"),
      longitude: this.number("eventLongitude"),
    };
    return Object.fromEntries(Object.entries(told).filter(([, value]) => Number.isFinite(value)));
  }

  /** @override @type {"shaking"} */
  get lab() {
    return "shaking";
  }

  /** The settings that the curve of the loss asks for. */
  get draft() {
    return { epochs: this.typed.epochs ?? "" };
  }

  /** @param {string} name @param {Parameters<import("../../../pkg/orogen.d.ts").Orogen["intensities"]>[0]} source */
  async read(name, source) {
    const done = await this.attempt(t("busy.reading", { name }), async (orogen) => {
      const made = typeof source === "object" && "practice" in source;
      const event = this.event();
      // One earthquake is typed: of several files nobody knows which it is of.
      const told = !made && !(Array.isArray(source) && source.length > 1) && Object.keys(event).length > 0;
      await this.take(await orogen.intensities(source, told ? { events: [event] } : {}));
      this.practice = made ? source.practice.equation : undefined;
      if (this.waiting) await this.openLab(this.waiting.bytes, this.waiting.key);
      return true;
    });
    if (done && !this.run) this.go("check");
  }

  /** @param {IntensityTable} dataset */
  async take(dataset) {
    const columns = await dataset.columns();
    const { run } = this;
    Object.assign(this, { dataset, columns, practice: undefined, run: null });
    this.forgetRun();
    if (run?.state === "running") await run.pause();
    this.emit("data", dataset);
  }

  /** @override */
  forgetRun() {
    super.forgetRun();
    this.estimate = null;
  }

  /** @override @param {string} text */
  async takeText(text) {
    const name = t("data.pasted");
    await this.read(name, { name, bytes: new TextEncoder().encode(text) });
  }

  /** @override @param {File[]} files */
  async takeFiles(files) {
    const { name, source } = (await this.bytesOf(files)) ?? {};
    const [first] = source ?? [];
    if (!name || !source || !first) return;
    if (!isLabFile(first)) return this.read(name, source);
    await this.attempt(t("busy.reading", { name }), () => this.openLab(first.bytes));
  }

  /** @override @param {Address} address */
  async arrive({ sample, task, step, settings }) {
    const unknown = task && task !== "intensity" ? [task] : [];
    for (const [name, value] of Object.entries(settings)) {
      if (isSetting(name)) this.typed[name] = value;
      else unknown.push(name);
    }
    const equation = EQUATIONS.find((name) => name === sample);
    if (equation) await this.read(t("shaking.practice"), { practice: { equation } });
    else if (sample) unknown.push(sample);
    land(this, { unknown, sample: equation, step });
  }

  /** @override */
  describe() {
    const settings = Object.fromEntries(SETTINGS.map((name) => [name, this.typed[name] ?? ""]));
    return { lab: "shaking", sample: this.practice, step: this.step, settings };
  }

  /** @override */
  async begin() {
    const wrong = SETTINGS.find((name) => name in LIMITS && !Number.isFinite(this.number(name)));
    if (wrong) {
      const [low = 0, high = 0] = LIMITS[wrong] ?? [];
      return this.fail(badOption(wrong, this.typed[wrong] ?? "", `${low}–${high}`));
    }
    if (this.run?.state === "running") await this.run.pause();
    await this.newRun();
    await this.run?.start();
  }

  /** A run on catalogues is of the same lab to the contract. @override @param {Run} run */
  refuse({ spec }) {
    if (spec.task !== "intensity") throw badOption("task", spec.task ?? spec.lab, "intensity");
  }

  /** @override @param {Run} run */
  async takeRun(run) {
    await this.take(/** @type {IntensityTable} */ (run.dataset));
    for (const name of SETTINGS) this.typed[name] = String(run.spec[/** @type {"epochs"} */ (name)]);
    this.engine = run.spec.engine;
  }

  /** A fresh run with what is typed. */
  async newRun() {
    const dataset = this.dataset;
    if (!dataset) return;
    const orogen = await this.orogen;
    /** @type {EarthquakesSpec} */
    const spec = {
      lab: "earthquakes",
      task: "intensity",
      dataset,
      engine: this.engine,
      epochs: this.number("epochs"),
      learningRate: this.number("learningRate"),
      seed: this.number("seed"),
      seeds: this.number("seeds"),
      split: this.typed.split === "random" ? "random" : "chronological",
    };
    this.attach(await orogen.run(spec));
  }

  /** What a site has to expect: by the equations, by the waves, and by the network where there is one. */
  async workOut() {
    try {
      const orogen = await this.orogen;
      const [magnitude, depth] = [this.number("magnitude"), this.number("depth")];
      const scenario = await orogen.scenario({
        magnitude,
        depth,
        distance: this.number("distance"),
        stationDistance: this.number("stationDistance"),
        delay: this.number("delay"),
      });
      const trained = this.report && !this.report.inputs.includes("vs30") ? this.run : null;
      const query = { magnitude, depth, distance: scenario.hypocentralDistance };
      const [estimate = null] = trained ? await trained.predictIntensities([query]) : [];
      Object.assign(this, { scenario, estimate });
      this.emit("look", scenario);
    } catch (error) {
      this.fail(error);
    }
  }
}
