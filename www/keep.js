// What survives a reload, in the browser's own database, on this device: the last checkpoint of each run by itself, data
// and settings where the reader asked for it.
import { openDB } from "./vendor/idb.js";

/** @import { EngineName, RunState } from "../pkg/orogen.d.ts" */
/** @import { Address } from "./shell/address.js" */
/** @import { Task } from "./labs/earthquakes/fields.js" */
/** @import { DBSchema, IDBPDatabase, IDBPTransaction } from "./vendor/idb.js" */

/**
 * `lab` is its id in the page's address; runs without are of the first one there was, and those kept before it had
 * several questions name none. `name` is the reader's own.
 * @typedef {{
 *   id: string, title: string, name?: string, lab?: string, task?: Task, savedAt: number, epoch: number, epochs: number,
 *   engine: EngineName, state: RunState, bytes: number,
 * }} Kept
 */
/** @typedef {{ id: string, lab: string, title: string, name?: string, savedAt: number, files: { name: string, bytes: number }[] }} KeptData Files of one dataset, in their order. */
/** @typedef {{ id: string, lab: string, title: string, name?: string, savedAt: number, address: Partial<Address> }} KeptSettings */
/**
 * Facts and bytes apart, so that the list does not read every catalogue.
 * @typedef {DBSchema & {
 *   runs: { key: string, value: Kept },
 *   data: { key: string, value: KeptData },
 *   settings: { key: string, value: KeptSettings },
 *   files: { key: string, value: Uint8Array },
 * }} Schema
 */
/** @typedef {"runs" | "data" | "settings"} Shelf */

/** @typedef {IDBPDatabase<Schema>} Database */
/** @type {Promise<Database> | undefined} */
let opening;

/** @returns {Promise<Database>} */
function database() {
  opening ??= /** @type {typeof openDB<Schema>} */ (openDB)("orogen", 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore("runs", { keyPath: "id" });
        db.createObjectStore("files");
      }
      db.createObjectStore("data", { keyPath: "id" });
      db.createObjectStore("settings", { keyPath: "id" });
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

// The client counts from 1 in every visit, and randomUUID needs a secure context.
export const freshKey = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

/**
 * A run is kept again and again: the name that the reader gave it stays.
 * @param {Omit<Kept, "bytes" | "savedAt" | "name">} facts
 * @param {Uint8Array} bytes
 */
export function keep(facts, bytes) {
  return together(["runs", "files"], async (transaction) => {
    await transaction.objectStore("files").put(bytes, facts.id);
    const runs = transaction.objectStore("runs");
    const name = (await runs.get(facts.id))?.name;
    await runs.put({ ...facts, ...(name && { name }), savedAt: Date.now(), bytes: bytes.length });
  });
}

/** @param {{ lab: string, title: string, files: { name: string, bytes: Uint8Array }[] }} data */
export function keepData({ lab, title, files }) {
  const id = freshKey();
  const facts = files.map(({ name, bytes }) => ({ name, bytes: bytes.length }));
  return together(["data", "files"], async (transaction) => {
    for (const [index, { bytes }] of files.entries())
      await transaction.objectStore("files").put(bytes, fileKey(id, index));
    await transaction.objectStore("data").put({ id, lab, title, savedAt: Date.now(), files: facts });
  });
}

/**
 * All of it or nothing: a browser without room says so at any step, the last one included.
 * @param {(Shelf | "files")[]} stores
 * @param {(transaction: IDBPTransaction<Schema, any, "readwrite">) => Promise<unknown>} work
 */
async function together(stores, work) {
  const transaction = (await database()).transaction(stores, "readwrite");
  const done = transaction.done;
  // Where the work fails first, nobody else hears of it.
  done.catch(() => {});
  try {
    await work(transaction);
    await done;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It is over already.
    }
    throw error;
  }
  persist();
}

/** @param {Omit<KeptSettings, "id" | "savedAt">} settings */
export async function keepSettings(settings) {
  await (await database()).put("settings", { ...settings, id: freshKey(), savedAt: Date.now() });
  persist();
}

/** Without it a browser short of space may throw the work away. Firefox asks the reader, so only once work exists. */
function persist() {
  navigator.storage?.persist?.().catch(() => false);
}

const fileKey = (/** @type {string} */ id, /** @type {number} */ index) => `${id}/${index}`;

/** Everything on a shelf, newest first. @template {Shelf} S @param {S} shelf @returns {Promise<Schema[S]["value"][]>} */
export async function shelf(shelf) {
  const all = await (await database()).getAll(shelf);
  return all.sort((a, b) => b.savedAt - a.savedAt);
}

/** Runs of one lab, newest first. @param {string} [of] @returns {Promise<Kept[]>} */
export async function kept(of = "earthquakes") {
  return (await shelf("runs")).filter(({ lab = "earthquakes" }) => lab === of);
}

/** @param {string} id */
export async function keptBytes(id) {
  return (await database()).get("files", id);
}

/** @param {KeptData} data @returns {Promise<File[]>} */
export async function keptFiles({ id, files }) {
  const bytes = await Promise.all(files.map((_, index) => keptBytes(fileKey(id, index))));
  return files.map(({ name }, index) => new File([/** @type {BlobPart} */ (bytes[index] ?? new Uint8Array())], name));
}

/** @param {Shelf} shelf @param {string} id @param {string} name Empty takes the reader's own name away. */
export async function rename(shelf, id, name) {
  const transaction = (await database()).transaction(shelf, "readwrite");
  const known = await transaction.store.get(id);
  if (known) await transaction.store.put(/** @type {any} */ ({ ...known, name: name.trim() }));
  await transaction.done;
}

/** @param {string} id @param {Shelf} [shelf] */
export async function forget(id, shelf = "runs") {
  const transaction = (await database()).transaction([shelf, "files"], "readwrite");
  const files = transaction.objectStore("files");
  await Promise.all([
    transaction.objectStore(shelf).delete(id),
    files.delete(id),
    files.delete(IDBKeyRange.bound(`${id}/`, `${id}/\uffff`)),
    transaction.done,
  ]);
}

/** Whether a failure means "no room" rather than "no storage". @param {unknown} error */
export const isFull = (error) => error instanceof DOMException && error.name === "QuotaExceededError";
