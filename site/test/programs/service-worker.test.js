import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { rollup } from "rollup";
import { timersOf } from "../../../packages/cognito-sync-datasets/test/fakes/time.js";
import { CONFIG } from "../fakes/world.js";

const HOME = "https://bucket.s3.eu-west-1.amazonaws.com/";
/** As the page's build makes it, in one piece. */
const source = await rollup({ input: fileURLToPath(new URL("../../src/service-worker.js", import.meta.url)) })
  .then((built) => built.generate({ format: "iife" }))
  .then(({ output }) => output[0].code);
const BUILD = {
  version: "v2",
  index: "index.html",
  config: "config.json",
  icons: ["favicon.svg"],
  first: ["assets/main-2.js", "assets/style-2.css"],
  later: ["assets/sdk-2.js"],
  backends: {
    "cognito-sync": ["assets/cognito-sync-2.js"],
    dynamodb: ["assets/dynamodb-2.js"],
    appsync: ["assets/appsync-2.js"],
  },
  asked: ["assets/sharing-2.js"],
  form: ["assets/own-form-2.js"],
};
/** A config.json that can be told from others. */
const config = (/** @type {string} */ region) => JSON.stringify({ ...CONFIG, region });
const never = () => /** @type {Promise<never>} */ (new Promise(() => {}));
const PAGE = "assets/main-2.js assets/style-2.css";

/** A worker in a browser with caches, in front of a website that can be switched off. */
function browser() {
  /** @type {Map<string, Map<string, Response>>} */
  const stores = new Map([
    ["colour-v1", new Map()],
    ["somebody-else", new Map()],
  ]);
  /** @type {Map<string, string>} */
  const website = new Map(
    [
      "favicon.svg",
      ...BUILD.first,
      ...BUILD.later,
      ...BUILD.asked,
      ...BUILD.form,
      ...Object.values(BUILD.backends).flat(),
    ].map((path) => [HOME + path, `${path}, once`]),
  );
  website.set(`${HOME}index.html`, PAGE);
  website.set(`${HOME}config.json`, config("once"));
  /** @type {{ online: boolean, asked: string[], claimed: number, full: boolean, instead?: () => any, silentStore?: boolean }} */
  const world = { online: true, asked: [], claimed: 0, full: false };
  const addressOf = (/** @type {any} */ request) => request.url ?? request;
  const fetch = async (/** @type {any} */ request) => {
    world.asked.push(addressOf(request));
    const instead = await world.instead?.();
    if (instead) return instead;
    if (!world.online) throw new TypeError("Failed to fetch");
    const text = website.get(addressOf(request).split("?")[0]);
    return text === undefined ? new Response("none", { status: 404 }) : new Response(text);
  };
  const open = async (/** @type {string} */ name) => {
    const store = stores.get(name) ?? new Map();
    stores.set(name, store);
    const put = async (/** @type {any} */ request, /** @type {Response} */ answer) => {
      if (world.full) throw new Error("QuotaExceededError");
      store.set(addressOf(request), answer);
    };
    return {
      put,
      match: async (/** @type {any} */ request) =>
        world.silentStore ? never() : store.get(addressOf(request))?.clone(),
    };
  };
  const caches = {
    open,
    keys: async () => [...stores.keys()],
    delete: async (/** @type {string} */ name) => stores.delete(name),
  };
  /** @type {Record<string, (event: any) => void>} */
  const listeners = {};
  runInNewContext(source.replace('"%BUILD%"', JSON.stringify(JSON.stringify(BUILD))), {
    caches,
    fetch,
    URL,
    AbortController,
    setTimeout: (/** @type {any[]} */ ...timer) => Reflect.apply(globalThis.setTimeout, undefined, timer),
    clearTimeout: (/** @type {any} */ timer) => globalThis.clearTimeout(timer),
    location: { href: `${HOME}sw.js` },
    addEventListener: (/** @type {string} */ type, /** @type {() => void} */ listener) => {
      listeners[type] = listener;
    },
    skipWaiting: async () => undefined,
    clients: {
      claim: async () => {
        world.claimed += 1;
      },
    },
  });
  const event = async (/** @type {string} */ type, /** @type {object} */ rest = {}) => {
    /** @type {Promise<unknown>[]} */
    const waits = [];
    listeners[type]?.({ ...rest, waitUntil: (/** @type {Promise<unknown>} */ work) => waits.push(work) });
    await Promise.all(waits);
  };
  const get = async (/** @type {string} */ address, method = "GET") => {
    /** @type {Promise<Response> | undefined} */
    let answer;
    listeners.fetch?.({
      request: { url: new URL(address, HOME).href, method },
      respondWith: (/** @type {Promise<Response>} */ given) => {
        answer = given;
      },
      waitUntil: () => undefined,
    });
    return answer && (await answer).text();
  };
  const kept = () => [...(stores.get("colour-v2")?.keys() ?? [])].map((address) => address.replace(HOME, "")).sort();
  return { website, world, stores, event, get, kept };
}

