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
/** Bytes of JavaScript and CSS on the wire: what everybody loads, the AWS SDK, and all there is. */
const BUDGET = { "before sign-in": 12 * 1024, SDK: 54 * 1024, everything: 76 * 1024 };
/** Changes more seldom than what uses it, so it is a chunk of its own. */
const SDK = /node_modules|left-out|src.identity|cognito-sync-datasets.src.(credentials|errors|remote.answers)\.js/;

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

/**
 * What the SDK brings and this page cannot use: streams, of events or bytes, which neither service has; SHA-256 in JavaScript,
 * for where crypto.subtle is missing, without which nobody gets as far as signing in; adaptive retries, where the standard ones are taken; and the addresses of S3's buckets. Each fails
 * when it is called; what is made ahead has the method that fails.
 */
const LEFT_OUT = new Map([
  ["@smithy/core/event-streams", ["EventStreamSerde", "Event streams are"]],
  ["./Sha256Js", ["Sha256Js", "SHA-256 without crypto.subtle is"]],
  ["./util-stream/sdk-stream-mixin.browser", ["sdkStreamMixin", "Streams of bytes are"]],
  ["../util-retry/AdaptiveRetryStrategy", ["AdaptiveRetryStrategy", "Adaptive retries are"]],
  ["../service-customizations", ["resolveParamsForS3", "S3 is"]],
  ["./HeaderFormatter", ["HeaderFormatter", "Signing streams of events is", "format"]],
]);
const leftOut = {
  name: "left-out",
  /** @param {string} source */
  resolveId: (source) => (LEFT_OUT.has(source) ? `\0left-out:${source}` : null),
  /** @param {string} id */
  load(id) {
    const [name, what, method] = LEFT_OUT.get(id.replace("\0left-out:", "")) ?? [];
    const body = `() { throw new Error(${JSON.stringify(`${what} left out of this build`)}); }`;
    return name && (method ? `export class ${name} { ${method}${body} }` : `export function ${name}${body}`);
  },
};

/**
 * @param {"es" | "iife"} format
 * @param {2015 | 2020} ecma what may be written in place of what the source says
 */
const terser = (format, ecma) => ({
  name: "terser",
  /** @param {string} code */
  renderChunk: async (code) => {
    const { code: smaller = "" } = await minify(code, {
      module: format === "es",
      ecma,
      // Nothing is told in the console: what the SDK would write there is left out.
      compress: { passes: 3, unsafe_arrows: true, drop_console: true, inline: 1, sequences: false },
    });
    return smaller;
  },
});

/**
 * What a program has from its start: all that static imports reach. The rest is loaded after sign-in.
 *
 * @param {string} program
 * @param {import("rollup").GetModuleInfo} getModuleInfo
 * @returns {Set<string>} ids of modules
 */
function initial(program, getModuleInfo) {
  const reached = new Set([program]);
  for (const id of reached) for (const imported of getModuleInfo(id)?.importedIds ?? []) reached.add(imported);
  return reached;
}

/**
 * @param {string} program
 * @param {"es" | "iife"} format
 * @param {2015 | 2020} [ecma]
 */
async function bundle(program, format, ecma = 2020) {
  const input = join(HERE, "src", program);
  const build = await rollup({
    input,
    plugins: [packageVersion, leftOut, nodeResolve({ browser: true })],
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
    manualChunks:
      format === "es"
        ? (id, { getModuleInfo }) => (initial(input, getModuleInfo).has(id) ? undefined : SDK.test(id) ? "sdk" : "app")
        : undefined,
    // Without it, whatever those chunks share with the page would move into them, and the page would load the SDK at once.
    onlyExplicitManualChunks: true,
    plugins: [terser(format, ecma)],
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

/**
 * One style sheet of both. A token with one value is written where it is used, and what only other pages use is left out.
 *
 * @param {string} tokens
 * @param {string} css
 */
function withTokens(tokens, css) {
  const declarations = [...tokens.matchAll(/^ +(--[\w-]+):\s+([^;]+);\n/gm)];
  let sheet = tokens + css;
  // From the last to the first, since tokens are made of those before them.
  for (const [line, name, value = ""] of declarations.reverse()) {
    const isConstant = declarations.filter(([, other]) => other === name).length === 1;
    if (isConstant) sheet = sheet.replaceAll(`var(${name})`, value);
    if (!sheet.includes(`var(${name})`)) sheet = sheet.replace(line, "");
  }
  return sheet;
}

/** @param {string} css */
const smaller = (css) =>
  css
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .replace(/(?<=[ ,(:-])0(?=\.\d)/g, "")
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
const sizes = { "before sign-in": 0, SDK: 0, everything: 0 };

/**
 * @param {string} name
 * @param {number} size
 * @param {"before sign-in" | "SDK" | "after sign-in"} when
 */
function count(name, size, when) {
  if (when !== "after sign-in") sizes[when] += size;
  sizes.everything += size;
  console.log(`${String(size).padStart(7)} B gzip  ${name}  (${when})`);
}

const [tokens = "", css = ""] = await Promise.all(
  ["tokens.css", "style.css"].map((name) => readFile(join(PUBLIC, name), "utf8")),
);
const style = smaller(withTokens(tokens, css));
/** @type {{ key: string, name: string, content: string, when: "before sign-in" | "SDK" | "after sign-in" }[]} */
const files = [{ key: "style.css", name: hashed("style.css", style), content: style, when: "before sign-in" }];
for (const chunk of [...(await bundle("boot.js", "iife", 2015)), ...(await bundle("main.js", "es"))]) {
  if (chunk.isEntry && chunk.imports.length > 0) {
    throw new Error(
      `${chunk.fileName} loads ${chunk.imports.join(", ")} before sign-in: only a dynamic import may lead there.`,
    );
  }
  const when = chunk.isEntry ? "before sign-in" : chunk.name === "sdk" ? "SDK" : "after sign-in";
  files.push({ key: `${chunk.name}.js`, name: chunk.fileName, content: chunk.code, when });
}
for (const { key, name, content, when } of files) {
  names.set(key, `assets/${name}`);
  count(name, (await asset(name, content)).size, when);
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
const icons = ["favicon.svg", "favicon.ico"];
for (const icon of icons) await copyFile(join(PUBLIC, icon), join(ROOT, icon));

// The worker keeps its name, and its version says what it keeps.
const paths = (/** @type {boolean} */ first) =>
  files.filter(({ when }) => (when === "before sign-in") === first).map(({ name }) => `assets/${name}`);
const listed = { index: "index.html", config: "config.json", icons, first: paths(true), later: paths(false) };
const version = createHash("sha256")
  .update(JSON.stringify(listed) + (await readFile(join(ROOT, "index.html"), "utf8")))
  .digest("base64url")
  .slice(0, 8);
const workers = await bundle("service-worker.js", "iife");
const build = JSON.stringify(JSON.stringify({ version, ...listed }));
const code = workers.map((chunk) => chunk.code.replace(/(["'])%BUILD%\1/, () => build)).join("");
if (!code.includes(version)) throw new Error("The service worker has no place for the list of this build");
await writeFile(join(ROOT, "sw.js"), code);
// It loads itself when the page has loaded, and S3 sends what keeps its name as it is.
count("sw.js", gzipSync(code, { level: 9 }).length, "after sign-in");

for (const [when, budget] of Object.entries(BUDGET)) {
  const size = sizes[/** @type {keyof typeof sizes} */ (when)];
  console.log(`${String(size).padStart(7)} B gzip  ${when}, of ${budget} B`);
  if (size > budget) throw new Error(`Over budget, ${when}: it is ${size - budget} bytes over its ${budget}.`);
}
