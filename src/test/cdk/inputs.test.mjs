import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Project, TOOLS } from "./project.mjs";

let project;

beforeEach(() => {
  project = new Project();
});

afterEach(() => project.remove(""));

/**
 * For every input of an assembly, changes that touch nothing else: `before` is what the first synthesis is run with, `change`
 * gives what else the second one is run with.
 */
const CHANGES = {
  classes: { "an edited class": { change: () => project.edit("src/main/java/cognitosync/infra/SyncApp.java") } },
  libraries: {
    "another version of CDK": {
      change: () => {
        project.write("newer.jar", "a jar");
        project.tool("mvn", TOOLS.mvn.replace("library.jar", "newer.jar"));
        project.edit("pom.xml");
      },
    },
  },
  site: { "an edited page": { change: () => project.edit("site/src/main.js") } },
  launcher: { "an edited launcher": { change: () => project.edit("src/main/cdk/refusal.mjs") } },
  context: {
    "another value": { change: () => ({ CDK_CONTEXT_JSON: '{"signIn":"implicit"}' }) },
    "one value less": { before: { CDK_CONTEXT_JSON: '{"retain":"true"}' }, change: () => ({ CDK_CONTEXT_JSON: "{}" }) },
  },
  longContext: {
    "another value": {
      before: { CONTEXT_OVERFLOW_LOCATION_ENV: "long.json" },
      prepare: () => project.write("long.json", '{"vpc":1}'),
      change: () => project.write("long.json", '{"vpc":2}'),
    },
  },
  branding: {
    "an edited file": {
      before: { CDK_CONTEXT_JSON: '{"branding":"look.json"}' },
      prepare: () => project.write("look.json", "{}"),
      change: () => project.edit("look.json"),
    },
    "an edited file of a long context": {
      before: { CONTEXT_OVERFLOW_LOCATION_ENV: "long.json" },
      prepare: () => {
        project.write("long.json", '{"branding":"look.json"}');
        project.write("look.json", "{}");
      },
      change: () => project.edit("look.json"),
    },
  },
  environment: Object.fromEntries(
    [
      "CDK_DEFAULT_ACCOUNT",
      "CDK_DEFAULT_REGION",
      "CDK_CLI_VERSION",
      "CDK_CLI_ASM_VERSION",
      "CDK_DEBUG",
      "AWS_REGION",
      "AWS_DEFAULT_REGION",
      "AMAZON_REGION",
    ].map((name) => [`another ${name}`, { before: { [name]: "1" }, change: () => ({ [name]: "2" }) }]),
  ),
  java: {
    "another Java": {
      prepare: () => {
        for (const jdk of ["one", "two"]) {
          project.write(`${jdk}/bin/java`, project.read("bin/java"), { mode: 0o755 });
        }
      },
      change: () => ({ JAVA_HOME: project.path("two") }),
    },
    "an update in place": {
      before: { JAVA_HOME: "jdk" },
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
        project.write("node.cjs", 'Object.defineProperty(process, "version", { value: "v99.0.0" });');
        return { NODE_OPTIONS: `--require=${project.path("node.cjs")}` };
      },
    },
  },
};

for (const [input, changes] of Object.entries(CHANGES)) {
  for (const [what, { before = {}, prepare = () => {}, change }] of Object.entries(changes)) {
    test(`assembly_after a change of ${input}, ${what}_isMadeAnew`, () => {
      prepare();
      project.app(before);
      const again = project.app(before);
      assert.equal(again.status, 0, again.stderr);
      assert.deepEqual(again.called, []);
      const after = { ...before, ...change() };
      const changed = project.app(after);
      assert.equal(changed.status, 0, changed.stderr);
      assert.equal(changed.called.at(-1), "java");
      assert.deepEqual(project.app(after).called, []);
    });
  }
}

for (const name of ["CDK_ERROR_FILE", "CDK_PERF_COUNTERS_FILE", "HOME"]) {
  test(`assembly_withAnother ${name}_isReused`, () => {
    project.app({ [name]: "1" });
    assert.deepEqual(project.app({ [name]: "2" }).called, []);
  });
}

test("inputs_areAllChangedByThisTest", async () => {
  project.app();
  const { inputs } = await import(pathToFileURL(project.path("src/main/cdk/assembly.mjs")).href);
  assert.deepEqual(Object.keys(inputs({}, {})), Object.keys(CHANGES));
});
