// A failure as a card: what happened, where, and how to go on. Nothing is thrown away to show one.
import { t, tell, tOr } from "../words/index.js";
import { h } from "./dom.js";

/** @import { ErrorCode, OrogenError } from "../../pkg/orogen.d.ts" */

/**
 * @typedef {{
 *   code: ErrorCode | "unexpected" | "unreadable" | "lesson-damaged",
 *   values: Record<string, string | number>,
 *   where?: OrogenError["where"],
 * }} Failure
 */

/** @param {unknown} error @returns {Failure} */
export function asFailure(error) {
  if (typeof error === "object" && error !== null && "code" in error && "values" in error) {
    return /** @type {Failure} */ (error);
  }
  // What a browser throws when a file was moved or changed after it was chosen.
  if (error instanceof DOMException && error.name === "NotReadableError") return { code: "unreadable", values: {} };
  console.error(error);
  return { code: "unexpected", values: { message: error instanceof Error ? error.message : String(error) } };
}

/** @param {Failure} failure */
const filled = ({ values, where }) => ({
  ...values,
  ...where,
  ...(where?.option ? { option: tOr(`setting.${where.option}`, where.option) } : {}),
});

/** @param {Failure} failure */
export const failureTitle = (failure) =>
  tell(`error.${failure.code}.title`, t("error.unexpected.title"), filled(failure));

/** What happened and how to go on, in one line. @param {Failure} failure */
export const failureLine = (failure) =>
  `${tell(`error.${failure.code}.what`, t("error.unexpected.what", { message: failure.code }), filled(failure))} ${failureHint(failure)}`;

/** @param {Failure} failure */
const failureHint = (failure) => tell(`error.${failure.code}.hint`, t("error.unexpected.hint"), filled(failure));

/** @param {Failure} failure */
function whereLine({ where }) {
  if (!where) return null;
  const places = [
    where.file !== undefined && t("where.file", { file: where.file }),
    where.row !== undefined && t("where.row", { row: where.row }),
    where.column !== undefined && t("where.column", { column: where.column }),
    where.option !== undefined && t("where.option", { option: tOr(`setting.${where.option}`, where.option) }),
  ].filter((place) => place !== false);
  return places.length > 0 ? h("p", { class: "where" }, places.join(t("where.join"))) : null;
}

/**
 * @param {Failure} failure
 * @param {() => void} dismiss
 */
export function failureCard(failure, dismiss) {
  return h(
    "div",
    { class: "card failure", role: "alert" },
    h("h2", {}, failureTitle(failure)),
    h(
      "p",
      {},
      tell(`error.${failure.code}.what`, t("error.unexpected.what", { message: failure.code }), filled(failure)),
    ),
    whereLine(failure),
    h("p", { class: "hint" }, failureHint(failure)),
    h("button", { type: "button", on: { click: dismiss } }, t("action.dismiss")),
  );
}
