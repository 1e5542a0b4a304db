import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { parse } from "acorn";

/** @typedef {import("@mdn/browser-compat-data").Identifier} Identifier */

const require = createRequire(import.meta.url);
/** @type {import("@mdn/browser-compat-data").CompatData} */
const { api, javascript } = require("@mdn/browser-compat-data");
const builtins = /** @type {Identifier} */ (javascript.builtins);

/** What all of the oldest browsers can parse. */
const SYNTAX = 2022;
/** The names of browserslist, and what MDN calls these browsers on desktops and on phones. */
const MDN_NAMES = new Map([
  ["safari", ["safari"]],
  ["ios_saf", ["safari_ios"]],
  ["chrome", ["chrome", "chrome_android"]],
  ["firefox", ["firefox", "firefox_android"]],
]);
/** Which interface the objects are of that every page has. @type {Record<string, string>} */
const INSTANCES = {
  caches: "CacheStorage",
  crypto: "Crypto",
  document: "Document",
  history: "History",
  indexedDB: "IDBFactory",
  localStorage: "Storage",
  location: "Location",
  navigator: "Navigator",
  performance: "Performance",
  sessionStorage: "Storage",
  window: "Window",
};

const { browserslist } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
/**
 * The oldest version of each.
 *
 * @param {string[]} browserslist of a package.json
 * @returns {[name: string, version: number][]}
 */
export const oldestOf = (browserslist) =>
  browserslist.flatMap((line) => {
    const [name = "", version] = line.split(" >= ");
    return (MDN_NAMES.get(name) ?? [line]).map((browser) => /** @type {const} */ ([browser, Number(version)]));
  });
export const OLDEST = oldestOf(browserslist);

/** @param {Identifier | undefined} entry @returns {boolean | undefined} undefined: MDN does not know it */
function isTooNew(entry) {
  const support = entry?.__compat?.support;
  if (!support) return undefined;
  return OLDEST.some(([browser, oldest]) => {
    const statements = [/** @type {any} */ (support)[browser]].flat();
    const number = (/** @type {any} */ version) =>
      typeof version === "string" ? Number.parseFloat(version.replace("≤", "")) : Number.NaN;
    return !statements.some(
      (it) =>
        it &&
        !it.flags &&
        !it.prefix &&
        !it.alternative_name &&
        number(it.version_added) <= oldest &&
        !(number(it.version_removed) <= oldest),
    );
  });
}

/** All that MDN knows by the name of a member, whatever it is a member of. @type {Map<string, Identifier[]>} */
const members = new Map();
for (const things of [api, builtins, /** @type {Identifier} */ (builtins.Intl)]) {
  for (const [owner, thing] of Object.entries(things)) {
    if (owner === "__compat") continue;
    for (const [name, entry] of Object.entries(thing)) {
      const plain = name.replace(/_static$/, "");
      members.set(plain, [...(members.get(plain) ?? []), /** @type {Identifier} */ (entry)]);
    }
  }
}

/** @param {string} name */
const globalOf = (name) =>
  [builtins, builtins.globals, api, api._globals, api.Window, api.WorkerGlobalScope]
    .map((things) => things?.[name])
    .find((entry) => entry?.__compat);

/** @param {{ name: string, owner?: string }} member @param {Set<string>} own */
function isMemberTooNew({ name, owner = "" }, own) {
  const known = [builtins[owner], api[INSTANCES[owner] ?? owner]].flatMap((thing) =>
    thing ? [thing[`${name}_static`] ?? thing[name]] : [],
  );
  const exact = known.map(isTooNew).find((answer) => answer !== undefined);
  if (exact !== undefined) return exact;
  if (/^(window|globalThis|self)$/.test(owner)) {
    const entry = globalOf(name);
    if (entry) return isTooNew(entry);
  }
  if (own.has(name)) return false;
  // Of an unknown object: what is new by this name, whatever it is a member of.
  const answers = (members.get(name) ?? []).map(isTooNew).filter((answer) => answer !== undefined);
  return answers.length > 0 && answers.every((answer) => answer);
}

/**
 * Every node, with the one that it is in.
 *
 * @param {string} code
 * @param {"module" | "script"} sourceType
 * @param {2015 | 2022} ecmaVersion
 */
function nodesOf(code, sourceType, ecmaVersion) {
  /** @type {{ node: any, parent: any, role: string }[]} */
  const nodes = [];
  const visit = (/** @type {any} */ node, /** @type {any} */ parent, /** @type {string} */ role) => {
    if (Array.isArray(node)) for (const one of node) visit(one, parent, role);
    if (typeof node?.type !== "string") return;
    nodes.push({ node, parent, role });
    for (const [key, child] of Object.entries(node)) visit(child, node, key);
  };
  visit(parse(code, { ecmaVersion, sourceType }), undefined, "");
  return nodes;
}

/** The names that code gives to members of its own objects. @param {string} code */
export const ownNames = (code) =>
  nodesOf(code, "module", SYNTAX).flatMap(({ node, parent }) => {
    if (node.type === "AssignmentExpression") return node.left.property?.name ?? [];
    const own =
      /^(Method|Property)Definition$/.test(node.type) ||
      (node.type === "Property" && parent.type === "ObjectExpression");
    return own && !node.computed && node.key.type !== "PrivateIdentifier" ? (node.key.name ?? node.key.value) : [];
  });

/**
 * What some of the oldest browsers named in package.json cannot parse, or do not have. It goes by names: a member that is
 * called like an older one of another object is not found, nor is a newer option of an older method.
 *
 * @param {string} code
 * @param {object} [how]
 * @param {"module" | "script"} [how.sourceType]
 * @param {2015 | 2022} [how.syntax]
 * @param {Set<string>} [how.own] names that are members of the code's own objects
 * @returns {string[]}
 */
export function tooNew(code, { sourceType = "module", syntax = SYNTAX, own = new Set() } = {}) {
  let nodes;
  try {
    nodes = nodesOf(code, sourceType, syntax);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [`syntax newer than ES${syntax}: ${error.message}`];
  }
  const found = nodes.flatMap(({ node, parent, role }) => {
    const member = memberOf(node, parent);
    if (member) return isMemberTooNew(member, own) ? `${member.owner ?? ""}.${member.name}` : [];
    return node.type === "Identifier" && !isNameOnly(parent, role) && isTooNew(globalOf(node.name)) ? node.name : [];
  });
  return [...new Set(found)].sort();
}

/**
 * Whether an identifier names a member, a label or something of another module, and nothing that is in scope.
 *
 * @param {any} parent
 * @param {string} role
 */
const isNameOnly = (parent, role) =>
  (/^(property|key)$/.test(role) && !parent.computed) || /^(imported|exported|label)$/.test(role);

/** @param {any} node @param {any} parent @returns {{ name: string, owner?: string } | undefined} */
function memberOf(node, parent) {
  if (node.type === "MemberExpression") {
    const { computed, property, object } = node;
    const name = computed ? property.value : property.type === "Identifier" && property.name;
    return typeof name === "string" ? { name, owner: object.name ?? object.property?.name } : undefined;
  }
  const picked = node.type === "Property" && parent.type === "ObjectPattern" && !node.computed;
  return picked ? { name: node.key.name } : undefined;
}
