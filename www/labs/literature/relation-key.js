// What a relation is known by, wherever its sentences stand.

/** @import { Relation } from "../../../pkg/orogen.d.ts" */

/** @param {Relation} relation */
export const relationKey = ({ kind, subject, object }) => JSON.stringify([kind, subject, object]);
