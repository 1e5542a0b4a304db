import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Project, TOOLS } from "./project.mjs";

const MAVEN = "mvn -B -q process-classes";
const INSTALL = "npm ci";
const BUILD = "npm run build";

let project;

beforeEach(() => {
  project = new Project();
});

afterEach(() => project.remove(""));

test("build_inAFreshClone_runsEverythingOnceAndInOrder", async () => {
  assert.deepEqual((await project.build()).called, [MAVEN, INSTALL, BUILD]);
});

test("build_withNothingChanged_runsNothingAndSaysNothing", async () => {
  await project.build();
  const again = project.run("build.mjs");
  assert.deepEqual(again.called, []);
  assert.equal(again.stdout + again.stderr, "");
});

/** What each change makes the build run; where a tool leaves the same as before, nothing follows it. */
const CHANGES = {
  "a Java source": [() => project.edit("src/main/java/cognitosync/infra/SyncApp.java"), [MAVEN]],
  "a resolver": [() => project.write("src/main/resources/cognitosync/infra/appsync/update.js", ""), [MAVEN]],
  "a Java source that is no part of the app": [
    () => project.write("src/main/java/cognitosync/device/Device.java", ""),
    [],
  ],
  "the pom": [() => project.edit("pom.xml"), [MAVEN]],
  "the arguments of Java": [() => project.edit("build/synth.args"), [MAVEN]],
  "classes that another compiled": [() => project.edit("target/classes/cognitosync/infra/SyncApp.class"), [MAVEN]],
  "missing classes": [() => project.remove("target/classes"), [MAVEN]],
  "a missing class path": [() => project.remove("target/classpath.txt"), [MAVEN]],
  "missing arguments": [() => project.remove("target/synth.args"), [MAVEN]],
  "a missing library": [
    () => {
      project.remove("library.jar");
      project.tool("mvn", `${TOOLS.mvn}\nprintf fetched > library.jar`);
    },
    [MAVEN],
  ],
  "a source of the site": [() => project.edit("site/src/main.js"), [BUILD]],
  "a test of the site": [() => project.write("site/test/main.test.js", "test()"), []],
  "a source of the library": [() => project.edit("packages/cognito-sync-datasets/src/index.js"), [BUILD]],
  "a test of the library": [() => project.write("packages/cognito-sync-datasets/test/index.test.js", "test()"), []],
  "the lock file": [() => project.edit("package-lock.json"), [INSTALL, BUILD]],
  "missing packages": [() => project.remove("node_modules"), [INSTALL]],
  "a missing dist": [() => project.remove("site/dist"), [BUILD]],
  "an edited dist": [() => project.edit("site/dist/main.js"), [BUILD]],
  "the launcher": [() => project.edit("build/app.mjs"), []],
};
for (const [change, [make, expected]] of Object.entries(CHANGES)) {
  test(`build_after ${change}_runs ${expected.join(", ") || "nothing"}`, async () => {
    await project.build();
    make();
    const next = await project.build();
    assert.equal(next.status, 0, next.stderr);
    assert.deepEqual(next.called, expected);
    assert.deepEqual((await project.build()).called, []);
  });
}

test("build_whenTheSiteDoesNotBuild_showsWhatTheBuildSaidAndTriesAgain", async () => {
  await project.build();
  project.edit("site/src/main.js");
  project.tool("npm", "echo unexpected token; exit 3");
  const failed = await project.build();
  assert.equal(failed.status, 1);
  assert.match(failed.stderr, /unexpected token\n`npm run build .*` failed with exit code 3/);
  assert.deepEqual(failed.called, [BUILD]);
  project.tool("npm", TOOLS.npm);
  assert.deepEqual((await project.build()).called, [BUILD]);
});

test("build_whenMavenWritesNoArguments_saysSo", async () => {
  project.tool("mvn", "");
  const failed = await project.build();
  assert.equal(failed.status, 1);
  assert.match(failed.stderr, /Maven did not write .*synth\.args/);
});

for (const [tool, remedy] of Object.entries({ mvn: "Apache Maven", npm: "Node.js" })) {
  test(`build_without ${tool}_saysWhatToInstall`, async () => {
    project.remove(`bin/${tool}`);
    const failed = await project.build({ PATH: project.path("bin") });
    assert.equal(failed.status, 1);
    assert.match(failed.stderr, new RegExp(`${tool} can't be started. Install .*${remedy}`));
  });
}
