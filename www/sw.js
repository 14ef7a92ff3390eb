// Offline: the files of one version, whole or not at all. The build fills in the list and the version.

/** @type {{ url: string, revision: string }[]} */
const PRECACHE = /*PRECACHE*/ [];
const VERSION = "/*VERSION*/";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
// The scope is in the name: copies of the page in other folders of this host keep their own.
const PREFIX = `orogen ${scope} `;
const CACHE = PREFIX + VERSION;
const index = new URL("index.html", scope).href;
const shared = new URL("shared", scope).href;
const modules = ["gpu/", "ndarray/"].map((folder) => new URL(folder, scope).href);
const urls = new Map(PRECACHE.map(({ url, revision }) => [new URL(url, scope).href, revision]));

worker.addEventListener("install", (event) => event.waitUntil(fetchAll()));

async function fetchAll() {
  if (urls.size === 0) throw new Error("the build did not fill in the list of files");
  const cache = await caches.open(CACHE);
  // Past the HTTP cache, or an old file could be kept under the new version.
  await cache.addAll([...urls.keys()].map((url) => new Request(url, { cache: "reload" })));
}

worker.addEventListener("activate", (event) => event.waitUntil(dropOthers()));

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

// A new version waits until the page says so: reloading in mid-training is the reader's decision.
worker.addEventListener("message", (event) => {
  if (event.data === "update") worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "POST" && request.url === shared) event.respondWith(keepShared(request));
  if (request.method !== "GET") return;
  const url = request.url.replace(/[?#].*$/, "");
  const wanted = request.mode === "navigate" && url === scope ? index : url;
  if (urls.has(wanted)) event.respondWith(fromCache(wanted, request));
  else if (modules.some((folder) => url.startsWith(folder))) event.respondWith(kept(url, request));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => fromCache(index, request)));
});

/** What another app shared: kept for the page, www/shell/handed.js, which takes it. @param {Request} request */
async function keepShared(request) {
  const form = await request.formData();
  const cache = await caches.open("orogen shared");
  const given = [...form.getAll("files"), form.get("text")].filter((one) => one !== null && one !== "");
  await Promise.all(
    given.map((one, index) => {
      const name = typeof one === "string" ? "" : encodeURIComponent(one?.name ?? "");
      return cache.put(`./shared/${index}`, new Response(one, { headers: { "x-name": name } }));
    }),
  );
  return Response.redirect(`${index}?shared`, 303);
}

/** @param {string} url @param {Request} request */
async function fromCache(url, request) {
  const cache = await caches.open(CACHE);
  // A browser short of space may have thrown the file away.
  return (await cache.match(url)) ?? fetch(request);
}

/** A module of another engine: large, and on most visits not needed; kept from its first use on. @param {string} url @param {Request} request */
async function kept(url, request) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(url);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await cache.put(url, response.clone()).catch(() => {});
  return response;
}
