// The course-text GAN in TensorFlow.js, the ordinary way: two models, and an optimiser each that moves its own weights.

import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { rate } from "./net.js";

/** @import { Ask, Told } from "./net.js" */
/** @import { Sequential } from "@tensorflow/tfjs-layers" */

const [NOISE, CELLS] = [100, 28];

/** Dense 128, 256, 512, 1024 relu, 784 tanh. */
function generator() {
  const made = sequential();
  for (const [at, units] of [128, 256, 512, 1024].entries()) {
    made.add(layers.dense({ units, activation: "relu", ...(at === 0 && { inputShape: [NOISE] }) }));
  }
  made.add(layers.dense({ units: CELLS * CELLS, activation: "tanh" }));
  made.add(layers.reshape({ targetShape: [CELLS, CELLS, 1] }));
  return made;
}

/** Conv 64 and 128, 3×3 with stride 2, LeakyReLU 0.2; Dense 1, a logit. */
function discriminator() {
  const made = sequential();
  for (const [at, filters] of [64, 128].entries()) {
    const inputShape = at === 0 && { inputShape: [CELLS, CELLS, 1] };
    made.add(layers.conv2d({ filters, kernelSize: 3, strides: 2, padding: "same", ...inputShape }));
    made.add(layers.leakyReLU({ alpha: 0.2 }));
  }
  made.add(layers.flatten());
  made.add(layers.dense({ units: 1 }));
  return made;
}

const weights = (/** @type {Sequential} */ model) =>
  model.trainableWeights.map((weight) => /** @type {tf.Variable} */ (weight.read()));

/** @type {ReturnType<typeof pair> | null} */
let networks = null;

function pair() {
  const [makes, judges] = [generator(), discriminator()];
  const [adamOfMaker, adamOfJudge] = [tf.train.adam(2e-4, 0.5), tf.train.adam(2e-4, 0.5)];
  const logits = (/** @type {tf.Tensor} */ maps) => /** @type {tf.Tensor} */ (judges.apply(maps, { training: true }));
  const maps = (/** @type {number} */ n) =>
    /** @type {tf.Tensor} */ (makes.apply(tf.randomNormal([n, NOISE]), { training: true }));
  const taken = (/** @type {tf.Tensor} */ found, /** @type {number} */ label) =>
    /** @type {tf.Scalar} */ (tf.losses.sigmoidCrossEntropy(tf.fill(found.shape, label), found));
  const [ofMaker, ofJudge] = [weights(makes), weights(judges)];
  /** One step of each: the loss of the generator. @param {tf.Tensor} real */
  const step = (real) =>
    tf.tidy(() => {
      const made = maps(real.shape[0] ?? 0);
      adamOfJudge.minimize(() => tf.add(taken(logits(real), 1), taken(logits(made), 0)), false, ofJudge);
      const loss = adamOfMaker.minimize(() => taken(logits(maps(real.shape[0] ?? 0)), 1), true, ofMaker);
      if (!loss) throw new Error("no loss was told");
      return loss;
    });
  return { step };
}

/**
 * Steps of both networks. What real maps show is no matter for the time that a step takes: they are drawn at random.
 * @param {Ask} ask
 * @returns {Promise<Told>}
 */
export async function gan({ batch, steps = 1 }) {
  networks ??= pair();
  const marks = [{ at: performance.now(), step: 0 }];
  let loss = Number.NaN;
  for (let step = 0; step < steps; step++) {
    const real = tf.randomUniform([batch, CELLS, CELLS, 1], -1, 1);
    const told = networks.step(real);
    // Reading it waits for the step to be done.
    loss = (await told.data())[0] ?? Number.NaN;
    tf.dispose([real, told]);
  }
  marks.push({ at: performance.now(), step: steps });
  return rate(marks, loss);
}
