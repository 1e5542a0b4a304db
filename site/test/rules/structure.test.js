import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { BACKENDS } from "../../chunks.js";

const SITE = fileURLToPath(new URL("../..", import.meta.url));
const SRC = join(SITE, "src");
/** Each may import what stands before it, never what stands after it. */
const LAYERS = ["storage", "config", "auth", "identity", "colour", "messages", "views", "app", ""];
/** The texts: leaves that every layer may import. */
const TEXTS = ["messages/messages.js", "messages/sharing.js", "messages/sign-in-form.js"];

/** What only somebody signed in needs. */
const LATER =
  /^identity\/|^colour\/(chosen-colour|connect|cognito-sync|dynamodb|appsync|preference|history|device-label|shar)|^app\/(after-sign-in|cognito-sync|dynamodb|appsync|preference-controller|connection|own-connection|shown-controller|shar|invitations)|^views\/(board|dialog|join|members|name-field|qr-code|shar|walls|whose)|^messages\/for-(sync|cognito-sync|dynamodb|appsync|identity)-error/;

/** What only a page with a sign-in form of its own needs. */
const OWN_FORM = /^app\/own-form|^auth\/(password-sign-in|srp|user-pool-api)|^views\/sign-in-form/;

/** What only somebody who shares needs. */
const SHARING =
  /^app\/(sharing|invitations|shared-controller)|^colour\/shar|^views\/(dialog|join|members|name-field|qr-code|share-|sharing-style|walls|whose)/;

/** @param {string} name */
const firstFolder = (name) => dirname(name).replace(".", "").split("/")[0] ?? "";

const sources = await Promise.all(
  (await readdir(SRC, { recursive: true }))
    .filter((name) => name.endsWith(".js"))
    .map(async (name) => ({
      name,
      layer: firstFolder(name),
      text: await readFile(join(SRC, name), "utf8"),
    })),
);

