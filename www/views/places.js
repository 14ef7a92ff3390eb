// Places in words.
import { fixed, number, t } from "../words/index.js";

/** @param {number} value @param {string} plus @param {string} minus */
const side = (value, plus, minus) => `${fixed(Math.abs(value), 2)}° ${value < 0 ? minus : plus}`;
/** @param {number} value @param {string} plus @param {string} minus */
const shortSide = (value, plus, minus) =>
  `${number(Math.abs(value), { maximumFractionDigits: 2 })}° ${value < 0 ? minus : plus}`;
/** @param {number} latitude */
export const latitudeWords = (latitude) => side(latitude, t("map.north"), t("map.south"));
/** @param {number} longitude */
export const longitudeWords = (longitude) => side(longitude, t("map.east"), t("map.west"));
/** @param {number} latitude @param {number} longitude */
export const placeWords = (latitude, longitude) => `${latitudeWords(latitude)}, ${longitudeWords(longitude)}`;
/** In as few figures as it has. @param {{ south: number, north: number, west: number, east: number }} region */
export const regionWords = ({ south, north, west, east }) =>
  t("region.bounds", {
    south: shortSide(south, t("map.north"), t("map.south")),
    north: shortSide(north, t("map.north"), t("map.south")),
    west: shortSide(west, t("map.east"), t("map.west")),
    east: shortSide(east, t("map.east"), t("map.west")),
  });
