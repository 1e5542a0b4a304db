import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { Project, TOOLS } from "./project.mjs";

const PROGRAM = "target/jsii/software/amazon/jsii/lib/program.js";
const MODULES = "target/launcher/modules.v8";
const ON_WINDOWS = process.platform === "win32";

/**
 * Like jsii's: requests and answers on file descriptor 3, a line each; a folder of its own, into which packages are linked from
 * where they are kept under their tarballs' digests. A tarball here is the name of a folder with the content.
 */
const KERNEL = `
  const crypto = require("node:crypto"), fs = require("node:fs"), os = require("node:os"), path = require("node:path");
  const { createRequire } = require("node:module");
  let folder;
  const say = (answer) => fs.writeSync(3, Buffer.from(answer + "\\n"));
  function load({ name, tarball }) {
    folder ??= fs.mkdtempSync(path.join(os.tmpdir(), "jsii-kernel-"));
    const link = path.join(folder, "node_modules", name);
    if (fs.existsSync(link)) { return; }
    const kept = path.join(process.cwd(), "cache", crypto.createHash("sha256").update(fs.readFileSync(tarball)).digest("hex"));
    if (!fs.existsSync(kept)) {
      const content = fs.readFileSync(tarball, "utf8");
      if (!content) { throw new Error("no tarball: " + tarball); }
      fs.cpSync(content, kept, { recursive: true });
    }
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.symlinkSync(kept, link);
    createRequire(path.join(folder, "x.js"))(name);
  }
  function answer(request) {
    if (request.api === "load") { load(request); return JSON.stringify({ ok: request.name }); }
    if (request.say === "fail") { process.exit(7); }
    return createRequire(path.join(folder, "x.js"))("@scope/paint")(request.say);
  }
  process.on("exit", () => folder && fs.rmSync(folder, { recursive: true }));
  say("hello");
  const buffer = Buffer.alloc(1000);
  for (let length; (length = fs.readSync(3, buffer, 0, 1000, null)) > 0; ) {
    for (const line of buffer.toString("utf8", 0, length).trim().split("\\n")) {
      try { say(answer(JSON.parse(line))); } catch (error) { say(JSON.stringify({ error: error.message })); }
    }
  }`;

/** Like Java with a jsii app: it starts what it is told to, or its own, has it load what its jars hold, and asks it. */
const ASKING = (question) => `
  ${TOOLS.java}
  const { spawnSync } = require("node:child_process");
  const stubbed = args[args.indexOf("-cp") + 1].startsWith(process.cwd() + "/target/launcher/stubs.jar");
  const tarball = (name) => {
    const file = (process.env.RESOURCES ?? process.env.TMPDIR) + "/" + name + "@1.0.0.jsii.tgz";
    fs.writeFileSync(file, stubbed ? "" : process.cwd() + "/" + fs.readFileSync(name + ".tgz", "utf8"));
    return file;
  };
  const tarballs = { colours: tarball("colours"), "@scope/paint": tarball("paint") };
  if (fs.existsSync("more.tgz")) { tarballs.more = tarball("more"); }
  const loads = Object.entries(tarballs).map(([name, tarball]) => ({ api: "load", name, version: "1.0.0", tarball }));
  const input = [...loads, { say: "${question}" }].map((request) => JSON.stringify(request) + "\\n").join("");
  const runtime = process.env.JSII_RUNTIME;
  fs.appendFileSync("asked", (runtime ? spawnSync("/bin/sh", ["-c", runtime], { input, encoding: "utf8" }).stdout : "its own\\n"));
  Object.values(tarballs).forEach((file) => fs.rmSync(file));`;

/** What Java is answered. */
const PAINTED = (text) => ["hello", '{"ok":"colours"}', '{"ok":"@scope/paint"}', text];

let project;

beforeEach(() => {
  project = new Project();
  mkdirSync(project.path("tmp"));
  project.tool("mvn", `${TOOLS.mvn} fs.mkdirSync("${dirname(PROGRAM)}", { recursive: true }); fs.copyFileSync("program.js", "${PROGRAM}");`);
  project.write("program.js", KERNEL);
  project.write("packed/colours/index.js", "module.exports = (name) => { require.main; return name.toUpperCase(); };");
  project.write("packed/colours/package.json", '{"jsii": {"targets": {"java": {"package": "org.colours"}}}}');
  project.write("packed/paint/lib/index.js", 'const say = (n) => fs().readFileSync("said", "utf8") + require("colours")(n); const fs = () => require("node:fs"); module.exports = say;');
  project.write("packed/paint/package.json", '{"name": "@scope/paint", "main": "lib/index.js", "jsii": {"targets": {"java": {"package": "org.paint"}}}}');
  project.write("colours.tgz", "packed/colours");
  project.write("paint.tgz", "packed/paint");
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
  assert.deepEqual(synthesize(), PAINTED("painted RED"));
  assert.deepEqual(readdirSync(project.path("tmp")), []);
});

