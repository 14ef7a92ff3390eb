// Storage that is refused: in a sandbox without an origin, and in frames of other sites where the reader blocks them.
import { t } from "../words/index.js";

/** @import { Notices } from "./notices.js" */

export function isRefused() {
  try {
    return localStorage.length < 0;
  } catch {
    return true;
  }
}

/** Says what is not kept before anything is lost. @param {Notices} notices */
export function watchStorage(notices) {
  if (isRefused()) notices.add("refused", { tone: "doubt", words: () => t("keep.nothing") });
}
