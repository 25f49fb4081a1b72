/**
 * The maker of code for a page that shows `<news-lens>`, with an article on which every choice is seen at once.
 * @module
 */

import "./define.js";

/** @typedef {{ mode: string, types: string[], panel: boolean, theme: string, build: string, base: string, for: string, date: string }} Choices */

const FILES = { modules: "define.js", iife: "newslens.iife.js", single: "newslens.single.js" };
const LAYERS = ["names", "quotations", "feelings"];

/** What makes the host's own text into code again. @param {string} value */
const escaped = (value) => value.replace(/[&"<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * The attributes that the choices come to, without those that say what is so anyway.
 * @param {Choices} choices
 * @returns {[string, string][]}
 */
export function attributesOf({ mode, types, panel, theme, for: place, date }) {
  /** @type {[string, string | false][]} */
  const all = [
    ["for", mode === "place" && place],
    ["compact", mode === "compact" && " "],
    ["types", types.length < LAYERS.length && types.join(" ")],
    ["panel", mode === "around" && !panel && "none"],
    ["theme", theme !== "auto" && theme],
    ["date", date],
  ];
  return all.flatMap(([name, value]) => (value ? [[name, value.trim()]] : []));
}

/**
 * The code for a page.
 * @param {Choices} choices
 * @param {Record<string, string>} integrity checksums by file
 */
export function codeOf(choices, integrity) {
  const file = FILES[/** @type {keyof typeof FILES} */ (choices.build)];
  const sum = integrity[file];
  const base = choices.base.endsWith("/") || choices.base === "" ? choices.base : `${choices.base}/`;
  const kind = choices.build === "modules" ? ' type="module"' : " defer";
  const check = sum ? `\n  integrity="${sum}" crossorigin` : "";
  const attributes = attributesOf(choices).map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ` ${name}`)).join("");
  const text = choices.mode === "place" ? "" : "\n  <p>Your article</p>\n";
  return `<script${kind} src="${escaped(base + file)}"${check}></script>\n\n<news-lens${attributes}>${text}</news-lens>`;
}

/**
 * What a policy has to allow, and why.
 * @param {Choices} choices
 * @returns {{ policy: string, why: string }}
 */
export function policyOf({ build, base }) {
  const host = /^(https?:)?\/\//.test(base) ? new URL(base, location.href).origin : null;
  if (build === "single") {
    return host
      ? { policy: `script-src ${host} 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'`, why: "The worker is made of a blob, which has the policy of the page: so the page has to allow WebAssembly. No connection is needed." }
      : { policy: "script-src 'self'; connect-src 'none'", why: "The file is its own worker, and has the policy that it is sent with. No connection is needed." };
  }
  return host
    ? { policy: `script-src ${host} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${host}`, why: `From another host the worker is made of a blob, which has the policy of the page. ${host} must send “Access-Control-Allow-Origin”.` }
    : { policy: "script-src 'self'; connect-src 'self'", why: "The worker is a file of your own host and has the policy that it is sent with, so the page itself need not allow WebAssembly. If your server sends the policy with every file, add 'wasm-unsafe-eval'." };
}

/** @param {HTMLFormElement} form @returns {Choices} */
function choicesIn(form) {
  const data = new FormData(form);
  const text = (/** @type {string} */ name) => String(data.get(name) ?? "").trim();
  return {
    mode: text("mode"), types: data.getAll("types").map(String), panel: data.has("panel"), theme: text("theme"),
    build: text("build"), base: text("base"), for: text("for"), date: text("date"),
  };
}

/** Shows the article as chosen. @param {HTMLElement} stage @param {Choices} choices */
function preview(stage, choices) {
  const old = stage.querySelector("news-lens");
  const article = stage.querySelector("article");
  const isInPlace = choices.mode === "place";
  if (old && isInPlace !== (article !== null)) {
    // The text changes hands: from the element to an article of the page, or back.
    const lens = document.createElement("news-lens");
    lens.setAttribute("loading", "eager");
    const holder = isInPlace ? Object.assign(document.createElement("article"), { id: "preview" }) : lens;
    holder.append(...(article ?? old).childNodes);
    stage.replaceChildren(...(isInPlace ? [holder, lens] : [lens]));
  }
  const lens = stage.querySelector("news-lens");
  if (!lens) return;
  const wanted = new Map(attributesOf({ ...choices, for: "preview" }));
  for (const name of ["for", "compact", "types", "panel", "theme", "date"]) {
    const value = wanted.get(name);
    if (value === undefined) lens.removeAttribute(name);
    else if (lens.getAttribute(name) !== value) lens.setAttribute(name, value);
  }
}

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

function start() {
  const form = /** @type {HTMLFormElement} */ (byId("choices"));
  /** @type {Record<string, string>} */
  let integrity = {};
  const show = () => {
    const choices = choicesIn(form);
    const { policy, why } = policyOf(choices);
    byId("code").textContent = codeOf(choices, integrity);
    byId("policy").textContent = policy;
    byId("why").textContent = why;
    byId("copied").textContent = "";
    preview(byId("stage"), choices);
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("copy").addEventListener("click", async () => {
    const said = await navigator.clipboard.writeText(byId("code").textContent ?? "").then(() => "Copied.", () => "Select the code and copy it.");
    byId("copied").textContent = said;
  });
  show();
  fetch(new URL("./pkg/integrity.json", import.meta.url)).then(async (response) => {
    if (response.ok) integrity = await response.json();
    show();
  }, () => {});
}

start();
