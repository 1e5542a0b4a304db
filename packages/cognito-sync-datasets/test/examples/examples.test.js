import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { CognitoSync } from "../fakes/cognito-sync.js";
import { ALICE, POOL } from "../fakes/devices.js";
import { SyncWire } from "../fakes/wire.js";

const run = promisify(execFile);
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLES = here("../../examples");
const MODULES = createRequire(import.meta.url)
  .resolve("@types/node/package.json")
  .replace(/.@types.*/, "");

/** Where the components are compiled to, beside the packages that they import. */
let folder = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "examples-"));
  await symlink(MODULES, join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
});

after(() => rm(folder, { recursive: true, force: true }));

/** @type {Record<string, { file: string, compiled: (source: string) => Promise<string> }>} */
const FRAMEWORKS = {
  react: {
    file: "Settings.jsx",
    compiled: async () => {
      const how = "--allowJs --jsx react-jsx --target es2022 --module nodenext --skipLibCheck --noCheck".split(" ");
      await run(
        join(MODULES, ".bin", "tsc"),
        [...how, "--rootDir", here("../.."), "--outDir", folder, join(EXAMPLES, "Settings.jsx")],
        { cwd: folder },
      );
      return readFile(join(folder, "examples", "Settings.js"), "utf8");
    },
  },
  vue: {
    file: "Settings.vue",
    compiled: async (source) => {
      const { compileScript, parse } = await import("vue/compiler-sfc");
      return compileScript(parse(source).descriptor, { id: "settings", inlineTemplate: true }).content;
    },
  },
  svelte: {
    file: "Settings.svelte",
    compiled: async (source) => {
      const { compile } = await import("svelte/compiler");
      return compile(source, { generate: "client" }).js.code;
    },
  },
};

for (const [framework, { file, compiled }] of Object.entries(FRAMEWORKS)) {
  test(`${file} shows what another device writes, and writes what is typed`, async () => {
    const source = await readFile(join(EXAMPLES, file), "utf8");
    assert.ok(source.split("\n").length <= 26, "an example is about 20 lines long");
    const component = join(folder, `${framework}.js`);
    await writeFile(component, await compiled(source));
    const { stdout } = await run(process.execPath, [here("run.js"), framework, component]);
    assert.equal(stdout, "ok\n");
  });
}

/** An identity pool and Cognito Sync, at an address of this machine. @param {CognitoSync} service */
async function aws(service) {
  const { requestHandler } = new SyncWire(service).client;
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://aws");
    const body = Buffer.concat(await request.toArray()).toString();
    const target = request.headers["x-amz-target"];
    if (target) {
      const Credentials = {
        AccessKeyId: "ASIA",
        SecretKey: "secret",
        SessionToken: "session",
        Expiration: 1_900_000_000,
      };
      return void response.end(
        JSON.stringify({ IdentityId: ALICE, ...(/Credentials/.test(`${target}`) && { Credentials }) }),
      );
    }
    const query = Object.fromEntries(searchParams);
    const { response: answer } = await requestHandler.handle({ method: request.method, path: pathname, query, body });
    response.writeHead(answer.statusCode, answer.headers);
    answer.body.pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { server, endpoint: `http://127.0.0.1:${port}` };
}

test("web-page.js keeps a field the same on all devices, from an ID token on", async (context) => {
  const service = new CognitoSync();
  service.write(ALICE, "settings", { text: "theirs" });
  const { server, endpoint } = await aws(service);
  context.after(() => server.close());
  process.env.AWS_ENDPOINT_URL = endpoint;
  const { keepInSync } = await import("../../examples/web-page.js");
  const field = Object.assign(new EventTarget(), { value: "" });
  const config = { region: "eu-west-1", identityPoolId: POOL, userPoolId: "eu-west-1_Pool" };
  const datasets = await keepInSync(/** @type {any} */ (field), config, async () => "token");
  const until = async (/** @type {() => boolean} */ done) => {
    for (let turn = 0; turn < 500 && !done(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(done());
  };
  await until(() => field.value === "theirs");
  field.value = "mine";
  field.dispatchEvent(new Event("change"));
  await until(() => service.values(ALICE, "settings").text === "mine");
  datasets.close();
});
