// The third question of the Earthquakes lab has data of its own, tables of intensities, and so a place of its own.
import { STEPS } from "./lab-session.js";
import { checkView } from "./shaking/check.js";
import { dataView } from "./shaking/data.js";
import { homeView } from "./shaking/home.js";
import { judgeView } from "./shaking/judge.js";
import { Session } from "./shaking/session.js";
import { trainView } from "./shaking/train.js";

/** @import { Lab } from "./lab-session.js" */

/** @type {Lab} */
export const shaking = {
  id: "shaking",
  title: "lab.shaking",
  icon: "M9 9h.01M5.500 5.500a5 5 0 0 0 0 7M12.500 5.500a5 5 0 0 1 0 7M3 3a8.500 8.500 0 0 0 0 12M15 3a8.500 8.500 0 0 1 0 12",
  steps: STEPS,
  open: (orogen, notices) => new Session(orogen, notices),
  views: { data: dataView, check: checkView, train: trainView, judge: judgeView, home: homeView },
};
