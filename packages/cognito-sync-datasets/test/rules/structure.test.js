import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const SRC = join(PACKAGE, "src");

const sources = await Promise.all(
  (await readdir(SRC, { recursive: true }))
    .filter((name) => name.endsWith(".js"))
    .map(async (name) => ({ name, text: await readFile(join(SRC, name), "utf8") })),
);
/** @type {{ dependencies?: object, peerDependencies: object, devDependencies: Record<string, string> }} */
const manifest = JSON.parse(await readFile(join(PACKAGE, "package.json"), "utf8"));

/** @param {{ text: string }} source */
const importsOf = ({ text }) =>
  [...text.matchAll(/^(?:import|export)\s(?:[^"]*from )?"([^"]+)"/gm)].map(([, from]) => /** @type {string} */ (from));

test("the sources were found, and their imports", () => {
  assert.ok(sources.length > 20);
  assert.ok(sources.flatMap(importsOf).length > 40);
});

test("it needs its own files and its peers, and nothing else: so that it fits into any page", () => {
  assert.equal(manifest.dependencies, undefined);
  for (const source of sources) {
    for (const from of importsOf(source)) {
      const [packageName = ""] = from.match(/^(@[^/]+\/)?[^/]+/) ?? [];
      if (!from.startsWith(".")) assert.ok(packageName in manifest.peerDependencies, `${source.name} imports ${from}`);
    }
  }
});

test("core is pure: it imports what is in core, and errors", () => {
  for (const source of sources.filter(({ name }) => name.startsWith("core"))) {
    for (const from of importsOf(source)) {
      const file = relative(SRC, resolve(SRC, dirname(source.name), from));
      assert.match(file, /^core|^errors\.js$/, `${source.name} imports ${from}`);
    }
  }
});

test("above remote nothing knows a service: the entry points hand theirs in", () => {
  const above = sources.filter(({ name }) => !/^remote|^(datasets|dynamodb|appsync|appsync-sharing)\.js$/.test(name));
  assert.ok(above.length > 30);
  for (const { name, text } of above) {
    for (const from of importsOf({ text })) {
      assert.doesNotMatch(
        from,
        /client-(cognito-sync|dynamodb)|remote\/(cognito-sync|dynamodb|appsync|graphql|realtime|table|item)/,
        name,
      );
    }
    for (const [, from = ""] of text.matchAll(/import\("\.[^"]*remote\/([^"]+)"\)/g)) {
      assert.match(from, /^(remote|server-time)\.js$/, `${name} takes a type of ${from}`);
    }
    // But for the service that an error names if it is told no other.
    const code = text.replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, "");
    if (name !== "errors.js") assert.doesNotMatch(code, /Cognito Sync|DynamoDB|AppSync|WebSocket\(/, name);
  }
});

test("no file grows beyond what can be read at once, and nothing is told in the console", () => {
  for (const { name, text } of sources) {
    assert.ok(text.split("\n").length - 1 <= 250, `${name} is too long`);
    assert.doesNotMatch(text, /\bconsole\.\w|document\.cookie|innerHTML|\beval\(/, name);
  }
});

test("versions that it is tested with are pinned", () => {
  for (const [name, version] of Object.entries(manifest.devDependencies)) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  }
});
