import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DatasetUnreadableError,
  LimitExceededError,
  NetworkError,
  SyncServiceError,
} from "cognito-sync-datasets/appsync";
import { MESSAGES } from "../../src/messages/after-sign-in.js";
import { MESSAGES as API_MESSAGES } from "../../src/messages/for-appsync-error.js";
import { addMessages, messageFor } from "../../src/messages/for-error.js";

addMessages({ ...MESSAGES, ...API_MESSAGES });

const api = (/** @type {number} */ status, /** @type {string} */ type, message = "") =>
  new SyncServiceError(type, status, message);

/** @type {[string, unknown, RegExp, object?][]} */
const API = [
  ["throttled by the ceiling", api(429, "ProvisionedThroughputExceededException"), /limit per second.*Wait a moment/],
  ["server's trouble", api(500, "InternalFailure"), /^AppSync is having problems/],
  ["contended", api(503, "Contention"), /^AppSync is having problems/],
  [
    "a field that is not allowed",
    api(403, "Unauthorized", "Not Authorized to access update"),
    /can’t access.*policy\.$/,
  ],
  ["a caller that is not allowed", api(401, "UnauthorizedException", "You are not authorized"), /can’t access/],
  ["a table that is not allowed", api(400, "AccessDeniedException", "User: x"), /can’t access.*role’s policy\.$/],
  ["table gone", api(400, "ResourceNotFoundException"), /the table was deleted/, { remedy: "reload" }],
  ["clock", api(401, "BadRequestException", "Signature expired: 20260101"), /clock/],
  ["clock", api(403, "InvalidSignatureException"), /clock/],
  ["credentials", api(403, "ExpiredTokenException"), /credentials.*sign in again/],
  ["credentials", api(401, "UnrecognizedClientException", "The security token is invalid"), /credentials/],
  ["full", api(400, "LimitExceededException", "A dataset holds 350000 bytes; this one"), /holds 350,000 bytes.*erase/],
  ["full", new LimitExceededError("A dataset holds 1024 records"), /^Your dataset is full\. Choose/],
  ["value refused", api(400, "InvalidParameterException"), /^AppSync rejected this value/],
  ["name refused", api(400, "InvalidParameterException", "A name has 1 to 64 characters, without"), /^Enter a name of/],
  ["nothing to share", api(400, "InvalidParameterException", "There is no dataset preference"), /^Set a colour first/],
  [
    "who has left",
    api(400, "InvalidParameterException", "The dataset preference has no member x:1"),
    /^This person doesn’t/,
  ],
  ["invitation", api(400, "InvalidInvitation"), /^This invitation was used, has expired or never existed/],
  ["conflict", api(409, "ResourceConflictException"), /changing right now/],
  ["unreadable", new DatasetUnreadableError("preference", "it has no format"), /can’t be read/, { remedy: "reload" }],
  ["a portal", new NetworkError(0, 200, "AppSync"), /\(HTTP 200\) isn’t from AppSync/],
  ["a proxy", api(407, "Unknown"), /\(HTTP 407\) isn’t from AppSync/],
  ["no network", new NetworkError(0, undefined, "AppSync"), /^AppSync couldn’t be reached/],
];

for (const [what, error, text, rest = {}] of API) {
  test(`with an API: ${what}: ${error}`, () => {
    const { text: said, ...others } = messageFor(error, { onLine: true });
    assert.match(said, text);
    assert.doesNotMatch(said, /Cognito Sync|identity pool/);
    assert.deepEqual(JSON.parse(JSON.stringify(others)), rest);
    // The status line has room for two lines.
    assert.ok(said.length <= 190, `${said.length}`);
  });
}