test("installed, it has the page and what the page starts with, and not the SDK that nobody has asked for", async () => {
  const { event, kept } = browser();
  await event("install");
  assert.deepEqual(kept(), ["assets/main-2.js", "assets/style-2.css", "config.json", "favicon.svg", "index.html"]);
});

test("after sign-in it has the rest, and everything opens without a network", async () => {
  const { event, get, world } = browser();
  await event("install");
  await event("message", { data: "signed-in" });
  world.online = false;
  assert.equal(await get("index.html"), PAGE);
  assert.equal(await get("config.json"), config("once"));
  for (const path of [...BUILD.first, ...BUILD.later, ...BUILD.backends["cognito-sync"]])
    assert.equal(await get(path), `${path}, once`);
});

test("of the services that may keep the colours, the files of one are kept: that of config.json", async () => {
  for (const [sync, kept, other] of /** @type {const} */ ([
    [{ endpoint: "e", kind: "cognito-sync" }, "cognito-sync", "dynamodb"],
    [{ endpoint: "e", kind: "dynamodb", table: "t" }, "dynamodb", "cognito-sync"],
    [{ endpoint: "e", kind: "appsync", realtime: "r" }, "appsync", "dynamodb"],
  ])) {
    const { event, get, kept: all, world, website } = browser();
    website.set(`${HOME}config.json`, JSON.stringify({ ...CONFIG, sync }));
    await event("install");
    await event("message", { data: "signed-in" });
    assert.ok(all().includes(`assets/${kept}-2.js`));
    assert.ok(!all().includes(`assets/${other}-2.js`));
    assert.ok(!world.asked.includes(`${HOME}assets/${other}-2.js`));
    // Another deployment of the same build, with the other service.
    website.set(`${HOME}config.json`, config("other"));
    await get("config.json");
    await event("message", { data: "signed-in" });
    assert.ok(all().includes("assets/cognito-sync-2.js"));
  }
});

test("a page that was on its way while the worker was activated is claimed once it says that it is signed in to", async () => {
  const { event, world } = browser();
  await event("install");
  await event("activate");
  const before = world.claimed;
  await event("message", { data: "signed-in" });
  assert.equal(world.claimed, before + 1);
});

test("a browser without room to keep anything still gets what the network answers, not what is older", async () => {
  const { event, get, world, website } = browser();
  await event("install");
  world.full = true;
  website.set(`${HOME}config.json`, config("twice"));
  assert.equal(await get("config.json"), config("twice"));
  assert.equal(await get("assets/sdk-2.js"), "assets/sdk-2.js, once");
});

test("online neither the page nor config.json is ever a stale one; offline they are the last good ones", async () => {
  const { event, get, world, website } = browser();
  await event("install");
  website.set(`${HOME}config.json`, config("twice"));
  website.set(`${HOME}index.html`, `${PAGE}, another policy`);
  assert.equal(await get("config.json"), config("twice"));
  assert.equal(await get("index.html"), `${PAGE}, another policy`);
  world.online = false;
  assert.equal(await get("config.json"), config("twice"));
  assert.equal(await get("index.html"), `${PAGE}, another policy`);
});

test("a refusal is passed on, and does not take the last good one's place", async () => {
  const { event, get, world, website } = browser();
  await event("install");
  website.delete(`${HOME}config.json`);
  assert.equal(await get("config.json"), "none");
  world.online = false;
  assert.equal(await get("config.json"), config("once"));
});

test("the page of a newer build is shown, but kept only with its own parts", async () => {
  const { event, get, world, website } = browser();
  await event("install");
  website.set(`${HOME}index.html`, "assets/main-3.js assets/style-3.css");
  assert.equal(await get("index.html"), "assets/main-3.js assets/style-3.css");
  world.online = false;
  assert.equal(await get("index.html"), PAGE);
});

test("an address with a code in it is asked for, never kept, and opens the page offline", async () => {
  const { event, get, world, website, kept } = browser();
  await event("install");
  const before = kept();
  website.set(`${HOME}index.html`, `${PAGE}, answered to the code`);
  assert.equal(await get("index.html?code=secret&state=s"), `${PAGE}, answered to the code`);
  assert.deepEqual(kept(), before);
  world.online = false;
  assert.equal(await get("index.html?sign-in"), PAGE);
});

test("what carries its content's hash is asked for once", async () => {
  const { event, get, world } = browser();
  await event("install");
  world.asked = [];
  await get("assets/main-2.js");
  await get("assets/sdk-2.js");
  await get("assets/sdk-2.js");
  assert.deepEqual(world.asked, [`${HOME}assets/sdk-2.js`]);
});

for (const [what, address, method] of /** @type {const} */ ([
  ["an answer of Cognito Sync", "https://cognito-sync.eu-west-1.amazonaws.com/identitypools/p", "GET"],
  ["a token", "https://domain.test/oauth2/token", "POST"],
  ["another file of the site", "assets/other-1.txt", "GET"],
  ["what is written", "config.json", "POST"],
])) {
  test(`${what} is none of its business`, async () => {
    const { event, get, kept } = browser();
    await event("install");
    const before = kept();
    assert.equal(await get(address, method), undefined);
    assert.deepEqual(kept(), before);
  });
}

