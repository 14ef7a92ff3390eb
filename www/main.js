// Starts the page. Everything that computes is behind client.js, in a worker.
import { open } from "./client.js";
import { Desk } from "./labs/desk.js";
import { watchArrivals } from "./shell/arrivals.js";
import { drawPage } from "./shell/frame.js";
import { talkToFrame } from "./shell/frame-talk.js";
import { watchHanded } from "./shell/handed.js";
import { Tutor } from "./shell/lesson.js";
import { Notices } from "./shell/notices.js";
import { watchOffline } from "./shell/offline.js";
import { watchStorage } from "./shell/storage.js";
import { watchTraining } from "./shell/training.js";
import { current, speak, t } from "./words/index.js";

speak(current());
const notices = new Notices();
const desk = new Desk(open(), notices);
const tutor = new Tutor(desk);
const { page, follow, arrived } = drawPage(desk, tutor);
document.body.replaceChildren(page);
talkToFrame(desk, tutor, { load: follow, arrived });
/** @type {{ files: (files: File[]) => void, text: (text: string) => void }} */
const inFront = {
  files: (files) => desk.takeFiles(files),
  text: (text) => desk.session.takeText(text),
};
watchArrivals({ ...inFront, words: () => t("data.dropHere") });
watchHanded(inFront);
watchStorage(notices);
watchTraining(desk);
watchOffline(notices, desk.orogen);
