// Which lab is in front, and what is open in each. A lab that was left keeps what is open in it.
import { readAddress } from "../shell/address.js";
import { labFor } from "./arriving.js";
import { LABS } from "./index.js";

/** @import { Orogen } from "../../pkg/orogen.d.ts" */
/** @import { Notices } from "../shell/notices.js" */
/** @import { Lab, LabRoom, LabSession } from "./lab-session.js" */

/** The lab an address names: `#lab=terrain`. @param {string} hash */
export const labOf = (hash) => LABS.find(({ id }) => id === readAddress(hash).lab);

export class Desk {
  /** @type {Map<Lab, { room: LabRoom, session: LabSession }>} */
  #open = new Map();
  /** @type {((session: LabSession) => void)[]} */
  #listeners = [];
  /** @type {Lab} */
  lab = LABS[0];

  labs = LABS;

  /** A desk with a lab in front. @param {Promise<Orogen>} orogen @param {Notices} notices @param {Lab} [lab] */
  static async at(orogen, notices, lab = LABS[0]) {
    const desk = new Desk(orogen, notices);
    await desk.enter(lab);
    return desk;
  }

  /** @param {Promise<Orogen>} orogen @param {Notices} notices */
  constructor(orogen, notices) {
    this.orogen = orogen;
    this.notices = notices;
  }

  /** Brings a lab to the front; its code is loaded the first time. @param {Lab} lab */
  async enter(lab) {
    if (!this.#open.has(lab)) {
      const { default: room } = await lab.load();
      // Asked for twice while it was on its way: the first opened it.
      if (!this.#open.has(lab)) {
        const session = room.open(this.orogen, this.notices);
        this.#open.set(lab, { room, session });
        for (const listener of this.#listeners) listener(session);
      }
    }
    this.lab = lab;
  }

  /** Labs that were opened in this visit, with what is open in them. */
  get open() {
    return [...this.#open].map(([lab, { session }]) => ({ lab, session }));
  }

  /** The lab in front. */
  get #front() {
    const open = this.#open.get(this.lab);
    if (!open) throw new Error("no lab has been entered");
    return open;
  }

  /** What is open in the lab in front. */
  get session() {
    return this.#front.session;
  }

  /** The views of the lab in front. */
  get views() {
    return this.#front.room.views;
  }

  /** Tells of each session, also of those that are open already. @param {(session: LabSession) => void} listener */
  onopen(listener) {
    this.#listeners.push(listener);
    for (const { session } of this.#open.values()) listener(session);
  }

  /** Opens files in the lab they are for; in the one in front, where nobody can tell. @param {File[]} files */
  async takeFiles(files) {
    const id = await labFor(files).catch(() => undefined);
    const lab = LABS.find((one) => one.id === id) ?? this.lab;
    if (lab !== this.lab) {
      await this.enter(lab);
      const arrived = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
      location.hash = `lab=${lab.id}`;
      await arrived;
    }
    await this.session.takeFiles(files);
  }
}
