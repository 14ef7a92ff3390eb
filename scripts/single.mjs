// The page as one HTML file that runs from `file:`, where browsers load neither modules nor anything beside a page: all
// of it inside, the CPU module alone, its policy for scripts by hashes. single.mjs FILE [the built page's folder]
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What is inside is asked for by addresses below this one, which nobody has. */
const BASE = "https://inside.invalid/";
const TYPES = { wasm: "application/wasm", json: "application/json" };
/** Not with it: what each of these is for needs a server. */
const ABSENT = /^\.\.\/(ndarray|gpu)\/orogen\.js$/;

/** @param {string} dist @returns {import("esbuild").Plugin} */
const inside = (dist) => ({
  name: "inside",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: ABSENT }, ({ path }) => ({ path, namespace: "absent" }));
    onLoad({ filter: /./, namespace: "absent" }, ({ path }) => ({
      contents: `export default () => { throw new Error(${JSON.stringify(`${path} is not in this file`)}); }; export class Workbench {}`,
    }));
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const address = JSON.stringify(new URL(relative(dist, path), BASE).href);
      return { contents: (await readFile(path, "utf8")).replaceAll("import.meta.url", address) };
    });
  },
});

/** A script that stands before the others, in the page and in its worker: what is inside answers as if it were fetched. */
const answering = `
const inside = Object.assign(Object.create(null), FILES);
const outside = globalThis.fetch;
globalThis.fetch = async (asked, options) => {
  const address = String(asked?.url ?? asked);
  if (!address.startsWith(${JSON.stringify(BASE)})) return outside(asked, options);
  const name = address.slice(${BASE.length});
  if (!inside[name]) return new Response("", { status: 404 });
  const packed = Uint8Array.from(atob(inside[name]), (letter) => letter.charCodeAt(0));
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const type = ${JSON.stringify(TYPES)}[name.split(".").at(-1)] ?? "text/plain";
  return new Response(await new Response(bytes).arrayBuffer(), { headers: { "content-type": type } });
};`;

/** In the page alone: workers start from a text, and no other engine is looked for. */
const starting = `
const { "orogen_bg.wasm": module } = FILES;
const script = "const FILES = " + JSON.stringify({ "orogen_bg.wasm": module }) + ";" + WORKER;
const home = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
const Outside = globalThis.Worker;
globalThis.Worker = class extends Outside {
  constructor(_, { name } = {}) {
    super(home, { name });
  }
};
Object.defineProperty(navigator, "gpu", { value: undefined });`;

/** @param {string} text safe within a script element */
const literal = (text) => JSON.stringify(text).replaceAll("<", "\\u003c");
const hash = (/** @type {string} */ text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** @param {string} dist the built page @returns {Promise<string>} the HTML */
export async function single(dist) {
  const options = /** @type {const} */ ({
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    target: "es2022",
    logLevel: "error",
    legalComments: "none",
  });
  const script = async (/** @type {string} */ name, /** @type {"esm" | "iife"} */ format) => {
    const made = await build({ ...options, entryPoints: [join(dist, name)], format, plugins: [inside(dist)] });
    return made.outputFiles[0]?.text ?? "";
  };
  const html = await readFile(join(dist, "index.html"), "utf8");
  const sheets = [...html.matchAll(/<link rel="stylesheet"(?: media="(\w+)")? href="([^"]+)">/g)];
  const [worker, page, style] = await Promise.all([
    script("www/worker.js", "iife"),
    script("www/main.js", "esm"),
    build({
      ...options,
      stdin: {
        contents: sheets.map(([, media = "", name]) => `@import "./${name}" ${media};`).join("\n"),
        resolveDir: dist,
        loader: "css",
      },
      loader: { ".svg": "dataurl" },
    }).then((made) => made.outputFiles[0]?.text ?? ""),
  ]);
  /** @type {string[]} */
  const kept = JSON.parse(await readFile(join(dist, "files.json"), "utf8"));
  const names = kept.filter((name) =>
    /^(www\/(samples|lessons|glossary)\/.*|www\/vendor\/.*\.(json|txt)|orogen_bg\.wasm)$/.test(name),
  );
  const data = names.filter((name) => !name.endsWith(".js") && !name.endsWith(".md"));
  const files = await Promise.all(
    data.map(async (name) => [name, gzipSync(await readFile(join(dist, name)), { level: 9 }).toString("base64")]),
  );
  const code = [
    `const FILES = ${JSON.stringify(Object.fromEntries(files))};`,
    `const WORKER = ${literal(`${answering}\n${worker}`)};`,
    `{${answering}${starting}}`,
    page.replaceAll("</script", "<\\/script"),
  ].join("\n");
  const icon = (await readFile(join(dist, "www/icons/orogen.svg"))).toString("base64");
  const policy = `default-src 'none'; script-src ${hash(code)} 'wasm-unsafe-eval'; worker-src blob:; style-src ${hash(style)}; img-src blob: data:; connect-src data: blob:`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Orogen</title>
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon}">
<style>${style}</style>
</head>
<body>
<noscript><p>Orogen computes in this page and needs JavaScript.</p></noscript>
<script type="module">${code}</script>
</body>
</html>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , to = "orogen.html", dist = fileURLToPath(new URL("../dist/", import.meta.url))] = process.argv;
  const made = await single(resolve(dist));
  await writeFile(to, made);
  const mega = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(2);
  console.log(`${to}: ${mega(Buffer.byteLength(made))} MB, ${mega(gzipSync(made).length)} MB gzipped`);
}
