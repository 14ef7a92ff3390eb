// Which labs there are. The frame names them all; the code of one is loaded when it is first opened.
import { STEPS } from "./lab-session.js";

/** @import { Lab } from "./lab-session.js" */

/** @type {readonly [Lab, ...Lab[]]} */
export const LABS = [
  {
    id: "earthquakes",
    title: "lab.earthquakes",
    icon: "M1 9h3l2-6 3 12 3-9 1.500 3H17",
    steps: STEPS,
    load: () => import("./earthquakes.js"),
  },
  {
    id: "shaking",
    title: "lab.shaking",
    icon: "M9 9h.01M5.500 5.500a5 5 0 0 0 0 7M12.500 5.500a5 5 0 0 1 0 7M3 3a8.500 8.500 0 0 0 0 12M15 3a8.500 8.500 0 0 1 0 12",
    steps: STEPS,
    load: () => import("./shaking.js"),
  },
  {
    id: "terrain",
    title: "lab.terrain",
    icon: "M1 15l5-9 3 4 3-6 5 11z",
    steps: STEPS,
    load: () => import("./terrain.js"),
  },
  {
    id: "literature",
    title: "lab.literature",
    icon: "M3 2h9l3 3v11H3zM12 2v3h3M6 8h6M6 11h6M6 14h4",
    steps: STEPS,
    called: { home: "literature.step.use" },
    load: () => import("./literature.js"),
  },
];
