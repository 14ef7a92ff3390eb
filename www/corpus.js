// A collection of documents: what the page and Node ask of it.

import { Dataset } from "./dataset.js";

/** @import * as contract from "../pkg/orogen.d.ts" */

/**
 * @extends {Dataset<"corpus">}
 * @implements {contract.Corpus}
 */
export class Corpus extends Dataset {
  async documents(from = 0, to = 0xffff_ffff) {
    return (await this.ask("documents", { type: "documents", from, to })).answer.documents;
  }

  async overview() {
    const { answer, arrays } = await this.ask("overview", { type: "overview" });
    return { ...answer.overview, words: /** @type {Uint32Array} */ (arrays.words) };
  }

  /** @param {Parameters<contract.Corpus["keyTerms"]>[0]} options */
  async keyTerms(options) {
    return (await this.ask("key-terms", { type: "key-terms", options })).answer.terms;
  }

  /** @param {Parameters<contract.Corpus["summary"]>[0]} options */
  async summary(options) {
    return (await this.ask("summary", { type: "summary", options })).answer.sentences;
  }

  /** @param {contract.GraphOptions} [options] */
  async graph(options = {}) {
    return (await this.ask("graph", { type: "graph", options })).answer.graph;
  }

  /** @param {Parameters<contract.Corpus["exportGraph"]>[0]} options */
  async exportGraph({ format, ...options }) {
    return (await this.ask("text", { type: "export-graph", options, format })).answer.text;
  }

  /** @param {contract.RelationOptions} [options] */
  async relations(options = {}) {
    return (await this.ask("relations", { type: "relations", options })).answer.relations;
  }

  /** @param {Parameters<contract.Corpus["exportRelations"]>[0]} options */
  async exportRelations({ relations, format }) {
    return (await this.ask("text", { type: "export-relations", relations, format })).answer.text;
  }

  /** @param {contract.WordVectorOptions} [options] @param {contract.Watch} [watch] @returns {Promise<contract.WordVectors>} */
  async wordVectors(options = {}, watch = {}) {
    return this.home.watched(watch, async (reading) => {
      const { answer, arrays } = await this.ask("word-vectors", { type: "word-vectors", reading, options });
      const { words, losses, variance } = answer;
      return { words, losses, variance, counts: arrays.counts, x: arrays.x, y: arrays.y };
    });
  }

  /** @param {Parameters<contract.Corpus["neighbours"]>[0]} options */
  async neighbours({ word, most = 10 }) {
    return (await this.ask("neighbours", { type: "neighbours", word, most })).answer.words;
  }

  async exportVectors() {
    return (await this.ask("text", { type: "export-vectors" })).answer.text;
  }

  /** @param {contract.LanguageModelOptions} [options] @param {contract.Watch} [watch] @returns {Promise<contract.LanguageModel>} */
  async languageModel(options = {}, watch = {}) {
    return this.home.watched(
      watch,
      async (reading) => (await this.ask("language-model", { type: "language-model", reading, options })).answer.model,
    );
  }

  /** @param {contract.WritingOptions} [options] */
  async writeSentences(options = {}) {
    return (await this.ask("written", { type: "write-sentences", options })).answer.sentences;
  }

  /** @param {contract.ClusterOptions} [options] @returns {Promise<contract.Clustering>} */
  async clusters(options = {}) {
    const { answer, arrays } = await this.ask("clusters", { type: "clusters", options });
    return { ...answer.clustering, of: arrays.of };
  }

  /** @param {Parameters<contract.Corpus["trend"]>[0]} options */
  async trend(options) {
    return (await this.ask("trend", { type: "trend", options })).answer.trend;
  }

  /** @param {contract.TriageOptions} options @returns {Promise<contract.Triage>} */
  async triage(options) {
    const { answer, arrays } = await this.ask("triage", { type: "triage", options });
    return { ...answer.triage, document: arrays.document, probability: arrays.probability };
  }

  /** @param {Parameters<contract.Corpus["export"]>[0]} options */
  async export(options) {
    return (await this.ask("text", { type: "export", options })).answer.text;
  }
}
