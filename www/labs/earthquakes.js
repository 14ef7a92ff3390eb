// The lab of earthquakes: which views make its five steps.
import { checkView } from "./earthquakes/check.js";
import { dataView } from "./earthquakes/data.js";
import { homeView } from "./earthquakes/home.js";
import { judgeView } from "./earthquakes/judge.js";
import { Session } from "./earthquakes/session.js";
import { trainView } from "./earthquakes/train.js";
import { STEPS } from "./lab-session.js";

/** @import { Lab } from "./lab-session.js" */

/** @type {Lab} */
export const earthquakes = {
  id: "earthquakes",
  title: "lab.earthquakes",
  icon: "M1 9h3l2-6 3 12 3-9 1.500 3H17",
  steps: STEPS,
  open: (orogen, notices) => new Session(orogen, notices),
  views: { data: dataView, check: checkView, train: trainView, judge: judgeView, home: homeView },
};
