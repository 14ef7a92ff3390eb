// What a teacher makes: a lesson from the state of the lab, tried, handed on as a link and a file; and the glossary, the
// first minute, the languages.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { check, file, test } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });

test(
  "a teacher's lesson goes as a link and as a file, and holds to the teacher's run",
  ["cpu"],
  async ({ page, address, context }) => {
    await page.goto(`${address}#lab=earthquakes&sample=csep-comcat&epochs=2&seeds=1&seed=7`);
    await button(page, "Start").click();
    await button(page, "Train further").waitFor();
    await page
      .getByText(/simple rule|constant|straight/i)
      .first()
      .waitFor();
    await page.getByRole("link", { name: "Make or open a lesson" }).click();
    await page.getByLabel("Title · English").fill("Two epochs <img src=x onerror=alert(1)>");
    await page.getByLabel("Title · 中文").fill("两轮");
    await page.getByText("No steps yet.").waitFor();
    assert.equal(await button(page, "Add the step").getAttribute("aria-disabled"), "true");
    await page.getByLabel("What the learner reads · English").fill("Train {nothing} for two epochs.");
    await page.getByLabel("Wait for a run like the one that is open in the lab").check();
    await page.getByLabel("Settings the learner may change").selectOption("some");
    await page.getByLabel("Learning rate", { exact: true }).check();
    await page.getByLabel("Question", { exact: true }).selectOption("number");
    await page.getByLabel("Which number").selectOption("scores.mse");
    await button(page, "Add the step").click();
    await page.locator(".teach-steps").getByText("Train {nothing}").waitFor();
    await button(page, "Copy the link").click();
    const link = await page.getByLabel("Link to the lesson").inputValue();
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save the lesson file").click()]);
    const saved = await readFile(await download.path());
    const lesson = JSON.parse(saved.toString());
    assert.deepEqual(lesson.steps[0].unlock, ["learningRate"]);
    assert.equal(lesson.steps[0].wait.run["spec.seed"], 7);
    assert.equal(lesson.steps[0].open.sample, "csep-comcat");

    const pupil = await context.newPage();
    pupil.setDefaultTimeout(60_000);
    await pupil.goto(link);
    const card = pupil.locator(".lesson section");
    await card.getByText("Two epochs <img src=x onerror=alert(1)>").waitFor();
    await pupil.locator("#setting-seed").waitFor();
    assert(await pupil.locator("#setting-seed").isDisabled());
    assert(!(await pupil.locator("#setting-learningRate").isDisabled()));
    assert.equal(await pupil.locator("#setting-seed").inputValue(), "7");
    await button(pupil, "Start").click();
    await card.getByText(/Your run is done/).waitFor();
    const mse = await pupil.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith("orogen.lesson.made.own")) ?? "";
      return JSON.parse(localStorage.getItem(key) ?? "{}").kept.run1.scores.mse;
    });
    await card.getByLabel("Your answer").fill(String(mse));
    await card.getByRole("button", { name: "Check" }).click();
    await card.getByText("Right.").waitFor();
    await pupil.close();

    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "two.lesson.json", mimeType: "application/json", buffer: saved });
    await page
      .locator(".lesson section")
      .getByText(/^Step 1 of 1/)
      .waitFor();
  },
);

test("the glossary speaks both languages and is searched", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#page=glossary`);
  await page.getByLabel("Search").fill("overfitting");
  await page.getByText("1 term", { exact: true }).waitFor();
  await button(page, "中文").click();
  await page.getByLabel("搜索").fill("梯度消失");
  await page.getByRole("term").filter({ hasText: "梯度消失" }).waitFor();
});

test("the first minute is led, ticked off and gone for good", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  const guide = page.getByRole("region", { name: "Your first minute" });
  await guide.waitFor();
  await button(page, "Start with a week of real earthquakes").click();
  await guide.getByText("✓ done").waitFor();
  await button(page, "Do not show again").click();
  await guide.waitFor({ state: "detached" });
  await page.reload();
  await button(page, "Start with a week of real earthquakes").waitFor();
  assert.equal(await guide.count(), 0);
});

/** Keys of what data says in words, however deep. @param {any} held @returns {string[]} */
const languages = (held) =>
  typeof held !== "object" || held === null
    ? []
    : "en" in held
      ? [Object.keys(held).sort().join()]
      : Object.values(held).flatMap(languages);

await check("lessons and glossary say everything in both languages, the glossary with sources", async () => {
  for (const name of await readdir("www/lessons")) {
    if (!name.endsWith(".json")) continue;
    const lesson = JSON.parse((await file(`www/lessons/${name}`)).toString());
    assert.deepEqual([...new Set(languages(lesson))], ["en,zh"], name);
  }
  const [en, zh] = await Promise.all(
    ["en", "zh"].map(async (language) => JSON.parse((await file(`www/glossary/${language}.json`)).toString())),
  );
  const ids = (/** @type {{ id: string }[]} */ terms) => terms.map(({ id }) => id);
  assert.deepEqual(ids(en), ids(zh));
  for (const { id, text, source } of [...en, ...zh]) {
    const sentences = text.split(/(?<=[.。])\s*/).filter(Boolean);
    assert(sentences.length === 2 && source.length > 5, id);
  }
});

/** Sentences of a text, in either language. @param {string} text */
const sentences = (text) => text.split(/(?<=[.?!][”)]?)\s+|(?<=[。！？][”）]?)/).filter((one) => one.trim()).length;

/** All of the page's scripts that draw. @param {string} folder @returns {Promise<string[]>} */
async function scripts(folder) {
  const names = await readdir(folder, { recursive: true });
  return Promise.all(
    names.filter((name) => name.endsWith(".js")).map(async (name) => String(await file(`${folder}/${name}`))),
  );
}

await check("each figure and setting explains itself in two sentences with a source, in both languages", async () => {
  const [en, zh] = (await Promise.all(["en", "zh"].map((name) => import(`../../www/words/${name}.js`)))).map(
    (module) => /** @type {Record<string, string>} */ (module.default),
  );
  const { sourceOf } = await import("../../www/words/sources.js");
  const code = (await Promise.all(["www/labs", "www/views"].map(scripts))).flat().join("\n");
  // Explanations by name, and families of them by what their names begin with; settings by their families.
  const named = [...code.matchAll(/(?:\bexplain: |\b(?:why|mark)\()"([^"]+)"/g)].map(([, key]) => key ?? "");
  const families = [...code.matchAll(/(?:\bexplain: |\b(?:why|mark)\([^`"\n]*)`([^`]+)`/g)].map(
    ([, key = ""]) => new RegExp(`^${key.replaceAll(".", "\\.").replace(/\$\{[\w.]+\}/g, "\\w+")}$`),
  );
  const keys = [...named, ...Object.keys(en ?? {}).filter((key) => families.some((family) => family.test(key)))];
  assert(
    named.length > 80 && families.length >= 7 && keys.length > 140,
    `${named.length} ${families.length} ${keys.length}`,
  );
  const lacking = keys.filter(
    (key) => !sourceOf(key) || sentences(en?.[key] ?? "") < 2 || sentences(zh?.[key] ?? "") < 2,
  );
  assert.deepEqual(lacking, []);
});
