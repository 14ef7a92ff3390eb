#!/usr/bin/env node
// The package's command: npx orogen page FOLDER, npx orogen scorm LESSON FILE.
import { cp, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const HELP = `orogen page FOLDER               copies the page into a folder of your site, for <orogen-lab page="/FOLDER/">
orogen scorm LESSON FILE [LANG]   a SCORM 1.2 package of a lesson (LANG: en, zh; else the reader's own)`;

const dist = new URL("dist/", import.meta.url);

/** @param {string} folder */
async function page(folder) {
  await cp(fileURLToPath(dist), folder, { recursive: true });
  return `The page is in ${folder}.`;
}

/** @param {string} id @param {string} file @param {"en" | "zh"} [lang] */
async function scorm(id, file, lang) {
  const [{ scormEntries }, { zipSync }] = await Promise.all([
    import(new URL("www/scorm/package.js", dist).href),
    import(new URL("www/vendor/fflate.js", dist).href),
  ]);
  const read = async (/** @type {string} */ name) => new Uint8Array(await readFile(new URL(name, dist)));
  const text = await readFile(new URL(`www/lessons/${encodeURIComponent(id)}.json`, dist), "utf8").catch(() => null);
  if (!text) throw new Error(`there is no lesson "${id}"`);
  const { version, title } = JSON.parse(text);
  const lesson = { id, version, title: title[lang ?? "en"] };
  await writeFile(file, zipSync(await scormEntries({ lesson, lang, read })));
  return `${file} is a SCORM 1.2 package of the lesson "${lesson.title}".`;
}

const [command, first, second, lang] = process.argv.slice(2);
try {
  if (command === "page" && first) console.log(await page(first));
  else if (command === "scorm" && first && second && [undefined, "en", "zh"].includes(lang))
    console.log(await scorm(first, second, /** @type {"en" | "zh" | undefined} */ (lang)));
  else {
    console.error(HELP);
    process.exitCode = 2;
  }
} catch (why) {
  console.error(`orogen: ${/** @type {Error} */ (why).message}`);
  process.exitCode = 1;
}
