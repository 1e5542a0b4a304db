/**
 * Who may use which dataset, behind an API of AWS AppSync: an entry point of its own, so that a page that shares nothing, or not yet, does
 * not load it.
 *
 * @module cognito-sync-datasets/appsync-sharing
 */
import { storageFailed } from "./errors.js";
import { newId } from "./new-id.js";
import { erased, keyOf, told } from "./shared/kept.js";

const INVITATION = "{ token owner ownerName dataset role expires }";
const MEMBERSHIP = "{ owner ownerName dataset member role }";
const MEMBER = "id name role since";

/**
 * @typedef {"reader" | "writer"} MemberRole
 *
 * @typedef {object} Invitation
 * @property {string} token whoever has it may join, once
 * @property {string} owner identity id
 * @property {string} ownerName what the owner calls himself
 * @property {string} dataset
 * @property {MemberRole} role
 * @property {Date} expires
 *
 * @typedef {object} Membership
 * @property {string} owner identity id
 * @property {string} [ownerName] what the owner calls himself
 * @property {string} dataset
 * @property {string} member identity id
 * @property {MemberRole} [role] absent: no longer a member
 *
 * @typedef {object} Member
 * @property {string} id identity id
 * @property {string} name what the member calls himself
 * @property {MemberRole} role
 * @property {Date} since
 *
 * @typedef {{ signal?: AbortSignal }} Options
 */

/** Invitations to, and members of, the datasets of one identity and of those that it is a member of. */
export class Sharing {
  #datasets;

  /** @param {import("./appsync.js").Datasets} datasets */
  constructor(datasets) {
    this.#datasets = datasets;
  }

  /**
   * To one's own dataset, which the service has already; for one person.
   *
   * @param {{ dataset: string, role: MemberRole, expires: Date, name: string }} invitation expires: at most 7 days away; name: what the
   *   owner calls himself
   * @param {Options} [options]
   * @returns {Promise<Invitation>}
   */
  async invite({ dataset, role, expires, name }, options) {
    const all = { dataset, role, expires: expires.getTime(), name };
    const types = "$dataset: String!, $role: Role!, $expires: Float!, $name: String!";
    return invitationOf(await this.#ask("mutation", "invite", types, INVITATION, all, options));
  }

  /**
   * Whose it is, before one joins.
   *
   * @param {string} token
   * @param {Options} [options]
   * @returns {Promise<Invitation>}
   */
  async invitation(token, options) {
    return invitationOf(await this.#ask("query", "invitation", "$token: ID!", INVITATION, { token }, options));
  }

  /**
   * Again, it succeeds again: its answer may have been lost.
   *
   * @param {string} token
   * @param {{ name: string }} member what one calls oneself
   * @param {Options} [options]
   * @returns {Promise<Membership>}
   */
  async accept(token, { name }, options) {
    const all = { token, name };
    return membershipOf(await this.#ask("mutation", "accept", "$token: ID!, $name: String!", MEMBERSHIP, all, options));
  }

  /**
   * The local copy goes, too.
   *
   * @param {{ owner: string, dataset: string }} shared
   * @param {Options} [options]
   * @returns {Promise<Membership>}
   */
  async leave({ owner, dataset }, options) {
    const types = "$owner: ID!, $dataset: String!";
    const left = await this.#ask("mutation", "leave", types, MEMBERSHIP, { owner, dataset }, options);
    await this.#datasets.within(async ({ store, tabs, changed }) => {
      const key = keyOf(owner, dataset);
      if (!(await store.read(key).catch(storageFailed))) return;
      await store
        .change(key, (state) => /** @type {import("./shared/kept.js").State} */ (state && told(erased(state, newId()))))
        .catch(storageFailed);
      tabs.tell(key);
      changed(key);
    });
    return membershipOf(left);
  }

  /**
   * From one's own dataset.
   *
   * @param {{ dataset: string, member: string }} removed member: identity id
   * @param {Options} [options]
   * @returns {Promise<Membership>}
   */
  async remove({ dataset, member }, options) {
    const all = { dataset, member };
    const types = "$dataset: String!, $member: ID!";
    return membershipOf(await this.#ask("mutation", "remove", types, MEMBERSHIP, all, options));
  }

  /**
   * In one's own dataset.
   *
   * @param {{ dataset: string, member: string, role: MemberRole }} changed member: identity id
   * @param {Options} [options]
   * @returns {Promise<Member>}
   */
  async setRole({ dataset, member, role }, options) {
    const all = { dataset, member, role };
    const types = "$dataset: String!, $member: ID!, $role: Role!";
    return memberOf(await this.#ask("mutation", "setRole", types, `{ ${MEMBER} }`, all, options));
  }

  /**
   * All but the owner.
   *
   * @param {{ owner?: string, dataset: string }} shared owner: identity id (default: one's own)
   * @param {Options} [options]
   * @returns {Promise<Member[]>}
   */
  async members({ owner, dataset }, options) {
    const types = "$owner: ID, $dataset: String!, $nextToken: String";
    /** @type {Member[]} */
    const all = [];
    /** @type {string | undefined} */
    let nextToken;
    do {
      const asked = { owner, dataset, nextToken };
      const page = await this.#ask("query", "members", types, `{ items { ${MEMBER} } nextToken }`, asked, options);
      all.push(...page.items.map(memberOf));
      nextToken = page.nextToken;
    } while (nextToken);
    return all;
  }

  /**
   * @param {"query" | "mutation"} kind
   * @param {string} field
   * @param {string} types of the variables
   * @param {string} selection
   * @param {object} variables
   * @param {Options} [options]
   * @returns {Promise<any>}
   */
  #ask(kind, field, types, selection, variables, { signal } = {}) {
    const named = types.replace(/\$(\w+): [^,]+/g, "$1: $$$1");
    const query = `${kind} Sharing(${types}) { ${field}(${named}) ${selection} }`;
    const [, first = ""] = selection.match(/(\w+)/) ?? [];
    return this.#datasets.within(
      ({ remote }, deadline) =>
        /** @type {import("./remote/appsync.js").ApiDatasets} */ (remote).ask(
          query,
          variables,
          (answer) => answer[first] != null,
          deadline,
        ),
      signal,
    );
  }
}

/** @param {any} answer @returns {Invitation} */
const invitationOf = ({ token, owner, ownerName, dataset, role, expires }) => ({
  token,
  owner,
  ownerName,
  dataset,
  role,
  expires: new Date(expires),
});

/** @param {any} answer @returns {Membership} */
const membershipOf = ({ owner, ownerName, dataset, member, role }) => ({
  owner,
  ...(ownerName !== null && { ownerName }),
  dataset,
  member,
  ...(role !== null && { role }),
});

/** @param {any} answer @returns {Member} */
const memberOf = ({ id, name, role, since }) => ({ id, name, role, since: new Date(since) });
