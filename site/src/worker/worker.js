/*
 * Opens the page without a network. It keeps the files of one build, whose list is written in by that build, and
 * config.json, and nothing else: no answer of an API, no address with a query, for that is where codes come in.
 * Pages and config.json are always asked for first; only what carries its content's hash is served without asking.
 */
/** @type {{ version: string, index: string, config: string, icons: string[], first: string[], later: string[] }} */
const BUILD = JSON.parse("%BUILD%");
const worker = /** @type {any} */ (globalThis);
const CACHE = `colour-${BUILD.version}`;

/** @param {string} path relative to this worker, which lies beside the page */
const addressOf = (path) => new URL(path, worker.location.href).href;

const INDEX = addressOf(BUILD.index);
const ASSETS = new Set([...BUILD.first, ...BUILD.later].map(addressOf));
const FRESH = new Set([BUILD.index, BUILD.config, ...BUILD.icons].map(addressOf));

async function install() {
  const cache = await caches.open(CACHE);
  // The page and its parts belong together: this build's, or this worker is not installed.
  const index = await fetch(INDEX, { cache: "no-cache" });
  if (!(await isOfThisBuild(index.clone()))) throw new Error("The page is of another build");
  await cache.put(INDEX, index);
  await cache.addAll(BUILD.first.map(addressOf));
  await cache.addAll([BUILD.config, ...BUILD.icons].map((path) => new Request(addressOf(path), { cache: "no-cache" })));
  await worker.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("colour-") && name !== CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** @param {Response} page */
async function isOfThisBuild(page) {
  if (!page.ok) return false;
  const text = await page.text();
  return BUILD.first.every((path) => text.includes(path));
}

/** @param {Request} request */
async function freshOrKept(request) {
  const { origin, pathname, search } = new URL(request.url);
  const address = origin + pathname;
  try {
    const answer = await fetch(request);
    const keep = search === "" && answer.ok && (address !== INDEX || (await isOfThisBuild(answer.clone())));
    if (keep) await keepIfThereIsRoom(address, answer.clone());
    return answer;
  } catch (unreachable) {
    const kept = await (await caches.open(CACHE)).match(address);
    if (kept) return kept;
    throw unreachable;
  }
}

/** @param {Request} request */
async function keptOrFresh(request) {
  const kept = await (await caches.open(CACHE)).match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await keepIfThereIsRoom(request.url, answer.clone());
  return answer;
}

/**
 * What the network gave is an answer, whether this browser has room to keep it or not: without room the next visit asks again.
 *
 * @param {string} address
 * @param {Response} answer
 */
async function keepIfThereIsRoom(address, answer) {
  await caches
    .open(CACHE)
    .then((cache) => cache.put(address, answer))
    .catch(() => undefined);
}

/** The page was signed in to, and has loaded all this itself: it comes from the browser's own cache. */
async function keepLater() {
  // A page that was on its way while this worker was activated was not there yet to be claimed.
  await worker.clients.claim();
  await (await caches.open(CACHE)).addAll(BUILD.later.map(addressOf));
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "signed-in") event.waitUntil(keepLater());
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (ASSETS.has(request.url)) event.respondWith(keptOrFresh(request));
  else if (FRESH.has(origin + pathname)) event.respondWith(freshOrKept(request));
});
