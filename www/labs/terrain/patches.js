// Which squares of the map the network sees, which part is kept from it, and whether that leaves enough.
import { fill, h, set } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { number, t } from "../../words/index.js";
import { PRESETS, problems, SIDES, sizesOf, withPreset } from "./fields.js";

/** @import { GanPreset, PatchCount } from "../../../pkg/orogen.d.ts" */
/** @import { Overlay } from "../../views/relief.js" */
/** @import { Cells } from "../../views/tint.js" */
/** @import { Key } from "../../words/index.js" */
/** @import { Setting } from "./fields.js" */
/** @import { TerrainSession } from "./session.js" */

/** As many side by side were enough in our experiments; fewer than the second are doubted in the report. */
const ENOUGH = 500;
const FEW = 100;

/** @param {PatchCount} count */
const fitness = ({ trainingSideBySide }) =>
  trainingSideBySide >= ENOUGH ? "enough" : trainingSideBySide >= FEW ? "some" : "few";

/** The part kept unseen, and two neighbouring patches. @param {TerrainSession} session @param {Cells} cells @returns {Overlay} */
export function patchOverlay(session, cells) {
  return (context, sheet, ink) => {
    const { draft } = session;
    if (problems(draft).stride || problems(draft).validationShare) return;
    const share = Number(draft.validationShare) / 100;
    const upright = draft.side === "east" || draft.side === "west";
    const [wide, high] = [
      upright ? Math.round(cells.width * share) : cells.width,
      upright ? cells.height : Math.round(cells.height * share),
    ];
    const [west, north] = [
      draft.side === "east" ? cells.width - wide : 0,
      draft.side === "south" ? cells.height - high : 0,
    ];
    const x = (/** @type {number} */ column) => sheet.left + column * sheet.cell.x;
    const y = (/** @type {number} */ row) => sheet.top + row * sheet.cell.y;
    const area = /** @type {const} */ ([x(west), y(north), wide * sheet.cell.x, high * sheet.cell.y]);
    context.fillStyle = ink("--paper");
    context.globalAlpha = 0.5;
    context.fillRect(...area);
    context.globalAlpha = 1;
    context.lineWidth = 2;
    context.strokeStyle = ink("--act");
    context.setLineDash([7, 4]);
    context.strokeRect(...area);
    context.setLineDash([]);
    label(context, t("patches.unseen"), area[0] + area[2] / 2, area[1] + area[3] / 2, upright, ink);

    const size = Number(draft.size);
    const stride = Number(draft.stride);
    const middle = {
      x: draft.side === "west" ? wide + (cells.width - wide) / 2 : (cells.width - (upright ? wide : 0)) / 2,
      y: draft.side === "north" ? high + (cells.height - high) / 2 : (cells.height - (upright ? 0 : high)) / 2,
    };
    const corner = { x: Math.max(0, Math.round(middle.x - size)), y: Math.max(0, Math.round(middle.y - size / 2)) };
    for (const [shift, dash, token] of /** @type {const} */ ([
      [stride, [4, 3], "--sheet"],
      [0, [], "--sheet"],
      [stride, [4, 3], "--ink"],
      [0, [], "--ink"],
    ])) {
      context.strokeStyle = ink(token);
      context.lineWidth = token === "--ink" ? 1.5 : 4;
      context.setLineDash(token === "--ink" ? [...dash] : []);
      context.strokeRect(x(corner.x + shift), y(corner.y), size * sheet.cell.x, size * sheet.cell.y);
    }
    context.setLineDash([]);
  };
}

