import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DatasetUnreadableError,
  LimitExceededError,
  NetworkError,
  SyncServiceError,
} from "cognito-sync-datasets/dynamodb";
import { MESSAGES } from "../../src/messages/after-sign-in.js";
import { MESSAGES as TABLE_MESSAGES } from "../../src/messages/for-dynamodb-error.js";
import { addMessages, messageFor } from "../../src/messages/for-error.js";

addMessages({ ...MESSAGES, ...TABLE_MESSAGES });

const IAM =
  "User: arn:aws:sts::000000000000:assumed-role/x is not authorized to perform: dynamodb:PutItem on resource: x";
const table = (/** @type {number} */ status, /** @type {string} */ type, message = "") =>
  new SyncServiceError(type, status, message);

/** @type {[string, unknown, RegExp, object?][]} */
const TABLE = [
  ["throttled by the ceiling", table(429, "ThrottlingException"), /limit per second.*caps its cost.*Wait a moment/],
  ["server's trouble", table(500, "InternalServerError"), /^DynamoDB is having problems/],
  ["not allowed", table(400, "AccessDeniedException", IAM), /can’t access.*role’s policy\.$/],
  ["table gone", table(400, "ResourceNotFoundException"), /the table was deleted/, { remedy: "reload" }],
  ["clock", table(400, "InvalidSignatureException", "Signature expired: 20260101"), /clock/],
  ["credentials", table(400, "ExpiredTokenException"), /credentials.*sign in again/],
  ["credentials", table(400, "UnrecognizedClientException", "The security token is invalid"), /credentials/],
  [
    "full",
    table(400, "LimitExceededException", "A dataset holds 350000 bytes; this one"),
    /holds 350,000 bytes.*erase/,
  ],
  ["full", new LimitExceededError("A dataset holds 350000 bytes; this one would have"), /holds 350,000 bytes/],
  ["full", new LimitExceededError("A dataset holds 1024 records"), /^Your dataset is full\. Choose/],
  ["full", table(400, "LimitExceededException", "An identity holds 20 datasets."), /^Your dataset is full\. Choose/],
  ["value refused", table(400, "ValidationException"), /^DynamoDB rejected this value/],
  ["conflict", table(409, "ResourceConflictException"), /changing right now/],
  ["unreadable", new DatasetUnreadableError("preference", "it has no format"), /can’t be read/, { remedy: "reload" }],
  ["a portal", new NetworkError(0, 200, "DynamoDB"), /\(HTTP 200\) isn’t from DynamoDB/],
  ["a proxy", table(407, "Unknown"), /\(HTTP 407\) isn’t from DynamoDB/],
  ["no network", new NetworkError(0, undefined, "DynamoDB"), /^DynamoDB couldn’t be reached/],
];

for (const [what, error, text, rest = {}] of TABLE) {
  test(`with a table: ${what}: ${error}`, () => {
    const { text: said, ...others } = messageFor(error, { onLine: true });
    assert.match(said, text);
    assert.doesNotMatch(said, /Cognito Sync|identity pool/);
    assert.deepEqual(JSON.parse(JSON.stringify(others)), rest);
    // The status line has room for two lines.
    assert.ok(said.length <= 190, `${said.length}`);
  });
}
