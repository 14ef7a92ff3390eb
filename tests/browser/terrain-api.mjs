// The Terrain lab in Node: the same interface, in-process. Steps are counted, and nothing is trained for a score.

import assert from "node:assert/strict";

/** @import { FilmFrame, Orogen, TerrainSpec } from "../../pkg/orogen.d.ts" */

/**
 * @param {Orogen} orogen
 * @param {(promise: Promise<unknown>) => Promise<string>} code
 * @returns {Record<string, () => Promise<void>>}
 */
export function terrainTests(orogen, code) {
  const jacksboro = () => orogen.terrain({ sample: "jacksboro-srtm3" });
  const quick = { batchSize: 4, steps: 4, judgeEvery: 2, seed: 3 };
  return {
    "an elevation model is what its file says": async () => {
      const terrain = await jacksboro();
      const { width, height, cellXMetres, cellYMetres, elevation } = await terrain.grid();
      assert.deepEqual([width, height, terrain.report.voids], [403, 344, 0]);
      assert.equal(elevation.length, width * height);
      assert(cellXMetres < cellYMetres && Math.abs(cellYMetres - 92.1) < 0.5, `${cellXMetres} ${cellYMetres}`);
      assert.equal(
        elevation.reduce((low, z) => Math.min(low, z)),
        terrain.report.rangeM[0],
      );
      const relief = await terrain.relief();
      // tests/fixtures/reference_terrain.json, for square cells of the same area: 12.87°, 0.3512, 333.5 m.
      assert(Math.abs(relief.slope.mean - 12.9) < 0.3, `${relief.slope.mean}`);
      assert(Math.abs(relief.hypsometricIntegral - 0.3512) < 1e-3 && Math.abs(relief.reliefMedian - 333.5) < 1);
      const { shade } = await terrain.hillshade();
      assert.equal(shade[0], 0);
      assert(shade[width + 1] > 0);
      const count = await terrain.patches({ size: 32, stride: 16 });
      assert(count.training > 2 * count.trainingSideBySide && count.validation > 10, JSON.stringify(count));
      assert.equal(await code(terrain.patches({ size: 300 })), "too-few-patches");
      const again = await orogen.terrain(
        { name: "a.npy", bytes: await terrain.export({ format: "npy" }) },
        { cellM: 80 },
      );
      assert.deepEqual((await again.grid()).elevation, elevation);
      const asc = await orogen.terrain({ name: "a.asc", bytes: await terrain.export({ format: "asc" }) });
      assert.deepEqual((await asc.grid()).elevation, elevation);
      assert(Math.abs((await asc.grid()).cellYMetres - cellYMetres) < 1e-6);
      assert.equal(await code(orogen.terrain("not a grid at all")), "not-a-grid");
    },
    "two networks train, are filmed, saved, reopened to the bit, judged and asked": async () => {
      const dataset = await jacksboro();
      /** @type {TerrainSpec} */
      const spec = { lab: "terrain", dataset, ...quick };
      const whole = await orogen.run(spec);
      /** @type {FilmFrame[]} */
      const film = [];
      whole.on("film", (frame) => void film.push(frame));
      await whole.start();
      assert.equal((await whole.finished()).state, "finished");
      assert.deepEqual(
        film.map(({ step, size, count, elevation }) => [step, size, count, elevation.length]),
        [2, 4].map((step) => [step, 32, 16, 16 * 32 * 32]),
      );
      assert.deepEqual(whole.film, film);
      assert(film.every(({ scores }) => scores.total > 0 && scores.diversity > 0 && scores.nearest > 0));
      assert.equal(whole.history.validation.length, 2);

      const half = await orogen.run(spec);
      await half.step(3);
      const bytes = await half.save();
      assert.equal(await code(orogen.openRun(await half.save({ data: false }))), "data-missing");
      const opened = await orogen.openRun(bytes);
      assert.equal((await opened.dataset.grid()).cellXMetres, (await dataset.grid()).cellXMetres);
      await opened.step(1);
      const wish = { count: 3, seed: 9 };
      const [maps, same] = await Promise.all([whole.generate(wish), opened.generate(wish)]);
      assert.deepEqual(same, maps);
      assert.equal(maps.elevation.length, 3 * 32 * 32);
      const [lowest, highest] = dataset.report.rangeM;
      assert(maps.elevation.every((z) => z >= lowest - 1e-3 && z <= highest + 1e-3));
      const logits = await whole.opinion(maps.elevation);
      assert.equal(logits.length, 3);
      assert(logits.every(Number.isFinite));
      assert.equal(await code(whole.opinion(new Float32Array(5))), "bad-option");

      const report = await whole.report();
      assert.deepEqual([report.lab, report.steps, report.preset], ["terrain", 4, "orogen-small"]);
      assert.deepEqual(Object.keys(report.surfaces).sort(), ["average-spectrum", "brownian", "diamond-square", "real"]);
      assert.match(report.sentence, /surface without a network|random phases|diamond/);
      assert(report.scores.spectrum > report.surfaces.real.spectrum, "after four steps");
      for (const format of /** @type {const} */ (["safetensors", "csv", "json"]))
        assert((await whole.export({ format })).length > 100, format);
    },
    "one network alone, the course text's pair, and what is refused": async () => {
      const dataset = await jacksboro();
      const run = await orogen.run({ lab: "terrain", dataset, preset: "course-text", ...quick });
      assert.deepEqual([run.spec.size, run.spec.loss, run.engine], [28, "cross-entropy", "flex"]);
      await run.step(1, { part: "discriminator" });
      await run.step(1, { part: "generator" });
      assert.equal(run.progress.step, 2);
      assert.equal(run.film.length, 1);
      const refused = (/** @type {Partial<TerrainSpec>} */ spec) =>
        code(orogen.run({ lab: "terrain", dataset, ...spec }));
      assert.equal(await refused({ size: 64 }), "bad-option");
      assert.equal(await refused({ learningRateGenerator: 0 }), "bad-option");
      assert.equal(await refused({ validationShare: 0.9 }), "bad-option");
    },
  };
}
