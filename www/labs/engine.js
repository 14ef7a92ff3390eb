// What the run is computed on, why, and the reader's right to overrule it.
import { bar, fill, h } from "../views/dom.js";
import { why } from "../views/meaning.js";
import { t, tell } from "../words/index.js";
import { ENGINES } from "./link.js";

/** @import { DeviceReport, Engine, EngineChange, Run } from "../../pkg/orogen.d.ts" */
/** @import { LabSession } from "./lab-session.js" */

/** @typedef {LabSession & { engine: Engine, engineLog: EngineChange[], run: Pick<Run, "engine" | "useEngine"> | null }} Computing */

/** @param {Computing} session @param {AbortSignal} signal */
export function enginePanel(session, signal) {
  const used = h("p", { class: "headline" });
  const log = h("ul", { class: "doubts" });
  const gpu = h("p", { class: "quiet" });
  const select = h(
    "select",
    { id: "engine", on: { change: choose } },
    ENGINES.map((name) => h("option", { value: name, selected: session.engine === name }, t(`engine.${name}`))),
  );

  async function choose() {
    const engine = ENGINES.find((name) => name === select.value) ?? "auto";
    session.engine = engine;
    try {
      await session.run?.useEngine(engine);
    } catch (error) {
      session.fail(error);
    }
  }
  const show = () => {
    const run = session.run;
    used.textContent = run ? t("engines.used", { engine: t(`engine.${run.engine}`) }) : t("engines.notYet");
    const entries = session.engineLog
      .slice(-4)
      .map(({ code, engine, values }) => h("li", {}, tell(`change.${code}`, code, { ...values, engine })));
    fill(log, entries.length > 0 ? entries : h("li", {}, t("engines.start")));
  };
  const offer = (/** @type {DeviceReport} */ { cpu, webgpu }) => {
    for (const option of select.options) {
      const name = /** @type {Engine} */ (option.value);
      option.disabled = name === "webgpu" ? !webgpu : name !== "auto" && !cpu.includes(name);
    }
    gpu.textContent = !webgpu
      ? t("engines.noGpu")
      : t(webgpu.software ? "engines.softwareGpu" : "engines.gpu", {
          name: webgpu.description || [webgpu.vendor, webgpu.architecture].filter(Boolean).join(" ") || "WebGPU",
        });
  };
  session.orogen.then(
    ({ device }) => offer(device),
    () => bar(select, t("chip.none")),
  );
  for (const topic of /** @type {const} */ (["run", "state", "engine"])) session.on(topic, show, signal);
  show();
  return h(
    "div",
    { class: "card engines", "data-part": "engine" },
    h("h2", {}, t("engines.title")),
    h(
      "div",
      { class: "two" },
      h("div", {}, used, log),
      h("div", {}, h("div", { class: "field" }, h("label", { for: "engine" }, t("engines.choose")), select), gpu),
    ),
    why("engines.explain", "engines.means"),
  );
}
