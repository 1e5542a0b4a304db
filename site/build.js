import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { transform } from "esbuild";
import { rollup } from "rollup";
import { minify } from "terser";
import { BACKENDS, chunkOf, copyPerBackend, OWN_FORM, SDK, SHARING } from "./chunks.js";
import { leftOut, namedEndpoints, nativeDates, packageVersion, plainBytes } from "./sdk.js";

/**
 * Builds dist/: `assets/` has the gzipped files that may be cached for ever, since each name contains the hash of its content;
 * `root/` has the files that refer to them, plain. The build fails if a budget is exceeded, and gives the same bytes everywhere.
 */
const HERE = dirname(fileURLToPath(import.meta.url));
const PUBLIC = join(HERE, "public");
const SRC = join(HERE, "src");
const ASSETS = join(HERE, "dist", "assets");
const ROOT = join(HERE, "dist", "root");
/** Bytes of JavaScript and CSS on the wire, of a page with one backend. */
const BUDGET = {
  "before sign-in": 12 * 1024,
  SDK: { "cognito-sync": 54 * 1024, dynamodb: 56 * 1024, appsync: 60 * 1024 },
  // All but what a page loads when somebody shares.
  everything: 76 * 1024,
  sharing: 10 * 1024,
  // Before sign-in as well, on a page with a form of its own.
  form: 16 * 1024,
};
/** The files with all texts that code puts on the page. */
const MESSAGES = ["messages.js", "sharing.js", "sign-in-form.js"].map((name) => join(SRC, "messages", name));

/**
 * Gives each module that imports the texts a copy of its own, in which tree-shaking leaves the texts that this module uses.
 * Rollup puts a module into one chunk whole: a single copy would load the texts of all chunks before sign-in.
 * The id of a copy ends in the path of its importer, so that both go to the same chunk.
 */
const messagesPerImporter = {
  name: "messages-per-importer",
  /**
   * @param {string} source
   * @param {string | undefined} importer
   */
  resolveId: (source, importer = "") => {
    const file = join(dirname(importer), source);
    return source.startsWith(".") && MESSAGES.includes(file) ? `${file}?${relative(HERE, importer)}` : null;
  },
  /** @param {string} id */
  load: (id) => {
    const [file = "", importer] = id.split("?");
    return importer !== undefined && MESSAGES.includes(file) ? readFile(file, "utf8") : null;
  },
};

/**
 * One style sheet. A token with one value is inlined, and unused tokens, which only the local cloud's pages use, are dropped.
 *
 * @param {string} tokens
 * @param {string} css
 */
function withTokens(tokens, css) {
  const declarations = [...tokens.matchAll(/^ +(--[\w-]+):\s+([^;]+);\n/gm)];
  let sheet = tokens + css;
  // From the last to the first, since tokens refer to earlier ones.
  for (const [line, name, value = ""] of declarations.reverse()) {
    const isConstant = declarations.filter(([, other]) => other === name).length === 1;
    if (isConstant) sheet = sheet.replaceAll(`var(${name})`, value);
    if (!sheet.includes(`var(${name})`)) sheet = sheet.replace(line, "");
  }
  return sheet;
}

const styleSheet = {
  name: "style-sheet",
  /** @this {import("rollup").PluginContext} */
  async buildStart() {
    const [tokens = "", css = "", packageJson = ""] = await Promise.all(
      [join(PUBLIC, "tokens.css"), join(PUBLIC, "style.css"), join(HERE, "package.json")].map((file) =>
        readFile(file, "utf8"),
      ),
    );
    const target = JSON.parse(packageJson).browserslist.map((/** @type {string} */ browser) =>
      browser.replace("ios_saf", "ios").replace(" >= ", ""),
    );
    const { code: source } = await transform(withTokens(tokens, css), { loader: "css", minify: true, target });
    this.emitFile({ type: "asset", name: "style.css", source });
  },
};

/**
 * @param {"es" | "iife"} format
 * @param {2015 | 2020} ecma the syntax that may be used
 */
const terser = (format, ecma) => ({
  name: "terser",
  /** @param {string} code */
  renderChunk: async (code) => {
    const { code: smaller = "" } = await minify(code, {
      module: format === "es",
      ecma,
      // The console is not used: this drops what the SDK would write.
      compress: { passes: 3, unsafe_arrows: true, drop_console: true, inline: 1, sequences: false },
    });
    return smaller;
  },
});

/**
 * @param {string} program
 * @param {"es" | "iife"} format
 * @param {object} [options]
 * @param {2015 | 2020} [options.ecma]
 * @param {import("rollup").Plugin[]} [options.plugins]
 */
async function bundle(program, format, { ecma = 2020, plugins = [] } = {}) {
  /** @type {import("rollup").RollupOptions} */
  const options = {
    input: join(SRC, program),
    plugins: [
      ...plugins,
      messagesPerImporter,
      copyPerBackend,
      packageVersion,
      namedEndpoints,
      leftOut,
      plainBytes,
      nativeDates,
      nodeResolve({ browser: true }),
    ],
    treeshake: { preset: "smallest" },
  };
  const build = await rollup({
    ...options,
    // The entry exports nothing, so shared modules may stay in it.
    preserveEntrySignatures: false,
    onwarn: (warning) => {
      if (warning.code !== "CIRCULAR_DEPENDENCY" || !warning.message.includes("node_modules")) {
        throw new Error(warning.message);
      }
    },
  });
  const manualChunks = format === "es" ? await chunkOf(options, SRC, program) : undefined;
  const { output } = await build.generate({
    format,
    entryFileNames: "[name]-[hash].js",
    chunkFileNames: "[name]-[hash].js",
    assetFileNames: "[name]-[hash][extname]",
    manualChunks,
    // Otherwise modules that these chunks share with the page would move into them, and the page would load the SDK at once.
    onlyExplicitManualChunks: true,
    plugins: [terser(format, ecma)],
  });
  await build.close();
  return output;
}

