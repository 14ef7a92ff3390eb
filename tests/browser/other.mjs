// The page in Firefox and in WebKitGTK, where they are installed: it opens, loads the sample, trains on the CPU and gives
// its verdict. Firefox is driven by WebDriver BiDi, WebKitGTK by WebDriver; needs node --experimental-websocket before
// Node 22.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { check, finish } from "./harness.mjs";

/** Runs in the page; returns what a reader would see. */
async function job() {
  const until = async (/** @type {() => any} */ found) => {
    for (const end = Date.now() + 120_000; Date.now() < end; ) {
      const value = found();
      if (value) return value;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`never came: ${found} in ${document.querySelector("main")?.textContent?.slice(0, 500)}`);
  };
  const button = (/** @type {string} */ name) =>
    until(() => [...document.querySelectorAll("button")].find((one) => one.textContent === name));
  (await button("Start")).click();
  await button("Train further");
  (await button("See the verdict")).click();
  const table = await until(() => document.querySelector("table.scores"));
  const verdict = await until(() => document.querySelector(".verdict .sentence"));
  return JSON.stringify({
    agent: navigator.userAgent,
    line: document.querySelector(".prog .line")?.textContent ?? "",
    table: table.textContent,
    verdict: verdict.textContent,
    pictures: document.querySelectorAll("canvas").length,
    alerts: [...document.querySelectorAll("[role=alert]")].map((one) => one.textContent).filter(Boolean),
  });
}

/** @param {string} said @param {RegExp} agent */
function isRight(said, agent) {
  const seen = JSON.parse(said);
  assert(!seen.failed, seen.failed);
  console.log(`       ${seen.agent}: ${seen.verdict}`);
  assert.match(seen.agent, agent);
  assert.match(seen.table, /network, [\d,]+ weights/);
  assert.match(seen.verdict, /network/);
  assert(seen.pictures > 0);
  assert.deepEqual(seen.alerts, []);
}

/** What a program says on its standard error or output that matches. @param {import("node:child_process").ChildProcess} program @param {RegExp} pattern @returns {Promise<string>} */
const line = (program, pattern) =>
  new Promise((resolve, reject) => {
    let text = "";
    const hear = (/** @type {Buffer} */ bytes) => {
      text += bytes;
      const [, found] = text.match(pattern) ?? [];
      if (found) resolve(found);
    };
    program.stderr?.on("data", hear);
    program.stdout?.on("data", hear);
    program.on("exit", (code) => reject(new Error(`it ended with ${code}: ${text.slice(-500)}`)));
    setTimeout(() => reject(new Error(`it never said ${pattern}: ${text.slice(-500)}`)), 60_000).unref();
  });

/** Commands to a BiDi socket, each with its answer. @param {WebSocket} socket */
function bidi(socket) {
  let last = 0;
  /** @type {Map<number, (message: any) => void>} */
  const asked = new Map();
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(data);
    asked.get(message.id)?.(message);
  });
  return (/** @type {string} */ method, /** @type {object} */ params) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      asked.set(id, ({ type, result, error, message }) =>
        type === "success" ? resolve(result) : reject(new Error(`${method}: ${error} ${message}`)),
      );
      socket.send(JSON.stringify({ id, method, params }));
    });
}

/** @param {string} command @param {string} url */
async function firefox(command, url) {
  const profile = mkdtempSync(join(tmpdir(), "orogen-firefox-"));
  const program = spawn(command, [
    "--headless",
    "--no-remote",
    "--remote-debugging-port=0",
    "--profile",
    profile,
    "about:blank",
  ]);
  try {
    const address = await line(program, /WebDriver BiDi listening on (ws:\S+)/);
    const socket = new WebSocket(`${address}/session`);
    await new Promise((done, fail) => {
      socket.addEventListener("open", done);
      socket.addEventListener("error", fail);
    });
    const ask = bidi(socket);
    await ask("session.new", { capabilities: {} });
    const { contexts } = await ask("browsingContext.getTree", {});
    const [{ context }] = contexts;
    await ask("browsingContext.navigate", { context, url, wait: "complete" });
    const { result, exceptionDetails } = await ask("script.callFunction", {
      functionDeclaration: `${job}`,
      awaitPromise: true,
      target: { context },
    });
    assert(!exceptionDetails, exceptionDetails?.text);
    socket.close();
    return result.value;
  } finally {
    program.removeAllListeners("exit");
    const gone = new Promise((done) => program.once("exit", done));
    program.kill();
    await gone;
    rmSync(profile, { recursive: true, force: true });
  }
}

