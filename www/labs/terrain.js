// The lab of terrain: which views make its five steps.
import { checkView } from "./terrain/check.js";
import { dataView } from "./terrain/data.js";
import { homeView } from "./terrain/home.js";
import { judgeView } from "./terrain/judge.js";
import { TerrainSession } from "./terrain/session.js";
import { trainView } from "./terrain/train.js";

/** @import { LabRoom } from "./lab-session.js" */

export default /** @type {LabRoom} */ ({
  open: (orogen, notices) => new TerrainSession(orogen, notices),
  views: { data: dataView, check: checkView, train: trainView, judge: judgeView, home: homeView },
});
