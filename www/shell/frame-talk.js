// The talk between the page in a frame and the page around it: plain objects by postMessage, version 1.
//
// Out: { orogen: 1, type: "ready", version, lab } · "resize", height · "progress", epoch, epochs, step, steps, loss
//      · "result", task, verdict, sentence, scores, baselines · "complete", result (of a lesson)
//      · "error", code
// In:  { orogen: 1, type: "load", address: "lab=earthquakes&sample=usgs-week" } · "start" · "stop"
//      · "get", what: "state" | "result", id, answered by "state" (state, epoch, epochs, step, steps, loss), "result",
//        or "error" where there is none, with the same id
// pkg/README.md has it for those who embed; the element (element.js) is one of them.
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

/**
 * @param {Desk} desk
 * @param {Tutor} tutor
 * @param {{ load: (hash: string) => void, arrived: () => Promise<unknown> }} page `arrived`: the state of the last link is open
 */
export function talkToFrame(desk, tutor, { load, arrived }) {
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
    const act = (/** @type {"begin" | "halt"} */ what) =>
      desk.session[what]().catch((error) => desk.session.fail(error));
    if (data.type === "load" && typeof data.address === "string") load(data.address);
    // Said in one breath with what it is about.
    else if (data.type === "start") void arrived().then(() => act("begin"));
    else if (data.type === "stop") void act("halt");
    else if (data.type === "get") tell(data.what === "result" ? "result" : "state", data.id);
  });

  /** @param {"state" | "progress" | "result"} what @param {unknown} [id] of the question that is answered */
  const tell = (what, id) => {
    const { run, report } = desk.session;
    const answers = typeof id === "number" || typeof id === "string" ? { id } : {};
    if (what === "result") {
      if (!report) return "id" in answers && say("error", { ...answers, code: "not-trained" });
      const { task, verdict, sentence, scores, baselines } = /** @type {any} */ (report);
      return say("result", { ...answers, task, verdict, sentence, scores, baselines });
    }
    const { epoch = 0, epochs = 0, step = 0, steps = 0, trainingLoss: loss = null } = run?.progress ?? {};
    say(what, { ...answers, state: run?.state ?? "none", epoch, epochs, step, steps, loss });
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
