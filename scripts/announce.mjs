// What other sites may know of the page before they show it: Open Graph with whole addresses, and oEmbed for course
// systems and blogs that make a frame of a link. Both need to know where the page will lie: OROGEN_ADDRESS.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} dist the built page @param {string} where its public address */
export function announce(dist, where) {
  const address = new URL(where.replace(/\/*$/, "/"));
  const index = join(dist, "index.html");
  const text = readFileSync(index, "utf8");
  const title = text.match(/property="og:title" content="([^"]*)"/)?.[1];
  const picture = text.match(/property="og:image" content="([^"]*)"/)?.[1];
  if (!title || !picture) throw new Error("index.html has no og:title or og:image");
  const oembed = new URL("oembed.json", address).href;
  const more = [
    `<meta property="og:url" content="${address.href}">`,
    `<link rel="canonical" href="${address.href}">`,
    `<link rel="alternate" type="application/json+oembed" href="${oembed}" title="${title}">`,
  ];
  const image = new URL(picture, address).href;
  writeFileSync(
    index,
    text
      .replace(`property="og:image" content="${picture}"`, `property="og:image" content="${image}"`)
      .replace(/\n(\s*)<meta property="og:title"/, (found, indent) => `\n${indent}${more.join(`\n${indent}`)}${found}`),
  );
  const [width, height] = [960, 760];
  const html = `<iframe src="${address.href}" title="Orogen" width="100%" height="${height}" allow="clipboard-write; fullscreen"></iframe>`;
  const provider = { provider_name: "Orogen", provider_url: address.href };
  const pictured = { thumbnail_url: image, thumbnail_width: 1280, thumbnail_height: 860 };
  const answer = { version: "1.0", type: "rich", title, ...provider, html, width, height, ...pictured };
  writeFileSync(join(dist, "oembed.json"), `${JSON.stringify(answer, null, 2)}\n`);
}
