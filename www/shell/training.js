// Whether any window of this page trains. Each holds a lock while it does, and an update asks for it alone.

/** @import { Desk } from "../labs/desk.js" */
/** @import { LabSession } from "../labs/lab-session.js" */

// A copy in another folder of this host is another page.
const LOCK = `orogen trains ${new URL("../../", import.meta.url).href}`;

/** @param {Desk} desk */
export function watchTraining(desk) {
  /** @type {Set<LabSession>} */
  const training = new Set();
  let end = () => {};
  const look = (/** @type {LabSession} */ session) => {
    const before = training.size;
    if (session.run?.state === "running") training.add(session);
    else training.delete(session);
    if (training.size > 0 && before === 0) {
      const over = new Promise((resolve) => {
        end = () => resolve(undefined);
      });
      // Refused in a sandbox without an origin, where nothing is updated either.
      navigator.locks?.request(LOCK, { mode: "shared" }, () => over).catch(() => {});
    }
    if (training.size === 0 && before > 0) end();
  };
  desk.onopen((session) => {
    for (const topic of /** @type {const} */ (["run", "state"])) session.on(topic, () => look(session));
  });
}

/** Resolves as soon as no window trains. */
export async function whenNobodyTrains() {
  const { locks } = navigator;
  for (let waits = Boolean(locks); waits; )
    await locks.request(LOCK, async () => {
      // A run that began meanwhile stands in the queue behind this request.
      const { pending = [] } = await locks.query();
      waits = pending.some(({ name, mode }) => name === LOCK && mode === "shared");
    });
}
