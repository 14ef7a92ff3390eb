// The third question of the Earthquakes lab has data of its own, tables of intensities, and so a place of its own.
import { checkView } from "./shaking/check.js";
import { dataView } from "./shaking/data.js";
import { homeView } from "./shaking/home.js";
import { judgeView } from "./shaking/judge.js";
import { Session } from "./shaking/session.js";
import { trainView } from "./shaking/train.js";

/** @import { LabRoom } from "./lab-session.js" */

export default /** @type {LabRoom} */ ({
  open: (orogen, notices) => new Session(orogen, notices),
  views: { data: dataView, check: checkView, train: trainView, judge: judgeView, home: homeView },
});
