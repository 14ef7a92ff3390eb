// A lesson as a SCORM package, for Moodle and other course systems: made here, of the page's own files.
import { LESSONS, lessonOf } from "../lessons/index.js";
import { scormEntries } from "../scorm/package.js";
import { zip } from "../vendor/fflate.js";
import { download, fill, h } from "../views/dom.js";
import { current, t } from "../words/index.js";

/** @import { Lesson } from "../lessons/index.js" */

const root = new URL("../../", import.meta.url);

/** @param {string} name */
async function read(name) {
  const response = await fetch(new URL(name, root));
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * @param {Lesson} lesson @param {"en" | "zh" | ""} lang
 * @param {string} [made] The lesson as it travels in a link, where it is none of the page's own.
 * @returns {Promise<Uint8Array>}
 */
export async function scormPackage({ id, version, title }, lang, made) {
  const entries = await scormEntries({
    lesson: { id, version, title: title[lang || current()] ?? Object.values(title)[0] ?? "", made },
    lang,
    read,
  });
  // Beside the page, which must not stand still for it.
  return new Promise((done, fail) => zip(entries, {}, (why, bytes) => (why ? fail(why) : done(bytes))));
}

/** @param {() => "en" | "zh" | ""} language what the link beside it is to be in */
export function scormExport(language) {
  const said = h("span", { role: "status" });
  const select = h("select", { id: "share-lesson" });
  const make = async () => {
    fill(said, t("share.scorm.making"));
    const lesson = await lessonOf(select.value);
    if (lesson) download(await scormPackage(lesson, language()), `orogen-${lesson.id}-scorm.zip`, "application/zip");
    fill(said, t("share.scorm.made"));
  };
  const button = h(
    "button",
    {
      type: "button",
      on: { click: () => make().catch(({ message }) => fill(said, t("share.scorm.failed", { message }))) },
    },
    t("share.scorm.save"),
  );
  Promise.all(LESSONS.map(lessonOf)).then(
    (lessons) =>
      fill(
        select,
        lessons.map((lesson) => lesson && h("option", { value: lesson.id }, lesson.title[current()])),
      ),
    () => fill(said, t("share.scorm.failed", { message: "" })),
  );
  return h(
    "fieldset",
    {},
    h("legend", {}, t("share.scorm")),
    h("p", { class: "quiet" }, t("share.scorm.text")),
    h("div", { class: "field" }, h("label", { for: "share-lesson" }, t("share.scorm.lesson")), select),
    h("div", { class: "bar" }, button, said),
  );
}
