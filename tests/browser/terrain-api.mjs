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
      const { values } = await terrain.surface({ measure: "slope" });
      const slopes = values.filter((slope) => !Number.isNaN(slope));
      assert.equal(slopes.length, (width - 2) * (height - 2));
      assert(Math.abs(slopes.reduce((sum, slope) => sum + slope) / slopes.length - relief.slope.mean) < 1e-3);
      const forms = await terrain.landforms();
      assert.deepEqual([forms.method, forms.radius, forms.classes.length], ["weiss", 5, 6]);
      assert.equal(forms.form.filter((form) => form === 255).length, forms.none);
      assert.equal(await code(terrain.landforms({ radius: 0 })), "bad-option");
      const grouped = await terrain.clusters({ clusters: 4, side: "north" });
      assert.deepEqual([grouped.radius, grouped.clusters.length, grouped.form.length], [10, 4, width * height]);
      assert.equal(grouped.form.filter((place) => place === 255).length, grouped.none);
      const { agreement } = grouped;
      assert(agreement["k-means"].accuracy > agreement.commonest.accuracy, JSON.stringify(agreement));
      assert.equal(await code(terrain.clusters({ clusters: 1 })), "bad-option");
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
      const png = await orogen.terrain({ name: "a.png", bytes: await terrain.export({ format: "png16" }) });
      const far = (await png.grid()).elevation.reduce((far, z, at) => Math.max(far, Math.abs(z - elevation[at])), 0);
      assert(far < 0.01 && png.report.format === "grey-png", `${far}`);
      for (const format of /** @type {const} */ (["geotiff", "obj", "glb", "stl", "png16-scale"]))
        assert((await terrain.export({ format })).length > 100, format);
      const envi = "ENVI\nsamples = 3\nlines = 3\nbands = 1\ndata type = 4\nheader offset = 0\n";
      const numbers = new Uint8Array(new Float32Array([1, 2, 3, 4, 5, 6, 7, 8, 9]).buffer);
      const pair = await orogen.terrain([
        { name: "b.hdr", bytes: new TextEncoder().encode(envi) },
        { name: "b.img", bytes: numbers },
      ]);
      assert.deepEqual([pair.report.format, ...(await pair.grid()).elevation], ["envi", 1, 2, 3, 4, 5, 6, 7, 8, 9]);
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

      /** @type {number[]} */
      const shares = [];
      whole.on("study", ({ study, share }) => void (study === "probe" && shares.push(share)));
      const probe = await whole.probe();
      assert.deepEqual([probe.step, probe.radius, probe.landforms.length], [4, 5, 10]);
      assert(probe.scores.attributes.accuracy > probe.scores.commonest.accuracy, JSON.stringify(probe.scores));
      assert(shares.every((share) => share > 0 && share < 1));
      const stop = new AbortController();
      const asked = whole.probe({ signal: stop.signal });
      stop.abort();
      assert.equal(await code(asked), "cancelled");

      const one = await whole.walk({ from: { seed: 9, index: 1 }, to: { seed: 9, index: 2 }, count: 3 });
      const map = (/** @type {number} */ index) => [...maps.elevation.subarray(index * 1024, (index + 1) * 1024)];
      const near = (/** @type {Float32Array} */ found, /** @type {number[]} */ expected) =>
        assert(expected.every((z, at) => Math.abs(z - /** @type {number} */ (found[at])) < 0.01));
      near(one.elevation.subarray(0, 1024), map(1));
      near(one.elevation.subarray(2 * 1024), map(2));
      const area = await whole.area({ width: 70, height: 40 });
      assert.deepEqual([area.width, area.height, area.elevation.length], [70, 40, 2800]);
      assert.equal(await code(whole.area({ width: 2000, height: 40 })), "bad-option");
      const ground = await orogen.terrain(area);
      assert.deepEqual((await ground.grid()).elevation, area.elevation);
      assert.equal((await ground.landforms({ method: "geomorphons", radius: 5 })).none, 2800 - 60 * 30);
      const glb = await whole.exportMap({ format: "glb", seed: 9, exaggeration: 2 });
      assert.equal(new TextDecoder().decode(glb.subarray(0, 4)), "glTF");
      assert.equal(await code(whole.exportMap({ format: "stl", index: 5000 })), "bad-option");
      const { gradientNorms } = /** @type {import("../../pkg/orogen.d.ts").TerrainProgress} */ (whole.progress);
      assert(gradientNorms.length === 9 && gradientNorms.every(({ norm }) => norm > 0), JSON.stringify(gradientNorms));

      const report = await whole.report();
      assert.deepEqual([report.lab, report.steps, report.preset], ["terrain", 4, "orogen-small"]);
      assert.deepEqual(Object.keys(report.surfaces).sort(), ["average-spectrum", "brownian", "diamond-square", "real"]);
      assert.match(report.sentence, /surface without a network|random phases|diamond/);
      assert(report.scores.spectrum > report.surfaces.real.spectrum, "after four steps");
      for (const format of /** @type {const} */ (["safetensors", "csv", "json", "onnx"]))
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
      assert.equal(await refused({ size: 48 }), "bad-option");
      assert.equal(await refused({ learningRateGenerator: 0 }), "bad-option");
      assert.equal(await refused({ validationShare: 0.9 }), "bad-option");
    },
  };
}