/** WebDriver's requests and answers. @param {string} address @param {string} method @param {object} [body] */
async function driver(address, method, body) {
  const response = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = /** @type {any} */ (await response.json());
  assert(response.ok, `${value?.error}: ${value?.message}`);
  return value;
}

/** @param {string} binary @param {string[]} command @param {string} url */
async function webkit(binary, command, url) {
  const port = 18_000 + Math.floor(Math.random() * 2000);
  const [first = "", ...rest] = [...command, `--port=${port}`];
  // Without a language its navigator.language is "C", which is none.
  const env = { ...process.env, LANG: "en_GB.UTF-8", LANGUAGE: "en_GB", LC_ALL: "" };
  const program = spawn(first, rest, { detached: true, stdio: "ignore", env });
  const root = `http://127.0.0.1:${port}`;
  try {
    for (let tries = 0; tries < 100; tries++) {
      const ready = await fetch(`${root}/status`).catch(() => null);
      if (ready) break;
      await new Promise((done) => setTimeout(done, 200));
    }
    const options = { binary, args: ["--automation"] };
    const { sessionId } = await driver(`${root}/session`, "POST", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
    });
    const session = `${root}/session/${sessionId}`;
    await driver(`${session}/timeouts`, "POST", { script: 300_000 });
    await driver(`${session}/url`, "POST", { url });
    const script = `const done = arguments[0]; (${job})().then(done, (why) => done(JSON.stringify({ failed: String(why) })));`;
    const said = await driver(`${session}/execute/async`, "POST", { script, args: [] });
    await driver(session, "DELETE");
    return said;
  } finally {
    // With it what it started: the driver, its browser and the display.
    if (program.pid) process.kill(-program.pid);
  }
}

/** @param {string} command */
function found(command) {
  try {
    return execFileSync("sh", ["-c", `command -v ${command}`])
      .toString()
      .trim();
  } catch {
    return "";
  }
}

/** The browser that comes with WebKitGTK's library. */
function miniBrowser() {
  for (const lib of [
    "/usr/lib",
    "/usr/lib64",
    "/usr/libexec",
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
  ])
    for (const name of existsSync(lib) ? readdirSync(lib) : []) {
      const path = join(lib, name, "MiniBrowser");
      if (/^webkit2?gtk/.test(name) && existsSync(path)) return path;
    }
  return "";
}

const server = await serve("dist", 0, "/course/orogen/");
const url = `${server.address}#lab=earthquakes&sample=csep-comcat&epochs=2&seeds=1&lang=en`;

const fox = found("firefox-esr") || found("firefox");
if (fox)
  await check("Firefox: sample, training on the CPU, verdict", async () => isRight(await firefox(fox, url), /Firefox/));
else console.log("SKIPPED Firefox: there is no firefox-esr and no firefox here");

const [webDriver, mini] = [found("WebKitWebDriver"), miniBrowser()];
const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? [] : [found("xvfb-run"), "-a"];
if (webDriver && mini && display[0] !== "")
  await check("WebKitGTK: sample, training on the CPU, verdict", async () =>
    isRight(await webkit(mini, [...display, webDriver], url), /AppleWebKit/),
  );
else console.log("SKIPPED WebKitGTK: it needs WebKitWebDriver, MiniBrowser, and a display or xvfb-run");
server.close();
finish();
