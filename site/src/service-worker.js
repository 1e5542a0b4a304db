import { readConfig } from "./config/config.js";
import { FETCH, KEPT, STORE, within } from "./config/waits.js";

/*
 * Opens the page offline. It caches the files of one build, which the build lists here, and config.json. It never caches API
 * responses, addresses with a query (which may contain codes), or responses that are not from this site.
 * Pages and config.json are network first, with a short time limit if there is a cached one; files with a hash in their name
 * are cache first.
 */
/** @type {{ version: string, index: string, config: string, icons: string[], first: string[], later: string[], backends: Record<string, string[]>, asked: string[], form: string[] }} */
const BUILD = JSON.parse("%BUILD%");
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const CACHE = `colour-${BUILD.version}`;

/** @param {string} path relative to this worker, which is beside the page */
const addressOf = (path) => new URL(path, worker.location.href).href;

const INDEX = addressOf(BUILD.index);
const ASSETS = new Set(
  [BUILD.first, BUILD.later, BUILD.asked, BUILD.form, ...Object.values(BUILD.backends)].flat().map(addressOf),
);
const CONFIG = addressOf(BUILD.config);
const FRESH = new Set([BUILD.index, BUILD.config, ...BUILD.icons].map(addressOf));

async function install() {
  // All files are from this build, or the installation fails.
  await keep([BUILD.index, ...BUILD.icons, BUILD.config], { cache: "no-cache" });
  await keep(BUILD.first);
  if ((await keptConfig()).signIn === "form") await keep(BUILD.form);
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
    if (!good) throw new Error(`${path} is from another build, or not from this site`);
    await cache.put(address, answer);
  }
}

/**
 * The response of the network, read to its end: one that stalls is a time-out.
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
 * A network with a sign-in page answers every request with that page and status 200.
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

/** @param {string} address @returns {Promise<Response | undefined>} undefined also if the browser does not answer */
const keptOf = (address) => within(STORE, async () => (await caches.open(CACHE)).match(address)).catch(() => undefined);

/**
 * @param {Request} request
 * @param {(work: Promise<unknown>) => void} waitUntil a late response is cached for the next time
 */
async function freshOrKept(request, waitUntil) {
  const { origin, pathname, search } = new URL(request.url);
  const address = origin + pathname;
  const fresh = asked(request, address).then(async ({ answer, good }) => {
    if (good && search === "") await keepIfThereIsRoom(address, answer.clone());
    // Only 403 and 404 say that there is no config.json; a proxy may send any other.
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
 * Without room in the cache, the response is used all the same.
 *
 * @param {string} address
 * @param {Response} answer
 */
async function keepIfThereIsRoom(address, answer) {
  await within(STORE, async () => (await caches.open(CACHE)).put(address, answer)).catch(() => undefined);
}

const keptConfig = async () => readConfig((await (await keptOf(CONFIG))?.text()) ?? "");

/**
 * After sign-in: the page has just loaded these files, so that they come from the HTTP cache. Of the services that may keep the
 * colours, only those of the one in config.json.
 */
async function keepLater() {
  // A page that was loading while this worker was activated is not claimed yet.
  await worker.clients.claim();
  const { sync } = await keptConfig();
  await keep([...BUILD.later, ...(BUILD.backends[sync.kind ?? "cognito-sync"] ?? [])]);
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if (event.data === "signed-in") event.waitUntil(keepLater());
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (ASSETS.has(request.url)) event.respondWith(keptOrFresh(request));
  else if (FRESH.has(origin + pathname)) {
    event.respondWith(freshOrKept(request, (work) => event.waitUntil(work)));
  }
});
