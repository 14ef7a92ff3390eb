// The bytes of a source, whatever it was given as.

import { bundled } from "./bundled.js";
import { OrogenError } from "./orogen-error.js";

/** @import * as contract from "../pkg/orogen.d.ts" */

/** @typedef {{ name: string, bytes?: Uint8Array, synthetic?: boolean, made?: any }} Opened `made`: how it is to be made, where it was ordered. */

/**
 * Sources one after another, as the files of one request.
 * @param {contract.OneSource | contract.CorpusSource | (contract.OneSource | contract.CorpusSource)[]} source
 * @param {() => Promise<contract.Sample[]>} samples Asked for only where a sample is named.
 * @param {string} [computed] The sample that is computed, and can be made to order.
 */
export async function openAll(source, samples, computed = "synthetic") {
  const files = await Promise.all([source].flat().map((one) => openOne(one, samples, computed)));
  return {
    files,
    name: files.map(({ name }) => name).join(" + "),
    bytes: files.flatMap((file) => (file.bytes ? [file.bytes] : [])),
  };
}

/** @param {contract.OneSource | contract.CorpusSource} source @param {() => Promise<contract.Sample[]>} samples @param {string} computed @returns {Promise<Opened>} */
async function openOne(source, samples, computed) {
  if (typeof source === "string") return { name: "", bytes: new TextEncoder().encode(source) };
  if (source instanceof Uint8Array) return { name: "", bytes: source };
  if ("bytes" in source) return { name: source.name ?? "", bytes: source.bytes };
  if ("options" in source) {
    const sample = /** @type {string} */ (source.sample);
    if (sample !== computed) throw otherwise(sample, computed);
    const { name = `${computed}-${source.options.seed ?? 1}.csv`, options } = /** @type {any} */ (source);
    return { name, synthetic: true, made: given(options) };
  }
  const wanted = source.sample;
  const all = await samples();
  const sample = all.find(({ id }) => id === wanted) ?? all.find(({ id }) => id.startsWith(`${wanted}-`));
  if (!sample) {
    const known = all.map(({ id }) => id).join(", ");
    const values = { sample: source.sample, samples: known };
    throw new OrogenError({ code: "unknown-sample", where: { option: "sample" }, values });
  }
  if (!sample.file && sample.id !== computed) throw otherwise(sample.id, computed);
  if (!sample.file) return { name: `${sample.id}.csv`, synthetic: true };
  const bytes = await bundled(sample.file);
  return { name: sample.file.split("/").pop() ?? sample.id, bytes };
}

/** A sample of another lab. @param {string} value @param {string} allowed */
const otherwise = (value, allowed) =>
  new OrogenError({ code: "bad-option", where: { option: "sample" }, values: { value, allowed } });

/** What is undefined was not given. @template {object} T @param {T} options @returns {T} */
export const given = (options) =>
  /** @type {T} */ (Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)));
