import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Project, TOOLS } from "./project.mjs";

const MAVEN = "mvn -B -q process-classes";
const INSTALL = "npm ci";
const BUILD = "npm run build";
const JAVA = "java";

let project;

beforeEach(() => {
  project = new Project();
});

afterEach(() => project.remove(""));

test("app_inAFreshClone_runsEverythingOnceAndInOrder", () => {
  assert.deepEqual(project.app().called, [MAVEN, INSTALL, BUILD, JAVA]);
});

test("app_withNothingChanged_runsNothingAndSaysNothing", () => {
  project.app();
  const again = project.app();
  assert.deepEqual(again.called, []);
  assert.equal(again.stderr, "");
});

/** What each change makes the launcher run; where a tool leaves the same as before, nothing follows it. */
const CHANGES = {
  "a Java source": [() => project.edit("src/main/java/cognitosync/infra/SyncApp.java"), [MAVEN, JAVA]],
  "a Java source that is no part of the app": [() => project.write("src/main/java/cognitosync/device/Device.java", ""), []],
  "the pom": [() => project.edit("pom.xml"), [MAVEN]],
  "classes that another compiled": [() => project.edit("target/classes/cognitosync/infra/SyncApp.class"), [MAVEN]],
  "missing classes": [() => project.remove("target/classes"), [MAVEN]],
  "a missing class path": [() => project.remove("target/classpath-of-app.txt"), [MAVEN]],
  "a source of the site": [() => project.edit("site/src/main.js"), [BUILD, JAVA]],
  "a test of the site": [() => project.write("site/test/main.test.js", "test()"), []],
  "the site's lock file": [() => project.edit("site/package-lock.json"), [INSTALL, BUILD]],
  "missing packages": [() => project.remove("site/node_modules"), [INSTALL]],
  "a missing dist": [() => project.remove("site/dist"), [BUILD]],
  "an edited dist": [() => project.edit("site/dist/main.js"), [BUILD]],
  "the launcher": [() => project.edit("src/main/cdk/refusal.mjs"), [JAVA]],
  "a missing assembly": [() => project.remove("cdk.out"), [JAVA]],
  "an edited assembly": [() => project.edit("cdk.out/manifest.json"), [JAVA]],
  "a lock of the command line": [() => project.write("cdk.out/synth.lock", "1"), []],
};
for (const [change, [make, expected]] of Object.entries(CHANGES)) {
  test(`app_after ${change}_runs ${expected.join(", ") || "nothing"}`, () => {
    project.app();
    make();
    const next = project.app();
    assert.equal(next.status, 0, next.stderr);
    assert.deepEqual(next.called, expected);
    assert.deepEqual(project.app().called, []);
  });
}

test("app_intoAnotherFolder_leavesTheFirstOneUpToDate", () => {
  project.app();
  assert.deepEqual(project.app({ CDK_OUTDIR: project.path("other") }).called, [JAVA]);
  assert.deepEqual(project.app().called, []);
});

test("app_whenTheAppRefuses_endsWithItsExitCodeAndOnlyItsSentence", () => {
  project.app();
  const refused = project.app({ CDK_CONTEXT_JSON: '{"signIn":"magic"}' });
  assert.equal(refused.status, 1);
  assert.equal(refused.stderr, "signIn=magic is not known\n");
});

test("app_whenTheSiteDoesNotBuild_showsWhatTheBuildSaidAndTriesAgain", () => {
  project.app();
  project.edit("site/src/main.js");
  project.tool("npm", 'process.stdout.write("unexpected token\\n"); process.exit(3);');
  const failed = project.app();
  assert.equal(failed.status, 1);
  assert.match(failed.stderr, /unexpected token\n`npm run build .*` failed with exit code 3/);
  assert.deepEqual(failed.called, [BUILD]);
  project.tool("npm", TOOLS.npm);
  assert.deepEqual(project.app().called, [BUILD, JAVA]);
});

test("app_whenMavenLeavesNoClassPath_saysSo", () => {
  project.tool("mvn", "");
  const refused = project.app();
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /Maven left no class path in .*classpath-of-app\.txt/);
});

for (const [tool, remedy] of Object.entries({ mvn: "Apache Maven", npm: "Node.js", java: "JDK" })) {
  test(`app_without ${tool}_saysWhatToInstall`, () => {
    project.remove(`bin/${tool}`);
    const refused = project.app({ PATH: project.path("bin") });
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, new RegExp(`${tool} cannot be started: install .*${remedy}`));
  });
}
