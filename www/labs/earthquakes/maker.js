// "Make a catalogue": a form whose limits are the module's own; it is asked at every change.
import { bar, barred, fill, h, set } from "../../views/dom.js";
import { asFailure } from "../../views/errors.js";
import { why } from "../../views/meaning.js";
import { t } from "../../words/index.js";
import { parseNumber } from "./fields.js";

/** @import { SyntheticOptions } from "../../../pkg/orogen.d.ts" */
/** @import { Failure } from "../../views/errors.js" */
/** @import { Session } from "./session.js" */

/** @typedef {"nothing" | "place" | "sequences"} Preset */
const LAW = /** @type {const} */ (["days", "b", "mc", "binWidth", "largestMagnitude", "planted", "seed"]);
const REGION = /** @type {const} */ (["south", "north", "west", "east"]);
const TRIGGERING = /** @type {const} */ (["k0", "alpha", "c", "p", "d", "q", "gamma"]);
/** @typedef {"amount" | (typeof LAW)[number] | (typeof REGION)[number] | (typeof TRIGGERING)[number]} Field */
/** @typedef {Record<Field, string> & { by: "events" | "rate", triggering: boolean, preset: Preset, open: boolean }} Draft */

/** @type {Draft} */
const NOTHING = {
  preset: "nothing",
  open: false,
  by: "events",
  amount: "2000",
  days: "3650",
  b: "1",
  mc: "3",
  binWidth: "0.1",
  largestMagnitude: "9",
  planted: "0",
  seed: "1",
  south: "-6",
  north: "6",
  west: "-146",
  east: "-134",
  triggering: false,
  k0: "0.02",
  alpha: "1.5",
  c: "0.01",
  p: "1.2",
  d: "1",
  q: "1.8",
  gamma: "1",
};
/** @type {Record<Preset, Draft>} */
const PRESETS = {
  nothing: NOTHING,
  place: { ...NOTHING, preset: "place", planted: "1.5" },
  sequences: { ...NOTHING, preset: "sequences", amount: "1500", triggering: true },
};

/** @param {Draft} draft @returns {SyntheticOptions} */
export function optionsOf(draft) {
  const of = (/** @type {Field} */ name) => parseNumber(draft[name]);
  const all = (/** @type {readonly Field[]} */ names) => Object.fromEntries(names.map((name) => [name, of(name)]));
  return {
    ...all(LAW),
    [draft.by]: of("amount"),
    region: { south: of("south"), north: of("north"), west: of("west"), east: of("east") },
    ...(draft.triggering && { triggering: all(TRIGGERING) }),
  };
}

/** What is typed, valid or not, outlives a change of language. @type {WeakMap<Session, Draft>} */
const drafts = new WeakMap();

/** What is wrong with all of it, or where to look. @param {Failure} failure */
function refusal({ where, values }) {
  const { value, allowed } = values;
  if (where?.option === "triggering.branchingRatio")
    return Number.isFinite(Number(value))
      ? t("maker.supercritical", { value: Number(value) })
      : t("maker.supercriticalEndless");
  return isTooMany({ where, values }) ? t("maker.tooMany", { value: Number(value), allowed }) : t("maker.fix");
}

/** Not a field is wrong, but what they come to. @param {Pick<Failure, "where" | "values">} failure */
const isTooMany = ({ where, values }) => where?.option === "events" && String(values.allowed).startsWith("≤");

/** @param {Draft} draft @param {() => void} redraw */
const presetBar = (draft, redraw) =>
  h(
    "div",
    { class: "bar", role: "group", "aria-label": t("maker.title") },
    /** @type {Preset[]} */ (Object.keys(PRESETS)).map((name) =>
      h(
        "button",
        {
          type: "button",
          id: `maker-preset-${name}`,
          "aria-pressed": name === draft.preset,
          on: {
            click: () => {
              Object.assign(draft, PRESETS[name], { seed: draft.seed, open: draft.open });
              redraw();
              document.getElementById(`maker-preset-${name}`)?.focus();
            },
          },
        },
        t(`maker.preset.${name}`),
      ),
    ),
  );

