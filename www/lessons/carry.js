// Lessons as they travel: in a link, and as a file. Both come from others; check.js says whether it is a lesson.

/** @import { Lesson } from "./index.js" */

/** Of a file; none of ours is a tenth of it. */
const LARGEST = 1e6;
/** What every lesson file has near its beginning. */
const MARK = '"orogen-lesson"';

/** For `#made=` of a link: base64url of the lesson's UTF-8. @param {Lesson} lesson */
export function toLink(lesson) {
  const bytes = new TextEncoder().encode(JSON.stringify(lesson));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The lesson's JSON; what is none is returned as it is, for whoever checks it to refuse. @param {string} link */
export function fromLink(link) {
  try {
    const text = atob(link.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  } catch {
    return link;
  }
}

/** Whether a file wants to be a lesson. @param {File | undefined} file */
export async function isLessonFile(file) {
  if (!file || !/\.json$/i.test(file.name) || file.size > LARGEST) return false;
  return (await file.slice(0, 400).text()).includes(MARK);
}
