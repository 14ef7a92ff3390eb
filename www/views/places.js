// Places in words.
import { fixed, t } from "../words/index.js";

/** @param {number} value @param {string} plus @param {string} minus */
const side = (value, plus, minus) => `${fixed(Math.abs(value), 2)}° ${value < 0 ? minus : plus}`;
/** @param {number} latitude */
export const latitudeWords = (latitude) => side(latitude, t("map.north"), t("map.south"));
/** @param {number} longitude */
export const longitudeWords = (longitude) => side(longitude, t("map.east"), t("map.west"));
/** @param {number} latitude @param {number} longitude */
export const placeWords = (latitude, longitude) => `${latitudeWords(latitude)}, ${longitudeWords(longitude)}`;