test("a page with a sign-in form of its own opens offline with it, and no other page loads it", async () => {
  for (const signIn of ["form", "pkce"]) {
    const { event, get, website, world } = browser();
    website.set(`${HOME}config.json`, JSON.stringify({ ...CONFIG, signIn }));
    await event("install");
    assert.equal(world.asked.includes(HOME + BUILD.form[0]), signIn === "form");
    world.online = false;
    if (signIn === "form") assert.equal(await get(`${BUILD.form[0]}`), `${BUILD.form[0]}, once`);
  }
});

test("a worker whose page is not there yet, or another build's, is not installed", async () => {
  const { event, website } = browser();
  website.set(`${HOME}index.html`, "assets/main-1.js");
  await assert.rejects(event("install"), /another build/);
});

test("the newer build's worker drops what the older ones kept, and nothing else", async () => {
  const { event, stores } = browser();
  await event("install");
  await event("activate");
  assert.deepEqual([...stores.keys()].sort(), ["colour-v2", "somebody-else"]);
});

const foreign = {
  "a portal's page": () => new Response("<html>", { headers: { "content-type": "text/html" } }),
  nothing: () => new Response(""),
  "an object that is empty": () => Response.json({}),
  "a proxy's refusal": () => new Response("<html>", { status: 407 }),
  "a redirect": () => Object.defineProperty(Response.json(CONFIG), "redirected", { value: true }),
};
for (const [what, instead] of Object.entries(foreign)) {
  test(`${what} instead of the site's own answer is never kept, and config.json is the last good one`, async () => {
    const { event, get, world, kept } = browser();
    await event("install");
    const before = kept();
    world.instead = instead;
    assert.equal(await get("config.json"), config("once"));
    await get("index.html");
    await get("favicon.svg");
    if (what === "a portal's page" || what === "nothing") await get("assets/sdk-2.js");
    world.instead = undefined;
    world.online = false;
    assert.deepEqual(kept(), before);
    assert.equal(await get("index.html"), PAGE);
    assert.equal(await get("favicon.svg"), "favicon.svg, once");
    assert.equal(await get("config.json"), config("once"));
  });

  test(`a worker that is given ${what} is not installed`, async () => {
    const { event, world, kept } = browser();
    world.instead = instead;
    await assert.rejects(event("install"));
    assert.deepEqual(kept(), []);
  });
}

for (const [how, instead] of /** @type {const} */ ([
  ["stays silent", never],
  ["stalls in its answer", () => new Response(new ReadableStream({ start: () => undefined }))],
])) {
  test(`a network that ${how}: the kept page and its config.json are there within three seconds`, async (context) => {
    const pass = timersOf(context);
    const { event, get, world } = browser();
    await event("install");
    world.instead = instead;
    /** @type {unknown[]} */
    const got = [];
    get("index.html").then(async (page) => got.push(page, await get("config.json")));
    await pass(3_000);
    assert.deepEqual(got, [PAGE, config("once")]);
  });

  test(`a network that ${how} does not keep an installation, or what is not kept, waiting for ever`, async (context) => {
    const pass = timersOf(context);
    const { event, get, world } = browser();
    world.instead = instead;
    const ends = [assert.rejects(event("install")), assert.rejects(get("config.json"))];
    await pass(30_000);
    await Promise.all(ends);
  });
}

test("an answer that comes after the kept one was shown is kept for the next time", async (context) => {
  const pass = timersOf(context);
  const { event, get, world } = browser();
  await event("install");
  /** @type {(answer: Response) => void} */
  let answer = () => {};
  world.instead = () => new Promise((resolve) => (answer = resolve));
  const shown = get("config.json");
  await pass(2_000);
  assert.equal(await shown, config("once"));
  answer(new Response(config("twice")));
  await pass(100);
  world.instead = undefined;
  world.online = false;
  assert.equal(await get("config.json"), config("twice"));
});

test("a browser whose store does not answer gets what the network answers", async (context) => {
  const pass = timersOf(context);
  const { event, get, world } = browser();
  await event("install");
  world.silentStore = true;
  const got = Promise.all([get("config.json"), get("assets/main-2.js")]);
  await pass(3_000);
  assert.deepEqual(await got, [config("once"), "assets/main-2.js, once"]);
});

test("what sharing needs is not asked for in advance; once a page has loaded it, it opens without a network", async () => {
  const { world, get, event } = browser();
  await event("install");
  await event("message", { data: "signed-in" });
  const [path = ""] = BUILD.asked;
  assert.equal(world.asked.includes(HOME + path), false);
  assert.equal(await get(path), `${path}, once`);
  world.online = false;
  assert.equal(await get(path), `${path}, once`);
});
