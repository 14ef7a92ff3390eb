// The text classifier of the course texts in TensorFlow.js, as its own examples train it.

import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";

/** @import { Told } from "./net.js" */

/**
 * Steps of Embedding 64, LSTM 64, Dense 1 sigmoid; Adam 0.001; binary cross-entropy; on texts of words drawn at random.
 * @param {{ vocabulary: number, tokens: number, batch: number, steps: number }} of
 * @returns {Promise<Told>}
 */
export async function lstm({ vocabulary, tokens, batch, steps }) {
  const model = sequential();
  model.add(layers.embedding({ inputDim: vocabulary, outputDim: 64, inputLength: tokens }));
  model.add(layers.lstm({ units: 64 }));
  model.add(layers.dense({ units: 1, activation: "sigmoid" }));
  model.compile({ optimizer: tf.train.adam(0.001), loss: "binaryCrossentropy" });
  const words = Int32Array.from({ length: batch * tokens }, (_, at) => (at * 7919) % vocabulary);
  const x = tf.tensor2d(words, [batch, tokens], "int32");
  const y = tf.tensor2d(
    Array.from({ length: batch }, (_, at) => at % 2),
    [batch, 1],
  );
  const started = performance.now();
  let loss = Number.NaN;
  for (let step = 0; step < steps; step++) loss = Number(await model.trainOnBatch(x, y));
  const stepsPerSecond = (steps * 1000) / (performance.now() - started);
  for (const one of [x, y, model]) one.dispose();
  if (!Number.isFinite(loss)) throw new Error(`the loss is ${loss}`);
  return { stepsPerSecond, steps, loss };
}
