// The service worker: a second visit works without network, and a new version waits until the reader agrees and no
// window trains.
import { t } from "../words/index.js";
import { isRefused } from "./storage.js";
import { whenNobodyTrains } from "./training.js";

/** @import { Orogen } from "../../pkg/orogen.d.ts" */
/** @import { Notices } from "./notices.js" */

/** @typedef {"no-browser" | "no-server" | "failed" | "waiting" | "ready"} Offline */
/** @typedef {"waiting" | "kept" | "metered" | "no-room" | "failed"} Engines What is kept of the other engines' modules. */
/** @type {{ state: Offline, detail: string, engines: Engines }} */
export const offline = { state: "waiting", detail: "", engines: "waiting" };

/** How long the page is left to itself before modules are fetched that may never be needed, in milliseconds. */
const SETTLED = 5_000;
/** Room that must be left in the browser's storage for them, in bytes. */
const ROOM = 100e6;

/** Undefined where there are no service workers; a frame whose storage is refused may not even name them. */
function workers() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/** @param {Offline} state @param {string} [detail] */
function became(state, detail = "") {
  tell({ state, detail });
}

/** @param {Partial<typeof offline>} news */
function tell(news) {
  Object.assign(offline, news);
  document.dispatchEvent(new Event("offline-state"));
}

/** `serviceWorker.ready` waits for ever where the files could not all be kept. @param {ServiceWorkerRegistration} registration */
const installed = (registration) =>
  new Promise((resolve, reject) => {
    const worker = registration.installing;
    if (!worker) return resolve(registration);
    worker.addEventListener("statechange", () => {
      if (worker.state === "redundant" && !registration.active) reject(new Error(t("offline.incomplete")));
      else if (worker.state === "activated" || registration.active) resolve(registration);
    });
  });

/** Asks the server whether there is a newer version; `true` when one is being fetched. */
export async function checkForUpdate() {
  const registration = await workers()?.getRegistration(new URL("../../", import.meta.url));
  const now = await registration?.update();
  return Boolean(now?.installing || now?.waiting);
}

/** Forgets everything kept here: the page's files, runs, settings. The next load fetches the page anew. */
export async function reset() {
  const registration = await workers()?.getRegistration(new URL("../../", import.meta.url));
  const scope = registration?.scope ?? "";
  await registration?.unregister();
  if (isRefused()) return location.reload();
  const names = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(names.filter((name) => name.startsWith(`orogen ${scope}`)).map((name) => caches.delete(name)));
  const databases = (await indexedDB.databases?.()) ?? [{ name: "orogen" }];
  for (const { name } of databases) if (name === "orogen") indexedDB.deleteDatabase(name);
  for (const key of Object.keys(localStorage)) if (key.startsWith("orogen.")) localStorage.removeItem(key);
  location.reload();
}

/**
 * Has the service worker fetch the modules that this machine can run beside the first one, so that everything the page
 * can need is there without network.
 * @param {ServiceWorkerRegistration} registration
 * @param {Orogen} orogen
 */
async function keepEngines({ active }, orogen) {
  const { saveData = false, type = "" } = /** @type {any} */ (navigator).connection ?? {};
  if (saveData || type === "cellular") return tell({ engines: "metered" });
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota - usage < ROOM) return tell({ engines: "no-room" });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => tell({ engines: data === "kept" ? "kept" : "failed" });
  active?.postMessage({ keep: orogen.device.webgpu ? ["ndarray", "gpu"] : ["ndarray"] }, [port2]);
}

/** @param {Notices} notices @param {Promise<Orogen>} orogen */
export async function watchOffline(notices, orogen) {
  if (!/^https?:$/.test(location.protocol)) return became("no-server");
  const container = workers();
  if (!container) return became("no-browser");
  const controlled = container.controller !== null;
  let agreed = false;
  container.addEventListener("controllerchange", () => {
    // Another window agreed. What this one has loaded goes on, but it should not stay behind for long.
    if (controlled && !agreed) offer(null);
  });

  /** @param {ServiceWorker | null} worker null where it is in charge already */
  const offer = (worker) => {
    const run = async () => {
      const nobody = whenNobodyTrains();
      notices.add("update", { tone: "info", words: () => t("offline.willUpdate") });
      await nobody;
      agreed = true;
      if (!worker || worker.state === "activated") return location.reload();
      worker.addEventListener("statechange", () => worker.state === "activated" && location.reload());
      worker.postMessage("update");
    };
    notices.add("update", {
      tone: "info",
      words: () => t("offline.update"),
      act: { words: () => t("offline.reload"), run },
    });
  };

  try {
    // Relative to the page, so that a copy in a sub-folder keeps to itself.
    const registration = await container.register(new URL("../../sw.js", import.meta.url));
    // Without an active one this is the first visit: nothing old is being replaced.
    if (registration.waiting && registration.active) offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener(
        "statechange",
        () => worker.state === "installed" && registration.active && offer(worker),
      );
    });
    await installed(registration);
    became("ready");
    const client = await orogen;
    const calm = globalThis.requestIdleCallback ?? setTimeout;
    setTimeout(() => calm(() => keepEngines(registration, client).catch(() => tell({ engines: "failed" }))), SETTLED);
  } catch (error) {
    if (offline.state !== "ready") became("failed", error instanceof Error ? error.message : String(error));
  }
}
