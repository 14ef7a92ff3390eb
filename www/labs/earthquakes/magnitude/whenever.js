// Questions to a run that goes on.

/** @import { Session } from "../session.js" */

/**
 * Asks a run something whenever it has gone on, one question at a time.
 * @param {Session} session @param {AbortSignal} signal @param {() => Promise<void>} look
 */
export function whenever(session, signal, look) {
  let asking = false;
  let again = false;
  const ask = async () => {
    again = asking;
    if (asking) return;
    asking = true;
    try {
      do {
        again = false;
        await look();
      } while (again && !signal.aborted);
    } catch (error) {
      if (!signal.aborted) session.fail(error);
    } finally {
      asking = false;
    }
  };
  for (const topic of /** @type {const} */ (["progress", "state"])) session.on(topic, () => void ask(), signal);
  void ask();
}