/** @param {Session} session @param {AbortSignal} signal */
export function makerCard(session, signal) {
  const draft = drafts.get(session) ?? { ...NOTHING };
  drafts.set(session, draft);
  /** @type {Map<string, { input: HTMLInputElement, problem: HTMLElement }>} */
  const fields = new Map();
  const plan = h("p", { class: "quiet outcome", role: "status" });
  let asked = 0;

  /** @param {Failure | null} failure */
  const complain = (failure) => {
    const option = failure?.where?.option ?? "";
    const name = option.replace(/^.*\./, "").replace(/^(events|rate)$/, "amount");
    const { allowed } = failure?.values ?? {};
    const whole = failure !== null && isTooMany(failure);
    for (const [field, { input, problem }] of fields) {
      const wrong = failure !== null && field === name && !whole;
      problem.textContent = wrong ? t("maker.problem", { allowed }) : "";
      set(input, { "aria-invalid": wrong });
    }
    if (!failure) return;
    plan.textContent = refusal(failure);
  };
  const check = async () => {
    const mine = ++asked;
    try {
      const orogen = await session.orogen;
      const { background, branchingRatio, events } = await orogen.planSynthetic(optionsOf(draft));
      if (mine !== asked || signal.aborted) return false;
      complain(null);
      const key = draft.triggering ? "maker.planTriggering" : "maker.plan";
      plan.textContent = t(key, { background, n: branchingRatio, events });
      bar(make, null);
      return true;
    } catch (error) {
      const failure = asFailure(error);
      if (mine !== asked || signal.aborted) return false;
      if (failure.code === "bad-option") complain(failure);
      else session.fail(error);
      bar(make, t("maker.fix"));
      return false;
    }
  };

  /** @param {Field} name @param {string} [words] */
  const field = (name, words = t(/** @type {"maker.days"} */ (`maker.${name}`))) => {
    const id = `maker-${name}`;
    const problem = h("p", { class: "problem", id: `${id}-problem`, "aria-live": "polite" });
    /** @type {HTMLInputElement} */
    const input = h("input", {
      type: "text",
      inputmode: "decimal",
      id,
      autocomplete: "off",
      value: draft[name],
      "aria-describedby": `${id}-problem`,
      on: {
        input: () => {
          draft[name] = input.value;
          check();
        },
      },
    });
    fields.set(name, { input, problem });
    return h("div", { class: "field" }, h("label", { for: id }, words), input, problem);
  };

  const make = h(
    "button",
    {
      type: "submit",
      class: "go",
      on: {
        click: (event) => {
          if (!barred(make)) return;
          event.preventDefault();
          const wrong = [...fields.values()].find(({ input }) => input.getAttribute("aria-invalid") === "true");
          wrong?.input.focus();
        },
      },
    },
    t("maker.make"),
  );
  const submit = async () => {
    if (session.busy || !(await check())) return;
    const name = t("maker.named", { preset: t(`maker.preset.${draft.preset}`), seed: draft.seed });
    const source = { sample: /** @type {const} */ ("synthetic"), name, options: optionsOf(draft) };
    if (await session.read({ name, source })) session.go("check");
  };

  const body = h("div");
  const draw = () => {
    fields.clear();
    const { preset } = draft;
    /** @type {HTMLSelectElement} */
    const by = h(
      "select",
      {
        id: "maker-by",
        on: {
          change: () => {
            draft.by = by.value === "rate" ? "rate" : "events";
            draw();
            document.getElementById("maker-by")?.focus();
          },
        },
      },
      /** @type {const} */ (["events", "rate"]).map((one) =>
        h("option", { value: one, selected: one === draft.by }, t(`maker.by.${one}`)),
      ),
    );
    /** @type {HTMLInputElement} */
    const triggers = h("input", {
      type: "checkbox",
      id: "maker-triggering",
      checked: draft.triggering,
      on: {
        change: () => {
          draft.triggering = triggers.checked;
          set(more, { hidden: !triggers.checked });
          check();
        },
      },
    });
    const more = h(
      "div",
      { class: "grid", hidden: !draft.triggering },
      TRIGGERING.map((name) => field(name)),
    );
    /** @type {HTMLDetailsElement} */
    const options = h(
      "details",
      { open: draft.open, on: { toggle: () => Object.assign(draft, { open: options.open }) } },
      h("summary", {}, t("maker.options")),
      h(
        "fieldset",
        {},
        h("legend", {}, t("maker.law")),
        h(
          "div",
          { class: "grid" },
          h("div", { class: "field" }, h("label", { for: "maker-by" }, t("maker.by")), by),
          field("amount", t(draft.by === "rate" ? "maker.rate" : "maker.amount")),
          LAW.map((name) => field(name)),
        ),
      ),
      h(
        "fieldset",
        {},
        h("legend", {}, t("maker.where")),
        h(
          "div",
          { class: "limits" },
          REGION.map((name) => field(name)),
        ),
      ),
      h(
        "fieldset",
        {},
        h("p", { class: "check" }, triggers, h("label", { for: "maker-triggering" }, t("maker.trigger"))),
        more,
      ),
      why("maker.explain"),
    );
    fill(body, presetBar(draft, draw), h("p", {}, t(`maker.preset.${preset}.text`)), options);
    check();
  };
  draw();

  return h(
    "form",
    {
      class: "card maker",
      novalidate: true,
      "aria-label": t("maker.title"),
      on: {
        submit: (event) => {
          event.preventDefault();
          submit();
        },
      },
    },
    h("h2", {}, t("maker.title")),
    h("p", { class: "quiet" }, t("maker.text")),
    body,
    plan,
    h("div", { class: "bar" }, make),
  );
}
