// The page as a SCORM 1.2 object: what a lesson's end tells (shell/frame-talk.js) goes to the course system, as a score
// from 0 to 100 and the status "completed".

/** @typedef {{ [name in "LMSInitialize" | "LMSFinish" | "LMSCommit" | "LMSGetValue"]: (of: string) => string } & { LMSSetValue: (name: string, value: string) => string }} Api */

const started = Date.now();

/** The system's interface, up the windows from one; how far up is not said, so there is a limit. @param {Window | null} from @returns {Api | null} */
function search(from) {
  try {
    for (let at = from, steps = 0; at && steps < 10; at = at.parent, steps++) {
      const { API } = /** @type {any} */ (at);
      if (API) return API;
      if (at === at.parent) return null;
    }
  } catch {
    // A window of another origin: the system's is not above it.
  }
  return null;
}

const api = search(window) ?? search(window.opener);
const get = (/** @type {string} */ name) => api?.LMSGetValue(name) ?? "";
const set = (/** @type {string} */ name, /** @type {string} */ value) => api?.LMSSetValue(name, value);

let connected = api?.LMSInitialize("") === "true";
if (!connected) document.getElementById("alone")?.removeAttribute("hidden");
if (connected && get("cmi.core.entry") === "ab-initio") {
  set("cmi.core.lesson_status", "incomplete");
  api?.LMSCommit("");
  // On a shared machine the last learner's answers are not this one's.
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("orogen.lesson.")) localStorage.removeItem(key);
  } catch {
    // Refused storage has nobody's answers.
  }
}

const frame = document.createElement("iframe");
const address = new URLSearchParams(document.body.dataset.address);
address.set("origin", location.origin);
frame.src = `index.html#${address}`;
frame.title = document.title;
frame.allow = "fullscreen; clipboard-write";
document.body.append(frame);

addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== location.origin) return;
  if (!connected || data?.orogen !== 1 || data.type !== "complete") return;
  const score = Math.round(100 * Number(data.result?.score));
  if (!(score >= 0 && score <= 100)) return;
  // A second attempt does not take away from the first.
  const before = Number(get("cmi.core.score.raw"));
  set("cmi.core.score.min", "0");
  set("cmi.core.score.max", "100");
  set("cmi.core.score.raw", String(Math.max(score, before || 0)));
  set("cmi.core.lesson_status", "completed");
  api?.LMSCommit("");
});

addEventListener("pagehide", () => {
  if (!connected) return;
  connected = false;
  const seconds = Math.floor((Date.now() - started) / 1000);
  const two = (/** @type {number} */ value) => String(Math.floor(value)).padStart(2, "0");
  set("cmi.core.session_time", `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`);
  set("cmi.core.exit", get("cmi.core.lesson_status") === "completed" ? "" : "suspend");
  api?.LMSCommit("");
  api?.LMSFinish("");
});
