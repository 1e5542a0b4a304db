import { json, refused } from "../../../packages/cognito-sync-datasets/test/fakes/answers.js";

export { json, refused };

/**
 * An identity pool and Cognito Sync in memory, behind the real AWS SDK: it takes the place of the SDK's network.
 * Sync counts, conflicts, tombstones and session tokens are those of the service.
 */
export class Cognito {
  /** Names of the operations, in the order of their requests. @type {string[]} */
  calls = [];
  /** Bodies of the identity pool's requests. @type {any[]} */
  logins = [];
  /** @type {Map<string, { Key: string, Value?: string, SyncCount: number, LastModifiedDate?: number }>} */
  records = new Map();
  identityId = "eu-west-1:00000000-0000-4000-8000-000000000002";
  pageSize = 1024;
  expiresIn = 3600;
  /** Run once before the next UpdateRecords is judged: another device. @type {(() => void)[]} */
  meanwhile = [];
  /** What is answered instead, by operation. @type {Record<string, ((request: any) => any) | undefined>} */
  instead = {};
  #count = 0;
  #sessions = 0;
  #deletedAt = 0;
  #now;

  /** @param {() => number} [now] milliseconds */
  constructor(now = Date.now) {
    this.#now = now;
  }

  /**
   * @param {string} key
   * @param {string | undefined} value undefined leaves a tombstone
   */
  write(key, value) {
    this.#write([{ Key: key, Value: value }]);
  }

  /** One update, one count. @param {{ Key: string, Value?: string }[]} patches */
  #write(patches) {
    this.#count += 1;
    for (const { Key, Value } of patches) {
      const LastModifiedDate = this.#now() / 1000;
      this.records.set(Key, { Key, Value, SyncCount: this.#count, LastModifiedDate });
    }
  }

  /** What the SDK's clients are given as their configuration. */
  get client() {
    return { requestHandler: { handle: async (/** @type {any} */ request) => ({ response: this.#answer(request) }) } };
  }

  /** @param {any} request */
  #answer(request) {
    const operation = operationOf(request);
    this.calls.push(operation);
    const instead = this.instead[operation]?.(request);
    if (instead) return instead;
    if (operation === "GetId" || operation === "GetCredentialsForIdentity") {
      this.logins.push(JSON.parse(request.body));
      return json(200, this.#identity(operation));
    }
    if (operation === "DeleteDataset") return json(200, this.#delete());
    return operation === "ListRecords" ? this.#list(request) : this.#update(JSON.parse(request.body));
  }

  #delete() {
    this.records.clear();
    this.#count += 1;
    this.#deletedAt = this.#count;
    return { Dataset: { IdentityId: this.identityId } };
  }

  /** @param {string} operation */
  #identity(operation) {
    if (operation === "GetId") return { IdentityId: this.identityId };
    const Expiration = this.#now() / 1000 + this.expiresIn;
    return {
      IdentityId: this.identityId,
      Credentials: { AccessKeyId: "ASIAEXAMPLE", SecretKey: "secret", SessionToken: "session", Expiration },
    };
  }

  /** @param {any} request */
  #list({ query }) {
    const from = Number(query?.nextToken ?? 0);
    const since = Number(query?.lastSyncCount ?? 0);
    const all = [...this.records.values()].filter(({ SyncCount }) => SyncCount > since);
    const more = from + this.pageSize < all.length;
    this.#sessions += 1;
    return json(200, {
      Records: all.slice(from, from + this.pageSize),
      DatasetSyncCount: this.#count,
      DatasetExists: this.records.size > 0,
      DatasetDeletedAfterRequestedSyncCount: since > 0 && since < this.#deletedAt,
      NextToken: more ? String(from + this.pageSize) : undefined,
      SyncSessionToken: `session-${this.#sessions}`,
    });
  }

  /** @param {any} update */
  #update({ SyncSessionToken, RecordPatches }) {
    this.meanwhile.shift()?.();
    if (SyncSessionToken !== `session-${this.#sessions}`) {
      return refused(400, "InvalidParameterException", "SyncSessionToken not valid for these inputs");
    }
    for (const { Key, SyncCount } of RecordPatches) {
      const known = this.records.get(Key)?.SyncCount ?? 0;
      if (SyncCount < known) {
        return refused(
          409,
          "ResourceConflictException",
          `Current SyncCount for: ${Key} is: ${known} not: ${SyncCount}`,
        );
      }
    }
    this.#write(RecordPatches);
    return json(200, {
      Records: RecordPatches.map((/** @type {{ Key: string }} */ { Key }) => this.records.get(Key)),
    });
  }
}

/** @param {any} request */
function operationOf({ headers, method }) {
  const target = headers["x-amz-target"];
  if (target) return target.split(".")[1];
  return { GET: "ListRecords", DELETE: "DeleteDataset" }[/** @type {string} */ (method)] ?? "UpdateRecords";
}
