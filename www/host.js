// One module at work: loads the wasm, hands it messages and passes on what it posts. The same in a worker and
// in Node, where there is no second thread and the caller's own is used.

import { answerZip } from "./lab-zip.js";

/** @import { ZipRequest } from "./lab-zip.js" */
/** @import { Answer, Failure, ModuleNotice, Request } from "./protocol.d.ts" */

/**
 * @typedef {{ id: number, request: Request | ZipRequest, bytes: Uint8Array[] }} Call
 * @typedef {{ id: number, answer?: Answer, arrays?: Record<string, any>, error?: Failure }} Reply
 * @typedef {(message: Reply | ModuleNotice, transfer: Transferable[]) => void} Post
 */

/**
 * @param {"cpu" | "gpu"} kind
 * @param {Post} post
 * @param {BufferSource} [bytes] the module, where it cannot be fetched
 * @returns {Promise<(call: Call) => void>}
 */
export async function host(kind, post, bytes) {
  const base = new URL(kind === "gpu" ? "../gpu/" : "../", import.meta.url);
  const module = await import(new URL("orogen.js", base).href);
  await module.default({ module_or_path: bytes ?? new URL("orogen_bg.wasm", base) });
  const workbench = new module.Workbench(post);
  return ({ id, request, bytes }) => {
    if (request.type === "zip" || request.type === "unzip") post({ id, ...answerZip(request, bytes) }, []);
    else workbench.receive(id, request, bytes);
  };
}
