// Offline: the files of one version, whole or not at all. The build fills in the list and the version.

/** @type {{ url: string, revision: string }[]} */
const PRECACHE = /*PRECACHE*/ [];
/** The files of the modules that most visits never need. @type {typeof PRECACHE} */
const LATER = /*LATER*/ [];
const VERSION = "/*VERSION*/";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
// The scope is in the name: copies of the page in other folders of this host keep their own.
const PREFIX = `orogen ${scope} `;
const CACHE = PREFIX + VERSION;
const index = new URL("index.html", scope).href;
const shared = new URL("shared", scope).href;
/** @param {typeof PRECACHE} files @returns {Map<string, string>} */
const byAddress = (files) => new Map(files.map(({ url, revision }) => [new URL(url, scope).href, revision]));
const urls = byAddress(PRECACHE);
const later = byAddress(LATER);
/** Where a cache says what is in its files, for the version after it. */
const REVISIONS = new URL("revisions", scope).href;

worker.addEventListener("install", (event) => event.waitUntil(fetchAll()));

async function fetchAll() {
  if (urls.size === 0) throw new Error("the build did not fill in the list of files");
  const cache = await caches.open(CACHE);
  const before = await filesBefore();
  // What has not changed is taken from the version before: an update costs what it changed.
  const put = async (/** @type {[string, string]} */ [url, revision], /** @type {boolean} */ needed) => {
    const known = before.get(`${url} ${revision}`);
    if (known) await cache.put(url, known);
    else if (needed) await cache.put(url, await fetchExactly(url, revision));
  };
  await Promise.all([...urls].map((file) => put(file, true)));
  await Promise.all([...later].map((file) => put(file, false)));
  await cache.put(REVISIONS, Response.json([...urls, ...later]));
}

/** A file of this version and no other's, also while a server is being updated. @param {string} url @param {string} revision */
async function fetchExactly(url, revision) {
  // Past the HTTP cache, which may have an old one.
  const response = await fetch(new Request(url, { cache: "reload" }));
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  // Some hosts write into a page (a counter, a certificate's notice); nobody may into a module.
  if (url === index) return response;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!found.startsWith(revision)) throw new Error(`another version's: ${url}`);
  return response;
}

/** What is kept of other versions, by address and revision. */
async function filesBefore() {
  /** @type {Map<string, Response>} */
  const found = new Map();
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === CACHE) continue;
    const cache = await caches.open(name);
    const listed = await cache.match(REVISIONS);
    for (const [url, revision] of listed ? await listed.json() : []) {
      const response = await cache.match(url);
      if (response) found.set(`${url} ${revision}`, response);
    }
  }
  return found;
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
  const { data, ports } = event;
  if (data === "update") worker.skipWaiting();
  // The page asks when it has settled, for the modules that this machine can run.
  if (Array.isArray(data?.keep))
    event.waitUntil(
      keepLater(data.keep).then(
        () => ports[0]?.postMessage("kept"),
        (why) => ports[0]?.postMessage(String(why)),
      ),
    );
});

/** @param {string[]} folders */
async function keepLater(folders) {
  const cache = await caches.open(CACHE);
  const asked = folders.map((folder) => new URL(`${folder}/`, scope).href);
  for (const [url, revision] of later)
    if (asked.some((folder) => url.startsWith(folder)) && !(await cache.match(url)))
      await cache.put(url, await fetchExactly(url, revision));
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "POST" && request.url === shared) event.respondWith(keepShared(request));
  if (request.method !== "GET") return;
  const url = request.url.replace(/[?#].*$/, "");
  const wanted = request.mode === "navigate" && url === scope ? index : url;
  if (urls.has(wanted)) event.respondWith(fromCache(wanted, request));
  else if (later.has(url)) event.respondWith(kept(url));
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

/** A module of another engine, kept from its first use on. @param {string} url */
async function kept(url) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(url);
  if (known) return known;
  const response = await fetchExactly(url, later.get(url) ?? "");
  await cache.put(url, response.clone()).catch(() => {});
  return response;
}
