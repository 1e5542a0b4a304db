import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { rollup } from "rollup";

/**
 * Which chunk a module is in. What the page needs before sign-in is in the entry; everything else is in `app`, in `sdk`, which changes
 * less often, or in a chunk of the one service that alone needs it: a page loads one of those. What sharing needs beyond that, which one
 * service has, is loaded when somebody shares.
 */
export const SDK = "sdk";
/** Its entries, by the names of their chunks. */
export const SHARING = { sharing: "app/sharing.js", "qr-code": "views/qr-code.js" };
/** What only a page with a sign-in form of its own loads, and that before sign-in. */
export const OWN_FORM = "own-form";
export const BACKENDS = /** @type {const} */ (["cognito-sync", "dynamodb", "appsync"]);

const OF_THE_SDK =
  /node_modules|left-out|named-endpoints|plain-bytes|native-dates|src.identity|cognito-sync-datasets.src.(credentials|deadline|errors|remote.answers)\.js/;

/** What two of the services need, but not all: how an item of the table is made, and how large it is. */
const SHARED = /cognito-sync-datasets.src.remote.(item-size|table-change|table-item)\.js$/;

/** Gives each of the two a copy in its own chunk: one copy would be loaded by every page. */
export const copyPerBackend = {
  name: "copy-per-backend",
  /**
   * @param {string} source
   * @param {string | undefined} importer
   */
  resolveId: (source, importer = "") => {
    const [file = "", copy = /appsync\.js$/.test(file) ? "appsync" : "dynamodb"] = importer.split("?");
    const id = join(dirname(file), source);
    return source.startsWith(".") && SHARED.test(id) ? `${id}?${copy}` : null;
  },
  /** @param {string} id */
  load: (id) => {
    const [file = "", copy] = id.split("?");
    return copy !== undefined && SHARED.test(file) ? readFile(file, "utf8") : null;
  },
};

/**
 * @param {import("rollup").RollupOptions} options
 * @param {string} src
 * @param {string} program
 * @returns {Promise<(id: string) => string | undefined>} undefined: in the entry
 */
export async function chunkOf(options, src, program) {
  // Module by module, to see what each imports after tree-shaking: before, barrel files make everything need everything.
  const build = await rollup({ ...options, preserveEntrySignatures: "strict", onwarn: () => undefined });
  const { output } = await build.generate({ format: "es", preserveModules: true });
  await build.close();
  const chunks = new Map(output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file]] : [])));
  /** @param {string[]} names @returns {Set<string>} ids of the modules that their static imports reach */
  const reachedBy = (...names) => {
    const ids = names.map((name) => join(src, name));
    const files = new Set(
      [...chunks.values()]
        .filter((file) => file.moduleIds.some((id) => ids.includes(id)))
        .map(({ fileName }) => fileName),
    );
    for (const name of files) for (const imported of chunks.get(name)?.imports ?? []) files.add(imported);
    return new Set([...files].flatMap((name) => chunks.get(name)?.moduleIds ?? []));
  };
  const initial = reachedBy(program);
  const form = reachedBy(`app/${OWN_FORM}.js`);
  const common = reachedBy("app/after-sign-in.js", "identity/credentials.js");
  const sharing = Object.entries(SHARING).map(([chunk, name]) => ({ chunk, ids: reachedBy(name) }));
  const own = BACKENDS.map((backend) => ({ backend, ids: reachedBy(`app/${backend}.js`) }));
  return (id) => {
    if (initial.has(id)) return undefined;
    if (form.has(id)) return OWN_FORM;
    const needing = own.filter(({ ids }) => ids.has(id));
    const [only] = needing;
    if (only && needing.length === 1 && !common.has(id)) return only.backend;
    const asked = sharing.find(({ ids }) => ids.has(id));
    if (asked && needing.length === 0 && !common.has(id)) return asked.chunk;
    return OF_THE_SDK.test(id) ? SDK : "app";
  };
}
