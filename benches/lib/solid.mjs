// Frames a second of the block of ground that turns, 512 × 512 corners, in the real page: as the page shows it while it
// turns by itself, where the browser's own beat is the most there can be; and as fast as the picture alone can be drawn,
// each frame waited for. Headless Chromium has no graphics card: its WebGL2 is computed on the CPU, and says so.

import { figure } from "./stats.mjs";
import { reached, visit } from "./visit.mjs";

/** @import { Browser } from "playwright-core" */
/** @import { Target } from "./visit.mjs" */

const CORNERS = 512;
const REPEATS = 3;
const SECONDS = 3;

/**
 * Runs in the page, with the page's own modules.
 * @param {{ root: string, corners: number, repeats: number, seconds: number }} how
 */
async function measured({ root, corners, repeats, seconds }) {
  const from = (/** @type {string} */ name) => import(`${root}www/views/${name}.js`);
  const [{ solid }, { drawn }, { meshOf }, { eyeOf, seen }, { ink }] = await Promise.all(
    ["solid", "solid/gl", "solid/mesh", "solid/turn", "figure"].map(from),
  );
  // Waves of many lengths, their heights in proportion.
  const height = (/** @type {number} */ x, /** @type {number} */ y) =>
    [1, 2, 4, 8, 16, 32].reduce(
      (sum, n) => sum + (400 / n) * Math.sin((n * (x + 2 * y)) / 90) * Math.cos((n * (2 * x - y)) / 110),
      1000,
    );
  const elevation = Float32Array.from({ length: corners * corners }, (_, at) =>
    height(at % corners, Math.floor(at / corners)),
  );
  const cells = { width: corners, height: corners, cellXMetres: 30, cellYMetres: 30, elevation };
  const range = elevation.reduce(
    ([low, high], z) => [Math.min(low, z), Math.max(high, z)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );

  const leave = new AbortController();
  const view = solid({ title: "bench", file: "bench", explain: "solid.explain" }, leave.signal);
  document.querySelector("main")?.replaceChildren(view.element);
  view.show(cells, range, "");
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const spin = view.element.querySelector(".solid-tools button[aria-pressed]");
  spin.click();
  for (let warm = 0; warm < 5; warm++) await frame();
  const turning = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const started = performance.now();
    let frames = 0;
    for (; performance.now() - started < 1000 * seconds; frames++) await frame();
    turning.push((1000 * frames) / (performance.now() - started));
  }
  spin.click();
  const bearing = Number(view.element.querySelector("[role=slider]").getAttribute("aria-valuenow"));
  const { clientWidth: width, clientHeight: high } = view.element.querySelector("canvas");

  const mesh = meshOf(cells, range, corners);
  const look = { bearing: 0, above: 35, zoom: 1, times: seen(mesh.box), light: 315 };
  const size = { width, height: high, ratio: devicePixelRatio };
  const pixel = new Uint8Array(4);
  let renderer = "";
  const draw = () => {
    look.bearing = (look.bearing + 1) % 360;
    const picture = drawn(mesh, look, eyeOf(look, mesh.box, width, high), size, ink);
    if (!picture) throw new Error("no WebGL2");
    const gl = picture.getContext("webgl2");
    // What is read must have been drawn.
    gl.readPixels(picture.width >> 1, picture.height >> 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    if (pixel[3] !== 255) throw new Error(`nothing in the middle of the picture: ${pixel}`);
    renderer ||= gl.getParameter(gl.getExtension("WEBGL_debug_renderer_info")?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  };
  draw();
  const drawing = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const started = performance.now();
    let frames = 0;
    for (; performance.now() - started < 1000 * seconds; frames++) draw();
    drawing.push((1000 * frames) / (performance.now() - started));
  }
  leave.abort();
  return { turning, drawing, renderer, bearing, pixels: [width, high], triangles: mesh.triangles.length / 3 };
}

/** @param {Browser} browser @param {Target} target */
export const solidFrames = (browser, { address }) =>
  visit(browser, [], async (page) => {
    await page.goto(address);
    await reached(page, "module");
    const how = { root: address, corners: CORNERS, repeats: REPEATS, seconds: SECONDS };
    const { turning, drawing, bearing, ...found } = await page.evaluate(measured, how);
    if (bearing === 200) throw new Error("the block did not turn");
    return { corners: CORNERS, ...found, turning: figure(turning), drawing: figure(drawing) };
  });
