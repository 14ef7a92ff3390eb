// TensorFlow.js in a worker of its own, one backend a worker, used in its two ordinary ways.

import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { rate } from "./net.js";
import { gan } from "./tensorflow-gan.js";
import { lstm } from "./tensorflow-lstm.js";

/** @import { Ask, Data, Told } from "./net.js" */
/** @import { LayersModel } from "@tensorflow/tfjs-layers" */

/** @type {Data} */
let data;
/** Standardised, for the way that judges every epoch. @type {Data} */
let validation;
/** @type {LayersModel} */
let model;

/** Dense 64 relu, 32 relu, 1 linear; Adam 0.001; mean squared error. @param {number} width */
function network(width) {
  const made = sequential();
  made.add(layers.dense({ units: 64, activation: "relu", inputShape: [width] }));
  made.add(layers.dense({ units: 32, activation: "relu" }));
  made.add(layers.dense({ units: 1 }));
  made.compile({ optimizer: tf.train.adam(0.001), loss: "meanSquaredError" });
  return made;
}

/** What a page would be told. @param {number} step @param {number} loss */
const tell = (step, loss) => self.postMessage({ event: "progress", step, loss });

/**
 * The ordinary way: `model.fit`, shuffling, one callback an epoch. `yieldEvery: "never"` is in its favour: in a
 * worker nobody waits for a frame.
 * @param {Ask} ask
 * @param {[tf.Tensor, tf.Tensor]} [validationData]
 * @returns {Promise<Told>}
 */
async function fit(
  { batch, ms = Number.POSITIVE_INFINITY, steps = Number.POSITIVE_INFINITY },
  validationData = undefined,
) {
  const perEpoch = Math.floor(data.rows / batch);
  const rows = perEpoch * batch;
  const x = tf.tensor2d(data.x.subarray(0, rows * data.width), [rows, data.width]);
  const y = tf.tensor2d(data.y.subarray(0, rows), [rows, 1]);
  /** @type {{ at: number, step: number }[]} */
  const marks = [];
  let loss = Number.NaN;
  // Counted steps are timed whole; a time is measured between two tellings.
  if (Number.isFinite(steps)) marks.push({ at: performance.now(), step: 0 });
  await model.fit(x, y, {
    batchSize: batch,
    epochs: Number.isFinite(steps) ? Math.ceil(steps / perEpoch) : 1_000_000,
    shuffle: true,
    validationData,
    verbose: 0,
    yieldEvery: "never",
    callbacks: {
      onEpochEnd: async (epoch, logs) => {
        loss = Number(logs?.loss);
        const step = (epoch + 1) * perEpoch;
        tell(step, loss);
        marks.push({ at: performance.now(), step });
        const first = marks[0];
        if (first && performance.now() - first.at >= ms) model.stopTraining = true;
      },
    },
  });
  x.dispose();
  y.dispose();
  return rate(marks, loss);
}

/**
 * The same, with the loss on the validation part after each epoch, as Orogen has it.
 * @param {Ask} ask
 */
async function validated(ask) {
  const x = tf.tensor2d(validation.x, [validation.rows, validation.width]);
  const y = tf.tensor2d(validation.y, [validation.rows, 1]);
  const told = await fit(ask, [x, y]);
  x.dispose();
  y.dispose();
  return told;
}

/**
 * By hand: shuffle, gather, `trainOnBatch`.
 * @param {Ask} ask
 * @returns {Promise<Told>}
 */
async function loop({ batch, ms = Number.POSITIVE_INFINITY, steps = Number.POSITIVE_INFINITY }) {
  const perEpoch = Math.floor(data.rows / batch);
  const marks = [{ at: performance.now(), step: 0 }];
  const started = performance.now();
  let step = 0;
  let loss = Number.NaN;
  while (step < steps && performance.now() - started < ms) {
    const order = tf.util.createShuffledIndices(data.rows);
    for (let first = 0; first < perEpoch * batch && step < steps; first += batch) {
      const x = new Float32Array(batch * data.width);
      const y = new Float32Array(batch);
      for (let row = 0; row < batch; row++) {
        const from = order[first + row] ?? 0;
        y[row] = data.y[from] ?? 0;
        for (let column = 0; column < data.width; column++) {
          x[row * data.width + column] = data.x[from * data.width + column] ?? 0;
        }
      }
      const [inputs, targets] = [tf.tensor2d(x, [batch, data.width]), tf.tensor2d(y, [batch, 1])];
      loss = Number(await model.trainOnBatch(inputs, targets));
      inputs.dispose();
      targets.dispose();
      step++;
    }
    tell(step, loss);
    marks.push({ at: performance.now(), step });
  }
  return rate(marks, loss);
}

/** @type {Record<string, (argument: any) => Promise<any>>} */
const answers = {
  /** @param {{ backend: string, training: Data, validation: Data }} argument */
  async open(argument) {
    setWasmPaths(new URL(".", self.location.href).href);
    if (!(await tf.setBackend(argument.backend)) || tf.getBackend() !== argument.backend) {
      throw new Error(`TensorFlow.js has no ${argument.backend} backend here`);
    }
    await tf.ready();
    data = argument.training;
    validation = argument.validation;
    model = network(data.width);
    const flags = ["WASM_HAS_SIMD_SUPPORT", "WASM_HAS_MULTITHREAD_SUPPORT"];
    const told = argument.backend === "wasm" ? await Promise.all(flags.map((flag) => tf.env().getAsync(flag))) : [];
    return { version: tf.version_core, simd: told[0] ?? null, threads: told[1] ?? null };
  },
  fit: (ask) => fit(ask),
  gan,
  loop,
  lstm,
  validated,
};

self.addEventListener("message", async (/** @type {MessageEvent<{ what: string, argument: any }>} */ { data }) => {
  try {
    self.postMessage({ event: "answer", answer: await answers[data.what]?.(data.argument) });
  } catch (why) {
    self.postMessage({ event: "failed", why: String(/** @type {Error} */ (why)?.stack ?? why) });
  }
});