/** @param {{ name: string, text: string }} source */
const importsOf = ({ name, text }) =>
  [...text.matchAll(/^(?:import|export)\s(?:[^"=;]*from )?"([^"]+)"|(?<!\{)\bimport\("([^"]+)"\)(?!\.)/gm)].map(
    ([, fixed, dynamic]) => ({
      from: /** @type {string} */ (fixed ?? dynamic),
      dynamic: dynamic !== undefined,
      layer: layerOf(name, /** @type {string} */ (fixed ?? dynamic)),
    }),
  );

/**
 * @param {string} name
 * @param {string} from
 */
const layerOf = (name, from) =>
  from.startsWith(".") ? firstFolder(relative(SRC, resolve(SRC, dirname(name), from))) : undefined;

test("the sources were found, and their imports", () => {
  assert.ok(sources.length > 20);
  assert.ok(sources.flatMap(importsOf).length > 40);
  assert.deepEqual([...new Set(sources.map(({ layer }) => layer))].sort(), [...LAYERS].sort());
});

test("app → views → messages → colour → identity → auth → config, and storage is a leaf: so that each can be understood by what it rests on", () => {
  for (const source of sources) {
    for (const { from, layer } of importsOf(source)) {
      if (layer === undefined || TEXTS.some((texts) => from.endsWith(texts))) continue;
      assert.ok(
        LAYERS.indexOf(layer) <= LAYERS.indexOf(source.layer),
        `${source.name} imports ${from}, which is a layer above it`,
      );
      if (source.layer === "config") assert.equal(layer, "config", "config needs nothing else");
      if (source.layer === "storage") assert.equal(layer, "storage", "storage is a leaf");
      if (/^(boot|service-worker)\.js$/.test(source.name)) assert.equal(layer, "config", "a program of its own");
    }
  }
});

test("types come from the layers below, too: a type of a layer above is a dependency on it", () => {
  let found = 0;
  for (const { name, layer, text } of sources) {
    for (const [, from = ""] of text.matchAll(/\bimport\("(\.[^"]+)"\)\./g)) {
      found += 1;
      assert.ok(LAYERS.indexOf(layerOf(name, from) ?? "") <= LAYERS.indexOf(layer), `${name} takes a type of ${from}`);
    }
  }
  assert.ok(found > 40);
});

test("the texts import nothing, so that the build can give each importer a copy of its own", () => {
  const texts = sources.filter(({ name }) => TEXTS.includes(name));
  assert.equal(texts.length, TEXTS.length);
  assert.deepEqual(texts.flatMap(importsOf), []);
});

test("the texts of the page are in three files, one about sharing and one about the sign-in form: elsewhere no string reads like a sentence", () => {
  for (const { name, text } of sources) {
    if (TEXTS.includes(name) || name === "service-worker.js") continue;
    const code = text.replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, "").replace(/(?:super|new \w*Error)\([^;]*;/g, "");
    assert.deepEqual(code.match(/["`][A-Z][a-z’]* [a-z][^"`]*["`]/g) ?? [], [], name);
  }
});

test("the AWS SDK and the sync library are imported in identity and in one file for each service only: so that nobody loads it before signing in", () => {
  for (const source of sources) {
    for (const { from, layer } of importsOf(source)) {
      if (layer !== undefined) continue;
      if (source.name === "views/qr-code.js") {
        assert.equal(from, "lean-qr/nano");
        continue;
      }
      assert.match(from, /^(@aws-sdk|cognito-sync-datasets)\b/, `${source.name} imports ${from}`);
      assert.match(
        source.name,
        /^(identity\/.*|colour\/(cognito-sync|dynamodb|appsync|sharing)\.js)$/,
        `${source.name} imports ${from}`,
      );
      const own = source.name.match(/^colour\/(dynamodb|appsync)\.js$/)?.[1];
      if (source.name === "colour/sharing.js") assert.equal(from, "cognito-sync-datasets/appsync-sharing");
      else if (own) assert.equal(from, `cognito-sync-datasets/${own}`);
      else assert.doesNotMatch(from, /dynamodb|appsync/, `${source.name} imports ${from}`);
    }
  }
});

test("what is loaded after sign-in is reached by dynamic imports only: a static one would bring the SDK along", () => {
  const { reached, dynamics } = reachedBy("main.js");
  assert.deepEqual(dynamics.sort(), [
    "app/after-sign-in.js",
    "app/appsync.js",
    "app/cognito-sync.js",
    "app/dynamodb.js",
    "app/own-form.js",
    "identity/credentials.js",
  ]);
  for (const name of reached) assert.doesNotMatch(name, OWN_FORM, `${name} is loaded by pages without a form`);
  for (const name of reached) assert.doesNotMatch(name, LATER, `${name} is loaded before sign-in`);
});

test("what the sign-in form needs is reached by its own file only, and nothing that is loaded after sign-in", () => {
  const { reached, dynamics } = reachedBy("app/own-form.js");
  assert.deepEqual(dynamics, []);
  assert.ok(reached.has("auth/srp.js"));
  for (const name of reached) assert.doesNotMatch(name, LATER, `the form loads ${name}`);
});

test("what one service needs is reached by its own file only: a page loads one of them", () => {
  const common = reachedBy("app/after-sign-in.js", "identity/credentials.js");
  assert.deepEqual(common.dynamics, []);
  for (const own of BACKENDS) {
    const others = BACKENDS.filter((backend) => backend !== own);
    const { reached, dynamics } = reachedBy(`app/${own}.js`);
    assert.deepEqual(dynamics, own === "appsync" ? ["app/sharing.js"] : []);
    assert.ok(reached.has(`colour/${own}.js`) && reached.has(`messages/for-${own}-error.js`));
    for (const name of [...reached, ...common.reached]) {
      for (const other of others) assert.ok(!name.includes(other), `${own} reaches ${name}`);
    }
    for (const name of common.reached) assert.ok(!name.includes(own), `all pages load ${name}`);
  }
});

test("what sharing needs is reached by dynamic imports of its service only, and the QR code by one of the dialog: nobody loads them before", () => {
  const page = reachedBy("main.js", "app/after-sign-in.js", "identity/credentials.js", "app/appsync.js");
  for (const name of page.reached) assert.doesNotMatch(name, SHARING, `${name} is loaded by everybody`);
  const { reached, dynamics } = reachedBy("app/sharing.js");
  assert.deepEqual(dynamics, ["views/qr-code.js"]);
  assert.ok(!reached.has("views/qr-code.js") && reached.has("colour/sharing.js"));
});

/** @param {string[]} names @returns files that static imports reach, and those that dynamic ones would */
function reachedBy(...names) {
  const reached = new Set(names);
  /** @type {string[]} */
  const dynamics = [];
  for (const name of reached) {
    const source = sources.find((one) => one.name === name) ?? assert.fail(name);
    for (const { from, dynamic, layer } of importsOf(source)) {
      const file = relative(SRC, resolve(SRC, dirname(name), from));
      if (dynamic) dynamics.push(file);
      else if (layer !== undefined) reached.add(file);
    }
  }
  return { reached, dynamics };
}

test("main.js only wires, and no file grows beyond what can be read at once", () => {
  for (const { name, text } of sources) {
    assert.ok(text.split("\n").length - 1 <= (name === "main.js" ? 40 : 250), `${name} is too long`);
  }
});

test("nothing is told in the console only, and nothing but datasets, whose they are, identity ids and that somebody is signed in is kept beyond the tab", () => {
  for (const { name, text } of sources) {
    assert.doesNotMatch(text, /\bconsole\.\w|document\.cookie|innerHTML|\beval\(/, name);
    if (name !== "storage/remembered.js") assert.doesNotMatch(text, /\blocalStorage\b|\bindexedDB\b/, name);
  }
});

for (const page of ["index.html", "error.html"]) {
  test(`${page} has no inline script and no inline style: the policy would block them`, async () => {
    const html = await readFile(join(SITE, "public", page), "utf8");
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|"javascript:/i);
    for (const [script] of html.matchAll(/<script[^>]*>[^<]*/g))
      assert.match(script, /^<script[^>]* src="[^"]+"[^>]*>\s*$/);
  });
}

test("index.html carries each placeholder once, the referrer policy before anything is fetched, the mover first", async () => {
  const html = await readFile(join(SITE, "public", "index.html"), "utf8");
  for (const placeholder of [
    '<meta http-equiv="Content-Security-Policy" content="%CONTENT_SECURITY_POLICY%">',
    '<link rel="canonical" href="%SITE_URL%">',
    "%CONTENT_SECURITY_POLICY%",
    "%SITE_URL%",
    "%SIGN_IN_FORM%",
  ]) {
    assert.equal(html.split(placeholder).length, 2, placeholder);
  }
  const order = [
    "Content-Security-Policy",
    'name="referrer"',
    'rel="canonical"',
    "%boot.js%",
    "%style.css%",
    "%main.js%",
  ];
  const places = order.map((part) => html.indexOf(part));
  assert.ok(!places.includes(-1));
  assert.deepEqual(
    [...places].sort((one, other) => one - other),
    places,
  );
});

test("versions are pinned, since the build's bytes are deployed", async () => {
  const { dependencies, devDependencies } = JSON.parse(await readFile(join(SITE, "package.json"), "utf8"));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  }
});

test("every text that the page can say is said somewhere", () => {
  const texts = sources.filter(({ name }) => TEXTS.includes(name));
  assert.equal(texts.length, TEXTS.length);
  for (const { name, text } of texts) {
    for (const [, message] of text.matchAll(/^export const (\w+)/gm)) {
      const uses = sources.flatMap((source) => [...source.text.matchAll(new RegExp(`\\b${message}\\b`, "g"))]);
      assert.ok(uses.length > 1, `${message} of ${name} is said nowhere`);
    }
  }
});
