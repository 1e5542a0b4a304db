import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Project } from "./project.mjs";

const VERSION = process.version;

let project;

beforeEach(() => {
  project = new Project();
  project.compile();
});

afterEach(() => {
  Object.defineProperty(process, "version", { value: VERSION });
  project.remove("");
});

/**
 * For every input of Maven's assembly, changes that touch nothing else: `before` is what the first synthesis is run with, `change`
 * gives what else the second one is run with.
 */
const CHANGES = {
  classes: { "an edited class": { change: () => project.edit("target/classes/cognitosync/infra/SyncApp.class") } },
  libraries: { "another version of CDK": { change: () => project.write("target/classpath.txt", "newer.jar") } },
  site: { "an edited page": { change: () => project.edit("site/src/main.js") } },
  launcher: { "an edited launcher": { change: () => project.edit("build/app.mjs") } },
  context: {
    "another value": { change: () => ({ context: "signIn=implicit" }) },
    "one value less": { before: { context: "retain=true" }, change: () => ({ context: "" }) },
  },
  branding: {
    "an edited file": {
      before: { context: "branding=look.json" },
      prepare: () => project.write("look.json", "{}"),
      change: () => project.edit("look.json"),
    },
  },
  environment: Object.fromEntries(
    [
      "CDK_DEFAULT_ACCOUNT",
      "CDK_DEFAULT_REGION",
      "CDK_DEBUG",
      "JSII_DEPRECATED",
      "AWS_REGION",
      "AWS_DEFAULT_REGION",
    ].map((name) => [
      `another ${name}`,
      { before: { env: { [name]: "1" } }, change: () => ({ env: { [name]: "2" } }) },
    ]),
  ),
  java: {
    "another Java": {
      prepare: () => {
        for (const jdk of ["one", "two"]) {
          project.write(`${jdk}/bin/java`, project.read("bin/java"), { mode: 0o755 });
        }
      },
      change: () => ({ env: { JAVA_HOME: project.path("two") } }),
    },
    "an update in place": {
      before: { env: { JAVA_HOME: "jdk" } },
      prepare: () => {
        project.write("jdk/bin/java", project.read("bin/java"), { mode: 0o755 });
        project.write("jdk/release", 'JAVA_VERSION="25"');
      },
      change: () => project.write("jdk/release", 'JAVA_VERSION="26"'),
    },
  },
  node: {
    "another Node.js": {
      change: () => {
        Object.defineProperty(process, "version", { value: "v99.0.0" });
      },
    },
  },
};

const assemble = ({ context = "", env = {} }) => project.assemble([`--context=${context}`], env);

for (const [input, changes] of Object.entries(CHANGES)) {
  for (const [what, { before = {}, prepare = () => {}, change }] of Object.entries(changes)) {
    test(`assembly_after a change of ${input}, ${what}_isSynthesizedAgain`, async () => {
      prepare();
      await assemble(before);
      const again = await assemble(before);
      assert.equal(again.status, 0, again.stderr);
      assert.deepEqual(again.called, []);
      const after = { ...before, ...change() };
      const changed = await assemble(after);
      assert.equal(changed.status, 0, changed.stderr);
      assert.equal(changed.called.at(-1), "java");
      assert.deepEqual((await assemble(after)).called, []);
    });
  }
}

test("assembly_withAnotherHome_isReused", async () => {
  await assemble({ env: { HOME: "1" } });
  assert.deepEqual((await assemble({ env: { HOME: "2" } })).called, []);
});

test("inputs_areAllChangedByThisTest", async () => {
  const { inputs } = await import(pathToFileURL(project.path("build/assembly.mjs")).href);
  assert.deepEqual(Object.keys(inputs({}, {})), Object.keys(CHANGES));
});
