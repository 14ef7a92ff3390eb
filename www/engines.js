// Which engine a run is on. Every run starts on the CPU; the graphics card is tried beside it, tested against
// the CPU's numbers and timed, and used only where it agrees and is faster.

import { Channel } from "./channel.js";
import { OrogenError } from "./orogen-error.js";

/** @import { DeviceReport, EngineChange } from "../pkg/orogen.d.ts" */
/** @import { Probe } from "./protocol.d.ts" */

/** Weights times batch size below which a launch costs more than the arithmetic it starts. */
export const LARGE_ENOUGH = 4_000_000;
/** A step slower than this ends the trial, in milliseconds. */
const LONGEST_STEP = 2_000;
/** How long the timing may take, in milliseconds, and how many steps at most. */
const TRIAL = 1_500;
const MOST_STEPS = 40;

/** @returns {Promise<DeviceReport["webgpu"]>} */
export async function findAdapter() {
  try {
    const adapter = await /** @type {any} */ (globalThis.navigator)?.gpu?.requestAdapter();
    if (!adapter) return null;
    const { vendor = "", architecture = "", description = "", isFallbackAdapter = false } = adapter.info ?? {};
    return { vendor, architecture, description, software: isFallbackAdapter || architecture === "swiftshader" };
  } catch {
    return null;
  }
}

/** @param {EngineChange["code"]} code @param {Record<string, string | number>} values */
const refusal = (code, values) => Object.assign(new Error(code), { change: { code, values } });

/**
 * Fetches the GPU module into a worker of its own, opens WebGPU there and tests it against the CPU's numbers.
 * @param {Channel} cpu
 * @returns {Promise<Channel>}
 */
export async function openGpu(cpu) {
  const gpu = await Channel.open("gpu");
  try {
    await gpu.ask({ type: "open-engine", engine: "webgpu" });
    const [right, found] = await Promise.all([probes(cpu, "flex"), probes(gpu, "webgpu")]);
    const { answer } = await cpu.ask({ type: "agree", reference: right, candidate: found });
    const worst = answer.type === "agreements" ? answer.agreements.find(({ agrees }) => !agrees) : undefined;
    if (worst)
      throw new OrogenError({
        code: "engine-disagrees",
        values: { engine: "webgpu", network: worst.name, error: worst.error ?? Infinity },
      });
    return gpu;
  } catch (why) {
    gpu.close();
    throw why;
  }
}

/** @param {Channel} channel @param {"flex" | "webgpu"} engine @returns {Promise<Probe[]>} */
async function probes(channel, engine) {
  const { answer } = await channel.ask({ type: "self-test", engine });
  return answer.type === "probes" ? answer.probes : [];
}

/**
 * Steps a second of a copy of a run.
 * @param {Channel} channel
 * @param {number} run
 */
export async function time(channel, run) {
  const measure = async (/** @type {number} */ steps) => {
    const { answer } = await channel.ask({ type: "time", run, steps });
    return answer.type === "timed" ? answer.stepsPerSecond : 0;
  };
  const first = await measure(1);
  const millis = 1000 / first;
  if (millis > LONGEST_STEP) throw refusal("too-slow", { seconds: millis / 1000 });
  const steps = Math.min(MOST_STEPS, Math.floor(TRIAL / millis));
  return steps > 1 ? measure(steps) : first;
}

/**
 * What an engine event says of a failed attempt.
 * @param {any} why
 * @returns {Pick<EngineChange, "code" | "values">}
 */
export function explain(why) {
  if (why?.change) return why.change;
  const known = why instanceof OrogenError ? why : new OrogenError({ code: "crashed", values: { why: String(why) } });
  const code = known.code === "engine-disagrees" ? "disagrees" : "unavailable";
  return { code, values: { why: known.message, ...known.values } };
}
