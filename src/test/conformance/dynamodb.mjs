/**
 * Driver of `client-dynamodb` in AWS SDK for JavaScript v3, controlled by lines of JSON. Can start an in-memory dynalite to call.
 */
import * as sdk from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { answerLines } from "./lines.mjs";

let client;
let server;

/** Converts JSON to input of the SDK: Base64 becomes bytes. */
function toInput(value) {
  if (Array.isArray(value)) {
    return value.map(toInput);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === "B" && typeof member === "string") {
        return [name, Buffer.from(member, "base64")];
      }
      if (name === "BS" && Array.isArray(member)) {
        return [name, member.map((bytes) => Buffer.from(bytes, "base64"))];
      }
      return [name, toInput(member)];
    }),
  );
}

/** Converts output of the SDK to JSON: bytes become Base64. */
function toJson(value) {
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString("base64");
  }
  if (Array.isArray(value)) {
    return value.map(toJson);
  }
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]));
  }
  return value;
}

await answerLines({
  async connect({ endpoint, region, credentials }) {
    client = new sdk.DynamoDBClient({ endpoint, region, credentials });
    return {};
  },

  /** Starts dynalite with these tables. */
  async dynalite({ tables }) {
    server = dynalite({ createTableMs: 0 });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    server.unref();
    const credentials = { accessKeyId: "any", secretAccessKey: "any" };
    client = new sdk.DynamoDBClient({
      endpoint: `http://127.0.0.1:${server.address().port}`,
      region: "eu-west-1",
      credentials,
    });
    for (const table of tables) {
      await client.send(new sdk.CreateTableCommand(table));
      await sdk.waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.02, maxDelay: 0.1 }, table);
    }
    return {};
  },

  async call({ operation, input }) {
    try {
      const { $metadata, ...output } = await client.send(new sdk[`${operation}Command`](toInput(input)));
      return { output: toJson(output) };
    } catch (error) {
      if (error.$metadata?.httpStatusCode === undefined) {
        throw error;
      }
      const { name: code, message, Item, CancellationReasons } = error;
      return { refused: { code, status: error.$metadata.httpStatusCode, message, ...toJson({ Item, CancellationReasons }) } };
    }
  },
});

server?.close();
client?.destroy();
