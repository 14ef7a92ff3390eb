// What is published is read by machines: comments and line breaks are a third of what a visitor would load. File by file,
// so that names, addresses and the order of loading stay. A hook of trunk's, for releases only.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

if (process.env.OROGEN_PROFILE !== "release") process.exit();
const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
const own = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(js|css)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  // Libraries are as they came; precache.mjs looks for its places in the service worker.
  .filter((path) => !/[/\\]vendor[/\\]|[/\\]sw\.js$/.test(path));
for (const path of own) {
  const text = readFileSync(path, "utf8");
  // What it says to the bundlers of others is said in comments.
  if (text.includes("@vite-ignore")) continue;
  const { code } = transformSync(text, {
    loader: path.endsWith(".css") ? "css" : "js",
    minify: true,
    charset: "utf8",
    target: "es2022",
  });
  writeFileSync(path, code);
}