test("ahead_secondTime_loadsTheModulesBeforeJavaAsks", { skip: ON_WINDOWS }, () => {
  project.write("packed/colours/index.js", 'module.exports = (name) => require("./late.js")(name);');
  project.write("packed/colours/late.js", 'require("node:fs").appendFileSync("order", "loaded "); module.exports = (name) => name.toUpperCase();');
  project.write("program.js", KERNEL.replace("return createRequire", 'fs.appendFileSync("order", "asked "); $&'));
  synthesize();
  assert.equal(project.read("order"), "asked loaded ");
  project.write("order", "");
  assert.deepEqual(synthesize(), PAINTED("painted RED"));
  assert.equal(project.read("order"), "loaded asked ");
});

test("ahead_withOtherLibraries_loadsNothingOfTheFormerOnes", { skip: ON_WINDOWS }, () => {
  synthesize();
  project.write("packed/new/index.js", 'module.exports = (name) => "very " + name;');
  project.write("packed/new/package.json", '{"jsii": {"targets": {"java": {"package": "org.colours"}}}}');
  project.write("colours.tgz", "packed/new");
  project.edit("library.jar");
  project.edit("pom.xml");
  assert.deepEqual(synthesize(), PAINTED("painted very red"));
  assert.deepEqual(synthesize(), PAINTED("painted very red"));
});

test("ahead_afterJsiisCacheWasEmptied_loadsFromTheNewOne", { skip: ON_WINDOWS }, () => {
  synthesize();
  project.remove("cache");
  assert.deepEqual(synthesize(), PAINTED("painted RED"));
  assert.deepEqual(synthesize(), PAINTED("painted RED"));
});

test("ahead_withAPackageThatJavaHadNotLoadedBefore_loadsIt", { skip: ON_WINDOWS }, () => {
  synthesize();
  project.write("packed/more/index.js", "");
  project.write("packed/more/package.json", '{"jsii": {"targets": {"java": {"package": "org.more"}}}}');
  project.write("more.tgz", "packed/more");
  for (let i = 0; i < 3; i++) {
    assert.deepEqual(synthesize(), [...PAINTED('{"ok":"more"}'), "painted RED"]);
  }
});

test("ahead_onceClassesArePacked_javaGoesWithoutThePackages", { skip: ON_WINDOWS }, () => {
  synthesize();
  assert.match(packing(run({ time: times++ })), /-cp \S*stubs\.jar:\S*library\.jar$/);
  project.write("asked", "");
  assert.match(run({ time: times++ }).java.join(), /-cp \S*stubs\.jar:\S*library\.jar:\S*classes cognitosync/);
  assert.deepEqual(project.read("asked").trim().split("\n"), PAINTED("painted RED"));
});

const packing = (result) => result.java.find((call) => call.includes("-Xshare:dump"));

for (const [what, lose] of Object.entries({
  "jsii's cache was emptied": () => project.remove("cache"),
  "its file of modules was damaged": () => writeFileSync(project.path(MODULES), "cut sh"),
  "somebody has turned a bit of it": () => turnABit(project.path(MODULES)),
  "its jar is another one": () => project.write("target/launcher/stubs.jar", "PK"),
  "jsii keeps its packages elsewhere": () => project.write(PROGRAM, KERNEL.replace('"cache"', '"elsewhere"')),
})) {
  test(`ahead_withoutPackages_when ${what}_javaStartsItsOwn_andTheNextGoesAheadAgain`, { skip: ON_WINDOWS }, async () => {
    synthesize();
    synthesize();
    lose();
    assert.deepEqual(synthesize(), ["its own"]);
    assert.deepEqual(synthesize(), PAINTED("painted RED"));
    assert.deepEqual(synthesize(), PAINTED("painted RED"));
    assert.deepEqual(readdirSync(project.path("tmp")), []);
    await until(() => strays().length === 0);
  });
}

test("ahead_whenJsiiTakesNoDigest_nobodyElseGetsTheKnownOne", { skip: ON_WINDOWS }, () => {
  project.write("program.js", KERNEL.replace(/crypto\.createHash.*digest\("hex"\)/, 'name.replace("/", "-")'));
  assert.deepEqual(synthesize(), PAINTED("painted RED"));
  assert.deepEqual(synthesize(), ["its own"]);
});

function turnABit(file) {
  const content = readFileSync(file);
  content[content.length >> 1] ^= 1;
  writeFileSync(file, content);
}

/** Processes that a synthesis has left behind, where the system tells. */
function strays() {
  return (existsSync("/proc") ? readdirSync("/proc") : []).filter((pid) => /^[0-9]+$/.test(pid) && environmentOf(pid).includes(project.path("tmp")));
}

function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    // It has ended meanwhile, or is somebody else's.
    return "";
  }
}

