// A collection of documents: what the page and Node ask of it.

import { Dataset } from "./dataset.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { CorpusAnswer, CorpusAsk } from "./protocol.d.ts" */

/** @implements {contract.Corpus} */
export class Corpus extends Dataset {
  /**
   * @template {CorpusAnswer["type"]} Type
   * @param {Type} expected
   * @param {CorpusAsk} ask
   * @returns {Promise<{ answer: Extract<CorpusAnswer, { type: Type }>, arrays: Record<string, any> }>}
   */
  async #ask(expected, ask) {
    const { answer, arrays } = await this.ask((dataset) => ({ type: "of-corpus", dataset, ask }));
    const given = answer.type === "of-corpus" ? answer.answer : answer;
    if (given.type !== expected) throw new Error(given.type);
    return { answer: /** @type {Extract<CorpusAnswer, { type: Type }>} */ (given), arrays };
  }

  async documents(from = 0, to = 0xffff_ffff) {
    return (await this.#ask("documents", { type: "documents", from, to })).answer.documents;
  }

  async overview() {
    const { answer, arrays } = await this.#ask("overview", { type: "overview" });
    return { ...answer.overview, words: /** @type {Uint32Array} */ (arrays.words) };
  }

  /** @param {Parameters<contract.Corpus["keyTerms"]>[0]} options */
  async keyTerms(options) {
    return (await this.#ask("key-terms", { type: "key-terms", options })).answer.terms;
  }

  /** @param {Parameters<contract.Corpus["summary"]>[0]} options */
  async summary(options) {
    return (await this.#ask("summary", { type: "summary", options })).answer.sentences;
  }

  /** @param {contract.GraphOptions} [options] */
  async graph(options = {}) {
    return (await this.#ask("graph", { type: "graph", options })).answer.graph;
  }

  /** @param {Parameters<contract.Corpus["exportGraph"]>[0]} options */
  async exportGraph({ format, ...options }) {
    return (await this.#ask("text", { type: "export-graph", options, format })).answer.text;
  }

  /** @param {Parameters<contract.Corpus["trend"]>[0]} options */
  async trend(options) {
    return (await this.#ask("trend", { type: "trend", options })).answer.trend;
  }

  /** @param {contract.TriageOptions} options @returns {Promise<contract.Triage>} */
  async triage(options) {
    const { answer, arrays } = await this.#ask("triage", { type: "triage", options });
    return { ...answer.triage, document: arrays.document, probability: arrays.probability };
  }

  /** @param {Parameters<contract.Corpus["export"]>[0]} options */
  async export(options) {
    return (await this.#ask("text", { type: "export", options })).answer.text;
  }
}
