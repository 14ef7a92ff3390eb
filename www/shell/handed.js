// What the system hands over: files opened with the installed app, and files or text shared to it.

/** Where the service worker leaves what was shared, until the page takes it; sw.js has the same name. */
const SHARED = "orogen shared";

/** @param {{ files: (files: File[]) => void, text: (text: string) => void }} to */
export function watchHanded(to) {
  /** @type {any} */ (globalThis).launchQueue?.setConsumer(
    async (/** @type {{ files: { getFile: () => Promise<File> }[] }} */ launch) => {
      const files = await Promise.all(launch.files.map((file) => file.getFile()));
      if (files.length > 0) to.files(files);
    },
  );
  if (new URLSearchParams(location.search).has("shared")) void takeShared(to);
}

/** @param {{ files: (files: File[]) => void, text: (text: string) => void }} to */
async function takeShared({ files, text }) {
  history.replaceState(null, "", location.pathname + location.hash);
  const cache = await caches.open(SHARED);
  const kept = await cache.matchAll();
  const given = await Promise.all(
    kept.map(async (response) => {
      const name = decodeURIComponent(response.headers.get("x-name") ?? "");
      return new File([await response.blob()], name);
    }),
  );
  await caches.delete(SHARED);
  const named = given.filter(({ name }) => name !== "");
  const [words] = given.filter(({ name }) => name === "");
  if (named.length > 0) files(named);
  else if (words) text(await words.text());
}
