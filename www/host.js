// One module at work: loads the wasm, hands it messages and passes on what it posts. The same in a worker and
// in Node, where there is no second thread and the caller's own is used.

import { answerZip } from "./lab-zip.js";

/** @import { ZipRequest } from "./lab-zip.js" */
/** @import { Answer, Failure, ModuleNotice, Request } from "./protocol.d.ts" */

/**
 * @typedef {{ id: number, request: Request | ZipRequest, bytes: Uint8Array[] }} Call
 * @typedef {{ id: number, answer?: Answer, arrays?: Record<string, any>, error?: Failure }} Reply
 * @typedef {(message: Reply | ModuleNotice, transfer: Transferable[]) => void} Post
 * @typedef {"cpu" | "ndarray" | "gpu"} Kind of module: each has one engine, the first one is burn-flex
 */

/** Where the module of each kind lies. @type {Record<Kind, string>} */
const FOLDERS = { cpu: "../", ndarray: "../ndarray/", gpu: "../gpu/" };

/** @param {Kind} kind */
export const wasmOf = (kind) => new URL(`${FOLDERS[kind]}orogen_bg.wasm`, import.meta.url);

/**
 * @param {Kind} kind
 * @param {Post} post
 * @param {BufferSource} [bytes] the module, where it cannot be fetched
 * @returns {Promise<(call: Call) => void>}
 */
export async function host(kind, post, bytes) {
  const module = await import(new URL(`${FOLDERS[kind]}orogen.js`, import.meta.url).href);
  await module.default({ module_or_path: bytes ?? wasmOf(kind) });
  const workbench = new module.Workbench(post);
  return ({ id, request, bytes }) => {
    if (request.type === "zip" || request.type === "unzip") post({ id, ...answerZip(request, bytes) }, []);
    else workbench.receive(id, request, bytes);
  };
}
