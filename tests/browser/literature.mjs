// The Literature lab in the page: a BibTeX and a CSV to a ranking in RIS, what is no collection, and both languages on
// a phone. Steps are counted, and nothing is trained for a score.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @param {Page} page @param {string} name */
const step = (page, name) => page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name });

const ICE = ["Glacier retreat in valley", "ice flows over its bed and melts at the terminus"];
const LAVA = ["Lava dome growth in crater", "magma rises through the conduit and degasses"];
/** @param {number} n */
const paper = (n) => {
  const [title, abstract] = n % 2 ? ICE : LAVA;
  const stated = n % 2 ? " Melt water causes floods." : "";
  return {
    title: `${title} ${n}`,
    abstract: `In season ${n} ${abstract}, as we observed.${stated}`,
    year: 2000 + (n % 12),
  };
};
const BIBTEX = Array.from({ length: 12 }, (_, n) => paper(n))
  .map(
    ({ title, abstract, year }, n) =>
      `@article{k${n},\n title = {${title}},\n abstract = {${abstract}},\n year = ${year}\n}\n`,
  )
  .join("");
const CSV = `title,abstract,year\n${Array.from({ length: 30 }, (_, n) => paper(n + 12))
  .map(({ title, abstract, year }) => `${title},"${abstract}",${year}\n`)
  .join("")}`;

/** Drops files on the page, as a file manager would. @param {Page} page @param {[name: string, text: string][]} files */
const drop = (page, files) =>
  page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const [name, text] of given) transfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, files);

