import assert from "node:assert/strict";
import { readdirSync, truncateSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { Project, TOOLS } from "./project.mjs";

const WRITES_DOWN = "writes down its classes";
const PACKS = "packs them";
const HAS_THEM = "has them";
const WITHOUT = "goes without";

let project;

beforeEach(() => {
  project = new Project();
});

afterEach(() => project.remove(""));

/** What the Javas of a synthesis do about their classes. */
function synthesize(prefix, env = {}) {
  const result = project.app({ CDK_CONTEXT_JSON: JSON.stringify({ prefix }), ...env });
  assert.equal(result.status, 0, result.stderr);
  assert.equal(result.stderr.replace(/^(Compiling|Installing|Building) .*\n/gm, ""), "");
  return result.java.map(does).sort();
}

function does(call) {
  if (call.includes("-Xshare:dump")) {
    return PACKS;
  }
  if (call.includes("-XX:DumpLoadedClassList=")) {
    return WRITES_DOWN;
  }
  return call.includes("-XX:SharedArchiveFile=") ? HAS_THEM : WITHOUT;
}

/** The only file of a kind that the launcher keeps. */
function kept(extension) {
  const [folder] = readdirSync(project.path("target/launcher")).filter((name) => name.startsWith("java-"));
  const files = readdirSync(project.path(`target/launcher/${folder}`)).filter((name) => name.includes(extension));
  assert.equal(files.length, 1, files.join());
  return `target/launcher/${folder}/${files[0]}`;
}

test("archive_isMadeBesideTheSecondSynthesisAndUsedFromTheThirdOn", () => {
  assert.deepEqual(synthesize("a"), [WRITES_DOWN]);
  assert.deepEqual(synthesize("b"), [WITHOUT, PACKS].sort());
  assert.deepEqual(synthesize("c"), [HAS_THEM]);
  assert.deepEqual(synthesize("d"), [HAS_THEM]);
  assert.match(kept(".jsa"), /classes\.jsa$/);
});

test("archive_afterAnEditOfTheApp_isStillUsed", () => {
  ["a", "b"].forEach((prefix) => synthesize(prefix));
  project.edit("src/main/java/cognitosync/infra/SyncApp.java");
  assert.deepEqual(synthesize("b"), [HAS_THEM]);
});

test("archive_withAnotherLibrary_isMadeAnew", () => {
  ["a", "b"].forEach((prefix) => synthesize(prefix));
  project.edit("library.jar");
  assert.deepEqual(synthesize("c"), [WRITES_DOWN]);
  assert.deepEqual(synthesize("d"), [WITHOUT, PACKS].sort());
  assert.deepEqual(synthesize("e"), [HAS_THEM]);
});

test("archive_ofOneJava_isNotGivenToAnother", () => {
  ["a", "b"].forEach((prefix) => synthesize(prefix));
  project.write("jdk/bin/java", project.read("bin/java"), { mode: 0o755 });
  project.write("jdk/release", 'JAVA_VERSION="25"');
  assert.deepEqual(synthesize("c", { JAVA_HOME: project.path("jdk") }), [WRITES_DOWN]);
  assert.deepEqual(synthesize("d"), [HAS_THEM]);
});

test("archive_cutShort_isMadeAgainAndNotUsed", () => {
  ["a", "b"].forEach((prefix) => synthesize(prefix));
  truncateSync(project.path(kept(".jsa")), 3);
  assert.deepEqual(synthesize("c"), [WITHOUT, PACKS].sort());
  assert.deepEqual(synthesize("d"), [HAS_THEM]);
});

test("archive_afterItsFolderLostAFile_isMadeAgain", () => {
  ["a", "b"].forEach((prefix) => synthesize(prefix));
  project.remove(kept(".jsa"));
  assert.deepEqual(synthesize("c"), [WITHOUT, PACKS].sort());
  project.remove(kept(".lst"));
  assert.deepEqual(synthesize("d"), [WRITES_DOWN]);
});

test("archive_thatJavaCannotMake_isAskedForOnce", () => {
  project.tool("java", `if (args.includes("-Xshare:dump")) { process.stderr.write("no such option"); process.exit(1); } ${TOOLS.java}`);
  synthesize("a");
  assert.deepEqual(synthesize("b"), [WITHOUT, PACKS].sort());
  assert.deepEqual(synthesize("c"), [WITHOUT]);
});

test("archive_ofAJavaThatWritesNothingDown_isGoneWithout", () => {
  project.tool("java", TOOLS.java.replace('"-XX:DumpLoadedClassList="', '"-XX:Unknown="'));
  assert.deepEqual(synthesize("a"), [WRITES_DOWN]);
  assert.deepEqual(synthesize("b"), [WRITES_DOWN]);
});

test("archive_afterARefusedSynthesis_holdsNothingOfIt", () => {
  project.app({ CDK_CONTEXT_JSON: '{"signIn":"magic"}' });
  assert.deepEqual(synthesize("a"), [WRITES_DOWN]);
});
