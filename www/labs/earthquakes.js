// The lab of earthquakes: which views make its five steps.
import { checkView } from "./earthquakes/check.js";
import { dataView } from "./earthquakes/data.js";
import { homeView } from "./earthquakes/home.js";
import { judgeView } from "./earthquakes/judge.js";
import { Session } from "./earthquakes/session.js";
import { trainView } from "./earthquakes/train.js";

/** @import { LabRoom } from "./lab-session.js" */

export default /** @type {LabRoom} */ ({
  open: (orogen, notices) => new Session(orogen, notices),
  views: { data: dataView, check: checkView, train: trainView, judge: judgeView, home: homeView },
});
