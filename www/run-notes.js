// What a reader decided beside a run: an entry of the lab file, on which nothing is trained.

import { OrogenError } from "./orogen-error.js";

/** @import { RelationDecision, RelationKind, RunNotes } from "../pkg/orogen.d.ts" */
/** @import { Entries } from "./lab-zip.js" */

const NAME = "notes.json";
/** @type {readonly RelationKind[]} */
const KINDS = ["causes", "leads-to", "affects", "part-of", "is-a"];

/** @param {any} one @returns {one is RelationDecision} */
const isDecision = (one) => {
  const { subject, kind, object, count, evidence } = one?.relation ?? {};
  const isEvidence = (/** @type {any} */ at) =>
    Number.isInteger(at?.document) && at.document >= 0 && typeof at.sentence === "string";
  return (
    typeof one?.confirmed === "boolean" &&
    [subject, object].every((term) => typeof term === "string") &&
    KINDS.includes(kind) &&
    Number.isInteger(count) &&
    Array.isArray(evidence) &&
    evidence.every(isEvidence)
  );
};

/** The entries of a lab file together with what was decided. @param {Entries} entries @param {RunNotes} notes @returns {Entries} */
export function withNotes({ names, bytes }, notes) {
  if (!notes.relations?.length) return { names, bytes };
  return { names: [...names, NAME], bytes: [...bytes, new TextEncoder().encode(JSON.stringify(notes))] };
}

/** What a lab file says was decided. @param {Entries} entries @returns {RunNotes} */
export function notesIn({ names, bytes }) {
  const own = bytes[names.indexOf(NAME)];
  if (!own) return {};
  const damaged = (/** @type {string} */ why) => new OrogenError({ code: "lab-file-damaged", values: { why } });
  /** @type {any} */
  let notes;
  try {
    notes = JSON.parse(new TextDecoder().decode(own));
  } catch (why) {
    throw damaged(`${NAME}: ${/** @type {Error} */ (why).message}`);
  }
  const relations = notes?.relations ?? [];
  if (!Array.isArray(relations) || !relations.every(isDecision)) throw damaged(`${NAME}: relations`);
  return { relations };
}
