// The frame around a lab: rail, stepper, engine, language, theme, and the room in the middle.

import { labOf } from "../labs/desk.js";
import { LABS } from "../labs/index.js";
import { fromLink } from "../lessons/carry.js";
import { fill, h, icon, svg } from "../views/dom.js";
import { failureCard } from "../views/errors.js";
import { t } from "../words/index.js";
import { dress, readAddress } from "./address.js";
import { engineChip } from "./chip.js";
import { firstMinute } from "./first-minute.js";
import { glossaryView } from "./glossary.js";
import { helpDialog } from "./help.js";
import { lessonLinks } from "./lesson.js";
import { shareDialog } from "./share.js";
import { stepper } from "./stepper.js";
import { helpButton, languageButton, shareButton, themeButton } from "./switches.js";
import { teachView } from "./teach/teach.js";
import { myWork } from "./work/my-work.js";

/** @import { Desk } from "../labs/desk.js" */
/** @import { Address } from "./address.js" */
/** @import { Tutor } from "./lesson.js" */
/** @import { LabSession, View } from "../labs/lab-session.js" */

const PAGES = /** @type {const} */ (["work", "teach", "glossary"]);
/** @param {Desk} desk @param {Tutor} tutor */
export function drawPage(desk, tutor) {
  const page = h("div", { class: "shell" });
  let leave = new AbortController();
  /** What is in front that is no lab. @type {keyof typeof views | null} */
  let other = null;
  /** Whether a lesson is open, which leads by itself. */
  let taught = false;
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
            languageButton(draw, (error) => session.fail(error)),
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
              { href: `#lab=${one.id}`, "aria-current": one === lab && !other ? "page" : null },
              icon(one.icon),
              t(one.title),
            ),
          ),
        ),
        h(
          "nav",
          { "data-part": "work", "aria-label": t("work.title") },
          h(
            "a",
            { href: "#page=work", "aria-current": other === "work" ? "page" : null },
            icon("M2 5h5l1.500 2H16v8H2z"),
            t("work.title"),
          ),
        ),
        !taught && firstMinute(desk, signal),
        lessonLinks(signal),
        desk.notices.element(),
      ),
      other
        ? room(session, views[other], null, signal)
        : room(session, (inner) => desk.views[session.step](session, inner), tutor, signal),
      help,
      share.dialog,
    );
    document.title = `${t("page.name")} · ${t("page.tagline")}`;
    // A step was taken while another page was in front: back to the lab.
    if (other) session.on("step", () => void toLab({ lab: lab.id }), signal);
  };
  const views = {
    work: (/** @type {AbortSignal} */ signal) => myWork(desk, toLab, signal),
    glossary: glossaryView,
    teach: (/** @type {AbortSignal} */ signal) => teachView(desk, tutor, () => toLab({ lab: desk.lab.id }), signal),
  };
  /** Goes from another page to a lab. @param {Partial<Address>} address */
  const toLab = (address) => {
    history.pushState(null, "", `#lab=${address.lab}`);
    return visit({ hide: [], lock: [], settings: {}, ...address });
  };
  /** Brings up a state. @param {Address} address */
  const visit = async (address) => {
    const elsewhere = LABS.find(({ id }) => id === address.lab) ?? desk.lab;
    if (elsewhere !== desk.lab || other) {
      await desk.enter(elsewhere);
      other = null;
      draw();
    }
    await desk.session.arrive(address).catch((error) => desk.session.fail(error));
  };
  /** @param {string} hash @param {Address} address */
  const bringUp = async (hash, address) => {
    try {
      await desk.enter(labOf(hash) ?? desk.lab);
      await dress(address);
    } catch (error) {
      // A part of the page that cannot be had just now: the one in front stays.
      desk.session.fail(error);
    }
    other = PAGES.find((name) => name === address.page) ?? null;
    taught = Boolean(address.lesson ?? address.made);
    draw();
  };
  /** Pages are drawn one after another; what they bring is waited for by nobody but `arrived`. */
  let drawn = Promise.resolve();
  /** @type {Promise<unknown>} */
  let arriving = Promise.resolve();
  /** Follows a link. @param {string} hash */
  const follow = (hash) => {
    const address = readAddress(hash);
    drawn = drawn.then(() => bringUp(hash, address));
    arriving = drawn.then(async () => {
      if (PAGES.some((name) => name === address.page)) return;
      if (address.made) await tutor.beginText(fromLink(address.made));
      else await (address.lesson ? tutor.begin(address.lesson) : visit(address));
    });
  };
  tutor.visit = visit;
  addEventListener("hashchange", () => {
    // The skip link and figures have addresses, too.
    const { lab, lesson, made, page: asked } = readAddress(location.hash);
    if (!lab && !lesson && !made && !asked) return;
    follow(location.hash);
    void drawn.then(() => page.querySelector("h1")?.focus());
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

/** @param {LabSession} session @param {(signal: AbortSignal) => View} drawView @param {Tutor | null} tutor @param {AbortSignal} signal */
function room(session, drawView, tutor, signal) {
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
    const view = drawView(leave.signal);
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
  let [said, isLate] = ["", false];
  const say = (/** @type {string} */ text) => {
    said = text;
    busy.textContent = said || (isLate ? t("fit.computing") : "");
  };
  session.on(
    "say",
    (text) => {
      clearTimeout(fading);
      say(text ?? "");
      // Work clears its own line; the answer to a barred step fades.
      if (text && !session.busy) fading = setTimeout(() => say(""), 6000);
    },
    signal,
  );
  // The client's own: what nobody shows by itself is said here, so that nothing waits in silence.
  const client = /** @type {Promise<import("../home.js").Home>} */ (/** @type {unknown} */ (session.orogen));
  client.then(
    ({ waits }) =>
      waits.on(
        "late",
        (late) => {
          isLate = late;
          say(said);
        },
        signal,
      ),
    () => {},
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
    tutor?.element(signal),
    failure,
    h("div", { class: "head" }, title, lede),
    main,
    side,
    h("div", { class: "busy" }, busy, watch),
  );
}
