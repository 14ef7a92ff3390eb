// The service worker: a second visit works without network, and a new version waits until the reader agrees.
import { t } from "../words/index.js";
import { isRefused } from "./storage.js";

/** @import { Notices } from "./notices.js" */

/** @typedef {"no-browser" | "no-server" | "failed" | "waiting" | "ready"} Offline */
/** @type {{ state: Offline, detail: string }} */
export const offline = { state: "waiting", detail: "" };

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
  Object.assign(offline, { state, detail });
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

/** @param {Notices} notices */
export async function watchOffline(notices) {
  if (!/^https?:$/.test(location.protocol)) return became("no-server");
  const container = workers();
  if (!container) return became("no-browser");
  let agreed = false;
  container.addEventListener("controllerchange", () => agreed && location.reload());

  /** @param {ServiceWorker | null} worker */
  const offer = (worker) => {
    // Without a controller this is the first visit: nothing old is being replaced.
    if (!worker || !container.controller) return;
    notices.add("update", {
      tone: "info",
      words: () => t("offline.update"),
      act: {
        words: () => t("offline.reload"),
        run: () => {
          agreed = true;
          worker.postMessage("update");
        },
      },
    });
  };

  try {
    // Relative to the page, so that a copy in a sub-folder keeps to itself.
    const registration = await container.register(new URL("../../sw.js", import.meta.url));
    offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
    });
    await installed(registration);
    became("ready");
  } catch (error) {
    became("failed", error instanceof Error ? error.message : String(error));
  }
}
