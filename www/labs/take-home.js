// What leaves a lab as a file, each with what it is for; and the way back in.
import { fileButton } from "../shell/arrivals.js";
import { download, fileName, h } from "../views/dom.js";
import { why } from "../views/meaning.js";
import { t } from "../words/index.js";

/** @import { ExportFormat, Run } from "../../pkg/orogen.d.ts" */
/** @import { Key } from "../words/index.js" */
/** @import { LabSession } from "./lab-session.js" */

/** @typedef {LabSession & { run: Pick<Run, "save" | "export"> | null }} Leaving */
/**
 * A file to take home. Its words are `title`, `title.text` and `title.save`, unless its lab has others.
 * @typedef {{ title: Key, text?: Key, save?: Key, ending: string, type: string, make: () => Promise<Uint8Array | string | undefined> }} Parcel
 */

/** A part of the run in a format of its own. @param {Leaving} session @param {Exclude<ExportFormat, "orogen">} format @param {Omit<Parcel, "make">} parcel @returns {Parcel} */
export const exported = (session, format, parcel) => ({
  ...parcel,
  make: async () => session.run?.export({ format }),
});

/** The weights, to go on with elsewhere. @param {Leaving} session */
export const weights = (session) =>
  exported(session, "safetensors", {
    title: "home.safetensors",
    ending: ".safetensors",
    type: "application/octet-stream",
  });

/**
 * @param {Leaving} session
 * @param {Parcel[]} parcels Beside the lab file, which is there where there is a run.
 */
export function parcelList(session, parcels) {
  const file = fileName(session.dataset?.name ?? "");
  const withData = h("input", { type: "checkbox", id: "with-data", checked: true });
  /** @type {Parcel} */
  const lab = {
    title: "home.lab",
    ending: ".orogen",
    type: "application/x-orogen+zip",
    make: async () => session.run?.save({ data: withData.checked }),
  };
  const item = (/** @type {Parcel} */ parcel) => {
    const { title, text = `${title}.text`, save = `${title}.save`, ending, type, make } = parcel;
    const click = async () => {
      try {
        const content = await make();
        if (content !== undefined) download(content, file + ending, type);
      } catch (error) {
        session.fail(error);
      }
    };
    return h(
      "li",
      { class: "card" },
      h("h3", {}, t(title)),
      h("p", { class: "quiet" }, t(/** @type {Key} */ (text))),
      parcel === lab && h("p", { class: "check" }, withData, h("label", { for: "with-data" }, t("home.withData"))),
      parcel === lab && why("lab-file.explain"),
      h("button", { type: "button", class: parcel === lab ? "go" : "", on: { click } }, t(/** @type {Key} */ (save))),
    );
  };
  return h(
    "ul",
    { class: "samples", "aria-label": t("home.save") },
    (session.run ? [lab, ...parcels] : parcels).map(item),
  );
}

/** Opens a lab file. @param {LabSession} session */
export const openLabCard = (session) =>
  h(
    "div",
    { class: "card" },
    h("h2", {}, t("home.open")),
    h("p", { class: "quiet" }, t("home.open.text")),
    fileButton(t("home.openLab"), (chosen) => session.takeFiles(chosen), { accept: ".orogen" }),
  );