/** The smallest of several block sizes, which `memLevel` sets. @param {string} content */
const compressed = (content) =>
  [5, 6, 7, 8]
    .map((memLevel) => gzipSync(content, { level: 9, memLevel }))
    .reduce((one, other) => (other.length < one.length ? other : one));

/**
 * @param {string} name
 * @param {string} content
 */
async function asset(name, content) {
  const bytes = compressed(content);
  // The byte for the operating system would differ.
  bytes[9] = 0xff;
  await writeFile(join(ASSETS, name), bytes);
  return { name, size: bytes.length };
}

await rm(join(HERE, "dist"), { recursive: true, force: true });
await mkdir(ASSETS, { recursive: true });
await mkdir(ROOT, { recursive: true });

/** @typedef {"before sign-in" | "form" | "SDK" | "after sign-in" | "sharing"} When */

/** @type {Map<string, string>} */
const names = new Map();
/** @type {{ key: string, name: string, content: string, when: When, backend?: string, size: number }[]} */
const files = [];
for (const file of [
  ...(await bundle("boot.js", "iife", { ecma: 2015 })),
  ...(await bundle("main.js", "es", { plugins: [styleSheet] })),
]) {
  const name = file.fileName;
  if (file.type === "asset") {
    files.push({ key: String(file.names[0]), name, content: String(file.source), when: "before sign-in", size: 0 });
    continue;
  }
  if (file.isEntry && file.imports.length > 0) {
    throw new Error(`${name} loads ${file.imports.join(", ")} before sign-in: use a dynamic import there.`);
  }
  const isSharing = file.name in SHARING;
  const backend = isSharing ? "appsync" : BACKENDS.find((backend) => backend === file.name);
  const later = isSharing ? "sharing" : file.name === SDK || backend ? "SDK" : "after sign-in";
  const when = file.isEntry ? "before sign-in" : file.name === OWN_FORM ? "form" : later;
  files.push({ key: `${file.name}.js`, name, content: file.code, when, ...(backend && { backend }), size: 0 });
}
for (const file of files) {
  names.set(file.key, `assets/${file.name}`);
  file.size = (await asset(file.name, file.content)).size;
}

for (const page of ["index.html", "error.html"]) {
  const html = await readFile(join(PUBLIC, page), "utf8");
  await writeFile(
    join(ROOT, page),
    html.replace(/%([a-z-]+\.(?:css|js))%/g, (_, key) => {
      const name = names.get(key);
      if (!name) throw new Error(`${page} refers to ${key}, which is not built.`);
      return name;
    }),
  );
}
// Beside the files that are deployed: the stack puts it into index.html, if this is how people sign in.
const form = await readFile(join(PUBLIC, "sign-in-form.html"), "utf8");
await writeFile(join(HERE, "dist", "sign-in-form.html"), form);
const icons = ["favicon.svg", "favicon.ico"];
for (const icon of icons) await copyFile(join(PUBLIC, icon), join(ROOT, icon));

// The service worker has a fixed name; its version changes with the files that it caches.
const paths = (/** @type {When[]} */ whens, /** @type {string | undefined} */ backend = undefined) =>
  files
    .filter(({ when, ...file }) => whens.includes(when) && file.backend === backend)
    .map(({ name }) => `assets/${name}`);
const listed = {
  index: "index.html",
  config: "config.json",
  icons,
  first: paths(["before sign-in"]),
  later: paths(["SDK", "after sign-in"]),
  backends: Object.fromEntries(BACKENDS.map((backend) => [backend, paths(["SDK"], backend)])),
  asked: paths(["sharing"], "appsync"),
  form: paths(["form"]),
};
const version = createHash("sha256")
  .update(JSON.stringify(listed) + form + (await readFile(join(ROOT, "index.html"), "utf8")))
  .digest("base64url")
  .slice(0, 8);
const workers = await bundle("service-worker.js", "iife");
const build = JSON.stringify(JSON.stringify({ version, ...listed }));
const code = workers
  .map((file) => (file.type === "chunk" ? file.code : "").replace(/(["'])%BUILD%\1/, () => build))
  .join("");
if (!code.includes(version)) throw new Error("The service worker has no %BUILD%.");
await writeFile(join(ROOT, "sw.js"), code);
// It loads after the page, and S3 sends files with a fixed name uncompressed.
const worker = { name: "sw.js", when: "after sign-in", size: compressed(code).length, backend: undefined };

for (const { name, when, size } of [...files, worker]) {
  console.log(`${String(size).padStart(7)} B gzip  ${name}  (${when})`);
}
for (const backend of BACKENDS) {
  const loaded = [...files, worker].filter((file) => file.backend === undefined || file.backend === backend);
  for (const [what, budget] of Object.entries({ ...BUDGET, SDK: BUDGET.SDK[backend] })) {
    const counted = loaded.filter(({ when }) =>
      what === "form"
        ? ["form", "before sign-in"].includes(when)
        : when === what || (what === "everything" && !["form", "sharing"].includes(when)),
    );
    const size = counted.reduce((sum, file) => sum + file.size, 0);
    console.log(`${String(size).padStart(7)} B gzip  ${what} with ${backend}, of ${budget} B`);
    if (size > budget) {
      throw new Error(`Over budget (${what}, ${backend}): ${size} bytes are ${size - budget} more than ${budget}.`);
    }
  }
}
