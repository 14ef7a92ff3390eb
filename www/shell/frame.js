// The frame around a lab: rail, stepper, engine, language, theme, and the room in the middle.

import { LABS, labOf } from "../labs/desk.js";
import { fill, h, icon, svg } from "../views/dom.js";
import { failureCard } from "../views/errors.js";
import { current, LANGUAGES, speak, t } from "../words/index.js";
import { engineChip } from "./chip.js";
import { helpDialog } from "./help.js";
import { stepper } from "./stepper.js";
import { nextTheme, theme } from "./theme.js";

/** @import { Desk } from "../labs/desk.js" */
/** @import { Lab, LabSession, View } from "../labs/lab-session.js" */

const ICONS = {
  auto: ["M9 2a7 7 0 1 0 0 14z", "M9 2a7 7 0 0 1 0 14"],
  light: [
    "M9 5.500a3.500 3.500 0 1 0 .01 0z",
    "M9 1v2M9 15v2M1 9h2M15 9h2M3.400 3.400l1.400 1.400M13.200 13.200l1.400 1.400M3.400 14.600l1.400-1.400M13.200 4.800l1.400-1.400",
  ],
  dark: ["M14.500 11A6.500 6.500 0 0 1 7 3.500 6.500 6.500 0 1 0 14.500 11z"],
};

/** @param {Desk} desk */
export function drawPage(desk) {
  const page = h("div", { class: "shell" });
  let leave = new AbortController();
  const draw = () => {
    leave.abort();
    leave = new AbortController();
    const { signal } = leave;
    const { lab, session } = desk;
    const help = helpDialog(desk.orogen);
    fill(
      page,
      h("a", { class: "skip", href: "#room" }, t("page.skip")),
      h(
        "header",
        {},
        h("div", { class: "brand" }, mark(), t("page.name")),
        h(
          "div",
          { class: "top" },
          stepper(lab, session, signal),
          engineChip(session, signal),
          h("div", { class: "switches" }, languageButton(draw), themeButton(), helpButton(help)),
        ),
      ),
      h(
        "div",
        { class: "rail" },
        h(
          "nav",
          { "aria-label": t("page.labs") },
          LABS.map((one) =>
            h(
              "a",
              { href: `#lab=${one.id}`, "aria-current": one === lab ? "page" : null },
              icon(one.icon),
              t(one.title),
            ),
          ),
        ),
        desk.notices.element(),
      ),
      room(lab, session, signal),
      help,
    );
    document.title = `${t("page.name")} · ${t("page.tagline")}`;
  };
  addEventListener("hashchange", () => {
    const lab = labOf(location.hash);
    if (!lab || lab === desk.lab) return;
    desk.lab = lab;
    draw();
    page.querySelector("h1")?.focus();
  });
  draw();
  return page;
}

const mark = () =>
  svg(
    "svg",
    { viewBox: "0 0 26 26", class: "mark", "aria-hidden": true },
    svg("path", { d: "M1 21c4-1 6-13 10-13s4 7 7 7 3-3 7-4" }),
    svg("path", { d: "M3 24c5-1 6-9 8.500-9s4 4 6.500 4 3-2 6-2", opacity: 0.5 }),
  );

/** @param {() => void} redraw */
function languageButton(redraw) {
  const other = current() === "en" ? "zh" : "en";
  return h(
    "button",
    {
      type: "button",
      class: "plain",
      id: "language",
      lang: LANGUAGES[other].tag,
      on: {
        click: () => {
          speak(other);
          redraw();
          document.getElementById("language")?.focus();
        },
      },
    },
    LANGUAGES[other].own,
  );
}

/** @param {HTMLDialogElement} help */
const helpButton = (help) =>
  h(
    "button",
    {
      type: "button",
      class: "plain",
      "aria-label": t("help.open"),
      title: t("help.open"),
      on: { click: () => help.showModal() },
    },
    icon("M6.500 7a2.500 2.500 0 1 1 3.500 2.300c-.8.4-1 .9-1 1.700", "M9 13.500v.6"),
  );

function themeButton() {
  const button = h("button", { type: "button", class: "plain", on: { click: () => show(nextTheme()) } });
  const show = (now = theme()) => {
    const words = t("page.theme", { theme: t(`theme.${now}`) });
    button.setAttribute("aria-label", words);
    button.title = words;
    fill(button, icon(...ICONS[now]));
  };
  show();
  return button;
}

/** @param {Lab} lab @param {LabSession} session @param {AbortSignal} signal */
function room(lab, session, signal) {
  const title = h("h1", { tabindex: -1 });
  const lede = h("p", { class: "lede" });
  const failure = h("div", { class: "failures" });
  const busy = h("p", { class: "busy", role: "status", "aria-label": t("busy.label") });
  const [main, side] = [h("section", { class: "big" }), h("aside", { "aria-label": t("page.numbers") })];
  let leave = new AbortController();
  signal.addEventListener("abort", () => leave.abort());

  const show = () => {
    leave.abort();
    leave = new AbortController();
    const focused = document.activeElement?.id;
    /** @type {View} */
    const view = lab.views[session.step](session, leave.signal);
    title.textContent = view.title ?? t(`step.${session.step}.title`);
    lede.textContent = view.lede;
    fill(main, view.main);
    fill(side, view.side);
    if (focused) document.getElementById(focused)?.focus();
  };
  const showFailure = () => fill(failure, session.failure && failureCard(session.failure, () => session.forgive()));

  session.on(
    "step",
    () => {
      show();
      scrollTo(0, 0);
      title.focus();
    },
    signal,
  );
  session.on("data", () => (session.step === "check" || session.step === "data") && show(), signal);
  session.on(
    "failure",
    () => {
      showFailure();
      if (session.failure) failure.scrollIntoView({ block: "nearest" });
    },
    signal,
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let fading;
  session.on(
    "say",
    (text) => {
      clearTimeout(fading);
      busy.textContent = text ?? "";
      // Work clears its own line; the answer to a barred step fades.
      if (text && !session.busy) fading = setTimeout(() => busy.replaceChildren(), 6000);
    },
    signal,
  );
  showFailure();
  show();
  return h("main", { id: "room", tabindex: -1 }, failure, h("div", { class: "head" }, title, lede), main, side, busy);
}
