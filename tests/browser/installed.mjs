// What the page is once it is installed: what the system may hand over, and what the reader may ask of the copy kept
// for offline use.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

const CSV = "time,latitude,longitude,depth,mag\n";
const rows = Array.from(
  { length: 40 },
  (_, i) => `2020-01-${String((i % 28) + 1).padStart(2, "0")}T00:00:00Z,${i},${2 * i},${i},${3 + (i % 20) / 10}`,
);

test("the manifest names what an installed page opens, and all of it exists", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  const manifest = await (await page.request.get(`${address}manifest.webmanifest`)).json();
  for (const { src } of [...manifest.icons, ...manifest.screenshots])
    assert.equal((await page.request.get(`${address}${src}`)).status(), 200, src);
  assert.deepEqual(manifest.screenshots.map((/** @type {any} */ one) => one.form_factor).sort(), ["narrow", "wide"]);
  const kinds = Object.values(manifest.file_handlers[0].accept).flat();
  for (const kind of [".orogen", ".csv", ".geojson"]) assert(kinds.includes(kind), kind);
  const links = page.locator("[data-part=labs] a");
  await links.first().waitFor();
  const labs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.deepEqual(
    manifest.shortcuts.map((/** @type {any} */ { url }) => new URL(url, address).hash),
    labs,
  );
});

test("a file that another app shares is opened, once", ["cpu"], async ({ page, address }) => {
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  const landed = page.waitForURL(/index\.html/);
  // The form that a browser submits for another app.
  await page.evaluate((csv) => {
    const form = Object.assign(document.createElement("form"), { action: "./shared", method: "post" });
    const input = Object.assign(document.createElement("input"), { type: "file", name: "files" });
    const given = new DataTransfer();
    given.items.add(new File([csv], "shared.csv", { type: "text/csv" }));
    input.files = given.files;
    form.enctype = "multipart/form-data";
    form.append(input);
    document.body.append(form);
    form.submit();
  }, CSV + rows.join("\n"));
  await landed;
  await page.getByText("40 of 40 rows kept").waitFor();
  assert(!page.url().includes("shared"), page.url());
  await page.reload();
  await page.getByRole("button", { name: "Start with a week of real earthquakes" }).waitFor();
  assert.equal(await page.getByText("40 of 40 rows kept").count(), 0);
});

test(
  "the help tells how much is kept, looks for an update, and forgets everything",
  ["cpu"],
  async ({ page, address }) => {
    await page.goto(address);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.evaluate(() => localStorage.setItem("orogen.theme", "dark"));
    await page.reload();
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByText(/Kept in this browser: [\d.,]+ MB/).waitFor();
    await page.getByRole("button", { name: "Check for an update" }).click();
    await page.getByText("This is the newest version.").waitFor();
    await page.getByRole("button", { name: "Reset …" }).click();
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Forget everything" }).click()]);
    assert.equal(await page.evaluate(() => localStorage.getItem("orogen.theme")), null);
  },
);

test("a lab is opened by its address", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lab=earthquakes`);
  const lab = page.getByRole("link", { name: "Earthquakes" });
  assert.equal(await lab.getAttribute("aria-current"), "page");
});
