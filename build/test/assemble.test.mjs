import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { Project } from "./project.mjs";

let project;

beforeEach(() => {
  project = new Project();
  project.compile();
});

afterEach(() => project.remove(""));

test("assemble_synthesizesWithTheContextOfCdkJsonAndItsOwn", async () => {
  assert.deepEqual((await project.assemble(["--context=signIn=implicit"])).called, ["npm ci", "npm run build", "java"]);
  assert.deepEqual(JSON.parse(project.read("target/cdk.out/manifest.json")), { flag: true, signIn: "implicit" });
});

test("assemble_withNothingChanged_saysInOneLineWhatWasReused", async () => {
  await project.assemble(["--context="]);
  const again = await project.assemble(["--context="]);
  assert.deepEqual(again.called, []);
  assert.equal(again.stderr, "Site and template unchanged.\n");
});

test("assemble_withAnotherContext_leavesNothingOfTheOldAssembly", async () => {
  await project.assemble(["--context=signIn=implicit"]);
  project.write("target/cdk.out/asset.old", "old");
  const other = await project.assemble(["--context="]);
  assert.deepEqual(other.called, ["java"]);
  assert.match(other.stderr, /Site unchanged\.\n/);
  assert.equal(existsSync(project.path("target/cdk.out/asset.old")), false);
});

test("assemble_afterAnEditOfCdkJson_synthesizesAgain", async () => {
  await project.assemble();
  project.write("cdk.json", '{"context": {"flag": false}}');
  assert.deepEqual((await project.assemble()).called, ["java"]);
});

test("assemble_afterARefusedContext_doesNotServeTheOldAssembly", async () => {
  await project.assemble(["--context="]);
  assert.equal((await project.assemble(["--context=signIn=magic"])).status, 1);
  assert.equal(existsSync(project.path("target/cdk.out/manifest.json")), false);
});

test("assemble_withAnUnknownOption_isRefusedWithASentence", async () => {
  const refused = await project.assemble(["--contxt=a=b"]);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /^The option --contxt=a=b is not supported\. .*\n$/);
});

test("assemble_withAContextThatIsNoPair_isRefusedBeforeAnythingRuns", async () => {
  const refused = await project.assemble(["--context=implicit"]);
  assert.equal(refused.status, 1);
  assert.deepEqual(refused.called, []);
  assert.match(refused.stderr, /^The context value "implicit" is not of the form name=value\. .*\n$/);
});