test("ahead_withADamagedFileOfModules_makesItAnew", { skip: ON_WINDOWS }, () => {
  synthesize();
  writeFileSync(project.path(MODULES), "cut sh");
  assert.deepEqual(synthesize(), PAINTED("painted RED"));
  assert.ok(statSync(project.path(MODULES)).size > 1000);
});

test("ahead_whenJsiiKeepsNoPackages_keepsNothingEither", { skip: ON_WINDOWS }, () => {
  project.write("program.js", KERNEL.replace("fs.symlinkSync(kept, link)", "fs.cpSync(kept, link, { recursive: true })"));
  for (let i = 0; i < 3; i++) {
    assert.deepEqual(synthesize(), PAINTED("painted RED"));
  }
  assert.equal(existsSync(project.path(MODULES)), false);
});

test("ahead_whenTheModulesCannotBeKept_answersAllTheSame", { skip: ON_WINDOWS }, () => {
  project.write(`${MODULES}/in-the-way`, "");
  assert.deepEqual(synthesize(), PAINTED("painted RED"));
  assert.deepEqual(readdirSync(project.path("target/launcher")).filter((name) => name.startsWith("modules")), ["modules.v8"]);
});

test("ahead_whenTheKernelFails_javaStartsItsOwn_andNobodyIsLeftBehind", { skip: ON_WINDOWS }, async () => {
  project.write("program.js", "process.exit(9);");
  assert.deepEqual(synthesize(), ["its own"]);
  assert.deepEqual(readdirSync(project.path("tmp")), []);
  await until(() => strays().length === 0);
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

test("ahead_whenJavaEndsWithoutReadingItsAnswers_theKernelEndsToo", { skip: ON_WINDOWS }, async () => {
  // More than a pipe holds.
  project.write("program.js", KERNEL.replace('if (request.say', 'if (request.say === "flood") { fs.writeFileSync("kernel", String(process.pid)); return "x".repeat(1_000_000); } $&'));
  project.tool("java", `
    ${TOOLS.java}
    const shell = require("node:child_process").spawn("/bin/sh", ["-c", process.env.JSII_RUNTIME], { detached: true });
    shell.stdin.write('{"say": "flood"}\\n');
    shell.stdout.once("data", () => {
      const wait = setInterval(() => {
        if (fs.existsSync("kernel")) {
          clearInterval(wait);
          process.kill(-shell.pid, "SIGKILL");
        }
      }, 20);
      shell.stdout.pause();
    });`);
  const launcher = project.startApp(environment({ time: times++ }));
  await until(() => launcher.exitCode !== null);
  assert.equal(launcher.exitCode, 0);
  assert.equal(lives(Number(project.read("kernel"))), false);
  assert.deepEqual(readdirSync(project.path("tmp")), []);
});

test("ahead_fourAtOnce_eachIsAnswered_andTheNextOneLoadsWhatTheyKept", { skip: ON_WINDOWS }, async () => {
  synthesize();
  project.remove(MODULES);
  project.write("asked", "");
  const environments = [1, 2, 3, 4].map((i) => {
    mkdirSync(project.path(`resources${i}`));
    return { ...environment({ time: times++ }), CDK_OUTDIR: project.path(`out${i}`), RESOURCES: project.path(`resources${i}`) };
  });
  const launchers = environments.map((env) => project.startApp(env));
  await until(() => launchers.every(({ exitCode }) => exitCode !== null));
  assert.deepEqual(launchers.map(({ exitCode }) => exitCode), [0, 0, 0, 0]);
  assert.equal(project.read("asked"), `${PAINTED("painted RED").join("\n")}\n`.repeat(4));
  assert.deepEqual(environments.map((env) => readFileSync(`${env.CDK_OUTDIR}/manifest.json`, "utf8")), environments.map((env) => env.CDK_CONTEXT_JSON));
  assert.deepEqual(synthesize(), PAINTED("painted RED"));
  assert.deepEqual(readdirSync(project.path("tmp")), []);
  assert.deepEqual(readdirSync(project.path("target/launcher")).filter((name) => /\.\d+$/.test(name)), []);
});

test("ahead_interruptedBeforeJavaAsks_leavesNoKernelBehind", { skip: ON_WINDOWS }, async () => {
  project.write("packed/colours/index.js", 'require("node:fs").writeFileSync("kernel", String(process.pid)); module.exports = (name) => name;');
  synthesize();
  project.remove("kernel");
  // Like jsii's program, which has a library that listens.
  project.write("program.js", `for (const signal of ["SIGINT", "SIGTERM"]) { process.on(signal, () => {}); } ${KERNEL}`);
  project.edit("pom.xml");
  project.tool("java", `${TOOLS.java} setTimeout(() => {}, 3_600_000);`);
  const launcher = project.startApp(environment({ time: times++ }));
  const kernel = await until(() => existsSync(project.path("kernel")) && Number(project.read("kernel")));
  process.kill(-launcher.pid, "SIGINT");
  await until(() => !lives(kernel) && readdirSync(project.path("tmp")).length === 0);
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
