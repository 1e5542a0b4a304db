import assert from "node:assert/strict";
import { test } from "node:test";
import { IdentityServiceError, SyncServiceError } from "cognito-sync-datasets";
import { OAuthError, SignInRejectedError, SignInRequiredError } from "../../src/auth/errors.js";
import { InvalidColourError } from "../../src/colour/chosen-colour.js";
import { ConfigError } from "../../src/config/config.js";
import { NetworkError } from "../../src/config/network-error.js";
import { MESSAGES } from "../../src/messages/after-sign-in.js";
import { MESSAGES as SYNC_MESSAGES } from "../../src/messages/for-cognito-sync-error.js";
import { addMessages, messageFor } from "../../src/messages/for-error.js";
import { StorageBlockedError } from "../../src/storage/tab-storage.js";

addMessages({ ...MESSAGES, ...SYNC_MESSAGES });

const IAM = "User: arn:aws:sts::000000000000:assumed-role/x is not authorized to perform: cognito-sync:ListRecords";
const sync = (/** @type {number} */ status, /** @type {string} */ type, message = "") =>
  new SyncServiceError(type, status, message);
const identity = (/** @type {number} */ status, /** @type {string} */ type, message = "") =>
  new IdentityServiceError(type, status, message);
const refused = (/** @type {SignInRejectedError["reason"]} */ reason) => new SignInRejectedError(reason);

