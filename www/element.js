// <orogen-lab>: the page as an element. It holds a frame of the packaged page and speaks with it as any page around
// it would (shell/frame-talk.js), so that the styles, addresses and storage of either never meet.

import { MISSING } from "./words/element.js";

const VERSION = 1;
/** How long a page may take to say that it is there, in milliseconds: a slow line has a module of 2 MB to fetch. */
const PATIENCE = 120_000;
/** What an address calls what an attribute says; the same names. */
const WORDS = ["lab", "sample", "task", "step", "lesson", "seed", "epochs", "lang", "theme", "hide", "lock"];
/** What is told on, as an event of the same name. */
const TOLD = new Set(["ready", "progress", "result", "complete", "error"]);

const STYLE = `
:host { display: block; min-height: var(--orogen-min-height, 20rem); }
:host([hidden]) { display: none; }
iframe {
  display: block;
  width: 100%;
  height: var(--orogen-height, var(--orogen-content-height, 48rem));
  border: var(--orogen-border, 1px solid color-mix(in srgb, currentColor 25%, transparent));
  border-radius: var(--orogen-radius, 4px);
  background: var(--orogen-background, transparent);
  box-sizing: border-box;
}
p { margin: 0; padding: 1rem; font: inherit; }
`;

// A variable, or a bundler would take the page for one more file of its own.
const here = import.meta.url;
// Where nobody draws, as on a server, the module can still be read.
const Base = globalThis.HTMLElement ?? class {};

export class OrogenLab extends Base {
  static observedAttributes = [...WORDS, "settings", "page", "label"];

  /** @type {HTMLIFrameElement | null} */ #frame = null;
  /** @type {string} */ #shown = "";
  #ready = false;
  #queued = false;
  #asked = 0;
  /** Said before the page could listen. @type {object[]} */ #early = [];
  /** @type {Map<number, { resolve: (answer: object) => void, reject: (why: Error) => void }>} */
  #waiting = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #patience;
  #hear = (/** @type {MessageEvent} */ event) => this.#heard(event);

  /** Where the page lies: beside this module, unless `page` says otherwise (a bundler moves modules). */
  get page() {
    const given = this.getAttribute("page");
    return given ? new URL(given.replace(/\/*$/, "/"), document.baseURI).href : new URL("../", here).href;
  }

  connectedCallback() {
    addEventListener("message", this.#hear);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    // A constructed sheet needs no leave of a content-security policy.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#build();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    clearTimeout(this.#patience);
    this.#early = [];
    this.#giveUp("closed");
    this.#frame?.remove();
    this.#frame = null;
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.#frame) return;
    if (name === "label") this.#frame.title = this.#label;
    else if (name === "page") this.#build();
    else this.#follow();
  }

  /** Trains a fresh network with the settings as they are. */
  start() {
    this.#say({ type: "start" });
  }

  stop() {
    this.#say({ type: "stop" });
  }

  /** Brings up a state, by an address as the share panel writes it. @param {string} address */
  load(address) {
    this.#say({ type: "load", address: address.replace(/^#/, "") });
  }

  /** @param {"state" | "result"} what @returns {Promise<object>} rejects where there is none yet */
  get(what) {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#say({ type: "get", what, id });
    });
  }

  get #label() {
    return this.getAttribute("label") ?? "Orogen";
  }

  /** The address of the state that the attributes describe. */
  #address() {
    const address = new URLSearchParams(this.getAttribute("settings") ?? "");
    for (const word of WORDS) {
      const value = this.getAttribute(word);
      if (value) address.set(word, value);
    }
    return address;
  }

  #build() {
    this.#ready = false;
    clearTimeout(this.#patience);
    const frame = document.createElement("iframe");
    frame.part.add("frame");
    frame.title = this.#label;
    frame.allow = "fullscreen; clipboard-write";
    frame.loading = /** @type {"eager" | "lazy"} */ (this.getAttribute("loading") ?? "eager");
    const address = this.#address();
    this.#shown = address.toString();
    // Results are told to this origin alone.
    if (location.origin !== "null") address.set("origin", location.origin);
    frame.addEventListener("load", () => this.#look());
    frame.src = `${new URL("index.html", this.page).href}#${address}`;
    this.#frame = frame;
    this.shadowRoot?.replaceChildren(frame);
  }

  /** Several attributes set in one go are one change. */
  #follow() {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      const address = this.#address().toString();
      if (!this.#frame || address === this.#shown) return;
      this.#shown = address;
      if (this.#ready) this.load(address);
      else this.#build();
    });
  }

  /** Whether what was loaded is the page at all: a server's "not found" says nothing by itself. */
  #look() {
    if (this.#ready) return;
    let wrong = false;
    try {
      const inside = this.#frame?.contentDocument;
      wrong = Boolean(inside) && !inside?.querySelector('script[src$="www/main.js"]');
    } catch {
      // Another origin's: only waiting tells.
    }
    if (wrong) this.#miss();
    else this.#patience = setTimeout(() => this.#ready || this.#miss(), PATIENCE);
  }

  #miss() {
    const where = this.page;
    const notice = document.createElement("p");
    notice.part.add("notice");
    notice.setAttribute("role", "alert");
    notice.lang = this.getAttribute("lang") === "zh" ? "zh-Hans" : "en";
    notice.textContent = MISSING[notice.lang === "en" ? "en" : "zh"].replace("{page}", where);
    this.shadowRoot?.append(notice);
    this.#tell("error", { code: "page-missing", page: where });
    this.#giveUp("page-missing");
  }

  /** @param {string} code */
  #giveUp(code) {
    for (const { reject } of this.#waiting.values()) reject(Object.assign(new Error(code), { code }));
    this.#waiting.clear();
  }

  /** @param {object} message */
  #say(message) {
    if (!this.#ready) this.#early.push(message);
    else this.#post(message);
  }

  /** @param {object} message */
  #post(message) {
    this.#frame?.contentWindow?.postMessage({ orogen: VERSION, ...message }, new URL(this.page).origin);
  }

  /** @param {string} type @param {object} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @param {MessageEvent} event */
  #heard({ source, origin, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== new URL(this.page).origin) return;
    if (typeof data !== "object" || data === null || data.orogen !== VERSION) return;
    const { orogen: _, type, ...detail } = data;
    const asked = this.#waiting.get(detail.id);
    if (asked) {
      this.#waiting.delete(detail.id);
      if (type === "error") asked.reject(Object.assign(new Error(detail.code), { code: detail.code }));
      else asked.resolve(detail);
      return;
    }
    if (type === "ready") {
      this.#ready = true;
      clearTimeout(this.#patience);
      for (const message of this.#early.splice(0)) this.#post(message);
    }
    if (type === "resize" && detail.height > 0)
      this.style.setProperty("--orogen-content-height", `${Math.ceil(detail.height)}px`);
    else if (TOLD.has(type)) this.#tell(type, detail);
  }
}

// Two copies of this module in one page must not quarrel.
if (globalThis.customElements && !customElements.get("orogen-lab")) customElements.define("orogen-lab", OrogenLab);
