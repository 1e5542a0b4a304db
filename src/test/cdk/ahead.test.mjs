import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { Project, TOOLS } from "./project.mjs";

const PROGRAM = "target/jsii/software/amazon/jsii/lib/program.js";
const MODULES = "target/launcher/modules.v8";
const ON_WINDOWS = process.platform === "win32";

/** Like jsii's: requests and answers on file descriptor 3, a folder of its own, packages linked into it as they are asked for. */
const KERNEL = `
  const fs = require("node:fs"), os = require("node:os"), path = require("node:path");
  const { createRequire } = require("node:module");
  fs.writeSync(3, Buffer.from("hello\\n"));
  const buffer = Buffer.alloc(100);
  const asked = buffer.toString("utf8", 0, fs.readSync(3, buffer, 0, 100, null)).trim();
  if (asked === "fail") { process.exit(7); }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "jsii-kernel-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true }));
  const packages = path.join(folder, "node_modules");
  fs.mkdirSync(path.join(packages, "@scope"), { recursive: true });
  fs.symlinkSync(process.cwd() + "/cache/colours", path.join(packages, "colours"));
  fs.symlinkSync(process.cwd() + "/cache/paint", path.join(packages, "@scope/paint"));
  const answer = createRequire(path.join(folder, "x.js"))("@scope/paint")(asked);
  fs.writeSync(3, Buffer.from(answer + "\\n"));`;

/** Like Java with a jsii app: it starts what it is told to, or its own, and asks it. */
const ASKING = (question) => `
  ${TOOLS.java}
  const { spawnSync } = require("node:child_process");
  const runtime = process.env.JSII_RUNTIME;
  fs.appendFileSync("asked", (runtime ? spawnSync("/bin/sh", ["-c", runtime], { input: "${question}\\n", encoding: "utf8" }).stdout : "its own\\n"));`;

let project;

beforeEach(() => {
  project = new Project();
  mkdirSync(project.path("tmp"));
  project.tool("mvn", `${TOOLS.mvn} fs.mkdirSync("${dirname(PROGRAM)}", { recursive: true }); fs.copyFileSync("program.js", "${PROGRAM}");`);
  project.write("program.js", KERNEL);
  project.write("cache/colours/index.js", "module.exports = (name) => { require.main; return name.toUpperCase(); };");
  project.write("cache/paint/lib/index.js", 'const say = (n) => fs().readFileSync("said", "utf8") + require("colours")(n); const fs = () => require("node:fs"); module.exports = say;');
  project.write("cache/paint/package.json", '{"name": "@scope/paint", "main": "lib/index.js"}');
  project.write("said", "painted ");
  project.tool("java", ASKING("red"));
});

afterEach(() => project.remove(""));

let times = 0;

/** A synthesis with changed inputs; tells what Java was answered. */
function synthesize(env = {}) {
  project.write("asked", "");
  const result = run({ time: times++ }, env);
  assert.equal(result.status, 0, result.stderr);
  assert.equal(result.stderr.replace(/^(Compiling|Installing|Building) .*\n/gm, ""), "");
  return project.read("asked").trim().split("\n");
}

const run = (context, env = {}) => project.app({ ...environment(context), ...env });

/** With the shell's tools on the path, and a temporary folder that nobody else uses. */
const environment = (context) => ({
  CDK_OUTDIR: project.path("cdk.out"),
  CDK_CONTEXT_JSON: JSON.stringify(context),
  PATH: [project.path("bin"), dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter),
  TMPDIR: project.path("tmp"),
});

test("ahead_javaIsAnsweredByTheKernelBesideIt_andNothingIsLeftBehind", { skip: ON_WINDOWS }, () => {
  assert.deepEqual(synthesize(), ["hello", "painted RED"]);
  assert.deepEqual(readdirSync(project.path("tmp")), []);
});

test("ahead_secondTime_loadsTheModulesBeforeJavaAsks", { skip: ON_WINDOWS }, () => {
  project.write("cache/colours/index.js", 'require("node:fs").appendFileSync("order", "loaded "); module.exports = (name) => name.toUpperCase();');
  project.write("program.js", KERNEL.replace("const folder", 'fs.appendFileSync("order", "asked "); $&'));
  synthesize();
  assert.equal(project.read("order"), "asked loaded ");
  project.write("order", "");
  assert.deepEqual(synthesize(), ["hello", "painted RED"]);
  assert.equal(project.read("order"), "loaded asked ");
});

