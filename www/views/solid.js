// Ground as a block that can be turned: by pointer, by keys, by buttons. WebGL2 where there is one, else a painter.
import { number, t } from "../words/index.js";
import { board } from "./canvas.js";
import { h, set, uid } from "./dom.js";
import { figure } from "./figure.js";
import { tabled } from "./relief.js";
import { drawn, unload } from "./solid/gl.js";
import { labels } from "./solid/labels.js";
import { meshOf } from "./solid/mesh.js";
import { MOST_PAINTED, painted } from "./solid/paint.js";
import { eyeOf, HIGHEST, LOWEST, MOST_ZOOM, seen, TIMES } from "./solid/turn.js";
import { tintEntries, tintKey } from "./tint-key.js";

/** @import { Key } from "../words/index.js" */
/** @import { Board } from "./canvas.js" */
/** @import { Mesh } from "./solid/mesh.js" */
/** @import { Look } from "./solid/turn.js" */
/** @import { Cells, Range } from "./tint.js" */

/** Corners a side, with WebGL2. */
const MOST_DRAWN = 512;
const TURN = 15;
const TILT = 5;
/** Degrees a pixel of a drag. */
const DRAG = 0.4;
/** Degrees a second, turning by itself. */
const PACE = 24;
const WINDS = /** @type {const} */ (["n", "ne", "e", "se", "s", "sw", "w", "nw"]);

/** @param {number} bearing */
const wind = (bearing) => t(`wind.${WINDS[Math.round(bearing / 45) % 8] ?? "n"}`);

/**
 * @param {{ title: string, note?: string, file: string, explain: Key }} options
 * @param {AbortSignal} signal
 */
