// Serves a folder on 127.0.0.1 with the right MIME types: serve.mjs FOLDER [PORT]. Port 0 takes a free one.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** @type {Record<string, string>} */
export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".geojson": "application/geo+json",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
};

/**
 * @param {string} folder
 * @param {number} port
 * @param {string} [under] a sub-folder the page appears in, such as "/course/"
 * @param {Record<string, string>} [headers] sent with each file
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export function serve(folder, port, under = "/", headers = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const inside = pathname.startsWith(under) ? pathname.slice(under.length) : undefined;
    let path = join(root, normalize(`/${decodeURIComponent(inside ?? "..")}`));
    let found = inside === undefined ? null : await stat(path).catch(() => null);
    if (found?.isDirectory()) {
      path = join(path, "index.html");
      found = await stat(path).catch(() => null);
    }
    if (!found?.isFile()) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    const own = { "content-type": type, "content-length": found.size, "cache-control": "no-cache" };
    response.writeHead(200, { ...own, ...headers });
    createReadStream(path).pipe(response);
  });
  return new Promise((done, fail) => {
    server.on("error", fail);
    server.listen(port, "127.0.0.1", () => {
      const { port: bound } = /** @type {import("node:net").AddressInfo} */ (server.address());
      done({ address: `http://127.0.0.1:${bound}${under}`, close: () => server.close() });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  const { address } = await serve(folder, Number(port)).catch((why) => {
    console.error(`orogen: port ${port} cannot be used (${why.code}); try make serve PORT=8081`);
    process.exit(1);
  });
  console.log(`Orogen is at ${address} (Ctrl+C ends it)`);
}
