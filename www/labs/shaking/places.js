// Where the source and the site are: clicked on a map, or typed; the distance between them follows.
import { h } from "../../views/dom.js";
import { map } from "../../views/map.js";
import { part } from "../../views/part.js";
import { placeWords } from "../../views/places.js";
import { fixed, t } from "../../words/index.js";
import { numberFields } from "./fields.js";

/** @import { Session } from "./session.js" */

const EARTH_KM = 6371;
/** Degrees around the source that the map shows, once there is one: somewhat more than the farthest site. */
const AROUND = 5;
const ENDS = /** @type {const} */ (["source", "site"]);
/** @typedef {typeof ENDS[number]} End */

/** Kilometres along the great circle. @param {[latitude: number, longitude: number]} from @param {[latitude: number, longitude: number]} to */
export function apart([south, west], [north, east]) {
  const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;
  const across = Math.sin(radians(east - west) / 2) ** 2 * Math.cos(radians(south)) * Math.cos(radians(north));
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(Math.sin(radians(north - south) / 2) ** 2 + across)));
}

/** @param {Session} session @param {AbortSignal} signal @param {(km: string) => void} take The distance that was found. */
export function places(session, signal, take) {
  const fields = numberFields(
    session,
    ENDS.flatMap((end) => [`${end}Latitude`, `${end}Longitude`]),
    true,
  );
  /** @param {End} end @returns {[number, number] | null} */
  const place = (end) => {
    const [latitude, longitude] = [session.number(`${end}Latitude`), session.number(`${end}Longitude`)];
    return Number.isFinite(latitude) && Number.isFinite(longitude) ? [latitude, longitude] : null;
  };
  const found = h("p", { class: "quiet", role: "status", "aria-label": t("shaking.places") });
  /** @type {(latitude: number | null, longitude: number | null) => void} */
  let pin = () => {};
  const follow = () => {
    const [source, site] = [place("source"), place("site")];
    pin(site?.[0] ?? null, site?.[1] ?? null);
    if (!source || !site) {
      found.textContent = "";
      return;
    }
    const km = fixed(apart(source, site), 1);
    found.textContent = t("shaking.apart", { source: placeWords(...source), site: placeWords(...site), km });
    take(km);
  };
  /** @param {End} end @param {number} latitude @param {number} longitude */
  const set = (end, latitude, longitude) => {
    fields.type(`${end}Latitude`, latitude.toFixed(2));
    fields.type(`${end}Longitude`, longitude.toFixed(2));
    // The source comes first, then the site.
    if (end === "source") choose("site");
  };
  const ground = part(signal, (inner) => {
    const source = place("source");
    const at = (/** @type {number | undefined} */ value) => Float32Array.from(value === undefined ? [] : [value]);
    const [latitude, longitude] = [source?.[0], source?.[1]];
    const drawn = map(
      {
        title: t("shaking.places"),
        file: "",
        columns: {
          time: new Float64Array(source ? [Number.NaN] : []),
          latitude: at(latitude),
          longitude: at(longitude),
          depth: at(source ? session.number("depth") : undefined),
          magnitude: at(source ? session.number("magnitude") : undefined),
        },
        ...(source && {
          frame: {
            latitude: Float32Array.of(Math.max(-90, source[0] - AROUND), source[0], Math.min(90, source[0] + AROUND)),
            longitude: Float32Array.of(source[1] - AROUND, source[1], source[1] + AROUND),
          },
        }),
        hint: "shaking.pick",
        summary: t(source ? "shaking.placesSummary" : "shaking.placesNone"),
        explain: "shaking.placesExplain",
        pick: (north, east) => {
          const moved = session.picking === "source";
          set(session.picking, north, east);
          // Around a source that was moved another part of the Earth is shown.
          if (moved) ground.redraw();
          else follow();
        },
      },
      inner,
    );
    ({ pin } = drawn);
    follow();
    return drawn.element;
  });
  const radios = ENDS.map((end) =>
    h("input", {
      type: "radio",
      name: "shaking-picking",
      id: `shaking-picking-${end}`,
      checked: session.picking === end,
      on: { change: () => choose(end) },
    }),
  );
  /** @param {End} end */
  function choose(end) {
    session.picking = end;
    for (const radio of radios) radio.checked = radio.id.endsWith(end);
  }
  const redraw = () => {
    if (fields.sound()) ground.redraw();
  };
  return h(
    "details",
    { open: session.typed.sourceLatitude !== "" },
    h("summary", {}, t("shaking.onMap")),
    h(
      "fieldset",
      {},
      h("legend", {}, t("shaking.clickSets")),
      ENDS.map((end, at) =>
        h("p", { class: "check" }, radios[at], h("label", { for: `shaking-picking-${end}` }, t(`shaking.${end}`))),
      ),
    ),
    h("div", { class: "row", on: { change: redraw } }, fields.elements),
    found,
    ground.element,
  );
}
