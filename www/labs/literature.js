// The lab of literature: which views make its five steps.
import { checkView } from "./literature/check.js";
import { dataView } from "./literature/data.js";
import { judgeView } from "./literature/judge.js";
import { LiteratureSession } from "./literature/session.js";
import { trainView } from "./literature/train.js";
import { useView } from "./literature/use.js";

/** @import { LabRoom } from "./lab-session.js" */

export default /** @type {LabRoom} */ ({
  open: (orogen, notices) => new LiteratureSession(orogen, notices),
  views: { data: dataView, check: checkView, train: trainView, judge: judgeView, home: useView },
});
