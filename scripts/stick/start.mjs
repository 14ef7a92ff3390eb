// Serves the folder it lies in to this machine alone, and opens it in the browser: node start.mjs [PORT].
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
// Where the port is somebody else's, any other will do.
const { address } = await serve(folder, Number(process.argv[2] ?? 8217)).catch(() => serve(folder, 0));
console.log(`Orogen is at ${address} (Ctrl+C ends it)`);

/** @type {Record<string, [string, ...string[]]>} */
const OPENERS = { win32: ["cmd", "/c", "start", ""], darwin: ["open"] };
if (!("OROGEN_NO_BROWSER" in process.env)) {
  const [command, ...before] = OPENERS[process.platform] ?? ["xdg-open"];
  // Where there is no such command, the line above has to do.
  spawn(command, [...before, address], { stdio: "ignore", detached: true }).on("error", () => {});
}