/** @param {CanvasRenderingContext2D} context @param {string} words @param {number} x @param {number} y @param {boolean} upright @param {(token: string) => string} ink */
function label(context, words, x, y, upright, ink) {
  context.save();
  context.translate(x, y);
  if (upright) context.rotate(-Math.PI / 2);
  context.font = `600 13px ${ink("--font")}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = ink("--paper");
  context.strokeText(words, 0, 0);
  context.fillStyle = ink("--ink");
  context.fillText(words, 0, 0);
  context.restore();
}

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function patchCard(session, signal) {
  const { draft } = session;
  /** @type {Map<Setting, { control: HTMLElement, problem: HTMLElement }>} */
  const fields = new Map();
  const count = h("div", { class: "patch-count", role: "status", "aria-label": t("patches.count") });

  const show = () => {
    const { patches } = session;
    fill(count, patches ? words(patches, Number(session.draft.size)) : h("p", { class: "quiet" }, t("fit.computing")));
  };
  const check = () => {
    const wrong = problems(session.draft);
    for (const [setting, { control, problem }] of fields) {
      const found = wrong[setting];
      set(control, { "aria-invalid": Boolean(found) });
      problem.textContent = found
        ? t(`problem.${found.problem}`, { low: number(found.low), high: number(found.high) })
        : "";
    }
  };
  const write = (/** @type {Setting} */ setting, /** @type {string} */ value) => {
    if (setting === "size") {
      const preset = PRESETS.find((name) => sizesOf(name).some((size) => String(size) === value)) ?? "orogen-small";
      session.draft = withPreset(session.draft, /** @type {GanPreset} */ (preset), Number(value));
      const stride = fields.get("stride")?.control;
      if (stride instanceof HTMLInputElement) stride.value = session.draft.stride;
    } else session.draft[setting] = value;
    check();
    session.emit("look", null);
    session.count();
  };
  /** @param {Setting} setting @param {[value: string, words: string][] | null} choices */
  const field = (setting, choices) => {
    const id = `patch-${setting}`;
    const described = `${id}-problem`;
    /** @type {HTMLInputElement | HTMLSelectElement} */
    const control = choices
      ? h(
          "select",
          { id, on: { change: () => write(setting, control.value) } },
          choices.map(([value, name]) => h("option", { value, selected: draft[setting] === value }, name)),
        )
      : h("input", {
          id,
          type: "text",
          inputmode: "numeric",
          autocomplete: "off",
          "aria-describedby": described,
          value: draft[setting],
          on: { input: () => write(setting, control.value) },
        });
    const problem = h("p", { class: "problem", id: described, "aria-live": "polite" });
    fields.set(setting, { control, problem });
    return h(
      "div",
      { class: "field" },
      h("label", { for: id }, t(/** @type {Key} */ (`setting.${setting}`))),
      control,
      problem,
    );
  };
  const sizes = PRESETS.flatMap((preset) =>
    sizesOf(preset).map(
      (size) => /** @type {[string, string]} */ ([String(size), t(`patches.size.${preset}`, { size })]),
    ),
  );
  const card = h(
    "div",
    { class: "card" },
    h("h2", {}, t("patches.title")),
    h("p", { class: "quiet" }, t("patches.text")),
    h(
      "div",
      { class: "grid" },
      field("size", sizes),
      field("stride", null),
      field(
        "side",
        SIDES.map((side) => [side, t(`side.${side}`)]),
      ),
      field("validationShare", null),
    ),
    count,
    why("patches.explain", "patches.means"),
  );
  session.on("patches", show, signal);
  show();
  if (!session.patches) session.count();
  return card;
}

/** @param {PatchCount} count @param {number} size */
function words(count, size) {
  const found = fitness(count);
  return [
    h("p", { class: "headline" }, t("patches.found", { training: count.training, validation: count.validation })),
    h(
      "p",
      { class: "quiet" },
      t("patches.worth", { n: count.trainingSideBySide, size }),
      count.withVoids > 0 && ` ${t("patches.withVoids", { n: count.withVoids })}`,
      count.level > 0 && ` ${t("patches.level", { n: count.level })}`,
    ),
    h("p", { class: `fitness ${found}` }, t(`patches.${found}`)),
  ];
}
