// The pictures of the page for README and for the install dialog, of a run on the bundled week: `make pictures`.
import { copyFile } from "node:fs/promises";
import { launch } from "../tests/browser/harness.mjs";
import { serve } from "./serve.mjs";

const WIDE = { width: 1280, height: 860 };
const NARROW = { width: 390, height: 844 };

const server = await serve("dist", 0);
const browser = await launch("cpu");
for (const [viewport, path] of /** @type {const} */ ([
  [WIDE, "docs/page.png"],
  [NARROW, "www/icons/screenshot-narrow.png"],
])) {
  const context = await browser.newContext({ locale: "en-GB", viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(server.address);
  await page.getByRole("button", { name: "Start with a week of real earthquakes" }).click();
  await page.getByRole("button", { name: "Train a network" }).click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByRole("button", { name: "Train further" }).waitFor();
  await page
    .getByText(/simplest|better than|worse than/)
    .first()
    .waitFor();
  await page.waitForTimeout(3000);
  await page.screenshot({ path });
  await context.close();
}
await browser.close();
server.close();
await copyFile("docs/page.png", "www/icons/screenshot-wide.png");
