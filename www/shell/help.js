// What this is, what it is not, and where the data goes (nowhere).

import { fill, h } from "../views/dom.js";
import { number, t } from "../words/index.js";
import { checkForUpdate, offline, reset } from "./offline.js";

/** @param {Promise<{ version: string }>} orogen */
export function helpDialog(orogen) {
  const version = h("span", {}, "…");
  orogen.then(
    (client) => fill(version, client.version),
    () => fill(version, "–"),
  );
  const offlineLine = h("p");
  const engines = h("span");
  const size = h("span");
  const found = h("span", { role: "status" });
  const weigh = async () => {
    const { usage } = (await navigator.storage?.estimate?.()) ?? {};
    fill(size, usage === undefined ? "" : t("help.size", { size: number(usage / 1e6, { maximumFractionDigits: 1 }) }));
  };
  const tell = () => {
    fill(offlineLine, t(`offline.${offline.state}`, { detail: offline.detail }));
    fill(engines, offline.state === "ready" && t(`offline.engines.${offline.engines}`));
    weigh().catch(() => {});
  };
  document.addEventListener("offline-state", tell);
  tell();
  const look = async () => {
    const words = await checkForUpdate().then(
      (newer) => (newer ? "help.update.found" : "help.update.none"),
      () => /** @type {const} */ ("help.update.failed"),
    );
    fill(found, t(/** @type {"help.update.found"} */ (words)));
  };
  const forget = async () => (await ask(t("help.reset.ask"), t("help.reset.do"))) && reset();

  const part = (
    /** @type {"what" | "not" | "questions" | "terrain" | "literature" | "privacy" | "verdict" | "keys"} */ name,
  ) => [h("h3", {}, t(`help.${name}.title`)), h("p", {}, t(`help.${name}.text`))];
  const titleId = "help-title";
  /** @type {HTMLDialogElement} */
  const dialog = h(
    "dialog",
    { class: "help", "aria-labelledby": titleId },
    // Where reading begins: the first link is far below.
    h("h2", { id: titleId, tabindex: -1, autofocus: true }, t("help.title")),
    part("what"),
    part("not"),
    part("questions"),
    part("terrain"),
    part("literature"),
    part("privacy"),
    part("verdict"),
    part("keys"),
    h("p", {}, h("a", { href: "#page=glossary", on: { click: () => dialog.close() } }, t("glossary.title"))),
    h("h3", {}, t("help.offline.title")),
    offlineLine,
    h("p", { class: "quiet" }, engines, " ", size),
    h(
      "div",
      { class: "bar" },
      h("button", { type: "button", on: { click: look } }, t("help.update")),
      h("button", { type: "button", on: { click: forget } }, t("help.reset")),
      found,
    ),
    h(
      "p",
      { class: "quiet" },
      t("help.version"),
      " ",
      version,
      " · ",
      h("a", { href: new URL("../vendor/LICENCES.txt", import.meta.url).href }, t("help.licences")),
    ),
    h("form", { method: "dialog" }, h("button", { class: "go" }, t("action.close"))),
  );
  return dialog;
}

/** A question that must be answered; resolves to whether it was agreed to. @param {string} question @param {string} agree */
export function ask(question, agree) {
  const dialog = h(
    "dialog",
    { class: "ask", "aria-label": question },
    h("p", {}, question),
    h(
      "form",
      { method: "dialog", class: "bar" },
      h("button", { value: "yes", class: "go" }, agree),
      h("button", { value: "no", autofocus: true }, t("action.cancel")),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    }),
  );
}
