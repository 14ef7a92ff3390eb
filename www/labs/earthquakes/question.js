// What a question of the lab brings to the steps that all questions share.

/** @import { Report } from "../../../pkg/orogen.d.ts" */
/** @import { Child } from "../../views/dom.js" */
/** @import { Metric } from "../../views/scores.js" */
/** @import { Session } from "./session.js" */

/** @typedef {{ heads: string[], rows: string[][] }} Figures */
/**
 * Its words end in its name: `scores.title.magnitude`.
 * @template {Report} R
 * @typedef {{
 *   metrics: readonly Metric[],
 *   compared: Metric,
 *   numbers(report: R): string,
 *   refusal(report: R): Child | Child[],
 *   seeds(report: R): Figures,
 *   facts(report: R): [name: string, value: string][],
 *   pictures(report: R, file: string, signal: AbortSignal): Child[],
 *   cards(report: R): Child[],
 *   use(session: Session, signal: AbortSignal): Child,
 * }} Question `metrics` are what the table of scores has, the first decides its order; `compared` stands below a
 *   comparison; `numbers` follow the verdict; `refusal` is why there is none; `use` is what the network is for.
 */
export {};
