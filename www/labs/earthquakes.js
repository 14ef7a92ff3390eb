// The lab of earthquakes: which views make its five steps. The frame knows labs by this shape only.
import { checkView } from "./earthquakes/check.js";
import { dataView } from "./earthquakes/data.js";
import { homeView } from "./earthquakes/home.js";
import { judgeView } from "./earthquakes/judge.js";
import { STEPS } from "./earthquakes/session.js";
import { trainView } from "./earthquakes/train.js";

/** @import { Session, Step } from "./earthquakes/session.js" */
/** @import { Key } from "../words/index.js" */
/** @import { Child } from "../views/dom.js" */

/** @typedef {{ title?: string, lede: string, main: Child[], side: Child[] }} View */
/** @typedef {(session: Session, signal: AbortSignal) => View} DrawView */
/** @typedef {{ title: Key, icon: string, steps: readonly Step[], views: Record<Step, DrawView> }} Lab */

/** @type {Lab} */
export const earthquakes = {
  title: "lab.earthquakes",
  icon: "M1 9h3l2-6 3 12 3-9 1.500 3H17",
  steps: STEPS,
  views: { data: dataView, check: checkView, train: trainView, judge: judgeView, home: homeView },
};
