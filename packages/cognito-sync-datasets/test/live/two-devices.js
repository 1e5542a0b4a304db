import assert from "node:assert/strict";
import { env } from "node:process";
import { Datasets } from "../../src/index.js";

/**
 * Two devices of one identity against a service that is there: the one of the environment (ENDPOINT, REGION, IDENTITY_POOL,
 * IDENTITY and the credentials as the SDK knows them). Ends with 1 and says why where anything is not as it should be.
 */
const { ENDPOINT: endpoint, REGION: region = "", IDENTITY_POOL: identityPoolId = "", IDENTITY: identityId = "" } = env;
const credentials = {
  accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
  secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
  sessionToken: env.AWS_SESSION_TOKEN,
};
const name = `two-devices-${Date.now()}`;

/** @type {import("../../src/index.js").Handlers} */
const unasked = {
  onConflict: () => assert.fail("there is no conflict"),
  onDatasetDeleted: () => assert.fail("nothing was deleted"),
  onDatasetsMerged: () => assert.fail("nothing was merged"),
};

async function device() {
  const client = { region, endpoint, credentials };
  const datasets = new Datasets({ client, identityPoolId, identityId, storage: "memory", reconnect: false });
  /** What is answered at the moment. */
  const answers = { ...unasked };
  const dataset = await datasets.openOrCreateDataset(name, answers);
  return Object.assign(dataset, { answers });
}

const phone = await device();
const desk = await device();

// A dataset that nobody has written to, then one write, several records in one.
assert.deepEqual(await phone.synchronize(), { pulled: [], pushed: [] });
await phone.putAll({ colour: "teal", device: "phone", size: "" });
await phone.synchronize();
assert.equal(phone.syncCount, 1);
const { pulled } = await desk.synchronize();
assert.deepEqual(pulled.map(({ key }) => key).sort(), ["colour", "device", "size"]);
assert.deepEqual({ ...desk.getAll() }, { colour: "teal", device: "phone", size: "" });
assert.ok(Math.abs((desk.record("colour")?.lastModifiedDate?.getTime() ?? 0) - Date.now()) < 600_000);

// Removed on one, changed on the other; written between, so that counts are not next to one another.
await desk.remove("device");
await desk.synchronize();
await phone.put("size", "10");
await phone.synchronize();
assert.deepEqual({ ...phone.getAll() }, { colour: "teal", size: "10" });
await desk.synchronize();
assert.deepEqual({ ...desk.getAll() }, { colour: "teal", size: "10" });

// A conflict, put off, then resolved.
await phone.put("colour", "red");
await phone.synchronize();
await desk.put("colour", "blue");
await desk.put("device", "desk");
desk.answers.onConflict = () => undefined;
await assert.rejects(desk.synchronize(), { name: "ConflictError" });
await phone.synchronize();
assert.deepEqual({ ...phone.getAll() }, { colour: "red", size: "10", device: "desk" });
desk.answers.onConflict = (_, [conflict]) => conflict?.resolveWithLocalRecord();
await desk.synchronize();
desk.answers.onConflict = unasked.onConflict;
await phone.synchronize();
assert.equal(phone.get("colour"), "blue");

// A conflict that nobody is asked about: the later write stays.
await phone.put("colour", "green");
await phone.synchronize();
await desk.put("colour", "white");
delete desk.answers.onConflict;
await desk.synchronize();
await phone.synchronize();
assert.equal(phone.get("colour"), desk.get("colour"));

// The dataset is deleted by one; the other hears of it once, and what waits there makes it anew.
await desk.put("colour", "grey");
await phone.delete();
let told = 0;
desk.answers.onDatasetDeleted = () => {
  told += 1;
};
await desk.synchronize();
await desk.synchronize();
assert.equal(told, 1);
assert.deepEqual({ ...desk.getAll() }, { colour: "grey" });
await phone.synchronize();
assert.deepEqual({ ...phone.getAll() }, { colour: "grey" });
await phone.delete();
