// The talk between the page in a frame and the page around it: plain objects by postMessage, version 1.
//
// Out: { orogen: 1, type: "ready", version, lab } · "resize", height · "progress", epoch, epochs, step, steps, loss
//      · "result", task, verdict, sentence, scores, baselines · "complete", result (of a lesson)
//      · "error", code
// In:  { orogen: 1, type: "load", address: "lab=earthquakes&sample=usgs-week" } · "start" · "stop"
//      · "get", what: "state" | "result", answered by { type: "state", state, step, steps } or "result"
//
// Only the parent window is listened to, and where the link names its `origin`, only that one. What is told of the
// learner's data goes to an origin that is known (named in the link, or the referrer), never to "*".

/** @import { Desk } from "../labs/desk.js" */
/** @import { Tutor } from "./lesson.js" */

const VERSION = 1;

/** @param {string} text */
function originOf(text) {
  try {
    const { origin } = new URL(text);
    return origin === "null" ? null : origin;
  } catch {
    return null;
  }
}

/** @param {Desk} desk @param {Tutor} tutor @param {(hash: string) => void} load */
export function talkToFrame(desk, tutor, load) {
  if (window.parent === window) return;
  const named = originOf(new URLSearchParams(location.hash.slice(1)).get("origin") ?? "");
  const known = named ?? originOf(document.referrer);
  const harmless = new Set(["ready", "resize"]);
  const say = (/** @type {string} */ type, /** @type {object} */ what) => {
    const message = { orogen: VERSION, type, ...what };
    if (known) window.parent.postMessage(message, known);
    else if (harmless.has(type)) window.parent.postMessage(message, "*");
  };

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.parent || (named && origin !== named)) return;
    if (typeof data !== "object" || data === null || data.orogen !== VERSION) return;
    const { session } = desk;
    if (data.type === "load" && typeof data.address === "string") load(data.address);
    else if (data.type === "start") void session.begin().catch((error) => session.fail(error));
    else if (data.type === "stop") void session.halt().catch((error) => session.fail(error));
    else if (data.type === "get") tell(data.what === "result" ? "result" : "state");
  });

  const tell = (/** @type {"state" | "progress" | "result"} */ what) => {
    const { run, report } = desk.session;
    if (what === "result") {
      if (!report) return;
      const { task, verdict, sentence, scores, baselines } = /** @type {any} */ (report);
      return say("result", { task, verdict, sentence, scores, baselines });
    }
    const { epoch = 0, epochs = 0, step = 0, steps = 0, trainingLoss: loss = null } = run?.progress ?? {};
    say(what, { state: run?.state ?? "none", epoch, epochs, step, steps, loss });
  };
  desk.onopen((session) => {
    session.on("progress", () => tell("progress"));
    session.on("state", () => tell("state"));
    session.on("report", () => tell("result"));
    session.on("failure", (failure) => failure && say("error", { code: failure.code }));
  });

  tutor.onfinish((result) => say("complete", { result }));

  let height = 0;
  new ResizeObserver(() => {
    const now = Math.ceil(document.body.scrollHeight);
    if (now !== height) say("resize", { height: now });
    height = now;
  }).observe(document.body);
  desk.orogen.then(
    ({ version }) => say("ready", { version, lab: desk.lab.id }),
    (error) => say("error", { code: error?.code ?? "crashed" }),
  );
}