export function solid(options, signal) {
  /** @type {{ cells: Cells, range: Range, mesh: Mesh, coarse: Mesh | null } | null} */
  let ground = null;
  /** @type {Look} */
  const look = { bearing: 200, above: 35, zoom: 1, times: 1, light: 315 };
  let isFree = true;
  let turning = 0;
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  const { canvas, request } = board(draw, signal);
  const readout = h("p", { class: "readout", role: "status" });
  const key = h("div", { class: "key" });
  const box = h(
    "div",
    {
      class: "plot solid",
      tabindex: 0,
      role: "slider",
      "aria-label": t("solid.turn", { title: options.title }),
      "aria-valuemin": 0,
      "aria-valuemax": 360,
      "aria-valuenow": look.bearing,
      "aria-valuetext": t("figure.empty"),
      on: { keydown: onKey, pointerdown: hold, pointermove: drag, pointerup: release, pointercancel: release },
    },
    canvas,
  );
  /** @param {Partial<Look>} next */
  function aim(next) {
    Object.assign(look, next);
    look.bearing = ((look.bearing % 360) + 360) % 360;
    look.above = Math.max(LOWEST, Math.min(HIGHEST, look.above));
    look.zoom = Math.max(1, Math.min(MOST_ZOOM, look.zoom));
    tell();
    request();
  }
  function tell() {
    const words = ground ? t("solid.state", said()) : t("figure.empty");
    set(box, { "aria-valuenow": Math.round(look.bearing), "aria-valuetext": words });
    if (!turning) readout.textContent = words;
  }
  const said = () => ({
    from: wind(look.bearing),
    bearing: number(Math.round(look.bearing)),
    above: number(Math.round(look.above)),
    times: number(look.times),
    light: wind(look.light),
  });

  const button = (/** @type {Key} */ words, /** @type {string} */ sign, /** @type {() => void} */ click) =>
    h("button", { type: "button", class: "small", "aria-label": t(words), title: t(words), on: { click } }, sign);
  const spin = h(
    "button",
    { type: "button", class: "small", "aria-pressed": false, on: { click: toggle } },
    t("solid.spin"),
  );
  spin.hidden = still.matches;
  const times = slider("solid.times", { min: 0, max: TIMES.length - 1, step: 1 }, (at) => {
    isFree = false;
    aim({ times: TIMES[at] ?? 1 });
    return t("solid.timesValue", { times: number(look.times) });
  });
  const light = slider("solid.light", { min: 0, max: 345, step: 15 }, (bearing) => {
    aim({ light: bearing });
    return t("solid.lightValue", { from: wind(bearing), bearing: number(bearing) });
  });
  const tools = h(
    "div",
    { class: "bar solid-tools", role: "group", "aria-label": t("solid.tools", { title: options.title }) },
    button("solid.left", "⟲", () => aim({ bearing: look.bearing + TURN })),
    button("solid.right", "⟳", () => aim({ bearing: look.bearing - TURN })),
    button("solid.up", "↑", () => aim({ above: look.above + TILT })),
    button("solid.down", "↓", () => aim({ above: look.above - TILT })),
    button("solid.nearer", "+", () => aim({ zoom: look.zoom * 1.25 })),
    button("solid.farther", "−", () => aim({ zoom: look.zoom / 1.25 })),
    button("solid.back", "⌂", home),
    spin,
    times.element,
    light.element,
  );

  function home() {
    isFree = true;
    aim({ bearing: 200, above: 35, zoom: 1, light: 315, times: ground ? seen(ground.mesh.box) : 1 });
    show();
  }
  function show() {
    times.put(TIMES.indexOf(look.times), t("solid.timesValue", { times: number(look.times) }));
    light.put(look.light, t("solid.lightValue", { from: wind(look.light), bearing: number(look.light) }));
  }
  /** Turns by itself until it is pressed again. */
  function toggle() {
    if (turning) {
      cancelAnimationFrame(turning);
      turning = 0;
    } else {
      let before = performance.now();
      const step = (/** @type {number} */ now) => {
        aim({ bearing: look.bearing + (PACE * (now - before)) / 1000 });
        before = now;
        turning = requestAnimationFrame(step);
      };
      turning = requestAnimationFrame(step);
    }
    set(spin, { "aria-pressed": turning !== 0 });
    tell();
  }
  signal.addEventListener("abort", () => {
    cancelAnimationFrame(turning);
    if (ground) unload(ground.mesh);
  });

  /** @type {{ x: number, y: number } | null} */
  let held = null;
  /** @param {PointerEvent} event */
  function hold({ pointerId, clientX, clientY }) {
    box.setPointerCapture(pointerId);
    held = { x: clientX, y: clientY };
  }
  /** @param {PointerEvent} event */
  function drag({ clientX, clientY }) {
    if (!held) return;
    aim({ bearing: look.bearing + (clientX - held.x) * DRAG, above: look.above + (clientY - held.y) * DRAG });
    held = { x: clientX, y: clientY };
  }
  function release() {
    held = null;
  }
  /** @param {KeyboardEvent} event */
  function onKey(event) {
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowLeft: () => aim({ bearing: look.bearing + TURN }),
      ArrowRight: () => aim({ bearing: look.bearing - TURN }),
      ArrowUp: () => aim({ above: look.above + TILT }),
      ArrowDown: () => aim({ above: look.above - TILT }),
      "+": () => aim({ zoom: look.zoom * 1.25 }),
      "=": () => aim({ zoom: look.zoom * 1.25 }),
      "-": () => aim({ zoom: look.zoom / 1.25 }),
      Home: home,
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    act();
    event.preventDefault();
  }

  /** @param {Board} on */
  function draw(on) {
    const { context, width, height, ink } = on;
    context.clearRect(0, 0, width, height);
    if (!ground) return;
    const { cells, range, mesh } = ground;
    const eye = eyeOf(look, mesh.box, width, height);
    const ratio = canvas.width / width;
    const picture = drawn(mesh, look, eye, { width, height, ratio }, ink);
    if (picture) context.drawImage(picture, 0, 0, width, height);
    else {
      ground.coarse ??= meshOf(cells, range, MOST_PAINTED);
      painted(context, ground.coarse, look, eye, ink);
    }
    labels(on, mesh, look, eye, range);
  }

  const { element, say, renew } = figure({
    ...options,
    body: h("div", { class: "chart" }, tools, box, key, readout),
    data: () => (ground ? tabled(ground.cells) : { columns: [], rows: [] }),
    picture: () => canvas,
    key: () => (ground ? tintEntries(ground.range) : []),
  });
  tell();
  show();
  return {
    element,
    /** @param {Cells | null} cells @param {Range} range Elevations of the lowest and the highest tint, metres. @param {string} summary */
    show(cells, range, summary) {
      if (ground) unload(ground.mesh);
      ground = cells && { cells, range, mesh: meshOf(cells, range, MOST_DRAWN), coarse: null };
      // Until the reader has chosen, relief is made visible.
      if (ground && isFree) look.times = seen(ground.mesh.box);
      key.replaceChildren(...(ground ? [tintKey(range, t("relief.key"))] : []));
      show();
      say(summary);
      renew();
      aim({});
    },
  };
}

/**
 * @param {"solid.times" | "solid.light"} words @param {{ min: number, max: number, step: number }} limits
 * @param {(value: number) => string} take Returns what the value means.
 */
function slider(words, limits, take) {
  const id = uid();
  const meaning = h("output", { for: id });
  /** @type {HTMLInputElement} */
  const input = h("input", { type: "range", id, ...limits, on: { input: () => told(take(input.valueAsNumber)) } });
  const told = (/** @type {string} */ text) => {
    meaning.textContent = text;
    set(input, { "aria-valuetext": text });
  };
  return {
    element: h("span", { class: "scrub" }, h("label", { for: id }, t(words)), input, meaning),
    put(/** @type {number} */ value, /** @type {string} */ text) {
      input.value = String(value);
      told(text);
    },
  };
}
