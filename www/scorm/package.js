// A SCORM 1.2 package of one lesson: the page's own files, the object that holds the page, and the manifest. In the
// page and in Node the same.

/** What the package's files are read with: a name from the page's root. @typedef {(name: string) => Promise<Uint8Array>} Read */

const MARKUP = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });
/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (one) => MARKUP[one] ?? "");

/** @param {{ id: string, title: string, names: string[] }} what */
export const manifest = ({ id, title, names }) => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="orogen-${escaped(id)}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="orogen">
    <organization identifier="orogen">
      <title>${escaped(title)}</title>
      <item identifier="lesson" identifierref="page" isvisible="true">
        <title>${escaped(title)}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="sco.html">
${names.map((name) => `      <file href="${escaped(encodeURI(name))}"/>`).join("\n")}
    </resource>
  </resources>
</manifest>
`;

/**
 * The entries of the package's zip, by name.
 * @param {{ lesson: { id: string, version: number, title: string, made?: string }, lang?: string, read: Read }} what `lang` fixes the language; `made` is the lesson itself, as it travels in a link, where it is none of ours
 * @returns {Promise<Record<string, Uint8Array>>}
 */
export async function scormEntries({ lesson: { id, version, title, made }, lang = "", read }) {
  const text = async (/** @type {string} */ name) => new TextDecoder().decode(await read(name));
  const bytes = (/** @type {string} */ content) => new TextEncoder().encode(content);
  /** @type {string[]} */
  const files = JSON.parse(await text("files.json"));
  const address = new URLSearchParams({
    ...(made ? { made } : { lesson: id }),
    hide: "labs,lessons,share",
    ...(lang && { lang }),
  });
  const template = await text("www/scorm/sco.html");
  const object = template.replace("{address}", () => escaped(address.toString()));
  const own = await Promise.all(files.map(async (name) => /** @type {const} */ ([name, await read(name)])));
  return {
    "imsmanifest.xml": bytes(manifest({ id: `${id}-${version}`, title, names: ["sco.html", ...files] })),
    "sco.html": bytes(object),
    ...Object.fromEntries(own),
  };
}
