// The lab of literature: which views make its five steps.
import { STEPS } from "./lab-session.js";
import { checkView } from "./literature/check.js";
import { dataView } from "./literature/data.js";
import { judgeView } from "./literature/judge.js";
import { LiteratureSession } from "./literature/session.js";
import { trainView } from "./literature/train.js";
import { useView } from "./literature/use.js";

/** @import { Lab } from "./lab-session.js" */

/** @type {Lab} */
export const literature = {
  id: "literature",
  title: "lab.literature",
  icon: "M3 2h9l3 3v11H3zM12 2v3h3M6 8h6M6 11h6M6 14h4",
  steps: STEPS,
  called: { home: "literature.step.use" },
  open: (orogen, notices) => new LiteratureSession(orogen, notices),
  views: { data: dataView, check: checkView, train: trainView, judge: judgeView, home: useView },
};
