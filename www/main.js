// Starts the page. Everything that computes is behind client.js, in a worker.
import { open } from "./client.js";
import { Desk, labOf } from "./labs/desk.js";
import { isLessonFile } from "./lessons/carry.js";
import { watchArrivals } from "./shell/arrivals.js";
import { drawPage } from "./shell/frame.js";
import { talkToFrame } from "./shell/frame-talk.js";
import { watchHanded } from "./shell/handed.js";
import { Tutor } from "./shell/lesson.js";
import { Notices } from "./shell/notices.js";
import { watchOffline } from "./shell/offline.js";
import { watchStorage } from "./shell/storage.js";
import { watchTraining } from "./shell/training.js";
import { current, LANGUAGES, t } from "./words/index.js";

document.documentElement.lang = LANGUAGES[current()].html;
const notices = new Notices();
const desk = await Desk.at(open(), notices, labOf(location.hash));
const tutor = new Tutor(desk);
const { page, follow, arrived } = drawPage(desk, tutor);
document.body.replaceChildren(page);
talkToFrame(desk, tutor, { load: follow, arrived });
/** @type {{ files: (files: File[]) => void, text: (text: string) => void }} */
const inFront = {
  files: async (files) => {
    const [file] = files;
    if (file && (await isLessonFile(file))) await tutor.beginText(await file.text());
    else await desk.takeFiles(files);
  },
  text: (text) => desk.session.takeText(text),
};
watchArrivals({ ...inFront, words: () => t("data.dropHere") });
watchHanded(inFront);
watchStorage(notices);
watchTraining(desk);
watchOffline(notices, desk.orogen);
