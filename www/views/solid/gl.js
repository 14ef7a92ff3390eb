// Draws a mesh with WebGL2 into one canvas that all views share: browsers give a page few contexts.
import { h } from "../dom.js";
import { ramp } from "../tint.js";
import { NUMBERS } from "./mesh.js";
import { lightFrom } from "./turn.js";

/** @import { Mesh } from "./mesh.js" */
/** @import { Eye, Look } from "./turn.js" */

const VERTEX = `#version 300 es
in vec2 place; in float height; in float share; in vec2 rise;
uniform vec2 right; uniform vec2 away; uniform vec2 tilt; uniform vec2 scale; uniform float times; uniform float middle;
out float tint; out vec3 normal;
void main() {
  float up = height * times - middle;
  float far = dot(place, away);
  gl_Position = vec4(dot(place, right) * scale.x, (far * tilt.x + up * tilt.y) * scale.y, (far * tilt.y - up * tilt.x) * 0.4, 1.0);
  tint = share;
  normal = vec3(-times * rise, 1.0);
}`;
const FRAGMENT = `#version 300 es
precision highp float;
in float tint; in vec3 normal;
uniform sampler2D tints; uniform vec3 light; uniform vec3 wall;
out vec4 colour;
void main() {
  // As on the map: level ground has the tint itself.
  float shade = 0.35 + 0.65 * max(0.0, dot(normalize(normal), light)) / 0.7071;
  vec3 ground = texture(tints, vec2(clamp(tint, 0.0, 1.0) * 0.996 + 0.002, 0.5)).rgb * min(shade, 1.25);
  colour = vec4(tint < -0.001 ? wall : ground, 1.0);
}`;

const canvas = h("canvas");
/** @type {{ gl: WebGL2RenderingContext, program: WebGLProgram, tints: WebGLTexture } | null | undefined} Undefined before the first use, null where there is none. */
let stage;
/** @type {WeakMap<Mesh, { array: WebGLVertexArrayObject, buffers: (WebGLBuffer | null)[], count: number }>} */
let loaded = new WeakMap();
canvas.addEventListener("webglcontextlost", (event) => {
  event.preventDefault();
  stage = null;
  loaded = new WeakMap();
});
canvas.addEventListener("webglcontextrestored", () => {
  stage = undefined;
});

/** @param {WebGL2RenderingContext} gl @param {number} type @param {string} source */
function shader(gl, type, source) {
  const made = gl.createShader(type);
  if (!made) return null;
  gl.shaderSource(made, source);
  gl.compileShader(made);
  return made;
}

function build() {
  const gl = canvas.getContext("webgl2", { antialias: true, alpha: true, premultipliedAlpha: true });
  const program = gl?.createProgram();
  const [vertex, fragment] = gl ? [shader(gl, gl.VERTEX_SHADER, VERTEX), shader(gl, gl.FRAGMENT_SHADER, FRAGMENT)] : [];
  const tints = gl?.createTexture();
  if (!gl || !program || !vertex || !fragment || !tints) return null;
  gl.attachShader(program, vertex);
  gl.attachShader(program, fragment);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return null;
  gl.useProgram(program);
  gl.enable(gl.DEPTH_TEST);
  return { gl, program, tints };
}

/** @param {WebGL2RenderingContext} gl @param {WebGLProgram} program @param {Mesh} mesh */
function load(gl, program, mesh) {
  const known = loaded.get(mesh);
  if (known) return known;
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  const vertices = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
  gl.bufferData(gl.ARRAY_BUFFER, mesh.vertices, gl.STATIC_DRAW);
  let from = 0;
  for (const [name, size] of /** @type {const} */ ([
    ["place", 2],
    ["height", 1],
    ["share", 1],
    ["rise", 2],
  ])) {
    const place = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, size, gl.FLOAT, false, 4 * NUMBERS, 4 * from);
    from += size;
  }
  const triangles = gl.createBuffer();
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, triangles);
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, mesh.triangles, gl.STATIC_DRAW);
  const made = { array, buffers: [vertices, triangles], count: mesh.triangles.length };
  loaded.set(mesh, made);
  return made;
}

/** Frees what a mesh took on the graphics card. @param {Mesh} mesh */
export function unload(mesh) {
  const known = loaded.get(mesh);
  if (!known || !stage) return;
  for (const buffer of known.buffers) stage.gl.deleteBuffer(buffer);
  stage.gl.deleteVertexArray(known.array);
  loaded.delete(mesh);
}

/**
 * The mesh as it is looked at, on a canvas of so many pixels that is only good until the next call; null where there
 * is no WebGL2.
 * @param {Mesh} mesh @param {Look} look @param {Eye} eye @param {{ width: number, height: number, ratio: number }} size In CSS pixels.
 * @param {(token: string) => string} ink
 */
export function drawn(mesh, look, eye, { width, height, ratio }, ink) {
  if (stage === undefined) stage = build();
  if (!stage) return null;
  const { gl, program, tints } = stage;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  gl.viewport(0, 0, canvas.width, canvas.height);
  gl.clearColor(0, 0, 0, 0);
  gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
  const { array, count } = load(gl, program, mesh);
  gl.bindTexture(gl.TEXTURE_2D, tints);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB8, 256, 1, 0, gl.RGB, gl.UNSIGNED_BYTE, ramp(ink));
  for (const [name, value] of /** @type {const} */ ([
    [gl.TEXTURE_MIN_FILTER, gl.LINEAR],
    [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
    [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
  ]))
    gl.texParameteri(gl.TEXTURE_2D, name, value);
  const place = (/** @type {string} */ name) => gl.getUniformLocation(program, name);
  gl.uniform2fv(place("right"), eye.right);
  gl.uniform2fv(place("away"), eye.away);
  gl.uniform2f(place("tilt"), eye.sine, eye.cosine);
  gl.uniform2f(place("scale"), (2 * eye.pixels) / width, (2 * eye.pixels) / height);
  gl.uniform1f(place("times"), look.times);
  gl.uniform1f(place("middle"), eye.middle);
  gl.uniform3fv(place("light"), lightFrom(look.light));
  gl.uniform3fv(place("wall"), parts(ink("--edge")));
  gl.bindVertexArray(array);
  gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, 0);
  return canvas;
}

/** @param {string} hex */
const parts = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
