// Files, lessons and links of others are data: what is hostile in them is refused with a message, and nothing runs.

import assert from "node:assert/strict";
import { zipSync } from "fflate";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

const text = (/** @type {string} */ words) => new TextEncoder().encode(words);

/** @param {Page} page @param {string} name @param {Uint8Array | string} content */
const give = (page, name, content) =>
  page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

/** A lab file's manifest, changed. @param {object} change */
const manifest = (change) =>
  text(
    JSON.stringify({
      format: 1,
      orogen: "0",
      spec: { lab: "earthquakes", task: "magnitude" },
      state: "finished",
      engine: "flex",
      data: { name: "x", sha256: "0", events: 1, report: {} },
      counters: { steps: 1, epochLoss: 0, bestEpoch: 0 },
      history: { training: [], validation: [] },
      scalers: {},
      ...change,
    }),
  );
/** A header that promises more than there is: a tensor of 2^40 numbers. */
const huge = () => {
  const header = text(
    JSON.stringify({ "layers.0.weight": { dtype: "F32", shape: [1 << 20, 1 << 20], data_offsets: [0, 2 ** 42] } }),
  );
  const bytes = new Uint8Array(8 + header.length + 8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  return bytes;
};
const rows = Array.from(
  { length: 40 },
  (_, i) =>
    `2020-01-${String((i % 28) + 1).padStart(2, "0")}T00:00:00Z,${30 + i / 10},${-110 + i / 10},${i % 20},${2 + (i % 17) / 10}`,
);
const csv = `time,latitude,longitude,depth,mag\n${rows.join("\n")}\n`;

test("hostile lab files are refused in words", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await page.getByRole("button", { name: "Start with a week of real earthquakes" }).click();
  await page.getByRole("heading", { name: "What the file became" }).waitFor();
  await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Data" }).click();
  const bomb = zipSync({ "orogen.json": new Uint8Array(100 << 20) }, { level: 9 });
  assert(bomb.length < 1 << 20);
  /** @type {[string, Uint8Array][]} */
  const files = [
    ["bomb.orogen", bomb],
    ["paths.orogen", zipSync({ "../../orogen.json": manifest({}), "/etc/passwd": text("x"), __proto__: text("y") })],
    [
      "names.orogen",
      zipSync({
        "orogen.json": manifest({ data: { name: "<img src=x onerror=alert(1)>", sha256: "0", events: 1, report: {} } }),
        "data.csv": text(csv),
      }),
    ],
    [
      "huge.orogen",
      zipSync({
        "orogen.json": manifest({
          spec: {
            lab: "earthquakes",
            task: "magnitude",
            layers: [2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048, 2048],
          },
        }),
        "data.csv": text(csv),
        "weights.safetensors": huge(),
        "state.safetensors": huge(),
      }),
    ],
    [
      "nan.orogen",
      zipSync({
        "orogen.json": manifest({ spec: { lab: "earthquakes", task: "magnitude", learningRate: "NaN" } }),
        "data.csv": text(csv),
      }),
    ],
    ["lab.orogen", zipSync({ "orogen.json": manifest({ spec: { lab: "<script>alert(1)</script>" } }) })],
    ["noise.orogen", zipSync({ "orogen.json": text("{".repeat(100_000)) })],
  ];
  for (const [name, bytes] of files) {
    await give(page, name, bytes);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    const words = await alert.innerText();
    assert.doesNotMatch(words, /undefined|crashed|unforeseen|\{\w+\}/, `${name}: ${words}`);
    if (name === "bomb.orogen") assert.match(words, /too large/);
    assert.equal(await page.locator("img[src=x], main script").count(), 0, name);
    await alert.getByRole("button", { name: "Dismiss" }).click();
  }
  await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Check" }).click();
  await page.getByText("1,679 of 1,707 rows kept").waitFor();
});

test("hostile lessons are refused in words, in files and in links", ["cpu"], async ({ page, address }) => {
  const good = {
    format: "orogen-lesson",
    id: "a",
    version: 1,
    minutes: 1,
    title: { en: "<b>A</b>" },
    steps: [{ id: "one", text: { en: "<script>alert(1)</script>{__proto__.x}" } }],
  };
  const link = (/** @type {unknown} */ lesson) =>
    Buffer.from(typeof lesson === "string" ? lesson : JSON.stringify(lesson)).toString("base64url");
  /** @type {[unknown, RegExp][]} */
  const lessons = [
    ["no JSON at all", /not a lesson/],
    [{ ...good, steps: [] }, /lesson\.steps/],
    [{ ...good, steps: Array(45).fill(good.steps[0]) }, /lesson\.steps/],
    [{ ...good, title: { en: "x".repeat(5000) } }, /lesson\.title\.en/],
    [{ ...good, script: "alert(1)" }, /lesson\.script/],
    [{ ...good, steps: [{ ...good.steps[0], open: { lab: "javascript:alert(1)" } }] }, /open\.lab/],
    [JSON.stringify(good).replace('"id":"one"', '"id":"one","wait":{"run":{"__proto__.x":1},"as":"a"}'), /wait\.run/],
    [{ ...good, steps: [{ ...good.steps[0], question: { number: "a.b", tolerance: "NaN" } }] }, /tolerance/],
    [{ ...good, steps: [good.steps[0], good.steps[0]] }, /lesson\.steps/],
  ];
  await page.goto(address);
  for (const [lesson, words] of lessons) {
    await page.goto(`${address}#made=${link(lesson)}`);
    const alert = page.getByRole("alert");
    await alert.filter({ hasText: words }).waitFor();
    assert.doesNotMatch(await alert.innerText(), /undefined|unforeseen/);
    await alert.getByRole("button", { name: "Dismiss" }).click();
  }
  await page.goto(`${address}#made=${link(good)}`);
  const card = page.locator(".lesson section");
  await card.getByText("<b>A</b>").waitFor();
  await card.getByText("<script>alert(1)</script>{__proto__.x}").first().waitFor();
  assert.equal(await page.locator("main script").count(), 0);
  assert.equal(await page.evaluate(() => /** @type {any} */ ({}).x), undefined);
});

test("hostile links are data", ["cpu"], async ({ page, address }) => {
  const links = [
    "#lab=terrain&preset=__proto__&steps=1e999&seed=NaN",
    "#lab=earthquakes&sample=__proto__&constructor=x&toString=y&layers=99999999",
    "#lab=shaking&epochs=-1&hasOwnProperty=z",
    "#page=constructor&lesson=../../secret&theme=javascript:alert(1)",
    `#made=${"A".repeat(200_000)}`,
    "#hide=*,body&lock=%00",
  ];
  for (const link of links) {
    await page.goto(`${address}?${encodeURIComponent(link.slice(0, 40))}${link}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /undefined|\[object/, link);
  }
});
