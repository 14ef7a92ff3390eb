// The page as one file, opened as by double-click: under 5 MB, one whole job on the CPU, a lesson, nothing asked of anybody.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { single } from "../../scripts/single.mjs";
import { test } from "./harness.mjs";

test("one file that runs by double-click trains, judges and teaches", ["cpu"], async ({ page, context }) => {
  const folder = mkdtempSync(join(tmpdir(), "orogen-single-"));
  try {
    const html = await single(resolve("dist"));
    assert(gzipSync(html).length < 5e6, `${gzipSync(html).length} bytes gzipped`);
    const path = join(folder, "orogen.html");
    writeFileSync(path, html);
    const address = pathToFileURL(path).href;
    /** @type {string[]} */
    const asked = [];
    context.on("request", (request) => asked.push(request.url()));

    await page.goto(`${address}#lab=earthquakes&sample=csep-comcat&epochs=2&seeds=1`);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await page.getByRole("button", { name: "Train further" }).waitFor();
    await page.getByRole("button", { name: "See the verdict" }).click();
    await page.getByRole("table", { name: "On events it has not seen" }).waitFor();
    await page.getByRole("link", { name: "Terrain" }).click();
    await page.getByRole("button", { name: "Start with a real mountain fault" }).click();
    await page.getByText("403 × 344 cells").first().waitFor();
    await page.getByRole("button", { name: "中文" }).click();
    await page.getByRole("link", { name: "文献" }).waitFor();
    await page.goto(`${address}?lesson#lesson=leak&lang=en`);
    await page.getByText(/829 rows kept/).waitFor();
    assert.equal(await page.getByRole("alert").count(), 0);
    const others = asked.filter((url) => !/^(blob|data):/.test(url) && !url.startsWith(address));
    assert.deepEqual(others, []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
