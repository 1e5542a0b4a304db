import { IndexedDbStore } from "./indexed-db-store.js";
import { MemoryStore } from "./memory-store.js";

/**
 * @param {"indexedDB" | "memory"} wanted
 * @param {IDBFactory | undefined} indexedDB
 * @param {string[]} owner
 * @param {number} patience time limit of one transaction
 * @returns {Promise<{ store: import("./memory-store.js").Store, lasting: boolean, error?: unknown }>} error: why data does not outlive the page
 */
export async function openStore(wanted, indexedDB, owner, patience) {
  if (wanted === "memory") return { store: new MemoryStore(), lasting: false };
  try {
    if (!indexedDB) throw new Error("This browser has no IndexedDB");
    return { store: await new IndexedDbStore(indexedDB, owner, patience).open(), lasting: true };
  } catch (error) {
    return { store: new MemoryStore(), lasting: false, error };
  }
}
