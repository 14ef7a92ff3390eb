// Relevant or not: the reader's own judgement of a document.
import { h } from "../../views/dom.js";
import { t } from "../../words/index.js";

/** @import { LiteratureSession } from "./session.js" */

/** @param {LiteratureSession} session @param {number} place @param {boolean} [byLot] Whether it was drawn by lot. */
export function markButtons(session, place, byLot = false) {
  const mark = session.marks.get(place);
  return [true, false].map((relevant) =>
    h(
      "button",
      {
        type: "button",
        class: "small",
        id: `mark-${place}-${relevant ? "yes" : "no"}`,
        "aria-pressed": mark?.relevant === relevant,
        on: {
          click: () =>
            mark?.relevant === relevant ? session.unmark(place) : session.mark(place, relevant, mark?.byLot ?? byLot),
        },
      },
      t(relevant ? "marks.relevant" : "marks.not"),
    ),
  );
}