/** @param {Page} page @param {string} name @param {string | Buffer} text */
async function choose(page, name, text) {
  await step(page, "Data").click();
  const buffer = Buffer.from(text);
  await page
    .locator("main input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** Judges all that is proposed by its title. @param {Page} page */
async function markProposed(page) {
  const proposed = page.locator(".proposed > li");
  const count = await proposed.count();
  for (let at = 0; at < count; at++) {
    const ice = /Glacier/.test(await proposed.nth(at).innerText());
    await proposed
      .nth(at)
      .getByRole("button", { name: ice ? "Relevant" : "Not relevant", exact: true })
      .click();
  }
  return count;
}

test(
  "literature: a BibTeX and a CSV, marks, a few steps, an explanation, the ranking as RIS",
  ["cpu"],
  async ({ page, address }) => {
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    // Into the lab that is in front first, which is another one.
    await drop(page, [
      ["refs.bib", BIBTEX],
      ["more.csv", CSV],
    ]);
    await page.getByText("42 of 42 records kept").first().waitFor();
    assert.equal(new URL(page.url()).hash, "#lab=literature");
    await page.getByLabel("Find words").fill("glacier 13");
    await page.getByText("1 document", { exact: true }).waitFor();
    await button(page, "Glacier retreat in valley 13").click();
    await page.getByText("In season 13 ice flows over its bed").first().waitFor();

    await button(page, "Mark and rank without one").click();
    await button(page, "Propose the first ten").click();
    await page.locator(".proposed > li").nth(9).waitFor();
    assert.equal(await markProposed(page), 10);
    await page
      .getByText(/^Marked: \d+ relevant, \d+ not\.$/)
      .first()
      .waitFor();
    await button(page, "Train the network on these marks").click();
    await button(page, "Start").click();
    const alert = page.getByRole("alert");
    await alert.getByText(/12/).first().waitFor();
    await alert.getByRole("button", { name: "Dismiss" }).click();
    await step(page, "Use").click();
    await button(page, "Propose the next ten").click();
    await page.locator(".proposed > li:not(.judged)").nth(9).waitFor();
    await markProposed(page);
    await button(page, "Train the network on these marks").click();
    await page.locator("#setting-epochs").fill("2");
    await page.locator("#group-judging summary").first().click();
    await page.locator("#setting-seeds").fill("1");
    await button(page, "Start").click();
    await button(page, "Train further").waitFor();

    // What is decided about relations beside a run is kept with it.
    await step(page, "Check").click();
    await button(page, "Find relations").click();
    await button(page, "Confirm: melt water – causes → floods").click();
    await page.getByText(/^2 terms and 1 relation\.$/).waitFor();

    await step(page, "Judge").click();
    const scores = page.getByRole("table", { name: "On documents it has not seen" });
    await scores.waitFor();
    const words = await scores.innerText();
    for (const rule of ["commonest label", "TF-IDF + logistic", "complement naive Bayes", "mean of word vectors"])
      assert(words.includes(rule), rule);
    await page.getByRole("table", { name: "Which label is taken for which" }).waitFor();
    await button(page, "Draw the learning curve").click();
    await page.getByRole("slider", { name: /Would more labels help/ }).waitFor();
    await page.getByText(/^Up to \d+ documents teach, \d+ judge\.$/).waitFor();

    await step(page, "Use").click();
    await button(page, "Rank").click();
    await page
      .getByText(/^22 documents by the probability of “relevant”$/)
      .first()
      .waitFor();
    await page.locator(".ranking tbody button").first().click();
    await button(page, "Explain").click();
    await page.getByText(/^“(relevant|other)”, probability/).waitFor();
    assert.match(await page.locator(".explanation").innerText(), /These three differ/);
    await page.locator("#way-attention").check();
    await page.getByRole("table", { name: "Attention: where it looked" }).waitFor();
    const [saved] = await Promise.all([page.waitForEvent("download"), button(page, "Save as RIS").click()]);
    const ris = await readFile(await saved.path(), "utf8");
    assert.equal(ris.match(/^TY {2}- JOUR/gm)?.length, 22);
    assert.match(ris, /N1 {2}- probability [01]\.\d{4}/);
    await choose(page, "ranking.ris", ris);
    await page.getByText("22 of 22 records kept").first().waitFor();
    assert.match(await page.locator("main").innerText(), /RIS/);

    await page.goto(`${address}#lab=literature`);
    await page.reload();
    await page.getByRole("button", { name: /^Go on with refs\.bib/ }).click();
    await button(page, "Train further").waitFor();
    await page
      .getByText(/^Marked: \d+ relevant, \d+ not\.$/)
      .first()
      .waitFor();
    assert.equal(await page.locator("#setting-asked").inputValue(), "marks");
    await step(page, "Check").click();
    await page.getByText(/^2 terms and 1 relation\.$/).waitFor();
  },
);

test("literature: what is no collection is refused, and what was open stays", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lab=literature`);
  await button(page, "Start with the practice abstracts").click();
  await page.getByText("300 of 300 records kept").first().waitFor();
  const alert = page.getByRole("alert");
  for (const [name, content, says] of /** @type {const} */ ([
    ["paper.pdf", "%PDF-1.7 and so on", /paper\.pdf/],
    ["quakes.csv", "when,where,size\n2020,here,5\n", /title/i],
    ["empty.ris", "", /empty\.ris/],
  ])) {
    await choose(page, name, content);
    await alert.waitFor();
    assert.match(await alert.innerText(), says, name);
    await page.getByText("300 of 300 records kept").first().waitFor();
    await alert.getByRole("button", { name: "Dismiss" }).click();
  }
  // Markup is never markup here: what is left of it is text.
  const nasty =
    "<img src=x onerror=\"document.title='owned'\"> Ice <script>document.title='owned'</script>& snow &lt;b&gt;bold";
  await choose(
    page,
    "three.csv",
    `title,abstract,label\n"${nasty.replaceAll('"', '""')}",text,a\nSecond paper,text,a\nThird paper,text,a\n`,
  );
  await page.getByText("3 of 3 records kept").first().waitFor();
  assert.equal(await page.locator("main img, main script, main td b").count(), 0);
  assert.doesNotMatch(await page.title(), /owned/);
  await button(page, "Train a network").click();
  await button(page, "Start").click();
  await alert.waitFor();
  assert.match(await alert.innerText(), /\b12\b/);
  await alert.getByRole("button", { name: "Dismiss" }).click();
  const same = Array.from({ length: 20 }, (_, n) => `Paper number ${n} on rocks,text ${n},only\n`).join("");
  await choose(page, "one.csv", `title,abstract,label\n${same}`);
  await page.getByText("20 of 20 records kept").first().waitFor();
  await button(page, "Train a network").click();
  await button(page, "Start").click();
  await alert.getByText("Only one label").waitFor();
});

