// Where events count: everywhere, or in a region that the reader drew in the Check step.
import { regionWords } from "../../../views/places.js";
import { t } from "../../../words/index.js";
import { parseRegion, regionText } from "../fields.js";

/** @import { Session } from "../session.js" */

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
