#!/usr/bin/env node
// The package's command: npx orogen page FOLDER.
import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const HELP = `orogen page FOLDER   copies the page into a folder of your site, for <orogen-lab page="/FOLDER/">`;

const [command, folder] = process.argv.slice(2);
if (command === "page" && folder) {
  await cp(fileURLToPath(new URL("dist/", import.meta.url)), folder, { recursive: true });
  console.log(`The page is in ${folder}.`);
} else {
  console.error(HELP);
  process.exitCode = 2;
}
