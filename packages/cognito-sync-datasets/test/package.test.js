import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
/** Where the installed packages are, whether npm has put them here or at the root of the workspaces. */
const MODULES = createRequire(import.meta.url)
  .resolve("@types/node/package.json")
  .replace(/@types.*/, "");

/** Of the main entry point. */
const EXPORTS = [
  "Conflict",
  "ConflictError",
  "Dataset",
  "DatasetDeletedError",
  "DatasetWipedError",
  "Datasets",
  "HandlerTimeoutError",
  "IdentityChangedError",
  "IdentityServiceError",
  "LimitExceededError",
  "NetworkError",
  "StorageError",
  "SyncServiceError",
];

/** Somebody else's project, with the packed library in it. */
let consumer = "";
/** @type {string[]} */
let files = [];

before(async () => {
  consumer = await mkdtemp(join(tmpdir(), "consumer-"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", consumer], { cwd: PACKAGE });
  const [{ filename, files: packed }] = JSON.parse(stdout.slice(stdout.indexOf("[")));
  files = packed.map((/** @type {{ path: string }} */ { path }) => path);
  const installed = join(consumer, "node_modules", "cognito-sync-datasets");
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", join(consumer, filename), "-C", installed, "--strip-components", "1"]);
  for (const name of ["@aws-sdk", "@smithy", "@types"]) {
    await symlink(join(MODULES, name), join(consumer, "node_modules", name));
  }
  await writeFile(join(consumer, "package.json"), '{ "type": "module" }');
});

after(() => rm(consumer, { recursive: true, force: true }));

test("the package has the library, its types, README and licence, and nothing else", () => {
  assert.deepEqual(files.filter((file) => !/^(src|types|examples)\//.test(file)).sort(), [
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "package.json",
  ]);
  for (const file of files.filter((name) => /^src.*\.js$/.test(name))) {
    const types = file.replace(/^src/, "types").replace(/\.js$/, ".d.ts");
    assert.ok(files.includes(types), `${file} has no types`);
  }
});

test("imported by its name, in another project, it works", async () => {
  await writeFile(
    join(consumer, "use.js"),
    `import * as library from "cognito-sync-datasets";
    const datasets = new library.Datasets({
      client: { region: "eu-west-1", credentials: { accessKeyId: "a", secretAccessKey: "s" } },
      identityPoolId: "eu-west-1:1", identityId: "eu-west-1:2", storage: "memory",
    });
    const dataset = await datasets.openOrCreateDataset("settings");
    await dataset.put("colour", "teal");
    console.log(JSON.stringify([dataset.get("colour"), dataset.pendingKeys(), Object.keys(library).sort()]));`,
  );
  const { stdout } = await run(process.execPath, ["use.js"], { cwd: consumer });
  assert.deepEqual(JSON.parse(stdout), ["teal", ["colour"], EXPORTS]);
});

test("with the table's entry point it works too, and needs no client of Cognito Sync", async () => {
  await writeFile(
    join(consumer, "use-table.js"),
    `import * as library from "cognito-sync-datasets/dynamodb";
    const datasets = new library.Datasets({
      client: { region: "eu-west-1", credentials: { accessKeyId: "a", secretAccessKey: "s" } },
      tableName: "settings", identityId: "eu-west-1:2", storage: "memory",
    });
    const dataset = await datasets.openOrCreateDataset("settings");
    await dataset.put("colour", "teal");
    console.log(JSON.stringify([dataset.get("colour"), dataset.dataStorage().maxBytes, Object.keys(library).sort()]));`,
  );
  const { stdout } = await run(process.execPath, ["use-table.js"], { cwd: consumer });
  assert.deepEqual(JSON.parse(stdout), ["teal", 350_000, [...EXPORTS, "DatasetUnreadableError"].sort()]);
  assert.deepEqual([...(await packagesOf("dynamodb.js"))], ["@aws-sdk/client-dynamodb"]);
});

test("with the API's entry point it works too, and needs no client of the SDK", async () => {
  await writeFile(
    join(consumer, "use-api.js"),
    `import * as library from "cognito-sync-datasets/appsync";
    const credentials = { accessKeyId: "a", secretAccessKey: "s", identityId: "eu-west-1:2" };
    const datasets = new library.Datasets({
      client: { region: "eu-west-1", endpoint: "https://api.test/graphql", credentials }, storage: "memory",
    });
    const dataset = await datasets.openOrCreateDataset("settings");
    await dataset.put("colour", "teal");
    console.log(JSON.stringify([dataset.get("colour"), dataset.dataStorage().maxBytes, Object.keys(library).sort()]));`,
  );
  const { stdout } = await run(process.execPath, ["use-api.js"], { cwd: consumer });
  const own = ["DatasetUnreadableError", "MembershipEndedError", "ReadOnlyError"];
  assert.deepEqual(JSON.parse(stdout), ["teal", 350_000, [...EXPORTS, ...own].sort()]);
  assert.deepEqual([...(await packagesOf("appsync.js"))].sort(), [
    "@smithy/core",
    "@smithy/core/checksum",
    "@smithy/signature-v4",
  ]);
});

/** @param {string} entry @returns {Promise<Set<string>>} what its files import from elsewhere */
async function packagesOf(entry) {
  const reached = new Set([entry]);
  /** @type {Set<string>} */
  const packages = new Set();
  for (const file of reached) {
    const text = await readFile(join(PACKAGE, "src", file), "utf8");
    for (const [, from = ""] of text.matchAll(/^(?:import|export)\s(?:[^"]*from )?"([^"]+)"/gm)) {
      if (from.startsWith(".")) reached.add(join(dirname(file), from));
      else packages.add(from);
    }
  }
  assert.ok(reached.size > 30, `${reached.size}`);
  return packages;
}

/** @param {string} source */
async function checked(source) {
  await writeFile(join(consumer, "use.ts"), source);
  return compiled(["use.ts"]);
}

/** @param {string[]} sources @returns {Promise<string>} what is wrong */
async function compiled(sources) {
  const tsc = join(MODULES, ".bin", "tsc");
  const options = [
    "--strict",
    "--noEmit",
    "--skipLibCheck",
    "--allowJs",
    "--checkJs",
    "--jsx",
    "react-jsx",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--lib",
    "es2023,dom,dom.iterable",
  ];
  return run(tsc, [...options, "--types", "node", ...sources], { cwd: consumer }).then(
    () => "",
    ({ stdout }) => /** @type {string} */ (stdout),
  );
}

test("its types tell what may be done, and what may not", async () => {
  const use = (/** @type {string} */ body) => `
    import { ConflictError, Datasets, type Connection, type Dataset, type DatasetRecord, type Handlers } from "cognito-sync-datasets";
    export async function use(datasets: Datasets) {
      const handlers: Handlers = {
        onConflict(of, conflicts) { for (const conflict of conflicts) conflict.resolveWithValue(of.name); },
        onDatasetDeleted: () => true,
      };
      const dataset: Dataset = await datasets.openOrCreateDataset("settings", handlers);
      ${body}
    }`;
  assert.equal(
    await checked(
      use(`
      const colour: string | undefined = dataset.get("colour");
      await dataset.putAll({ colour: "teal", size: null });
      const records: readonly DatasetRecord[] = dataset.records();
      dataset.addEventListener("change", ({ detail: { keys, origin } }) => keys.join(origin));
      dataset.addEventListener("conflict", ({ detail }) => detail.conflicts[0]?.resolveWithLocalRecord());
      dataset.addEventListener("synced", ({ detail: { pulled, pushed } }) => pulled.concat(pushed));
      dataset.addEventListener("connection", ({ detail }) => { const connection: Connection = detail; });
      datasets.addEventListener("warning", ({ detail }) => detail.error);
      const target: EventTarget = dataset;
      const end: () => void = dataset.follow({ every: 1_000, onStop: (error) => { if (error instanceof ConflictError) error.conflicts[0]?.key; } });
      const { pulled, pushed } = await dataset.synchronize({ signal: AbortSignal.timeout(1_000) });
      return [colour, records, pulled, pushed, target, end, dataset.dataStorage().maxBytes, await datasets.listRemoteDatasets()];`),
    ),
    "",
  );
  for (const [wrong, why] of /** @type {const} */ ([
    ['await dataset.put("colour", 1);', /not assignable to parameter of type 'string'/],
    ["await dataset.synchronise();", /does not exist on type 'Dataset'/],
    ['dataset.addEventListener("changed", () => {});', /not assignable to parameter of type '"change"/],
    ['dataset.getAll().colour = "teal";', /only permits reading|read-only/],
    ['dataset.connection.status = "online";', /read-only/],
    ["for (const record of dataset.records()) record.value = null;", /read-only/],
    [
      'new Datasets({ client: {}, identityPoolId: "p", now: Date.now });',
      /'now' does not exist in type 'DatasetsOptions'/,
    ],
    ["dataset.refresh();", /Property 'refresh' does not exist/],
    [
      'new Datasets({ identityPoolId: "p", identityId: "i" });',
      /'client' is missing|missing the following|not assignable/,
    ],
  ])) {
    assert.match(await checked(use(wrong)), why);
  }
});

test("the table's entry point has types of its own: its options, and what it knows of remote datasets", async () => {
  const use = (/** @type {string} */ body) => `
    import { Datasets, DatasetUnreadableError, type DatasetRecord, type DatasetsOptions } from "cognito-sync-datasets/dynamodb";
    export async function use() { ${body} }`;
  assert.equal(
    await checked(
      use(`
      const options: DatasetsOptions = { client: { region: "eu-west-1" }, tableName: "t", identityId: "i", timeout: 1 };
      const datasets = new Datasets(options);
      const records: readonly DatasetRecord[] = (await datasets.openOrCreateDataset("settings")).records();
      const [{ name, lastModifiedDate } = { name: "" }] = await datasets.listRemoteDatasets();
      return [records, name, lastModifiedDate, DatasetUnreadableError];`),
    ),
    "",
  );
  for (const [wrong, why] of /** @type {const} */ ([
    ['new Datasets({ client: {}, identityPoolId: "p" });', /identityPoolId|tableName/],
    ['(await new Datasets({ client: {}, tableName: "t" }).listRemoteDatasets())[0]?.bytes;', /'bytes' does not exist/],
  ])) {
    assert.match(await checked(use(wrong)), why);
  }
});

test("the API's entry point has types of its own", async () => {
  const use = (/** @type {string} */ client) => `
    import { Datasets, type DatasetsOptions } from "cognito-sync-datasets/appsync";
    const options: DatasetsOptions = { client: ${client}, identityId: "i" };
    export const names = async () => (await new Datasets(options).listRemoteDatasets()).map(({ name }) => name);`;
  const credentials = 'credentials: { accessKeyId: "a", secretAccessKey: "s" }';
  assert.equal(await checked(use(`{ region: "r", endpoint: "e", realtime: "w", ${credentials} }`)), "");
  assert.match(await checked(use(`{ region: "r", ${credentials} }`)), /endpoint/);
});

/** What the README's snippets take for given. */
const GIVEN = `
  declare const region: string, identityPoolId: string, provider: string, token: string, userId: string;
  declare const idToken: () => Promise<string>;
  declare const fromIdToken: typeof import("cognito-sync-datasets/credentials").fromIdToken;
  declare const credentials: () => Promise<import("cognito-sync-datasets/credentials").Credentials>;
  declare const datasets: import("cognito-sync-datasets").Datasets;
  declare const dataset: import("cognito-sync-datasets").Dataset;
  declare const Datasets: typeof import("cognito-sync-datasets").Datasets;
  declare function useSyncExternalStore<T>(subscribe: (listener: () => void) => () => void, get: () => T): T;`;

test("every snippet of the README compiles, as TypeScript", async () => {
  const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
  const snippets = [...readme.matchAll(/^```(?:js|ts|jsx)\n(.*?)^```/gms)].map(([, code]) => code);
  assert.ok(snippets.length >= 5);
  await writeFile(join(consumer, "given.d.ts"), GIVEN);
  const names = await Promise.all(
    snippets.map(async (code, index) => {
      await writeFile(join(consumer, `snippet-${index}.ts`), `${code}\nexport {};\n`);
      return `snippet-${index}.ts`;
    }),
  );
  assert.equal(await compiled(["given.d.ts", ...names]), "");
});

test("every example compiles with strict types, against the package as it is installed", async () => {
  const names = ["web-page.js", "Settings.jsx"];
  for (const name of names) await writeFile(join(consumer, name), await readFile(join(PACKAGE, "examples", name)));
  assert.equal(await compiled(names), "");
  assert.ok(files.includes("examples/Settings.vue"));
});

test("the README tells every option and handler, and every error by its name", async () => {
  const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
  const [options, handlers, errors] = await Promise.all(
    ["options.js", "synchronization/handlers.js", "errors.js"].map((name) =>
      readFile(join(PACKAGE, "src", name), "utf8"),
    ),
  );
  const told = [
    ...(options?.split("@typedef {object} LocalData")[0] ?? "").matchAll(/@property \{.*\} \[?(\w+)/g),
    ...(handlers ?? "").matchAll(/\} \[(on\w+)\]/g),
    ...(errors ?? "").matchAll(/^export class (\w+)/gm),
  ].map(([, name]) => /** @type {string} */ (name));
  assert.ok(told.length >= 17, told.join());
  for (const name of told) assert.ok(readme.includes(name), `${name} is missing`);
});

test("its licence is that of the repository", async () => {
  const licence = await readFile(join(PACKAGE, "LICENSE"), "utf8");
  assert.match(licence, /Apache License\s+Version 2\.0/);
});
