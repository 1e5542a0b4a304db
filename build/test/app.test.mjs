import assert from "node:assert/strict";
import { dirname } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { Project } from "./project.mjs";

let project;

beforeEach(() => {
  project = new Project();
  project.compile();
});

afterEach(() => project.remove(""));

test("app_startsJavaWithTheArgumentsThatMavenWrote", () => {
  const result = project.app();
  assert.equal(result.status, 0, result.stderr);
  assert.deepEqual(result.calls, ["java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC @target/synth.args"]);
});

test("app_turnsOffValidationAndTheWarningsOfJsii", () => {
  project.tool("java", "env >&2");
  const env = Object.fromEntries(
    project
      .app()
      .stderr.split("\n")
      .map((line) => line.split("=")),
  );
  assert.equal(env.CDK_VALIDATION, "false");
  const node = process.versions.node.split(".")[0];
  for (const why of ["END_OF_LIFE", "DEPRECATED", "UNTESTED"]) {
    assert.equal(env[`JSII_SILENCE_WARNING_${why}_NODE_VERSION`], node);
  }
});

test("app_withAVariableOfTheUser_keepsIt", () => {
  project.tool("java", 'printf %s "$CDK_VALIDATION" >&2');
  assert.equal(project.app({ CDK_VALIDATION: "true" }).stderr, "true");
});

test("app_withJavaHome_startsThatJava", () => {
  project.write("jdk/bin/java", "#!/bin/sh\nprintf 'that one' >&2", { mode: 0o755 });
  const result = project.app({ JAVA_HOME: project.path("jdk") });
  assert.equal(result.stderr, "that one");
  assert.deepEqual(result.calls, []);
});

test("app_whenTheAppRefuses_endsWithItsExitCodeAndOnlyItsSentence", () => {
  const refused = project.app({ CDK_CONTEXT_JSON: '{"signIn":"magic"}' });
  assert.equal(refused.status, 1);
  assert.equal(refused.stderr, "signIn=magic is not known\n");
});

test("app_withoutJava_saysWhatToInstall", () => {
  const refused = project.app({ PATH: dirname(project.path("none")) });
  assert.equal(refused.status, 1);
  assert.match(
    refused.stderr,
    /^java can't be started \(ENOENT\)\. Install a JDK, 17 or newer, and set JAVA_HOME\.\n$/,
  );
});

test("app_withAJavaHomeThatIsNone_namesIt", () => {
  const refused = project.app({ JAVA_HOME: project.path("gone") });
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /gone.bin.java can't be started/);
});
