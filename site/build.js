import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import { minify } from "terser";

/**
 * Makes dist/: `assets/` is gzip already and may be cached for ever, since every name carries its content's hash;
 * `root/` is plain and refers to it. Over budget is a failed build.
 */
const HERE = dirname(fileURLToPath(import.meta.url));
const PUBLIC = join(HERE, "public");
const ASSETS = join(HERE, "dist", "assets");
const ROOT = join(HERE, "dist", "root");
/** Bytes on the wire: what everybody loads, and what only somebody signed in does. */
const BUDGET = { "before sign-in": 12 * 1024, "after sign-in": 10 * 1024, "AWS SDK": 54 * 1024 };

/** The SDK reads of its package.json nothing but the version. */
const packageVersion = {
  name: "package-version",
  /**
   * @param {string} code
   * @param {string} id
   */
  transform: (code, id) =>
    id.endsWith("package.json") ? `export default ${JSON.stringify({ version: JSON.parse(code).version })}` : null,
};

/** The credential provider brings its own copy of the Cognito Identity client; one is enough. */
const oneIdentityClient = {
  name: "one-identity-client",
  /** @param {string} source */
  resolveId(source) {
    return source === "@aws-sdk/nested-clients/cognito-identity"
      ? /** @type {any} */ (this).resolve("@aws-sdk/client-cognito-identity", fileURLToPath(import.meta.url))
      : null;
  },
};

/** The SDK loads this for operations that stream events; neither Cognito Sync nor Cognito Identity has one. */
const noEventStreams = {
  name: "no-event-streams",
  /** @param {string} source */
  resolveId: (source) => (source === "@smithy/core/event-streams" ? "\0no-event-streams" : null),
  /** @param {string} id */
  load: (id) =>
    id === "\0no-event-streams"
      ? 'export class EventStreamSerde { constructor() { throw new Error("Event streams are left out of this build"); } }'
      : null,
};

/** @param {"es" | "iife"} format */
const terser = (format) => ({
  name: "terser",
  /** @param {string} code */
  renderChunk: async (code) => {
    const { code: smaller = "" } = await minify(code, {
      module: format === "es",
      ecma: 2020,
      compress: { passes: 3, unsafe_arrows: true },
    });
    return smaller;
  },
});

/** @param {string} id */
const chunkOf = (id) =>
  /node_modules|no-event/.test(id) ? "sdk" : /src.(identity|sync|preference)/.test(id) ? "connect" : undefined;

/**
 * @param {string} input
 * @param {"es" | "iife"} format
 */
async function bundle(input, format) {
  const build = await rollup({
    input: join(HERE, "src", input),
    plugins: [packageVersion, oneIdentityClient, noEventStreams, nodeResolve({ browser: true })],
    // Nobody imports the page: what the later chunk shares with it may stay in it.
    preserveEntrySignatures: false,
    treeshake: { preset: "smallest" },
    onwarn: (warning) => {
      if (warning.code !== "CIRCULAR_DEPENDENCY" || !warning.message.includes("node_modules")) {
        throw new Error(warning.message);
      }
    },
  });
  const { output } = await build.generate({
    format,
    entryFileNames: "[name]-[hash].js",
    chunkFileNames: "[name]-[hash].js",
    // The SDK changes seldom and stays in the browser's cache; in one chunk, since the credential provider would split off a part.
    manualChunks: format === "es" ? chunkOf : undefined,
    // Without it, whatever that chunk shares with the page would move into it, and the page would load the SDK at once.
    onlyExplicitManualChunks: true,
    plugins: [terser(format)],
  });
  await build.close();
  return output.flatMap((file) => (file.type === "chunk" ? [file] : []));
}

/**
 * @param {string} name
 * @param {string} content
 */
async function asset(name, content) {
  const bytes = gzipSync(content, { level: 9 });
  // The byte that tells the operating system would make every system's build another one.
  bytes[9] = 0xff;
  await writeFile(join(ASSETS, name), bytes);
  return { name, size: bytes.length };
}

/**
 * @param {string} name
 * @param {string} content
 */
const hashed = (name, content) =>
  name.replace(".", `-${createHash("sha256").update(content).digest("base64url").slice(0, 8)}.`);

/** @param {string} css */
const smaller = (css) =>
  css
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .trim();

/**
 * The page links to the README's words on who can use Cognito Sync, in the very README that this site was built with.
 * A site built without one links to AWS's own notice.
 */
async function help() {
  const readme = await readFile(join(HERE, "..", "README.md"), "utf8").catch((error) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
  if (readme === undefined) {
    return "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sync-availability-change.html";
  }
  // S3 names no character set for plain text: the mark at its start does.
  const text = `\ufeff${readme}`;
  const { name } = await asset(hashed("readme.txt", text), text);
  const heading = readme.match(/^#+ (.*who can.*)$/im)?.[1];
  return `assets/${name}${heading ? `#:~:text=${encodeURIComponent(heading)}` : ""}`;
}

await rm(join(HERE, "dist"), { recursive: true, force: true });
await mkdir(ASSETS, { recursive: true });
await mkdir(ROOT, { recursive: true });

/** @type {Map<string, string>} */
const names = new Map();
const sizes = { "before sign-in": 0, "after sign-in": 0, "AWS SDK": 0 };
const style = smaller(await readFile(join(PUBLIC, "style.css"), "utf8"));
const files = [
  { key: "style.css", name: hashed("style.css", style), content: style, when: /** @type {const} */ ("before sign-in") },
];
for (const chunk of [...(await bundle("ui/arrive.js", "iife")), ...(await bundle("main.js", "es"))]) {
  if (chunk.isEntry && chunk.imports.length > 0) {
    throw new Error(
      `${chunk.fileName} loads ${chunk.imports.join(", ")} before sign-in: only a dynamic import may lead there.`,
    );
  }
  files.push({
    key: `${chunk.name}.js`,
    name: chunk.fileName,
    content: chunk.code,
    when: /** @type {any} */ (chunk.isEntry ? "before sign-in" : chunk.name === "sdk" ? "AWS SDK" : "after sign-in"),
  });
}
for (const { key, name, content, when } of files) {
  const { size } = await asset(name, content);
  names.set(key, `assets/${name}`);
  sizes[when] += size;
  console.log(`${String(size).padStart(7)} B gzip  ${name}  (${when})`);
}

names.set("help", await help());
for (const page of ["index.html", "error.html"]) {
  const html = await readFile(join(PUBLIC, page), "utf8");
  await writeFile(
    join(ROOT, page),
    html.replace(/%([a-z-]+\.(?:css|js)|help)%/g, (_, key) => {
      const name = names.get(key);
      if (!name) throw new Error(`${page} asks for ${key}, which is not built`);
      return name;
    }),
  );
}
for (const icon of ["favicon.svg", "favicon.ico"]) await copyFile(join(PUBLIC, icon), join(ROOT, icon));

for (const [when, budget] of Object.entries(BUDGET)) {
  const size = sizes[/** @type {keyof typeof sizes} */ (when)];
  console.log(`${String(size).padStart(7)} B gzip  ${when}, of ${budget} B`);
  if (size > budget) throw new Error(`What is loaded ${when} is ${size - budget} bytes over its budget of ${budget}.`);
}
