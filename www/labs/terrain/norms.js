// How hard each layer of both networks is pulled, at the last reading: dead layers and leaping ones are seen at once.
import { plane } from "../../views/plane.js";
import { number, t } from "../../words/index.js";

/** @import { GradientNorm } from "../../../pkg/orogen.d.ts" */
/** @import { TerrainSession } from "./session.js" */

const INKS = { generator: "--data-1", discriminator: "--data-2" };
/** What is drawn of a layer that is not pulled at all. */
const LEAST = 1e-9;

const written = (/** @type {number} */ norm) => number(norm, { maximumSignificantDigits: 3 });

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function normsChart(session, signal) {
  const view = plane(
    {
      title: t("norms.title"),
      note: t("norms.note"),
      file: session.dataset?.name ?? "",
      explain: "norms.explain",
      legend: [
        { label: t("gan.generator"), color: INKS.generator, kind: "dot" },
        { label: t("gan.discriminator"), color: INKS.discriminator, kind: "dot" },
      ],
    },
    signal,
  );
  const show = () => {
    const { norms } = session;
    const heights = norms.map(({ norm }) => Math.max(LEAST, norm));
    const [low, high] = [Math.min(0.01, ...heights), Math.max(1, ...heights)];
    const name = (/** @type {GradientNorm | undefined} */ one) =>
      one ? t("norms.layer", { network: t(`gan.${one.part}`), layer: one.layer }) : "";
    view.show({
      x: { label: t("norms.layers"), range: [0, norms.length + 1] },
      y: { label: t("norms.axis"), range: [low / 1.5, high * 1.5], scale: "logarithmic" },
      order: norms.map((_, at) => at),
      paint({ context, ink, toX, toY, bottom }) {
        norms.forEach(({ part }, at) => {
          const [x, y] = [toX(at + 1), toY(heights[at] ?? LEAST)];
          context.strokeStyle = ink(INKS[part]);
          context.fillStyle = ink(INKS[part]);
          context.lineWidth = 1.5;
          context.beginPath();
          context.moveTo(x, bottom);
          context.lineTo(x, y);
          context.stroke();
          context.beginPath();
          context.arc(x, y, 4, 0, 7);
          context.fill();
        });
      },
      near: ({ toX, left, right }, x) => {
        const at = Math.round((x - toX(0)) / (toX(1) - toX(0))) - 1;
        return x < left || x > right || !norms[at] ? -1 : at;
      },
      outline: ({ context, toX, toY }, at) => {
        context.beginPath();
        context.arc(toX(at + 1), toY(heights[at] ?? LEAST), 7, 0, 7);
        context.stroke();
      },
      words: (at) => `${name(norms[at])}: ${written(norms[at]?.norm ?? 0)}`,
      data: () => ({
        columns: [t("norms.network"), t("norms.layers"), t("norms.axis")],
        rows: norms.map(({ part, layer, norm }) => [t(`gan.${part}`), layer, norm]),
        numeric: [false, false, true],
      }),
      summary: norms.length
        ? t("norms.summary", {
            most: name(norms.reduce((most, one) => (one.norm > most.norm ? one : most))),
            least: name(norms.reduce((least, one) => (one.norm < least.norm ? one : least))),
          })
        : t("gan.empty"),
    });
  };
  for (const topic of /** @type {const} */ (["progress", "run"])) session.on(topic, show, signal);
  show();
  return view.element;
}
