import { readConfig } from "./config/config.js";
import { FETCH, KEPT, STORE, within } from "./config/waits.js";

/*
 * Opens the page without a network. It keeps the files of one build, whose list is written in by that build, and
 * config.json, and nothing else: no answer of an API, no address with a query, for that is where codes come in.
 * Pages and config.json are always asked for first, though not waited for long where there is a kept one; only what carries
 * its content's hash is served without asking. What is not this site's own answer is never kept.
 */
/** @type {{ version: string, index: string, config: string, icons: string[], first: string[], later: string[] }} */
const BUILD = JSON.parse("%BUILD%");
const worker = /** @type {any} */ (globalThis);
const CACHE = `colour-${BUILD.version}`;

/** @param {string} path relative to this worker, which lies beside the page */
const addressOf = (path) => new URL(path, worker.location.href).href;

const INDEX = addressOf(BUILD.index);
const ASSETS = new Set([...BUILD.first, ...BUILD.later].map(addressOf));
const CONFIG = addressOf(BUILD.config);
const FRESH = new Set([BUILD.index, BUILD.config, ...BUILD.icons].map(addressOf));

async function install() {
  // The page and its parts belong together: this build's, or this worker is not installed.
  await keep([BUILD.index, ...BUILD.icons, BUILD.config], { cache: "no-cache" });
  await keep(BUILD.first);
  await worker.skipWaiting();
}

/**
 * @param {string[]} paths
 * @param {RequestInit} [init]
 */
async function keep(paths, init) {
  const cache = await caches.open(CACHE);
  for (const path of paths) {
    const address = addressOf(path);
    const { answer, good } = await asked(address, address, init);
    if (!good) throw new Error(`${path} is of another build, or not of this site`);
    await cache.put(address, answer);
  }
}

/**
 * The network's answer, read to its end: what stalls half-way is none.
 *
 * @param {Request | string} request
 * @param {string} address
 * @param {RequestInit} [init]
 */
const asked = (request, address, init) =>
  within(FETCH, async (signal) => {
    const answer = await fetch(request, { ...init, signal });
    const text = await answer.clone().text();
    return { answer, good: answer.ok && !answer.redirected && isOurs(address, answer, text) };
  });

/**
 * A network with a sign-in page of its own answers everything with that, and with 200.
 *
 * @param {string} address
 * @param {Response} answer
 * @param {string} text
 */
function isOurs(address, { headers }, text) {
  if (address === INDEX) return BUILD.first.every((path) => text.includes(path));
  if (address !== CONFIG) return text !== "" && !/html|json/.test(headers.get("content-type") ?? "");
  try {
    return Boolean(readConfig(text));
  } catch {
    return false;
  }
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("colour-") && name !== CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** @param {string} address @returns {Promise<Response | undefined>} undefined, too, where the browser does not answer */
const keptOf = (address) => within(STORE, async () => (await caches.open(CACHE)).match(address)).catch(() => undefined);

/**
 * @param {Request} request
 * @param {(work: Promise<unknown>) => void} waitUntil an answer that is late is kept for the next time
 */
async function freshOrKept(request, waitUntil) {
  const { origin, pathname, search } = new URL(request.url);
  const address = origin + pathname;
  const fresh = asked(request, address).then(async ({ answer, good }) => {
    if (good && search === "") await keepIfThereIsRoom(address, answer.clone());
    // Of a config.json only the website itself can say that there is none.
    if (!good && address === CONFIG && !/^40[34]$/.test(`${answer.status}`)) return (await keptOf(address)) ?? answer;
    return answer;
  });
  waitUntil(fresh.catch(() => undefined));
  return within(KEPT, () => fresh).catch(async () => (await keptOf(address)) ?? fresh);
}

/** @param {Request} request */
async function keptOrFresh(request) {
  const kept = await keptOf(request.url);
  if (kept) return kept;
  const { answer, good } = await asked(request, request.url);
  if (good) await keepIfThereIsRoom(request.url, answer.clone());
  return answer;
}

/**
 * What the network gave is an answer, whether this browser has room to keep it or not: without room the next visit asks again.
 *
 * @param {string} address
 * @param {Response} answer
 */
async function keepIfThereIsRoom(address, answer) {
  await within(STORE, async () => (await caches.open(CACHE)).put(address, answer)).catch(() => undefined);
}

/** The page was signed in to, and has loaded all this itself: it comes from the browser's own cache. */
async function keepLater() {
  // A page that was on its way while this worker was activated was not there yet to be claimed.
  await worker.clients.claim();
  await keep(BUILD.later);
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
  else if (FRESH.has(origin + pathname)) {
    event.respondWith(freshOrKept(request, (work) => event.waitUntil(work)));
  }
});
