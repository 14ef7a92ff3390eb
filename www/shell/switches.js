// The buttons at the right end of the header: share, language, theme, help.
import { fill, h, icon } from "../views/dom.js";
import { current, LANGUAGES, speak, t } from "../words/index.js";
import { nextTheme, theme } from "./theme.js";

/** @import { Language } from "../words/index.js" */

const ICONS = {
  auto: ["M9 2a7 7 0 1 0 0 14z", "M9 2a7 7 0 0 1 0 14"],
  light: [
    "M9 5.500a3.500 3.500 0 1 0 .01 0z",
    "M9 1v2M9 15v2M1 9h2M15 9h2M3.400 3.400l1.400 1.400M13.200 13.200l1.400 1.400M3.400 14.600l1.400-1.400M13.200 4.800l1.400-1.400",
  ],
  dark: ["M14.500 11A6.500 6.500 0 0 1 7 3.500 6.500 6.500 0 1 0 14.500 11z"],
};

/** @param {() => void} redraw @param {(error: unknown) => void} fail */
export function languageButton(redraw, fail) {
  const all = /** @type {Language[]} */ (Object.keys(LANGUAGES));
  const other = all[(all.indexOf(current()) + 1) % all.length] ?? "en";
  return h(
    "button",
    {
      type: "button",
      class: "plain",
      id: "language",
      "data-part": "language",
      lang: LANGUAGES[other].tag,
      on: {
        click: async () => {
          await speak(other).catch(fail);
          redraw();
          document.getElementById("language")?.focus();
        },
      },
    },
    LANGUAGES[other].own,
  );
}

/** @param {HTMLDialogElement} help */
export const helpButton = (help) =>
  h(
    "button",
    {
      type: "button",
      class: "plain",
      "data-part": "help",
      "aria-label": t("help.open"),
      title: t("help.open"),
      on: { click: () => help.showModal() },
    },
    icon("M6.500 7a2.500 2.500 0 1 1 3.500 2.300c-.8.4-1 .9-1 1.700", "M9 13.500v.6"),
  );

/** @param {() => void} open */
export const shareButton = (open) =>
  h(
    "button",
    {
      type: "button",
      class: "plain",
      "data-part": "share",
      "aria-label": t("share.open"),
      title: t("share.open"),
      on: { click: open },
    },
    icon("M9 11V2M5.500 5.500 9 2l3.500 3.500", "M3.500 9v6.500h11V9"),
  );

export function themeButton() {
  const button = h("button", {
    type: "button",
    class: "plain",
    "data-part": "theme",
    on: { click: () => show(nextTheme()) },
  });
  const show = (now = theme()) => {
    const words = t("page.theme", { theme: t(`theme.${now}`) });
    button.setAttribute("aria-label", words);
    button.title = words;
    fill(button, icon(...ICONS[now]));
  };
  show();
  return button;
}
