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

/**
 * Where the module of each kind lies: in literals, because bundlers follow nothing else.
 * @type {Record<Kind, { wasm: URL, glue: () => Promise<any> }>}
 */
const MODULES = {
  cpu: {
    wasm: new URL("../orogen_bg.wasm", import.meta.url),
    // @ts-expect-error made by the build, as the two below
    glue: () => import("../orogen.js"),
  },
  ndarray: {
    wasm: new URL("../ndarray/orogen_bg.wasm", import.meta.url),
    // @ts-expect-error
    glue: () => import("../ndarray/orogen.js"),
  },
  gpu: {
    wasm: new URL("../gpu/orogen_bg.wasm", import.meta.url),
    // @ts-expect-error
    glue: () => import("../gpu/orogen.js"),
  },
};

/** @param {Kind} kind */
export const wasmOf = (kind) => MODULES[kind].wasm;

/**
 * @param {Kind} kind
 * @param {Post} post
 * @param {BufferSource} [bytes] the module, where it cannot be fetched
 * @returns {Promise<(call: Call) => void>}
 */
export async function host(kind, post, bytes) {
  const module = await MODULES[kind].glue();
  await module.default({ module_or_path: bytes ?? wasmOf(kind) });
  const workbench = new module.Workbench(post);
  return ({ id, request, bytes }) => {
    if (request.type === "zip" || request.type === "unzip") post({ id, ...answerZip(request, bytes) }, []);
    else workbench.receive(id, request, bytes);
  };
}