test("literature: what a collection is about, in both languages on a phone", ["cpu"], async ({ page, address }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`${address}#lab=literature&sample=geoscience-abstracts&step=check&epochs=3`);
  await page.getByText("300 of 300 records kept").first().waitFor();
  await page.getByLabel("Term", { exact: true }).fill("random forest");
  await button(page, "Look").click();
  await page
    .getByText(/“random forest” rises/)
    .first()
    .waitFor();
  await page.locator("#terms-method").selectOption("distinctive");
  await page.locator("#terms-scope").selectOption("label:glaciers");
  await page
    .getByRole("button", { name: /^(ice|glaciers?)$/ })
    .first()
    .waitFor();
  const graph = page.getByRole("slider", { name: /Which terms stand together/ });
  await graph.focus();
  await page.keyboard.press("ArrowRight");
  await page
    .getByText(/, in \d+ sentences: /)
    .first()
    .waitFor();
  const [graphml] = await Promise.all([page.waitForEvent("download"), button(page, "Save GraphML").click()]);
  assert.match(await readFile(await graphml.path(), "utf8"), /<graphml[\s\S]*<edge /);
  await page.locator(".sentences li").nth(5).waitFor();
  await page.getByRole("button", { name: "中文" }).click();
  for (const index of [0, 1, 2]) {
    await page.locator("ol.steps button, nav ol button").nth(index).click();
    await page.waitForTimeout(300);
    const shown = await page.locator("main").innerText();
    assert.match(shown, /[\u4e00-\u9fff]{4}/);
    assert.doesNotMatch(shown, /\{\w+|undefined/);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert(wide <= 360, `step ${index + 1} is ${wide} wide`);
  }
  assert.equal(await page.locator("#setting-epochs").inputValue(), "3");
});

test(
  "literature: settings that came by link stay until the reader changes them",
  ["cpu"],
  async ({ page, address }) => {
    await page.goto(`${address}#lab=literature&preset=course-text&epochs=3&asked=one&relevant=glaciers&engine=ndarray`);
    await button(page, "Start with the practice abstracts").click();
    await page.getByText("300 of 300 records kept").first().waitFor();
    await button(page, "Train a network").click();
    const value = (/** @type {string} */ setting) => page.locator(`#setting-${setting}`).inputValue();
    assert.deepEqual(await Promise.all(["epochs", "asked", "relevant"].map(value)), ["3", "one", "glaciers"]);
    assert(await page.locator("#preset-course-text").isChecked());
    assert.equal(await page.locator("#engine").inputValue(), "ndarray");
    await page.locator("#setting-epochs").fill("5");
    // Without labels and years there are marks alone to learn from, and no split by time.
    await choose(page, "plain.csv", "title,abstract\nOne paper,text\nAnother paper,text\nA third paper,text\n");
    await page.getByText("3 of 3 records kept").first().waitFor();
    await step(page, "Train").click();
    assert.deepEqual(await Promise.all(["epochs", "asked", "split"].map(value)), ["5", "marks", "random"]);
  },
);

const STATED = [
  "Heavy rainfall triggers landslides on steep slopes.",
  "Again, heavy rainfall causes landslides where forests were cut.",
  "Permafrost thaw leads to slope failure in cold regions.",
  "The asthenosphere is part of the upper mantle.",
  "Silicate minerals such as quartz and feldspar are common.",
];

