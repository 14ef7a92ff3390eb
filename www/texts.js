// What a network that reads is asked, wherever its run is computed.

import { OrogenError } from "./orogen-error.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { Channel } from "./channel.js" */
/** @import { TextsAnswer, TextsAsk } from "./protocol.d.ts" */

/**
 * @template {TextsAnswer["type"]} Type
 * @param {Channel} channel
 * @param {number} run
 * @param {Type} expected
 * @param {TextsAsk} ask
 * @returns {Promise<{ answer: Extract<TextsAnswer, { type: Type }>, arrays: Record<string, any> }>}
 */
async function of(channel, run, expected, ask) {
  const { answer, arrays } = await channel.ask({ type: "of-texts", run, ask });
  const given = answer.type === "of-texts" ? answer.answer : answer;
  if (given.type !== expected) throw new Error(given.type);
  return { answer: /** @type {Extract<TextsAnswer, { type: Type }>} */ (given), arrays };
}

/** @param {Channel} channel @param {number} run @param {string[]} texts @returns {Promise<contract.Classified[]>} */
export async function classify(channel, run, texts) {
  return (await of(channel, run, "classified", { type: "classify", texts })).answer.classified;
}

/**
 * What takes long: how far it is is told as of a study, and giving up is a request of its own.
 * @template Told
 * @param {Channel} channel
 * @param {number} run
 * @param {AbortSignal | undefined} signal
 * @param {() => Promise<Told>} work
 * @returns {Promise<Told>}
 */
export async function givenUpBy(channel, run, signal, work) {
  if (signal?.aborted) throw new OrogenError({ code: "cancelled", values: {} });
  const giveUp = () => void channel.ask({ type: "cancel-studies", run }).catch(() => {});
  signal?.addEventListener("abort", giveUp);
  try {
    return await work();
  } finally {
    signal?.removeEventListener("abort", giveUp);
  }
}

/**
 * @param {Channel} channel
 * @param {number} run
 * @param {Parameters<contract.Run["rank"]>[0]} [options]
 * @returns {Promise<contract.Ranking>}
 */
export async function rank(channel, run, { label, documents = "unlabelled", signal } = {}) {
  const { answer, arrays } = await givenUpBy(channel, run, signal, () =>
    of(channel, run, "ranked", { type: "rank", label: label ?? null, documents }),
  );
  return { label: answer.label, document: arrays.document, probability: arrays.probability };
}

/**
 * @param {Channel} channel
 * @param {number} run
 * @param {Parameters<contract.Run["explain"]>[0]} options
 * @returns {Promise<contract.TextExplanation>}
 */
export async function explainText(channel, run, options) {
  return (await of(channel, run, "explained", { type: "explain", options })).answer.explanation;
}