test("ahead_withOtherLibraries_loadsNothingOfTheFormerOnes", { skip: ON_WINDOWS }, () => {
  synthesize();
  project.write("cache/new/index.js", 'module.exports = (name) => "very " + name;');
  project.write("program.js", KERNEL.replace("/cache/colours", "/cache/new"));
  project.edit("library.jar");
  project.edit("pom.xml");
  assert.deepEqual(synthesize(), ["hello", "painted very red"]);
  assert.deepEqual(synthesize(), ["hello", "painted very red"]);
});

test("ahead_afterJsiisCacheWasEmptied_loadsFromTheNewOne", { skip: ON_WINDOWS }, () => {
  synthesize();
  renameSync(project.path("cache/colours"), project.path("cache/moved"));
  project.write("program.js", KERNEL.replace("/cache/colours", "/cache/moved"));
  project.edit("pom.xml");
  assert.deepEqual(synthesize(), ["hello", "painted RED"]);
  assert.deepEqual(synthesize(), ["hello", "painted RED"]);
});

test("ahead_withADamagedFileOfModules_makesItAnew", { skip: ON_WINDOWS }, () => {
  synthesize();
  writeFileSync(project.path(MODULES), "cut sh");
  assert.deepEqual(synthesize(), ["hello", "painted RED"]);
  assert.ok(statSync(project.path(MODULES)).size > 1000);
});

test("ahead_whenTheModulesCannotBeKept_answersAllTheSame", { skip: ON_WINDOWS }, () => {
  project.write(`${MODULES}/in-the-way`, "");
  assert.deepEqual(synthesize(), ["hello", "painted RED"]);
  assert.deepEqual(readdirSync(project.path("target/launcher")).filter((name) => name.startsWith("modules")), ["modules.v8"]);
});

test("ahead_whenTheKernelFails_javaStartsItsOwn", { skip: ON_WINDOWS }, () => {
  project.write("program.js", "process.exit(9);");
  assert.deepEqual(synthesize(), ["its own"]);
  assert.deepEqual(readdirSync(project.path("tmp")), []);
});

test("ahead_whenTheKernelFailsInTheMiddle_javaStartsItsOwn", { skip: ON_WINDOWS }, () => {
  project.tool("java", `${ASKING("fail")} if (runtime) { setTimeout(() => {}, 60_000); }`);
  assert.deepEqual(synthesize().at(-1), "its own");
});

test("ahead_whenJavaEndsWithoutAsking_theKernelEndsToo", { skip: ON_WINDOWS }, () => {
  project.tool("java", TOOLS.java);
  assert.deepEqual(synthesize(), [""]);
  assert.deepEqual(readdirSync(project.path("tmp")), []);
});

test("ahead_interruptedBeforeJavaAsks_leavesNoKernelBehind", { skip: ON_WINDOWS }, async () => {
  project.write("cache/colours/index.js", 'require("node:fs").writeFileSync("kernel", String(process.pid)); module.exports = (name) => name;');
  synthesize();
  project.remove("kernel");
  // Like jsii's program, which has a library that listens.
  project.write("program.js", `for (const signal of ["SIGINT", "SIGTERM"]) { process.on(signal, () => {}); } ${KERNEL}`);
  project.edit("pom.xml");
  project.tool("java", `${TOOLS.java} setTimeout(() => {}, 3_600_000);`);
  const launcher = project.startApp(environment({ time: times++ }));
  const kernel = await until(() => existsSync(project.path("kernel")) && Number(project.read("kernel")));
  process.kill(-launcher.pid, "SIGINT");
  await until(() => !lives(kernel));
});

function lives(process_) {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}

/** Waits for what a condition gives, at most for half a minute. */
async function until(condition) {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const given = condition();
    if (given) {
      return given;
    }
    await setTimeout(20);
  }
  throw new Error(`Not within half a minute: ${condition}`);
}

test("ahead_whenJavaRefuses_itsExitCodeStays", { skip: ON_WINDOWS }, () => {
  const refused = run({ signIn: "magic" });
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /signIn=magic is not known\n$/);
  assert.deepEqual(readdirSync(project.path("tmp")), []);
});

for (const name of ["JSII_RUNTIME", "JSII_NODE"]) {
  test(`ahead_with ${name} chosen_leavesItAlone`, () => {
    const chosen = name === "JSII_RUNTIME" ? "echo chosen" : "node";
    assert.deepEqual(synthesize({ [name]: chosen }), [name === "JSII_RUNTIME" ? "chosen" : "its own"]);
    assert.equal(existsSync(project.path(MODULES)), false);
  });
}

test("ahead_withoutPipesOrProgram_javaStartsItsOwn", () => {
  project.tool("mkfifo", "process.exit(1);");
  assert.deepEqual(synthesize(), ["its own"]);
  project.remove("bin/mkfifo");
  project.remove("target/jsii");
  assert.deepEqual(synthesize(), ["its own"]);
});
