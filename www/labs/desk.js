// Which labs there are, and which of them is in front. A lab that was left keeps what is open in it.
import { readAddress } from "../shell/address.js";
import { labFor } from "./arriving.js";
import { earthquakes } from "./earthquakes.js";
import { literature } from "./literature.js";
import { shaking } from "./shaking.js";
import { terrain } from "./terrain.js";

/** @import { Orogen } from "../../pkg/orogen.d.ts" */
/** @import { Notices } from "../shell/notices.js" */
/** @import { Lab, LabSession } from "./lab-session.js" */

/** @type {readonly [Lab, ...Lab[]]} */
export const LABS = [earthquakes, shaking, terrain, literature];

/** The lab an address names: `#lab=terrain`. @param {string} hash */
export const labOf = (hash) => LABS.find(({ id }) => id === readAddress(hash).lab);

export class Desk {
  /** @type {Map<Lab, LabSession>} */
  #sessions = new Map();
  /** @type {((session: LabSession) => void)[]} */
  #listeners = [];
  /** @type {Lab} */
  lab = LABS[0];

  /** @param {Promise<Orogen>} orogen @param {Notices} notices */
  constructor(orogen, notices) {
    this.orogen = orogen;
    this.notices = notices;
    this.lab = labOf(location.hash) ?? LABS[0];
  }

  /** What is open in the lab in front. */
  get session() {
    const open = this.#sessions.get(this.lab);
    if (open) return open;
    const session = this.lab.open(this.orogen, this.notices);
    this.#sessions.set(this.lab, session);
    for (const listener of this.#listeners) listener(session);
    return session;
  }

  /** Tells of each session, also of those that are open already. @param {(session: LabSession) => void} listener */
  onopen(listener) {
    this.#listeners.push(listener);
    for (const session of this.#sessions.values()) listener(session);
  }

  /** Opens files in the lab they are for; in the one in front, where nobody can tell. @param {File[]} files */
  async takeFiles(files) {
    const id = await labFor(files).catch(() => undefined);
    const lab = LABS.find((one) => one.id === id) ?? this.lab;
    if (lab !== this.lab) {
      const arrived = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
      location.hash = `lab=${lab.id}`;
      await arrived;
    }
    await this.session.takeFiles(files);
  }
}
