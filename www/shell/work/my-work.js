// My work: one page of what this browser keeps of all labs. Where it keeps nothing, what is open can be downloaded.
import { isFull, keepData, keepSettings, keptBytes, keptFiles } from "../../keep.js";
import { facts, nameOf, size, when } from "../../labs/kept.js";
import { zipSync } from "../../vendor/fflate.js";
import { download, fileName, fill, h } from "../../views/dom.js";
import { part } from "../../views/part.js";
import { datasetTitle, number, t } from "../../words/index.js";
import { writeAddress } from "../address.js";
import { shelfTable } from "./shelves.js";

/** @import { Kept, KeptData, KeptSettings } from "../../keep.js" */
/** @import { Desk } from "../../labs/desk.js" */
/** @import { Lab, LabSession } from "../../labs/lab-session.js" */
/** @import { Address } from "../address.js" */

const LAB_FILE = "application/x-orogen+zip";
const messageOf = (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error));

/** What a visit of the page says where the list would be. @param {unknown} error */
const refused = (error) =>
  h("p", { class: "card warning", role: "alert" }, t("work.refused", { message: messageOf(error) }));

/**
 * @param {Desk} desk
 * @param {(address: Partial<Address>) => Promise<void>} visit Brings a lab into a state.
 * @param {AbortSignal} signal
 */
export function myWork(desk, visit, signal) {
  const labName = (/** @type {string} */ id) => {
    const lab = desk.labs.find((one) => one.id === id);
    return lab ? t(lab.title) : id;
  };
  const fail = (/** @type {unknown} */ error) => desk.session.fail(error);
  /** In its lab, what came of the work is shown; a lab of another version is opened in the one in front. */
  const inLab = async (/** @type {string} */ lab, /** @type {(session: LabSession) => Promise<unknown>} */ act) => {
    await visit({ lab });
    await act(desk.session);
  };

  const runs = shelfTable(
    /** @type {import("./shelves.js").ShelfOptions<Kept>} */ ({
      kind: "runs",
      empty: t("work.runs.none"),
      facts: (run) => t("work.run.facts", { lab: labName(run.lab ?? "earthquakes"), facts: facts(run) }),
      size: (run) => size(run.bytes),
      open: (run) =>
        inLab(run.lab ?? "earthquakes", async (session) => {
          const bytes = await keptBytes(run.id);
          const name = datasetTitle(run.title);
          if (bytes) await session.attempt(t("busy.reading", { name }), () => session.openLab(bytes, run.id));
        }),
      save: async (run) => {
        const bytes = await keptBytes(run.id);
        if (bytes) download(bytes, `${fileName(nameOf(run))}.orogen`, LAB_FILE);
      },
      fail,
    }),
    signal,
  );
  const data = shelfTable(
    /** @type {import("./shelves.js").ShelfOptions<KeptData>} */ ({
      kind: "data",
      empty: t("work.data.none"),
      facts: ({ lab, files, savedAt }) =>
        t("work.data.facts", { lab: labName(lab), files: files.length, when: when(savedAt) }),
      size: ({ files }) => size(files.reduce((sum, { bytes }) => sum + bytes, 0)),
      open: (one) => inLab(one.lab, async (session) => session.takeFiles(await keptFiles(one))),
      save: async (one) => saveFiles(await keptFiles(one), nameOf(one)),
      fail,
    }),
    signal,
  );
  const settings = shelfTable(
    /** @type {import("./shelves.js").ShelfOptions<KeptSettings>} */ ({
      kind: "settings",
      empty: t("work.settings.none"),
      facts: ({ lab, savedAt }) => t("work.settings.facts", { lab: labName(lab), when: when(savedAt) }),
      open: ({ lab, address }) => visit({ ...address, lab }),
      save: (one) => saveLink(one.address, nameOf(one)),
      fail,
    }),
    signal,
  );
  const shelves = h("div");
  const show = async () => {
    try {
      await Promise.all([runs.show(), data.show(), settings.show()]);
      fill(
        shelves,
        h("div", { class: "card" }, h("h2", {}, t("work.runs")), runs.element),
        h("div", { class: "card" }, h("h2", {}, t("work.data")), data.element, keepDataButtons()),
        h("div", { class: "card" }, h("h2", {}, t("work.settings")), settings.element, keepSettingsButtons()),
      );
    } catch (error) {
      fill(shelves, refused(error));
    }
  };

  /** Keeps something; where that fails, says so and offers it as a file. @param {string} title @param {() => Promise<void>} keep @param {() => void} save */
  const attempt = (title, keep, save) => async () => {
    try {
      await keep();
      await show();
    } catch (error) {
      const [full, message] = [isFull(error), messageOf(error)];
      desk.notices.add("storage", {
        tone: "bad",
        words: () => t(full ? "work.full" : "work.failed", { title, message }),
        act: { words: () => t("work.download"), run: save },
      });
    }
  };
  const keepDataButtons = () =>
    desk.open.map(({ lab, session }) => {
      const files = session.files();
      const title = session.dataset?.name ?? "";
      if (files.length === 0) return null;
      const click = attempt(
        datasetTitle(title),
        () => keepData({ lab: lab.id, title, files }),
        () => saveFiles(files, title),
      );
      const words = t("work.data.keep", { lab: t(lab.title), title: datasetTitle(title) });
      return h("div", { class: "bar" }, h("button", { type: "button", class: "small", on: { click } }, words));
    });
  const keepSettingsButtons = () =>
    desk.open.map(({ lab, session }) => {
      const address = session.describe();
      const title = t("work.settings.title", { lab: t(lab.title) });
      const click = attempt(
        title,
        () => keepSettings({ lab: lab.id, title, address }),
        () => saveLink(address, title),
      );
      const words = t("work.settings.keep", { lab: t(lab.title) });
      return h("div", { class: "bar" }, h("button", { type: "button", class: "small", on: { click } }, words));
    });

  show();
  for (const { session } of desk.open) session.on("kept", () => void runs.show().catch(() => {}), signal);
  return { title: t("work.title"), lede: t("work.lede"), main: [shelves], side: [visitCard(desk, signal), roomCard()] };
}

