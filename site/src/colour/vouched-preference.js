import { SOMEBODY } from "../messages/sharing.js";
import { bounded, boundedEntry, isTime } from "./bounded.js";
import { currentOf } from "./current.js";
import { Preference } from "./preference.js";

/** The longest key and value that are shown; the export has them whole. */
const KEY = 128;
const VALUE = 2000;

/**
 * @typedef {import("cognito-sync-datasets").DatasetRecord} DatasetRecord
 * @typedef {{ id: string, name: string }} Person identity id, and what the person calls himself
 */

/**
 * A colour that others may set as well. Who has set it is what the service vouches for, `lastModifiedBy`: the label comes from whoever
 * wrote it, so it is believed only of the user's own devices. All that others may have written is bounded before it is shown.
 */
export class VouchedPreference extends Preference {
  /** Asks the service who shares it: only for an identity that is not known. @type {() => Promise<Person[]>} */
  members = async () => [];
  #self;
  /** By identity id. @type {Map<string, string>} */
  #names = new Map();
  /** The identities that were asked for: somebody who has left is never found. @type {Set<string>} */
  #asked = new Set();

  /** @param {ConstructorParameters<typeof Preference>[0] & { self?: string }} parts self: identity id (default: the owner's) */
  constructor({ self, ...parts }) {
    super(parts);
    this.#self = self ?? /** @type {{ owner?: string }} */ (parts.dataset).owner;
  }

  /** The user's identity id. */
  get self() {
    return this.#self;
  }

  /** Whether another person has written any of it. */
  get isShared() {
    return super.contents.records.some((record) => !this.#isOwn(record));
  }

  /** @override */
  get previous() {
    return super.previous.filter(({ at }) => isTime(at)).map(boundedEntry);
  }

  /** @override */
  get contents() {
    const { records, ...more } = super.contents;
    const shown = records.map((record) => ({
      ...record,
      key: bounded(record.key, KEY),
      value: record.value && bounded(record.value, VALUE),
    }));
    return { ...more, records: shown };
  }

  /** @param {Person[]} people */
  knows(people) {
    for (const { id, name } of people) this.#names.set(id, name);
  }

  /**
   * @override
   * @param {DatasetRecord | undefined} record
   * @param {DatasetRecord | undefined} label
   */
  read(record, label) {
    const current = currentOf(record, this.#isOwn(label) ? label : undefined);
    if (current && !this.#isOwn(record)) current.device = this.#nameOf(record?.lastModifiedBy ?? "");
    return current && boundedEntry(current);
  }

  /** Whether the user has written it. Without an identity it is a pending edit. @param {DatasetRecord | undefined} record */
  #isOwn(record) {
    return (record?.lastModifiedBy ?? this.#self) === this.#self;
  }

  /** @param {string} id */
  #nameOf(id) {
    const name = this.#names.get(id);
    if (name === undefined && !this.#asked.has(id)) this.#ask(id);
    return name ?? SOMEBODY;
  }

  /** @param {string} id */
  #ask(id) {
    this.#asked.add(id);
    this.members().then(
      (people) => {
        this.knows(people);
        if (this.#names.has(id)) this.dispatchEvent(new Event("update"));
      },
      // Without a network, say: asked again when the colour is shown again.
      () => this.#asked.delete(id),
    );
  }
}