/** @type {[string, unknown, RegExp, object?][]} */
const TABLE = [
  // Cognito Sync, with the header and without it
  ["not allowed", sync(403, "AccessDeniedException", IAM), /can’t access.*role’s policy\.$/],
  ["not allowed", sync(403, "Unknown", IAM), /can’t access.*role’s policy\.$/],
  [
    "not allowed",
    sync(403, "NotAuthorizedException", "These credentials are not valid for accessing this resource"),
    /can’t access.*policy\.$/,
  ],
  ["not allowed, reason unknown", sync(403, "Unknown"), /can’t access.*AWS account can use/, { help: "availability" }],
  [
    "not allowed, reason unknown",
    sync(403, "AccessDeniedException", "no"),
    /can’t access.*AWS account/,
    { help: "availability" },
  ],
  ["conflict", sync(409, "ResourceConflictException"), /changing right now/],
  ["conflict", sync(409, "UnknownError"), /changing right now/],
  ["value refused", sync(400, "InvalidParameterException"), /rejected this value/],
  ["value refused", sync(400, "Unknown"), /rejected this value/],
  ["full", sync(400, "LimitExceededException"), /full/],
  ["full", Object.assign(new Error(), { name: "LimitExceededError" }), /full.*erase/],
  ["not stored", Object.assign(new Error(), { name: "StorageError" }), /couldn’t store/, { remedy: "reload" }],
  ["erased", Object.assign(new Error(), { name: "DatasetWipedError" }), /erased in another tab/],
  ["busy", sync(429, "TooManyRequestsException"), /Too many requests/],
  ["busy", sync(429, "Unknown"), /Too many requests/],
  ["server's trouble", sync(500, "InternalErrorException"), /is having problems/],
  ["server's trouble", sync(503, "Unknown"), /is having problems/],
  ["gone", sync(404, "ResourceNotFoundException"), /identity pool was deleted/, { remedy: "reload" }],
  ["clock", sync(403, "InvalidSignatureException", "Signature expired: 20260101"), /clock/],
  ["clock", sync(403, "Unknown", "Signature not yet current: 20260101"), /clock/],
  ["credentials", sync(403, "ExpiredTokenException"), /credentials.*sign in again/],
  ["credentials", sync(403, "Unknown", "The security token included in the request is expired"), /credentials/],
  [
    "unavailable",
    sync(403, "SubscriptionRequiredException"),
    /isn’t available to this AWS account/,
    { help: "availability" },
  ],
  [
    "unavailable",
    sync(400, "OperationNotAllowedException"),
    /isn’t available to this AWS account/,
    { help: "availability" },
  ],
  [
    "unavailable",
    sync(404, "UnknownOperationException"),
    /isn’t available to this AWS account/,
    { help: "availability" },
  ],
  ["unavailable", sync(410, "Unknown"), /isn’t available to this AWS account/, { help: "availability" }],
  ["text refused", sync(400, "SerializationException", "not well-formed"), /rejected this value/],
  ["a portal", sync(200, "SyntaxError", "Unexpected token '<'"), /\(HTTP 200\) isn’t from Cognito Sync/],
  ["a proxy", sync(403, "SyntaxError", "Unexpected token '<'"), /\(HTTP 403\) isn’t from Cognito Sync/],
  ["a proxy", sync(407, "Unknown"), /\(HTTP 407\) isn’t from Cognito Sync/],
  ["a portal", new NetworkError("The sign-in page", 0, 200), /isn’t from the sign-in page.*network’s sign-in page/],
  // the identity pool
  ["not signed in", identity(400, "NotAuthorizedException", "Invalid login token."), /sign in again/i],
  ["no role", identity(400, "InvalidIdentityPoolConfigurationException"), /trust policy/],
  ["no role", identity(400, "NotAuthorizedException", "Access to Identity 'x' is forbidden."), /don’t have access/],
  ["no pool", identity(400, "ResourceNotFoundException"), /no longer exists/],
  ["busy", identity(429, "TooManyRequestsException"), /Wait a minute/],
  ["busy", identity(400, "TooManyRequestsException"), /Wait a minute/],
  ["server's trouble", identity(500, "InternalErrorException"), /is having problems/],
  // signing in
  ["not signed in", new SignInRequiredError(), /Sign in again/],
  ["nonce", refused("nonce"), /not started here.*Sign in again/],
  ["issuer", refused("issuer"), /another user pool.*Sign in again/],
  ["audience", refused("audience"), /another app.*Sign in again/],
  ["token use", refused("token-use"), /wrong kind of token.*Sign in again/],
  ["malformed", refused("malformed"), /unreadable.*Sign in again/],
  ["user", refused("user"), /another user.*Sign in again/],
  ["expired", refused("expired"), /clock/],
  ["loop", refused("loop"), /keeps redirecting/],
  ["cancelled", new OAuthError("access_denied", 0), /cancelled/],
  ["used code", new OAuthError("invalid_grant", 400), /already used/],
  ["client gone", new OAuthError("invalid_client", 400), /\(invalid_client\).*deploy/],
  ["no code at all", new OAuthError("<script>", 400), /failed\. Sign in again/],
  ["busy", new OAuthError("", 429), /Wait a minute/],
  ["server's trouble", new OAuthError("", 502), /is having problems/],
  // this page
  ["typed", new InvalidColourError("blurple", "typed"), /^“blurple” is not a colour\. Try/],
  ["empty", new InvalidColourError("", "typed"), /Enter a colour/],
  ["long", new InvalidColourError("x".repeat(5000), "typed"), /^“x{39}…”/],
  ["saved", new InvalidColourError("url(x)", "saved"), /“url\(x\)”.*nothing was changed.*Set another/],
  ["no config", new ConfigError("config.json returned HTTP 404"), /HTTP 404.*try again/, { remedy: "reload" }],
  ["no storage", new StorageBlockedError("x"), /Allow cookies/, { remedy: "reload" }],
  [
    "no network",
    new NetworkError("Cognito Sync", 0),
    /^Cognito Sync couldn’t be reached.*connection/,
    { remedy: undefined },
  ],
  ["no network", new NetworkError("This site", 0), /This site couldn’t be reached/, { remedy: "reload" }],
  [
    "too slow",
    Object.assign(new Error(), { name: "TimeoutError" }),
    /took too long.*connection/,
    { remedy: undefined },
  ],
  ["a defect", new TypeError("x is not a function"), /went wrong: x is not a function.*Reload/, { remedy: "reload" }],
  ["no error at all", undefined, /went wrong/],
];

for (const [what, error, text, rest = {}] of TABLE) {
  test(`${what}: ${error}`, () => {
    const message = messageFor(error, { onLine: true });
    assert.match(message.text, text);
    assert.match(message.text, /\.$/);
    for (const [name, value] of Object.entries({ help: undefined, ...rest })) {
      assert.equal(message[/** @type {"help"} */ (name)], value);
    }
  });
}

test("offline is said where it is known", () =>
  assert.match(messageFor(new NetworkError("Cognito Sync", 0), { onLine: false }).text, /offline\. Connect it/));
