import assert from "node:assert/strict";
import { test } from "node:test";
import { IdentityServiceError, SyncServiceError } from "cognito-sync-datasets";
import { DomainRefused, SignInNeeded, SignInRefused } from "../../src/auth/errors.js";
import { ColourRefused } from "../../src/colour/colour.js";
import { ConfigMissing } from "../../src/config/config.js";
import { NetworkError } from "../../src/config/network-error.js";
import { SENTENCES } from "../../src/messages/later.js";
import { addSentences, sentenceFor } from "../../src/messages/messages.js";
import { StorageBlocked } from "../../src/storage/tab-storage.js";

addSentences(SENTENCES);

const IAM = "User: arn:aws:sts::000000000000:assumed-role/x is not authorized to perform: cognito-sync:ListRecords";
const sync = (/** @type {number} */ status, /** @type {string} */ type, message = "") =>
  new SyncServiceError(type, status, message);
const identity = (/** @type {number} */ status, /** @type {string} */ type, message = "") =>
  new IdentityServiceError(type, status, message);
const refused = (/** @type {SignInRefused["reason"]} */ reason) => new SignInRefused(reason);

/** @type {[string, unknown, RegExp, object?][]} */
const TABLE = [
  // Cognito Sync, with the header and without it
  ["not allowed", sync(403, "AccessDeniedException", IAM), /not allowed.*role's policy\.$/],
  ["not allowed", sync(403, "Unknown", IAM), /not allowed.*role's policy\.$/],
  [
    "not allowed",
    sync(403, "NotAuthorizedException", "These credentials are not valid for accessing this resource"),
    /not allowed.*policy\.$/,
  ],
  ["not allowed, reason unknown", sync(403, "Unknown"), /not allowed.*AWS account may use/, { help: "availability" }],
  [
    "not allowed, reason unknown",
    sync(403, "AccessDeniedException", "no"),
    /not allowed.*AWS account/,
    { help: "availability" },
  ],
  ["conflict", sync(409, "ResourceConflictException"), /Another device/],
  ["conflict", sync(409, "UnknownError"), /Another device/],
  ["value refused", sync(400, "InvalidParameterException"), /refused this value/],
  ["value refused", sync(400, "Unknown"), /refused this value/],
  ["full", sync(400, "LimitExceededException"), /full/],
  ["full", Object.assign(new Error(), { name: "LimitExceededError" }), /full.*erase/],
  ["not stored", Object.assign(new Error(), { name: "StorageError" }), /could not store/, { remedy: "reload" }],
  ["erased", Object.assign(new Error(), { name: "DatasetWipedError" }), /erased in another tab/],
  ["busy", sync(429, "TooManyRequestsException"), /too much at once/],
  ["busy", sync(429, "Unknown"), /too much at once/],
  ["server's trouble", sync(500, "InternalErrorException"), /trouble of its own/],
  ["server's trouble", sync(503, "Unknown"), /trouble of its own/],
  ["gone", sync(404, "ResourceNotFoundException"), /not there any more/, { remedy: "reload" }],
  ["clock", sync(403, "InvalidSignatureException", "Signature expired: 20260101"), /clock/],
  ["clock", sync(403, "Unknown", "Signature not yet current: 20260101"), /clock/],
  ["credentials", sync(403, "ExpiredTokenException"), /credentials.*sign in again/],
  ["credentials", sync(403, "Unknown", "The security token included in the request is expired"), /credentials/],
  [
    "unavailable",
    sync(403, "SubscriptionRequiredException"),
    /not available to this AWS account/,
    { help: "availability" },
  ],
  [
    "unavailable",
    sync(400, "OperationNotAllowedException"),
    /not available to this AWS account/,
    { help: "availability" },
  ],
  [
    "unavailable",
    sync(404, "UnknownOperationException"),
    /not available to this AWS account/,
    { help: "availability" },
  ],
  ["unavailable", sync(410, "Unknown"), /not available to this AWS account/, { help: "availability" }],
  ["text refused", sync(400, "SerializationException", "not well-formed"), /refused this value/],
  ["a portal", sync(200, "SyntaxError", "Unexpected token '<'"), /answered in its place \(HTTP 200\)/],
  ["a proxy", sync(403, "SyntaxError", "Unexpected token '<'"), /this device and Cognito Sync answered/],
  ["a proxy", sync(407, "Unknown"), /answered in its place \(HTTP 407\)/],
  ["a portal", new NetworkError("The sign-in page", 0, 200), /and the sign-in page answered.*network's sign-in page/],
  // the identity pool
  ["not signed in", identity(400, "NotAuthorizedException", "Invalid login token."), /sign in again/i],
  ["no role", identity(400, "InvalidIdentityPoolConfigurationException"), /trust policy/],
  ["no role", identity(400, "NotAuthorizedException", "Access to Identity 'x' is forbidden."), /not allowed/],
  ["no pool", identity(400, "ResourceNotFoundException"), /does not exist any more/],
  ["busy", identity(429, "TooManyRequestsException"), /Wait a minute/],
  ["busy", identity(400, "TooManyRequestsException"), /Wait a minute/],
  ["server's trouble", identity(500, "InternalErrorException"), /trouble of its own/],
  // signing in
  ["not signed in", new SignInNeeded(), /Sign in again/],
  ["nonce", refused("nonce"), /not started here.*Sign in again/],
  ["issuer", refused("issuer"), /another user pool.*Sign in again/],
  ["audience", refused("audience"), /another app.*Sign in again/],
  ["token use", refused("token-use"), /another kind of token.*Sign in again/],
  ["malformed", refused("malformed"), /cannot be read.*Sign in again/],
  ["user", refused("user"), /another user.*Sign in again/],
  ["expired", refused("expired"), /clock/],
  ["loop", refused("loop"), /circles/],
  ["cancelled", new DomainRefused("access_denied", 0), /cancelled/],
  ["used code", new DomainRefused("invalid_grant", 400), /used already/],
  ["client gone", new DomainRefused("invalid_client", 400), /\(invalid_client\).*deploy/],
  ["no code at all", new DomainRefused("<script>", 400), /refused\. Sign in again/],
  ["busy", new DomainRefused("", 429), /Wait a minute/],
  ["server's trouble", new DomainRefused("", 502), /trouble of its own/],
  // this page
  ["typed", new ColourRefused("blurple", "typed"), /^“blurple” is not a colour\. Type/],
  ["empty", new ColourRefused("", "typed"), /There is no colour yet\. Type/],
  ["long", new ColourRefused("x".repeat(5000), "typed"), /^“x{39}…”/],
  ["saved", new ColourRefused("url(x)", "saved"), /“url\(x\)”.*left as it is.*Set another/],
  [
    "no config",
    new ConfigMissing("config.json was answered with HTTP 404"),
    /HTTP 404.*try again/,
    { remedy: "reload" },
  ],
  ["no storage", new StorageBlocked("x"), /Allow cookies/, { remedy: "reload" }],
  [
    "no network",
    new NetworkError("Cognito Sync", 0),
    /^Cognito Sync could not be reached.*connection/,
    { remedy: undefined },
  ],
  ["no network", new NetworkError("This site", 0), /This site could not be reached/, { remedy: "reload" }],
  ["a defect", new TypeError("x is not a function"), /unforeseen.*x is not a function.*Reload/, { remedy: "reload" }],
  ["no error at all", undefined, /unforeseen/],
];

for (const [what, error, text, rest = {}] of TABLE) {
  test(`${what}: ${error}`, () => {
    const sentence = sentenceFor(error, { onLine: true });
    assert.match(sentence.text, text);
    assert.match(sentence.text, /\.$/);
    for (const [name, value] of Object.entries({ help: undefined, ...rest })) {
      assert.equal(sentence[/** @type {"help"} */ (name)], value);
    }
  });
}

test("offline is said where it is known", () =>
  assert.match(sentenceFor(new NetworkError("Cognito Sync", 0), { onLine: false }).text, /offline\. Connect it/));