test("literature: relations confirmed, words by their company, groups", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lab=literature`);
  const rows = STATED.map((sentence, at) => `A paper of its own kind number ${at},"${sentence}"\n`).join("");
  await choose(page, "stated.csv", `title,abstract\n${rows}`);
  await page.getByText("5 of 5 records kept").first().waitFor();
  await button(page, "Find relations").click();
  const candidates = page.getByRole("status").filter({ hasText: /candidates not decided yet$/ });
  await candidates.waitFor();
  const found = Number((await candidates.innerText()).split(" ")[0]);
  assert.equal(found, 5);
  const decide = (/** @type {string} */ word) => page.getByRole("button", { name: new RegExp(`^${word}: `) }).first();
  // Two sentences say it, so it comes first.
  assert.equal(await decide("Confirm").getAttribute("aria-label"), "Confirm: heavy rainfall – causes → landslides");
  await decide("Confirm").click();
  await decide("Confirm").click();
  await decide("Refuse").click();
  await page.getByText(`${found - 3} candidate`).waitFor();
  await page.getByText(/^4 terms and 2 relations\.$/).waitFor();
  // Decisions are there when the reader comes back to the step.
  await step(page, "Data").click();
  await step(page, "Check").click();
  await page.getByText(/^4 terms and 2 relations\.$/).waitFor();
  await page.locator("#relations-shown").selectOption("refused");
  await page.getByText("1 refused", { exact: true }).waitFor();
  const [turtle] = await Promise.all([page.waitForEvent("download"), button(page, "Save Turtle").click()]);
  assert.match(turtle.suggestedFilename(), /-relations\.ttl$/);
  const text = await readFile(await turtle.path(), "utf8");
  assert(text.includes('skos:prefLabel "heavy rainfall"'));
  assert.equal(text.match(/a rdf:Statement/g)?.length, 3);
  const [json] = await Promise.all([page.waitForEvent("download"), button(page, "Save JSON-LD").click()]);
  assert(JSON.parse(await readFile(await json.path(), "utf8"))["@graph"].length >= 4);

  await page.goto(`${address}#lab=literature&sample=geoscience-abstracts&step=check`);
  await page.reload();
  await page.getByText("300 of 300 records kept").first().waitFor();
  await page.locator("#vectors-dimensions").fill("10");
  await page.locator("#vectors-window").fill("2");
  await button(page, "Train the vectors").click();
  await page.getByText(/^\d+ words in \d+ epochs/).waitFor();
  await page.getByLabel("Neighbours of").fill("glacier");
  await button(page, "Look up").click();
  const near = page.getByRole("table", { name: "Nearest to “glacier”" });
  await near.waitFor();
  assert.equal(await near.locator("tbody tr").count(), 10);
  await page.getByText(/This plane shows \d+.* of the variance/).waitFor();
  await page.getByLabel("Neighbours of").fill("nosuchword");
  await button(page, "Look up").click();
  const alert = page.getByRole("alert");
  await alert
    .getByText(/nosuchword/)
    .first()
    .waitFor();
  await alert.getByRole("button", { name: "Dismiss" }).click();

  await page.locator("#writing-vocabulary").fill("60");
  await page.locator("#writing-units").fill("4");
  await button(page, "Train the network that writes").click();
  await page.getByText(/^It knows 60 words and went through/).waitFor();
  await page.getByText(/than counts of word pairs/).waitFor();
  const guesses = page.getByRole("table", { name: "How well each guesses the next word" });
  const perplexities = (await guesses.locator("tbody td.figure").allInnerTexts()).map(Number);
  assert(perplexities.length === 3 && perplexities.every((value) => value > 1 && value < 62), String(perplexities));
  const sentences = page.locator(".writing .sentences li");
  await sentences.nth(2).waitFor();
  const drawn = await sentences.allInnerTexts();
  for (const words of drawn) assert.match(words, /\d+ of \d+ word pairs stand nowhere in the collection\.$/);
  await page.locator("#written-written").fill("1");
  await button(page, "Write").click();
  await page.waitForFunction(() => document.querySelectorAll(".writing .sentences li").length === 1);
  assert.deepEqual(await sentences.allInnerTexts(), drawn.slice(0, 1), "the same seed, the same sentence");
  await page.locator("#written-temperature").fill("3");
  await button(page, "Write").click();
  await page.getByText("Temperature: A number from 0.1 to 2.").waitFor();

  await button(page, "Find groups").click();
  await page.getByText(/^8 groups; .*adjusted Rand index \S*\d/).waitFor();
  assert.equal(await page.getByRole("table", { name: "Groups of documents" }).locator("tbody tr").count(), 8);
});
