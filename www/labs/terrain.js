// The lab of terrain: which views make its five steps.
import { STEPS } from "./lab-session.js";
import { checkView } from "./terrain/check.js";
import { dataView } from "./terrain/data.js";
import { homeView } from "./terrain/home.js";
import { judgeView } from "./terrain/judge.js";
import { TerrainSession } from "./terrain/session.js";
import { trainView } from "./terrain/train.js";

/** @import { Lab } from "./lab-session.js" */

/** @type {Lab} */
export const terrain = {
  id: "terrain",
  title: "lab.terrain",
  icon: "M1 15l5-9 3 4 3-6 5 11z",
  steps: STEPS,
  open: (orogen, notices) => new TerrainSession(orogen, notices),
  views: { data: dataView, check: checkView, train: trainView, judge: judgeView, home: homeView },
};
