// What tests of the Terrain lab do again and again, by role and name.

import { readFile } from "node:fs/promises";

/** @typedef {import("playwright-core").Page} Page */

export const STEPS = ["Data", "Check", "Train", "Judge", "Take home"];

/** @param {Page} page @param {string} name */
export const button = (page, name) => page.getByRole("button", { name, exact: true });

/** @param {Page} page @param {string} name */
export const step = (page, name) => page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name });

/** @param {Page} page */
export const status = (page) => page.getByRole("status", { name: "Training status" });

/** @param {Page} page @param {string} name @param {string | Uint8Array} content */
export const give = (page, name, content) =>
  page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

/** Drops a file onto the page. @param {Page} page @param {string} name @param {string} content */
export const drop = (page, name, content) =>
  page.evaluate(
    ([called, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text ?? ""], called ?? ""));
      for (const type of ["dragenter", "dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [name, content],
  );

/** Opens the bundled sample in the Terrain lab. @param {Page} page @param {string} address */
export async function open(page, address) {
  await page.goto(`${address}#lab=terrain`);
  await button(page, "Start with a real mountain fault").click();
  await page.getByRole("heading", { name: "What the file became" }).waitFor();
}

/** Trains so many steps, with a frame of the film each `every`. @param {Page} page @param {number} steps @param {number} every */
export async function train(page, steps, every) {
  await step(page, "Train").click();
  await page.getByRole("textbox", { name: "Steps", exact: true }).fill(String(steps));
  await page.getByLabel("Steps a frame", { exact: true }).fill(String(every));
  await page.getByLabel("Batch size", { exact: true }).fill("8");
  await button(page, "Start").click();
  await button(page, "Train further").waitFor();
}

/** Whether a canvas holds more than one colour. @param {Page} page @param {string} figure */
export const isDrawn = (page, figure) =>
  page.waitForFunction((name) => {
    const canvas = [...document.querySelectorAll("figure")]
      .find((one) => one.querySelector("figcaption b")?.textContent === name)
      ?.querySelector("canvas");
    const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const colours = new Set();
    for (let at = 0; at < pixels.length; at += 4 * 97) colours.add(`${pixels[at]} ${pixels[at + 1]} ${pixels[at + 2]}`);
    return colours.size > 30;
  }, figure);

/** Saves ground in a format. @param {Page} page @param {string} form @param {string} format */
export async function saved(page, form, format) {
  const bar = page.getByRole("form", { name: form });
  await bar.getByLabel("Save as").selectOption(format);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    bar.getByRole("button", { name: "Save", exact: true }).click(),
  ]);
  return readFile(await file.path());
}
