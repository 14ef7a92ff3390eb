// What happened, in a list that stays: a toast that is gone when one looks up explains nothing.

import { download, fileName, fill, h } from "../views/dom.js";
import { failureLine } from "../views/errors.js";
import { date, t, tell } from "../words/index.js";

/** @import { EngineChange, StateChange } from "../../pkg/orogen.d.ts" */

/** @typedef {"info" | "doubt" | "bad"} Tone */
/** @typedef {{ tone: Tone, words: () => string, act?: { words: () => string, run: () => void } }} Draft */
/** @typedef {Draft & { id: string, at: Date }} Notice */

const KEPT = 12;

export class Notices {
  /** @type {Notice[]} */
  #list = [];
  #element = h("section", { class: "notices", "data-part": "notices" });

  /** Redrawn with the page, in the page's language. */
  element() {
    this.#draw();
    return this.#element;
  }

  /** A second notice with the id of a first takes its place. @param {string} id @param {Draft} notice */
  add(id, notice) {
    this.#list = [{ ...notice, id, at: new Date() }, ...this.#list.filter((old) => old.id !== id)].slice(0, KEPT);
    this.#draw();
  }

  /** Why a run changed its state. @param {StateChange} change */
  reason({ reason, state }) {
    if (!reason) return;
    const { code, values } = reason;
    this.add(`reason ${code}`, {
      tone: code === "early-stopping" ? "info" : state === "diverged" ? "bad" : "doubt",
      words: () => (code === "early-stopping" ? t("reason.early-stopping", values) : failureLine({ code, values })),
    });
  }

  /** Only what the reader should know without looking at the engine panel. @param {EngineChange} change */
  engine({ code, engine, values }) {
    if (!["lost", "crashed", "disagrees", "faster"].includes(code)) return;
    this.add(`engine ${code}`, {
      tone: code === "faster" ? "info" : "doubt",
      words: () => tell(`change.${code}`, code, { ...values, engine }),
    });
  }

  /** Autosave failed: say so once, and offer what does work. @param {boolean} full @param {string} message @param {Uint8Array} bytes @param {string} name */
  storage(full, message, bytes, name) {
    this.add("storage", {
      tone: "bad",
      words: () => t(full ? "keep.full" : "keep.refused", { message }),
      act: { words: () => t("keep.download"), run: () => download(bytes, `${fileName(name)}.orogen`) },
    });
  }

  #draw() {
    const dismiss = (/** @type {Notice} */ gone) => {
      this.#list = this.#list.filter((notice) => notice !== gone);
      this.#draw();
      this.#element.querySelector("button")?.focus();
    };
    const items = this.#list.map((notice) =>
      h(
        "li",
        { class: `notice ${notice.tone}` },
        h("time", { datetime: notice.at.toISOString() }, date(notice.at, { timeStyle: "short" })),
        h("p", {}, notice.words()),
        h(
          "div",
          { class: "bar" },
          notice.act &&
            h("button", { type: "button", class: "small", on: { click: notice.act.run } }, notice.act.words()),
          h("button", { type: "button", class: "small", on: { click: () => dismiss(notice) } }, t("action.dismiss")),
        ),
      ),
    );
    this.#element.hidden = items.length === 0;
    // The status is filled, not made: screen readers hear changes of what they already know.
    let status = this.#element.querySelector(".log");
    if (!status) {
      status = h("div", { class: "log", role: "status" });
      this.#element.append(h("h2"), status);
    }
    fill(this.#element.querySelector("h2") ?? status, t("notices.title"));
    status.setAttribute("aria-label", t("notices.title"));
    this.#element.setAttribute("aria-label", t("notices.title"));
    fill(status, h("ul", {}, items));
  }
}
