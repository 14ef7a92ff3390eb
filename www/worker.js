// The worker that owns a module, so that the page never waits for a computation.

import { host } from "./host.js";

/** @import { Call } from "./host.js" */

const kind = self.name === "gpu" || self.name === "ndarray" ? self.name : "cpu";

/** @type {Call[]} */
let waiting = [];
/** @type {((call: Call) => void) | undefined} */
let receive;

// Registered before the module is loaded: a message sent earlier would be lost.
self.addEventListener("message", (/** @type {MessageEvent<Call>} */ { data }) => {
  if (receive) receive(data);
  else waiting.push(data);
});

host(kind, (message, transfer) => self.postMessage(message, { transfer })).then(
  (ready) => {
    receive = ready;
    for (const call of waiting) ready(call);
    waiting = [];
  },
  (why) => self.postMessage({ event: "dead", why: String(why?.message ?? why) }),
);

// A panic ends in a trap, and a trapped module cannot be trusted again: say so and be replaced.
for (const type of /** @type {const} */ (["error", "unhandledrejection"])) {
  self.addEventListener(type, (event) => {
    const why = "reason" in event ? event.reason : "message" in event ? event.message : event;
    self.postMessage({ event: "dead", why: String(why?.message ?? why) });
  });
}
