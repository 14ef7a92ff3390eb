// The inside of a magnitude network, for those who want to look: its layers, or the bowl that one neuron rolls down.
import { fill, h } from "../../../views/dom.js";
import { t } from "../../../words/index.js";
import { descent } from "./descent.js";
import { layerCurve } from "./layer-curve.js";

/** @import { Session } from "../session.js" */

/** Whether the reader looks inside; it stays so from one view to the next. */
let isOpen = false;
/** The bowl of one neuron is shown unasked, until it is closed. @type {Session["run"]} */
let closed = null;

/** One neuron with one input. @param {Session} session */
const isNeuron = ({ run, draft }) =>
  run
    ? run.spec.layers.length === 0 && run.spec.features.length === 1
    : draft.layers.trim() === "" && !draft.features.includes("\n");

/** @param {Session} session @param {AbortSignal} signal */
export function insideCard(session, signal) {
  const body = h("div");
  let leave = new AbortController();
  signal.addEventListener("abort", () => leave.abort());
  const draw = () => {
    leave.abort();
    leave = new AbortController();
    const neuron = isNeuron(session);
    fill(summary, t(neuron ? "inside.neuron" : "inside.title"));
    if (neuron && session.run && closed !== session.run) details.open = true;
    if (!details.open) return fill(body);
    fill(body, (neuron ? descent : layerCurve)(session, leave.signal));
  };
  const summary = h("summary", {});
  const details = h(
    "details",
    {
      class: "card inside",
      open: isOpen,
      on: {
        toggle: () => {
          if (details.open === isOpen) return;
          isOpen = details.open;
          closed = isOpen ? null : session.run;
          draw();
        },
      },
    },
    summary,
    body,
  );
  session.on("run", draw, signal);
  draw();
  return details;
}
