// Where events count: everywhere, or in a region that the reader drew in the Check step.
import { latitudeWords, longitudeWords } from "../../../views/places.js";
import { t } from "../../../words/index.js";
import { parseRegion, regionText } from "../fields.js";

/** @import { Region } from "../../../../pkg/orogen.d.ts" */
/** @import { Session } from "../session.js" */

/** @param {Region} region */
export const regionWords = ({ south, north, west, east }) =>
  t("region.bounds", {
    south: latitudeWords(south),
    north: latitudeWords(north),
    west: longitudeWords(west),
    east: longitudeWords(east),
  });

/** A region that was chosen stays on offer when another is drawn. @param {Session} session */
export function regionChoices({ draft, look }) {
  const drawn = regionText(look.region);
  const choices = [{ value: "", words: t("region.all") }];
  for (const value of new Set([draft.region, drawn])) {
    const region = parseRegion(value);
    if (region)
      choices.push({
        value,
        words: t(value === drawn ? "region.drawn" : "region.other", { bounds: regionWords(region) }),
      });
  }
  return choices;
}
