// The npm package in other people's pages: by a plain script tag, built by Vite and by webpack; and its files, types
// and README.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { announce } from "../../scripts/announce.mjs";
import { serve } from "../../scripts/serve.mjs";
import { file, test } from "./harness.mjs";
import { installedPackage } from "./packed.mjs";

/** @typedef {import("playwright-core").Page} Page */

const fixture = fileURLToPath(new URL("../fixtures/embed/", import.meta.url));
const inside = (/** @type {Page} */ page) => page.frameLocator("orogen-lab iframe");

/** A site with the page in its folder orogen/, made by the package's own command. */
function site() {
  const folder = installedPackage();
  execFileSync(join(folder, "node_modules/.bin/orogen"), ["page", join(folder, "orogen")]);
  return folder;
}

/** What both builds must do: the module computes, and the element shows its page. @param {Page} page @param {string} address */
async function works(page, address) {
  await page.goto(address);
  await page.getByText("1679 of 1707 events").waitFor();
  await inside(page).getByRole("heading", { level: 1 }).waitFor();
  await inside(page).locator("#setting-steps").waitFor();
}

test("README's page with the element runs as it is written", ["cpu"], async ({ page, also }) => {
  const folder = site();
  const readme = (await file("pkg/README.md")).toString();
  writeFileSync(join(folder, "index.html"), readme.match(/```html\n([\s\S]*?)```/)?.[1] ?? "");
  const { address, close } = await serve(folder, 0);
  also(address);
  try {
    await page.goto(address);
    await inside(page).locator("#setting-epochs").waitFor();
    /** @param {string} code runs with the element as `lab` */
    const lab = (code) => page.evaluate(`(async (lab) => { ${code} })(document.querySelector("orogen-lab"))`);
    assert.equal(await lab('return lab.get("result").catch(({ code }) => code)'), "not-trained");
    await inside(page).getByRole("button", { name: "Start", exact: true }).click();
    await page.getByRole("status").filter({ hasText: "The network is" }).waitFor();
    assert.equal(await lab('return (await lab.get("state")).epoch'), 5);
    assert((await lab('return (await lab.get("result")).scores.mse')) > 0);
    assert.match(
      await page.locator("orogen-lab").evaluate((one) => one.style.cssText),
      /--orogen-content-height: \d+px/,
    );
    // Two calls in one breath: the second waits for the first.
    await lab(
      'lab.load("lab=earthquakes&sample=synthetic&epochs=1&seeds=1"); lab.start(); return new Promise((told) => lab.addEventListener("result", told, { once: true }))',
    );
    assert.equal(await lab('return (await lab.get("state")).epochs'), 1);
    // A change of an attribute is followed without a new load of the page.
    await lab('lab.setAttribute("epochs", "3"); lab.setAttribute("seed", "8")');
    await inside(page).locator("#setting-seed").and(inside(page).locator("[value='8']")).waitFor();
    assert.equal(await inside(page).locator("#setting-epochs").inputValue(), "3");
    const missing =
      'lab.setAttribute("page", "/nowhere/"); return new Promise((told) => lab.addEventListener("error", ({ detail }) => told(detail)))';
    assert.deepEqual(await lab(missing), { code: "page-missing", page: `${address}nowhere/` });
    await page.getByRole("alert").getByText("npx orogen page").waitFor();
  } finally {
    close();
  }
});

test("a page built by Vite has the module and the element", ["cpu"], async ({ page, also }) => {
  const { build } = await import("vite");
  const folder = site();
  const root = join(folder, "with-vite");
  cpSync(fixture, root, { recursive: true });
  await build({ root, base: "./", logLevel: "error" });
  const { address, close } = await serve(folder, 0);
  also(address);
  try {
    await works(page, `${address}with-vite/dist/index.html`);
  } finally {
    close();
  }
});

test("a page built by webpack has the module and the element", ["cpu"], async ({ page, also }) => {
  const { default: webpack } = await import("webpack");
  const folder = site();
  const context = join(folder, "with-webpack");
  cpSync(fixture, context, { recursive: true });
  const path = join(context, "dist");
  const stats = await new Promise((done, fail) =>
    webpack({ context, mode: "production", entry: "./main.js", output: { path, filename: "main.js" } }, (why, stats) =>
      why ? fail(why) : done(stats),
    ),
  );
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).errors, []);
  cpSync(join(context, "index.html"), join(path, "index.html"));
  const { address, close } = await serve(folder, 0);
  also(address);
  try {
    await works(page, `${address}with-webpack/dist/index.html`);
  } finally {
    close();
  }
});

/** Checks of the package's files and types, which need no browser. @type {Record<string, () => Promise<void>>} */
export const packageChecks = {
  "publint and arethetypeswrong find nothing wrong with the package": async () => {
    const [{ publint }, { checkPackage, createPackageFromTarballData }] = await Promise.all([
      import("publint"),
      import("@arethetypeswrong/core"),
    ]);
    const folder = installedPackage();
    const { messages } = await publint({ pkgDir: join(folder, "node_modules/orogen"), strict: true });
    assert.deepEqual(messages, []);
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
    const found = await checkPackage(createPackageFromTarballData(readFileSync(join(folder, tarball))));
    assert(found.types);
    // The package is an ES module alone: `require` and the resolution of before `exports` are not promised.
    const promised = found.problems.filter(
      (problem) =>
        problem.kind !== "CJSResolvesToESM" && !("resolutionKind" in problem && problem.resolutionKind === "node10"),
    );
    assert.deepEqual(promised, []);
  },
  "a page that knows its address tells it to other sites": async () => {
    const folder = mkdtempSync(join(tmpdir(), "orogen-address-"));
    cpSync("dist/index.html", join(folder, "index.html"));
    announce(folder, "https://example.org/orogen");
    const html = readFileSync(join(folder, "index.html"), "utf8");
    for (const [attribute, value] of [
      ["og:url", "https://example.org/orogen/"],
      ["og:image", "https://example.org/orogen/www/icons/screenshot-wide.png"],
    ])
      assert(html.includes(`property="${attribute}" content="${value}"`), attribute);
    assert.match(html, /type="application\/json\+oembed" href="https:\/\/example\.org\/orogen\/oembed\.json"/);
    const told = JSON.parse(readFileSync(join(folder, "oembed.json"), "utf8"));
    assert.deepEqual([told.version, told.type], ["1.0", "rich"]);
    assert.match(told.html, /^<iframe src="https:\/\/example\.org\/orogen\/" /);
    const [width, height] = [16, 20].map((at) => readFileSync("dist/www/icons/screenshot-wide.png").readUInt32BE(at));
    assert.deepEqual([told.thumbnail_width, told.thumbnail_height], [width, height]);
    rmSync(folder, { recursive: true });
  },
  "the package's types serve a developer": async () => {
    const folder = installedPackage();
    const root = join(folder, "types");
    mkdirSync(root);
    cpSync(join(fixture, "consumer.ts"), join(root, "consumer.ts"));
    const options = [
      "--ignoreConfig",
      "--strict",
      "--noEmit",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2022,dom",
    ];
    execFileSync("node_modules/.bin/tsc", [...options, join(root, "consumer.ts")], { stdio: "pipe" });
  },
};
