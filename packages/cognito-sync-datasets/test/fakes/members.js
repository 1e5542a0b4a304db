/**
 * Who is a member of which dataset, as the API's resolvers decide it.
 *
 * @typedef {"reader" | "writer"} Role
 * @typedef {{ owner: string, ownerName: string, dataset: string, role: Role, generation: number, expires: number, usedBy?: string }} Invitation
 * @typedef {{ owner: string, ownerName: string, dataset: string, id: string, name: string, role: Role, since: number, generation: number }} Member
 */
export class Members {
  /** @type {Member[]} */
  all = [];
  /** @type {Map<string, Invitation>} */
  invitations = new Map();
  /** Called with each membership that ends. @type {Set<(member: Member) => void>} */
  ended = new Set();
  #generationOf;
  #refuse;

  /**
   * @param {(owner: string, dataset: string) => number | undefined} generationOf undefined: there is no such dataset
   * @param {(type: string, message: string) => Error} refuse
   */
  constructor(generationOf, refuse) {
    this.#generationOf = generationOf;
    this.#refuse = refuse;
  }

  /**
   * @param {string} owner
   * @param {string} dataset
   * @param {string} id
   */
  of(owner, dataset, id) {
    const generation = this.#generationOf(owner, dataset);
    return this.all.find(
      (one) => one.owner === owner && one.dataset === dataset && one.id === id && one.generation === generation,
    );
  }

  /**
   * @param {string} field
   * @param {string} identity
   * @param {any} input
   * @param {number} now
   */
  answer(field, identity, input, now) {
    const { owner = identity, dataset, member: id, role, token, name } = input;
    if (field === "invite") {
      const generation = this.#generationOf(identity, dataset);
      if (generation === undefined) throw this.#refuse("InvalidInput", "There is no such dataset.");
      const made = `token${this.invitations.size}`;
      this.invitations.set(made, { owner, ownerName: name, dataset, role, generation, expires: input.expires });
      return this.#shown(made);
    }
    if (field === "invitation") return this.#shown(token, now);
    if (field === "accept") return this.#accept(token, identity, name, now);
    if (field === "members") {
      const items = this.all.filter((one) => one.owner === owner && one.dataset === dataset);
      const from = Number(input.nextToken ?? 0);
      return { items: items.slice(from, from + 2), nextToken: from + 2 < items.length ? `${from + 2}` : null };
    }
    if (field === "setRole") {
      const member = this.of(identity, dataset, id);
      if (!member) throw this.#refuse("InvalidInput", "There is no such member.");
      member.role = role;
      return member;
    }
    return this.#end(owner, dataset, field === "leave" ? identity : id);
  }

  /**
   * @param {string} token
   * @param {number} [now]
   */
  #shown(token, now = 0) {
    const found = this.invitations.get(token);
    if (!found || found.usedBy || found.expires <= now) {
      throw this.#refuse("InvalidInvitation", "The invitation has been used, has expired or never existed.");
    }
    return { token, ...found };
  }

  /**
   * @param {string} token
   * @param {string} id
   * @param {string} name
   * @param {number} now
   */
  #accept(token, id, name, now) {
    const found = this.invitations.get(token);
    if (found?.usedBy !== id) this.#shown(token, now);
    const { owner, ownerName, dataset, role, generation } = /** @type {Invitation} */ (found);
    if (found?.usedBy === undefined) {
      this.all.push({ owner, ownerName, dataset, id, name, role, since: now, generation });
      Object.assign(/** @type {Invitation} */ (found), { usedBy: id });
    }
    return { owner, ownerName, dataset, member: id, role };
  }

  /**
   * @param {string} owner
   * @param {string} dataset
   * @param {string} id
   */
  #end(owner, dataset, id) {
    const gone = this.all.filter((one) => one.owner === owner && one.dataset === dataset && one.id === id);
    this.all = this.all.filter((one) => !gone.includes(one));
    for (const member of gone) for (const ended of this.ended) ended(member);
    return { owner, ownerName: null, dataset, member: id, role: null };
  }
}
