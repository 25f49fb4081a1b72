/**
 * Keeps the page's own files, and nothing else, so that it also opens where there is no network.
 * @module
 */

/** @typedef {{ version: string, files: string[] }} Files */

const worker = /** @type {any} */ (self);
worker.importScripts("./files.js");

/** What a visit loads, by the build. @type {Files} */
const { version, files } = worker.newslensFiles;
const PREFIX = `newslens ${worker.registration.scope} `;
const NAME = PREFIX + version;
const addresses = new Set(files.map((file) => new URL(file, worker.registration.scope).href));

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([...addresses])));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  const isOld = (/** @type {string} */ name) => name.startsWith(PREFIX) && name !== NAME;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))));
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const address = event.request.url.replace(/[?#].*$/, "").replace(/index\.html$/, "");
  // A new version waits until no page of the old one is open: all files are of one version.
  if (event.request.method === "GET" && addresses.has(address)) {
    event.respondWith(caches.open(NAME).then((cache) => cache.match(address)).then((kept) => kept ?? fetch(event.request)));
  }
});
