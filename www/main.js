// Starts the page. Everything that computes is behind client.js, in a worker.
import { open } from "./client.js";
import { readText } from "./labs/earthquakes/data.js";
import { Session } from "./labs/earthquakes/session.js";
import { earthquakes } from "./labs/earthquakes.js";
import { watchArrivals } from "./shell/arrivals.js";
import { drawPage } from "./shell/frame.js";
import { Notices } from "./shell/notices.js";
import { watchOffline } from "./shell/offline.js";
import { current, speak, t } from "./words/index.js";

speak(current());
const notices = new Notices();
const session = new Session(open(), notices);
document.body.replaceChildren(drawPage(earthquakes, session, notices));
watchArrivals({
  files: (files) => session.takeFiles(files),
  text: (text) => readText(session, text),
  words: () => t("data.dropHere"),
});
watchOffline(notices);
