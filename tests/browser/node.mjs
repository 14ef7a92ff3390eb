// The package in Node: the same interface, in-process.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { corpusTests } from "./corpus-api.mjs";
import { check, file } from "./harness.mjs";
import { literatureTests } from "./literature-api.mjs";
import { packageChecks } from "./package.mjs";
import { installedPackage } from "./packed.mjs";
import { terrainTests } from "./terrain-api.mjs";

/** @param {string | undefined} only */
export async function nodeTests(only) {
  const { open, OrogenError } = await import("../../dist/www/client.js");
  const orogen = await open();
  const code = async (/** @type {Promise<unknown>} */ promise) => {
    const why = await promise.then(
      () => assert.fail("did not fail"),
      (why) => why,
    );
    assert(why instanceof OrogenError, String(why));
    assert(why.message.length > 10 && why.hint.length > 10, `${why.code} has no words: ${why.message} ${why.hint}`);
    assert(
      !/\{|undefined|(^|[\s“])–([\s”.,]|$)/.test(why.message + why.hint),
      `${why.code} has holes: ${why.message} ${why.hint}`,
    );
    return why.code;
  };
  /** @type {Record<string, () => Promise<void>>} */
  const tests = {
    "samples open and say where they are from": async () => {
      for (const sample of await orogen.samples()) {
        if (sample.lab !== "earthquakes") continue;
        const catalogue = await orogen.catalogue({ sample: sample.id });
        assert.equal(catalogue.report.rows, sample.rows, sample.id);
        const { kept, dropped, setAside } = catalogue.report;
        assert.equal(kept + dropped.length + setAside.length, sample.rows);
        assert(sample.licence && sample.source);
      }
      assert.equal(await code(orogen.catalogue({ sample: "atlantis" })), "unknown-sample");
    },
    "several files become one catalogue, and each row is accounted for": async () => {
      const week = await orogen.catalogue({ sample: "usgs-week" });
      const text = "2030-06-15T00:30:12|35.5|140.25|10|4.5\n";
      const fdsn = `#Time|Latitude|Longitude|Depth/km|Magnitude\n${text}${text}`;
      const both = await orogen.catalogue([{ sample: "usgs-week" }, { name: "more.txt", bytes: Buffer.from(fdsn) }]);
      const { rows, kept, dropped, setAside, format, files } = both.report;
      assert.equal(format, "merged");
      assert.deepEqual([rows, kept], [week.report.rows + 2, week.report.kept + 1]);
      assert.equal(kept + dropped.length + setAside.length, rows);
      assert.deepEqual(
        files.map(({ name, kept }) => [name, kept]),
        [
          ["usgs-week.geojson", week.report.kept],
          ["more.txt", 1],
        ],
      );
      const again = setAside.find(({ file }) => file === "more.txt");
      assert.deepEqual([again?.reason, again?.row, again?.of?.row], ["duplicate", 3, 2]);
      assert.equal((await both.rows()).at(-1)?.magnitude, 4.5);
    },
    "a catalogue's rows, columns and text agree": async () => {
      const catalogue = await orogen.catalogue({ sample: "csep-comcat" });
      const [rows, columns, text] = await Promise.all([catalogue.rows(0, 3), catalogue.columns(), catalogue.toCsv()]);
      assert.equal(rows.length, 3);
      assert.equal(columns.magnitude.length, catalogue.report.kept);
      assert.equal(columns.magnitude[0], Math.fround(rows[0].magnitude));
      const again = await orogen.catalogue(text);
      assert.equal(again.report.kept, catalogue.report.kept);
      assert.equal(await again.toCsv(), text);
    },
    "a catalogue says what it is fit for": async () => {
      const catalogue = await orogen.catalogue({ sample: "synthetic" });
      const fitness = await catalogue.fitness();
      assert.equal(fitness.events, catalogue.report.kept);
      assert.equal(fitness.bins.cumulative[0], fitness.events);
      const found = await catalogue.completeness({ method: "maxc" });
      assert.deepEqual(found, fitness.completeness[0]);
      assert.equal(found.mc, fitness.mc);
      const law = await catalogue.bValue({ mc: Number(found.mc), method: "tinti-mulargia" });
      assert.deepEqual(law, fitness.bValues[0]);
      const part = await catalogue.fitness({ selection: { minimumMagnitude: Number(found.mc) } });
      assert.equal(part.events, found.events);
      for (const method of /** @type {const} */ (["gardner-knopoff", "zaliapin"])) {
        const clusters = await catalogue.decluster({ method, minimumMagnitude: 4 });
        assert.equal(clusters.cluster.length, catalogue.report.kept);
        assert.equal(clusters.cluster.filter((row) => row >= 0).length, clusters.events);
        assert.equal(
          clusters.mainshock.reduce((sum, one) => sum + one, 0),
          clusters.mainshocks,
        );
      }
      assert.equal(await code(catalogue.bValue({ mc: Number.NaN, method: "aki-utsu" })), "bad-option");
      assert.equal(await code(catalogue.bValue({ mc: 9, method: "aki-utsu" })), "too-few-rows");
    },
    "a sequence of aftershocks dies down as Omori says": async () => {
      const catalogue = await orogen.catalogue({ sample: "csep-comcat" });
      const sequence = await catalogue.aftershocks({ days: 20 });
      assert.equal(
        sequence.counts.reduce((sum, count) => sum + count, 0),
        sequence.events,
      );
      assert.equal(sequence.curve.length, sequence.omori ? sequence.counts.length : 0);
      assert.equal(await code(catalogue.aftershocks({ mainshock: 1e9 })), "bad-option");
    },
    "a run is compared under every split and with shuffled labels, and both can be given up": async () => {
      const dataset = await orogen.catalogue({ sample: "synthetic" });
      const run = await orogen.run({ lab: "earthquakes", dataset, preset: "orogen", epochs: 2, seeds: 1 });
      assert.deepEqual(run.spec.features, ["x", "y", "z", "log-depth", "time"]);
      assert.equal(await code(run.splits()), "not-trained");
      await run.start();
      await run.finished();
      const table = await run.splits();
      const report = await run.report();
      assert.deepEqual(
        table.map(({ split }) => split),
        ["chronological", "random", "spatial-block", "sequence-grouped"],
      );
      const [own] = table;
      assert.deepEqual(own?.result?.scores, report.scores, "the run's own split gives its own scores");
      assert(own?.result && "skill" in own.result && own.result.skillInterval[0] <= own.result.skill);
      const control = await run.shuffled({ permutations: 3 });
      assert.equal(control.shuffled.length, 3);
      assert([0.25, 0.5, 0.75, 1].includes(control.pValue));
      assert(Math.abs(control.loss / own.result.scores.mse - 1) < 1e-4);
      const stop = new AbortController();
      const given = code(run.shuffled({ permutations: 500, signal: stop.signal }));
      stop.abort();
      assert.equal(await given, "cancelled");
      assert.equal(await code(run.splits({ signal: stop.signal })), "cancelled");
      assert.equal(await code(run.shuffled({ permutations: 0 })), "bad-option");
      const place = { latitude: 10, longitude: 150, depth: 30, time: 1.71e9 };
      assert((await run.predict([place]))[0]?.magnitude);
      assert.equal(await code(run.predict([{ latitude: 10 }])), "bad-option");
    },
    "columns known only afterwards are refused unless that is overruled": async () => {
      const rows = Array.from({ length: 40 }, (_, i) => {
        const day = new Date(Date.UTC(2020, 0, 1 + i)).toISOString();
        return `${day},${i},${i},${i},${3 + (i % 9) / 10},${30 + i},${i / 7}`;
      });
      const dataset = await orogen.catalogue(`time,latitude,longitude,depth,mag,nst,heat flow\n${rows.join("\n")}\n`);
      assert.deepEqual(dataset.report.extras, [
        { column: "nst", hindsight: true },
        { column: "heat flow", hindsight: false },
      ]);
      const make = (
        /** @type {import("../../pkg/orogen").RunSpec["features"]} */ features,
        overruleHindsight = false,
      ) => orogen.run({ lab: "earthquakes", dataset, features, overruleHindsight });
      assert.equal(await code(make(["depth", "column:nst"])), "hindsight-column");
      assert.equal(await code(make(["column:vs30"])), "unknown-column");
      assert.equal(await code(make(/** @type {any} */ (["vs30"]))), "bad-option");
      const run = await make(["depth", "column:nst", "column:heat flow"], true);
      const again = await orogen.openRun(await run.save());
      assert.deepEqual(again.spec.features, run.spec.features);
      const blocks = {
        lab: /** @type {const} */ ("earthquakes"),
        dataset,
        split: /** @type {const} */ ("spatial-block"),
      };
      assert.equal(await code(orogen.run({ ...blocks, cellDegrees: 0 })), "too-few-groups");
    },
    "bad input is answered in words": async () => {
      const header = "time,latitude,longitude,depth,mag\n";
      const cases = {
        "empty-source": "",
        "binary-source": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]),
        "one-column": "magnitude\n1\n2\n",
        "no-rows": header,
        "no-valid-rows": `${header}2020-01-01T00:00:00Z,95,200,10,NaN\n2020-01-02T00:00:00Z,95,200,10,inf\n`,
        "missing-column": "time,latitude,longitude\n2020-01-01,1,2\n",
        "bad-json": '{"type": "FeatureCollection", "features": [',
      };
      for (const [expected, source] of Object.entries(cases))
        assert.equal(await code(orogen.catalogue(source)), expected);
      for (const rows of [1, 3]) {
        const few = Array.from({ length: rows }, (_, i) => `2020-01-0${i + 1}T00:00:00Z,${i},${i},10,${i}`).join("\n");
        const dataset = await orogen.catalogue(header + few);
        assert.equal(await code(orogen.run({ lab: "earthquakes", dataset })), "too-few-rows");
      }
      const dataset = await orogen.catalogue({ sample: "synthetic" });
      for (const wrong of [
        { dropout: 2 },
        { epochs: -1 },
        { layers: [0] },
        { nonsense: 1 },
        { learningRate: Number.NaN },
      ])
        assert.equal(
          await code(orogen.run({ lab: "earthquakes", dataset, ...wrong })),
          "bad-option",
          JSON.stringify(wrong),
        );
      const run = await orogen.run({ lab: "earthquakes", dataset });
      assert.equal(await code(run.report()), "not-trained");
      await orogen
        .catalogue(new Uint8Array(await file("tests/fixtures/README.md").catch(() => new Uint8Array([65]))))
        .catch(() => {});
    },
    "a run steps, pauses, goes on, stops and finishes": async () => {
      const dataset = await orogen.catalogue({ sample: "synthetic" });
      const run = await orogen.run({ lab: "earthquakes", dataset, epochs: 3 });
      /** @type {string[]} */
      const states = [];
      run.on("state", ({ state }) => states.push(state));
      await run.step(5);
      assert.deepEqual([run.progress.step, run.state], [5, "paused"]);
      await run.start({ epochs: 1 });
      await run.finished();
      assert.equal(run.progress.step, 5 + run.progress.steps / 3);
      await run.start();
      assert.equal((await run.finished()).state, "finished");
      assert.equal(run.history.training.length, 3);
      assert.equal(run.history.validation.length, 3);
      await run.start({ epochs: 2 });
      assert.equal((await run.finished()).state, "finished");
      assert.equal(run.progress.epoch, 5);
      assert.equal(states.filter((state) => state === "finished").length, 2);
      const long = await orogen.run({ lab: "earthquakes", dataset, epochs: 5000 });
      await long.start();
      await long.stop();
      assert.equal(long.state, "stopped");
      assert((await long.report()).doubts.some(({ code }) => code === "stopped-early"));
    },
    "a report has a verdict beside its baselines": async () => {
      const dataset = await orogen.catalogue({ sample: "usgs-week" });
      const run = await orogen.run({ lab: "earthquakes", dataset, epochs: 2, seed: 7 });
      await run.start();
      await run.finished();
      const report = await run.report();
      assert(report.sentence.length > 20 && !report.sentence.includes("{"), report.sentence);
      assert.deepEqual(report.seeds, [7, 8, 9]);
      assert.equal(report.observed.length, report.rows.test);
      assert(report.spans && report.spans.training[1] <= report.spans.test[0]);
      const [low, high] = report.intervals.mse;
      assert(low < report.scores.mse && report.scores.mse < high);
      const csv = new TextDecoder().decode(await run.export({ format: "csv" }));
      assert.equal(csv.trim().split("\n").length, report.rows.test + 1);
      assert.equal(JSON.parse(new TextDecoder().decode(await run.export({ format: "json" }))).verdict, report.verdict);
      const other = await orogen.catalogue({ sample: "csep-comcat" });
      assert.equal((await run.judge(other)).rows.test, other.report.kept);
    },
    "the same seed is the same run, and a lab file goes on to the bit": async () => {
      const dataset = await orogen.catalogue({ sample: "synthetic" });
      for (const engine of /** @type {const} */ (["flex", "ndarray"])) {
        const make = () => orogen.run({ lab: "earthquakes", dataset, engine, dropout: 0.1, seed: 4 });
        const whole = await make();
        await whole.step(60);
        const half = await make();
        await half.step(30);
        const again = await orogen.openRun(await half.save());
        assert.deepEqual([again.state, again.progress.step, again.engine], ["paused", 30, engine]);
        await again.step(30);
        const [a, b] = [await whole.export({ format: "safetensors" }), await again.export({ format: "safetensors" })];
        assert.deepEqual(Buffer.from(a), Buffer.from(b), engine);
      }
    },
    "a lab file without data asks for it, and refuses another catalogue": async () => {
      const dataset = await orogen.catalogue({ sample: "synthetic" });
      const run = await orogen.run({ lab: "earthquakes", dataset });
      await run.step(3);
      const bytes = await run.save({ data: false });
      assert.equal(await code(orogen.openRun(bytes)), "data-missing");
      const other = await orogen.catalogue({ sample: "csep-comcat" });
      assert.equal(await code(orogen.openRun(bytes, { dataset: other })), "data-differs");
      assert.equal((await orogen.openRun(bytes, { dataset })).progress.step, 3);
      assert.equal(await code(orogen.openRun(bytes.slice(0, bytes.length / 2))), "lab-file-damaged");
      assert.equal(await code(orogen.openRun(new TextEncoder().encode("time,lat"))), "lab-file-wrong");
      const { zipSync } = await import("fflate");
      assert.equal(await code(orogen.openRun(zipSync({ "a.txt": new Uint8Array([1]) }))), "lab-file-wrong");
      const newer = zipSync({ "orogen.json": new TextEncoder().encode('{"format": 99, "orogen": "9.0"}') });
      assert.equal(await code(orogen.openRun(newer)), "lab-file-newer");
    },
    "an outside reader opens the safetensors and comes to the same estimate": async () => {
      const dataset = await orogen.catalogue({ sample: "synthetic" });
      const run = await orogen.run({ lab: "earthquakes", dataset });
      await run.step(40);
      const place = { latitude: 10, longitude: 100, depth: 30 };
      const [{ magnitude }] = await run.predict([place]);
      const bytes = await run.export({ format: "safetensors" });
      const path = join(mkdtempSync(join(tmpdir(), "orogen-")), "weights.safetensors");
      writeFileSync(path, bytes);
      // The format's own Python package, and the network in numpy.
      const said = execFileSync("python3", ["tests/browser/outside.py", path, JSON.stringify(place)]);
      assert(Math.abs(Number(said) - magnitude) < 1e-4, `${said} ${magnitude}`);
    },
    "a learning rate that diverges stops and keeps good weights": async () => {
      const dataset = await orogen.catalogue({ sample: "synthetic" });
      const run = await orogen.run({ lab: "earthquakes", dataset, optimiser: "sgd", learningRate: 50 });
      await run.start();
      const change = await run.finished();
      assert.deepEqual([change.state, change.reason?.code], ["diverged", "diverged"]);
      assert(Number.isFinite((await run.predict([{ latitude: 1, longitude: 1, depth: 1 }]))[0].magnitude));
      assert.equal(await code(run.start()), "diverged");
    },
    "probabilities are told, judged, mapped and taken home": async () => {
      const dataset = await orogen.catalogue({ sample: "synthetic" });
      const task = /** @type {const} */ ("probability");
      const run = await orogen.run({ lab: "earthquakes", dataset, task, epochs: 2 });
      assert.deepEqual(
        [run.spec.windowDays, run.spec.cellDegrees, run.spec.targetMagnitude, run.spec.region],
        [7, 10, null, null],
      );
      await run.start();
      await run.finished();
      assert.equal(run.history.validation.length, 2);
      assert(run.history.baseline > 0 && run.history.baseline < 1, "nats");
      const report = await run.report();
      assert(report.task === "probability");
      assert.equal(report.verdict, "none");
      assert(report.doubts.some((doubt) => doubt.code === "few-positives"));
      assert.match(report.sentence, /^No verdict: .*\.$/);
      const { observed, predicted, time, cell, windows } = report;
      assert.deepEqual(
        [observed.length, predicted.length, time.length, cell.length],
        Array(4).fill(windows.test.windows),
      );
      assert.equal(
        observed.reduce((sum, y) => sum + y, 0),
        windows.test.events,
      );
      assert(cell.every((place) => place < report.cells.length));
      const map = await run.probabilities({ time: time[0] });
      assert(Math.abs(map.cells[cell[0]].probability - predicted[0]) < 1e-6);
      assert.equal((await run.probabilities()).cells.length, report.cells.length);
      const csv = new TextDecoder().decode(await run.export({ format: "csv" }));
      assert.equal(csv.trim().split("\n").length, 1 + observed.length);
      const again = await orogen.openRun(await run.save());
      const judgedAgain = await again.report();
      assert(judgedAgain.task === "probability");
      assert.deepEqual(judgedAgain.predicted, predicted);
      assert.equal(await code(run.predict([{ latitude: 1, longitude: 1, depth: 1 }])), "bad-option");
      assert.equal(await code(run.probabilities({ time: 0 })), "bad-option");
      const few = orogen.run({ lab: "earthquakes", dataset, task, targetMagnitude: 9 });
      assert.equal(await code(few), "too-few-windows");
      const timeless = await orogen.catalogue("latitude,longitude,mag\n1,2,3\n2,3,4\n");
      assert.equal(await code(orogen.run({ lab: "earthquakes", dataset: timeless, task })), "needs-times");
      const magnitude = await orogen.run({ lab: "earthquakes", dataset });
      assert.equal(await code(magnitude.probabilities()), "bad-option");
    },
    "intensities are read, judged beside the equations, told for a site, and taken home": async () => {
      const dataset = await orogen.intensities({ practice: { events: 30, sites: 20 } });
      assert.deepEqual([dataset.report.format, dataset.report.kept, dataset.report.events], ["practice", 600, 30]);
      const [first] = await dataset.rows(0, 1);
      assert.equal(first.event, "practice0001");
      assert.equal((await dataset.columns()).intensity.length, 600);
      const task = /** @type {const} */ ("intensity");
      const run = await orogen.run({ lab: "earthquakes", dataset, task, epochs: 2, seeds: 2 });
      await run.start();
      await run.finished();
      const report = await run.report();
      assert(report.task === "intensity" && report.recovery);
      assert.deepEqual([report.verdict, report.seeds.length], ["none", 2]);
      assert.match(report.sentence, /Allen, Wald and Worden \(2012\), which this table was made from/);
      assert.equal(report.distance.length, report.rows.test);
      const [said] = await run.predictIntensities([{ magnitude: 6, distance: 10, depth: 10 }]);
      // SEISMOLOGY 3.9, after Allen, Wald and Worden (2012).
      assert(Math.abs(said.equations[0].published - 7.2488079) < 1e-6);
      assert.equal(await code(run.predictIntensities([{ magnitude: 6, distance: 10 }])), "bad-option");
      assert.equal(await code(run.predict([{ latitude: 1, longitude: 1, depth: 1 }])), "bad-option");
      const again = await orogen.openRun(await run.save());
      const judgedAgain = await again.report();
      assert(judgedAgain.task === "intensity");
      assert.deepEqual(judgedAgain.predicted, report.predicted);
      const csv = new TextDecoder().decode(await run.export({ format: "csv" }));
      assert.equal(csv.trim().split("\n").length, 1 + report.rows.test);
      const felt = await orogen.intensities((await dataset.toCsv()).replaceAll(/,[^,]*$/gm, ""));
      assert.equal(felt.report.format, "table");
      const judged = await run.judge(felt);
      assert(judged.task === "intensity" && judged.recovery === null && judged.verdict !== "none");
      const catalogue = await orogen.catalogue({ sample: "synthetic" });
      assert.equal(await code(orogen.run({ lab: "earthquakes", dataset: catalogue, task })), "bad-option");
      assert.equal(await code(orogen.intensities("cdi,dist\n3,10\n")), "missing-column");
      const near = await orogen.scenario({ magnitude: 6, depth: 10, distance: 5 });
      assert(near.warning < 0 && near.blindRadius > 5);
      assert.equal(await code(orogen.scenario({ magnitude: 6, depth: -1, distance: 5 })), "bad-option");
    },
    "every code has words in both languages, and both have the same holes": async () => {
      const [{ default: en }, { default: zh }] = await Promise.all([
        import("../../www/words/en.js"),
        import("../../www/words/zh.js"),
      ]);
      assert.deepEqual(Object.keys(zh).sort(), Object.keys(en).sort());
      // In two files, one of them would win in silence.
      for (const language of ["en", "zh"]) {
        /** @type {Map<string, string>} */
        const seen = new Map();
        const folder = new URL(`../../www/words/${language}/`, import.meta.url);
        for (const name of (await readdir(folder)).sort()) {
          const { default: words } = await import(new URL(name, folder).href);
          for (const key of Object.keys(words)) {
            assert.equal(seen.get(key), undefined, `${key} stands in ${language}/${seen.get(key)} and in ${name}`);
            seen.set(key, name);
          }
        }
      }
      const holes = (/** @type {string} */ text) =>
        [...new Set([...text.matchAll(/\{(\w+)/g)].map((m) => m[1]))].sort();
      for (const [key, text] of Object.entries(en)) assert.deepEqual(holes(zh[key]), holes(text), key);
      const contract = (await file("pkg/orogen.d.ts")).toString();
      const members = (/** @type {string} */ type) =>
        [...(contract.match(new RegExp(`export type ${type} =([^]*?);\\n`))?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(
          (m) => m[1],
        );
      for (const name of members("ErrorCode"))
        for (const part of ["title", "what", "hint"]) assert(en[`error.${name}.${part}`], name);
      for (const [type, prefix] of [
        ["Reason", "reason"],
        ["NoteCode", "note"],
        ["DoubtCode", "doubt"],
        ["FitnessCode", "fitness"],
        ["Verdict", "verdict"],
        ["BaselineName", "baseline"],
        ["ForecasterName", "baseline"],
        ["ForecasterName", "rule"],
      ])
        for (const name of members(type))
          assert(
            Object.keys(en).some((key) => key.startsWith(`${prefix}.${name}`)),
            `${prefix}.${name}`,
          );
    },
  };
  Object.assign(tests, terrainTests(orogen, code));
  Object.assign(tests, corpusTests(orogen, code));
  Object.assign(tests, literatureTests(orogen, code));
  tests["the npm package runs its README's example"] = async () => {
    const folder = installedPackage();
    const readme = (await file("pkg/README.md")).toString();
    writeFileSync(join(folder, "example.mjs"), readme.match(/```js\n([\s\S]*?)```/)?.[1] ?? "");
    const said = execFileSync(process.execPath, [join(folder, "example.mjs")]).toString();
    assert.match(said, /^1679 of 1707 events\n/);
    assert.match(said, /The network is .*\d\n$/);
  };
  Object.assign(tests, packageChecks);
  for (const [name, body] of Object.entries(tests))
    if (!only || name.includes(only)) await check(`${name} [Node]`, body);
  await orogen.close();
  assert.equal(await code(orogen.catalogue("x")), "closed");
}
