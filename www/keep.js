// Runs survive a reload: the last checkpoint of each is kept in the browser's own database, on this device.
import { openDB } from "./vendor/idb.js";

/** @import { EngineName, Lab, RunState, Task } from "../pkg/orogen.d.ts" */
/** @import { DBSchema, IDBPDatabase } from "./vendor/idb.js" */

/**
 * @typedef {{
 *   id: string, title: string, lab?: Lab, task?: Task, savedAt: number, epoch: number, epochs: number,
 *   engine: EngineName, state: RunState, bytes: number,
 * }} Kept Runs without a lab are of the first one there was; those kept before it had several questions name none.
 */
/**
 * Facts and bytes apart, so that the list does not read every catalogue.
 * @typedef {DBSchema & {
 *   runs: { key: string, value: Kept },
 *   files: { key: string, value: Uint8Array },
 * }} Schema
 */

/** @typedef {IDBPDatabase<Schema>} Database */
/** @type {Promise<Database> | undefined} */
let opening;

/** @returns {Promise<Database>} */
function database() {
  opening ??= /** @type {typeof openDB<Schema>} */ (openDB)("orogen", 1, {
    upgrade(db) {
      db.createObjectStore("runs", { keyPath: "id" });
      db.createObjectStore("files");
    },
    // Another tab with a newer page waits for this one to let go.
    blocking(_current, _blocked, event) {
      /** @type {IDBDatabase} */ (event.target).close();
      opening = undefined;
    },
    terminated() {
      opening = undefined;
    },
  }).catch((error) => {
    opening = undefined;
    throw error;
  });
  return /** @type {Promise<Database>} */ (opening);
}

/**
 * @param {Omit<Kept, "bytes" | "savedAt">} facts
 * @param {Uint8Array} bytes
 */
export async function keep(facts, bytes) {
  const db = await database();
  const transaction = db.transaction(["runs", "files"], "readwrite");
  await Promise.all([
    transaction.objectStore("runs").put({ ...facts, savedAt: Date.now(), bytes: bytes.length }),
    transaction.objectStore("files").put(bytes, facts.id),
    transaction.done,
  ]);
  // Without it a browser short of space may throw the work away. Firefox asks the reader, so only once work exists.
  navigator.storage?.persist?.().catch(() => false);
}

/** @typedef {Lab | "shaking"} Room What the page shows apart: intensities are a question of the first lab with a place of their own. */

/** Those of one room, newest first. @param {Room} [of] @returns {Promise<Kept[]>} */
export async function kept(of = "earthquakes") {
  const runs = await (await database()).getAll("runs");
  const room = (/** @type {Kept} */ { lab = "earthquakes", task }) => (task === "intensity" ? "shaking" : lab);
  return runs.filter((run) => room(run) === of).sort((a, b) => b.savedAt - a.savedAt);
}

/** @param {string} id */
export async function keptBytes(id) {
  return (await database()).get("files", id);
}

/** @param {string} id */
export async function forget(id) {
  const transaction = (await database()).transaction(["runs", "files"], "readwrite");
  await Promise.all([
    transaction.objectStore("runs").delete(id),
    transaction.objectStore("files").delete(id),
    transaction.done,
  ]);
}

/** Whether a failure means "no room" rather than "no storage". @param {unknown} error */
export const isFull = (error) => error instanceof DOMException && error.name === "QuotaExceededError";