/** Runs of this visit, for those whose browser keeps nothing. @param {Desk} desk @param {AbortSignal} signal */
function visitCard(desk, signal) {
  const save = async (/** @type {LabSession} */ session) => {
    try {
      const bytes = await session.run?.save();
      if (bytes) download(bytes, `${fileName(session.dataset?.name ?? "")}.orogen`, LAB_FILE);
    } catch (error) {
      session.fail(error);
    }
  };
  const item = (/** @type {{ lab: Lab, session: LabSession }} */ { lab, session }) => {
    const title = datasetTitle(session.dataset?.name);
    return h(
      "li",
      {},
      `${t(lab.title)} · ${title} `,
      h(
        "button",
        {
          type: "button",
          class: "small",
          "aria-label": t("work.downloadNamed", { title: `${t(lab.title)} · ${title}` }),
          on: { click: () => save(session) },
        },
        t("work.download"),
      ),
    );
  };
  const list = part(signal, () => {
    const running = desk.open.filter(({ session }) => session.run);
    return running.length > 0
      ? h("ul", { class: "plain-list" }, running.map(item))
      : h("p", { class: "quiet" }, t("work.visit.none"));
  });
  return h("div", { class: "card" }, h("h2", {}, t("work.visit")), list.element);
}

function roomCard() {
  const line = h("p", { class: "quiet" });
  const promise = h("p", { class: "quiet" });
  const weigh = async () => {
    const megabytes = (/** @type {number} */ bytes) => number(bytes / 1e6, { maximumFractionDigits: 1 });
    const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
    fill(
      line,
      usage === undefined || quota === undefined
        ? t("work.storage.unknown")
        : t("work.storage.used", { used: megabytes(usage), quota: megabytes(quota) }),
    );
    const lasting = await navigator.storage?.persisted?.();
    fill(promise, t(lasting ? "work.storage.lasting" : "work.storage.passing"));
  };
  weigh().catch(() => fill(line, t("work.storage.unknown")));
  return h("div", { class: "card" }, h("h2", {}, t("work.storage")), line, promise);
}

/** One file as it is, several in one archive. @param {(File | { name: string, bytes: Uint8Array })[]} files @param {string} title */
async function saveFiles(files, title) {
  const all = await Promise.all(
    files.map(async (file) => ({
      name: file.name,
      bytes: file instanceof File ? new Uint8Array(await file.arrayBuffer()) : file.bytes,
    })),
  );
  const [first] = all;
  if (!first) return;
  if (all.length === 1) return download(first.bytes, first.name);
  const zip = zipSync(Object.fromEntries(all.map(({ name, bytes }, index) => [`${index + 1}-${name}`, bytes])));
  download(zip, `${fileName(title)}.zip`, "application/zip");
}

/** @param {Partial<Address>} address @param {string} title */
function saveLink(address, title) {
  const link = new URL(location.pathname, location.href).href + writeAddress(address);
  download(`${link}\n`, `${fileName(title)}.txt`, "text/plain");
}
