// The frame around a lab: rail, stepper, engine, language, theme, and the room in the middle.

import { LABS, labOf } from "../labs/desk.js";
import { fill, h, icon, svg } from "../views/dom.js";
import { failureCard } from "../views/errors.js";
import { current, LANGUAGES, speak, t } from "../words/index.js";
import { dress, readAddress } from "./address.js";
import { engineChip } from "./chip.js";
import { helpDialog } from "./help.js";
import { lessonLinks } from "./lesson.js";
import { shareDialog } from "./share.js";
import { stepper } from "./stepper.js";
import { nextTheme, theme } from "./theme.js";

/** @import { Desk } from "../labs/desk.js" */
/** @import { Address } from "./address.js" */
/** @import { Tutor } from "./lesson.js" */
/** @import { Lab, LabSession, View } from "../labs/lab-session.js" */

const ICONS = {
  auto: ["M9 2a7 7 0 1 0 0 14z", "M9 2a7 7 0 0 1 0 14"],
  light: [
    "M9 5.500a3.500 3.500 0 1 0 .01 0z",
    "M9 1v2M9 15v2M1 9h2M15 9h2M3.400 3.400l1.400 1.400M13.200 13.200l1.400 1.400M3.400 14.600l1.400-1.400M13.200 4.800l1.400-1.400",
  ],
  dark: ["M14.500 11A6.500 6.500 0 0 1 7 3.500 6.500 6.500 0 1 0 14.500 11z"],
};

/** @param {Desk} desk @param {Tutor} tutor */
export function drawPage(desk, tutor) {
  const page = h("div", { class: "shell" });
  let leave = new AbortController();
  const draw = () => {
    leave.abort();
    leave = new AbortController();
    const { signal } = leave;
    const { lab, session } = desk;
    const help = helpDialog(desk.orogen);
    const share = shareDialog(desk);
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
          h(
            "div",
            { class: "switches" },
            shareButton(share.open),
            languageButton(draw),
            themeButton(),
            helpButton(help),
          ),
        ),
      ),
      h(
        "div",
        { class: "rail" },
        h(
          "nav",
          { "data-part": "labs", "aria-label": t("page.labs") },
          LABS.map((one) =>
            h(
              "a",
              { href: `#lab=${one.id}`, "aria-current": one === lab ? "page" : null },
              icon(one.icon),
              t(one.title),
            ),
          ),
        ),
        lessonLinks(signal),
        desk.notices.element(),
      ),
      room(lab, session, tutor, signal),
      help,
      share.dialog,
    );
    document.title = `${t("page.name")} · ${t("page.tagline")}`;
  };
  /** Brings up a state. @param {Address} address */
  const visit = async (address) => {
    const elsewhere = LABS.find(({ id }) => id === address.lab);
    if (elsewhere && elsewhere !== desk.lab) {
      desk.lab = elsewhere;
      draw();
    }
    await desk.session.arrive(address).catch((error) => desk.session.fail(error));
  };
  /** @type {Promise<unknown>} */
  let arriving = Promise.resolve();
  /** Follows a link. @param {string} hash */
  const follow = (hash) => {
    const address = readAddress(hash);
    desk.lab = labOf(hash) ?? desk.lab;
    dress(address);
    draw();
    arriving = address.lesson ? tutor.begin(address.lesson) : visit(address);
  };
  tutor.visit = visit;
  addEventListener("hashchange", () => {
    // The skip link and figures have addresses, too.
    const { lab, lesson } = readAddress(location.hash);
    if (!lab && !lesson) return;
    follow(location.hash);
    page.querySelector("h1")?.focus();
  });
  follow(location.hash);
  return { page, follow, arrived: () => arriving };
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
      "data-part": "language",
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
      "data-part": "help",
      "aria-label": t("help.open"),
      title: t("help.open"),
      on: { click: () => help.showModal() },
    },
    icon("M6.500 7a2.500 2.500 0 1 1 3.500 2.300c-.8.4-1 .9-1 1.700", "M9 13.500v.6"),
  );

/** @param {() => void} open */
const shareButton = (open) =>
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

function themeButton() {
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

/** @param {Lab} lab @param {LabSession} session @param {Tutor} tutor @param {AbortSignal} signal */
function room(lab, session, tutor, signal) {
  const title = h("h1", { tabindex: -1 });
  const lede = h("p", { class: "lede" });
  const failure = h("div", { class: "failures" });
  const busy = h("p", { role: "status", "aria-label": t("busy.label") });
  const far = h("progress", { max: 1, value: 0, "aria-label": t("busy.progress") });
  const callOff = h("button", { type: "button", on: { click: () => session.callOff() } }, t("action.cancel"));
  const watch = h("span", { class: "watch", hidden: true }, far, callOff);
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
  session.on("task", show, signal);
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
  session.on(
    "reading",
    (share) => {
      watch.hidden = share === null;
      far.value = share ?? 0;
    },
    signal,
  );
  showFailure();
  show();
  return h(
    "main",
    { id: "room", tabindex: -1 },
    tutor.element(signal),
    failure,
    h("div", { class: "head" }, title, lede),
    main,
    side,
    h("div", { class: "busy" }, busy, watch),
  );
}
