// What a teacher hands on: a link to what is open, and the frame for a course page, with only what was ticked visible.
import { fill, h } from "../views/dom.js";
import { LANGUAGES, t } from "../words/index.js";
import { ALL, PARTS, writeAddress } from "./address.js";
import { scormExport } from "./scorm-export.js";

/** @import { Desk } from "../labs/desk.js" */
/** @import { Language } from "../words/index.js" */

/** The share button would be of no use to those who were handed the link. */
const OFFERED = PARTS.filter((part) => part !== "share");

/** @param {Desk} desk */
export function shareDialog(desk) {
  const title = "share-title";
  const body = h("div");
  const dialog = h(
    "dialog",
    { class: "help share", "aria-labelledby": title },
    h("h2", { id: title }, t("share.title")),
    body,
    h("form", { method: "dialog" }, h("button", { class: "go" }, t("action.close"))),
  );

  const open = () => {
    const state = desk.session.describe();
    const shown = new Set(OFFERED);
    let lock = false;
    /** @type {Language | ""} */
    let lang = "";
    const link = h("textarea", { id: "share-link", readonly: true, rows: 3 });
    const frame = h("textarea", { id: "share-frame", readonly: true, rows: 5 });
    const write = () => {
      const hide = [...OFFERED.filter((part) => !shown.has(part)), "share"];
      const hash = writeAddress({ ...state, lang, hide: hide.length > 1 ? hide : [], lock: lock ? [ALL] : [] });
      const address = new URL(location.pathname, location.href).href + hash;
      link.value = address;
      const escaped = address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
      frame.value = `<iframe src="${escaped}" title="Orogen" width="100%" height="760" allow="clipboard-write; fullscreen"></iframe>`;
    };
    const box = (
      /** @type {string} */ id,
      /** @type {string} */ words,
      /** @type {boolean} */ checked,
      /** @type {(on: boolean) => void} */ change,
    ) => {
      /** @type {HTMLInputElement} */
      const input = h("input", {
        id,
        type: "checkbox",
        checked,
        on: {
          change: () => {
            change(input.checked);
            write();
          },
        },
      });
      return h("span", { class: "check" }, input, h("label", { for: id }, words));
    };
    const copied = h("span", { role: "status" });
    const copy = (/** @type {HTMLTextAreaElement} */ from) => async () => {
      from.select();
      await navigator.clipboard.writeText(from.value).catch(() => document.execCommand("copy"));
      fill(copied, t("share.copied"));
    };
    /** @type {HTMLSelectElement} */
    const language = h(
      "select",
      {
        id: "share-lang",
        on: {
          change: () => {
            lang = /** @type {Language | ""} */ (language.value);
            write();
          },
        },
      },
      h("option", { value: "" }, t("share.ownLanguage")),
      Object.entries(LANGUAGES).map(([value, { own }]) => h("option", { value }, own)),
    );
    fill(body, [
      h("p", {}, t(state.sample ? "share.text" : "share.noSample")),
      h(
        "fieldset",
        { class: "parts" },
        h("legend", {}, t("share.visible")),
        OFFERED.map((part) =>
          box(`share-${part}`, t(`part.${part}`), true, (on) => (on ? shown.add(part) : shown.delete(part))),
        ),
      ),
      box("share-lock", t("share.lock"), false, (on) => {
        lock = on;
      }),
      h("div", { class: "field" }, h("label", { for: "share-lang" }, t("share.language")), language),
      h("label", { for: "share-link" }, t("share.link")),
      link,
      h("label", { for: "share-frame" }, t("share.frame")),
      frame,
      h(
        "div",
        { class: "bar" },
        h("button", { type: "button", on: { click: copy(link) } }, t("share.copyLink")),
        h("button", { type: "button", on: { click: copy(frame) } }, t("share.copyFrame")),
        copied,
      ),
      h("p", { class: "quiet" }, t("share.talk")),
      scormExport(() => lang),
    ]);
    write();
    dialog.showModal();
  };
  return { dialog, open };
}
