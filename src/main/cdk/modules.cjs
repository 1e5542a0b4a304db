"use strict";
const { createHash } = require("node:crypto");
const { existsSync, readFileSync, realpathSync, renameSync, rmSync, utimesSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { basename, dirname, join, sep } = require("node:path");
const v8 = require("node:v8");
const { Script } = require("node:vm");
const { emptyFiles } = require("./stubs.cjs");

/** Name of jsii's program among the modules. */
const PROGRAM = "";

/**
 * @typedef {object} Package as Java had it loaded
 * @property {string} name
 * @property {string} version
 * @property {string} entry of its tarball in Java's jar
 * @property {string} folder in jsii's cache
 */

/** Length of the digest that the file begins with. */
const DIGEST = 32;

/**
 * The modules that a synthesis loads from CDK's packages, as V8 has compiled them: kept in a file for the next synthesis with
 * the same libraries, which loads them before anybody asks. jsii names a package's folder after the content, so that they never
 * differ from what was compiled. V8 compiles anew what was left under other flags, but believes the rest: hence the digest.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/vm.html#scriptcreatecacheddata
 */
class KnownModules {
  #file;
  #stubs;
  #libraries;
  #program;
  #folder;
  /** @type {Package[]} */
  #packages = [];
  /** Those that were not known: name and version of each, and its tarball's. */
  #loaded = [];
  #known = new Map();
  #found = new Map();
  #scripts = new Map();
  #rejected = false;

  /**
   * @param {object} places
   * @param {string} places.file where they are kept
   * @param {string} places.stubs where a jar of empty packages is kept, see stubs.cjs
   * @param {string} places.libraries fingerprint of the libraries that the packages come in
   * @param {string} places.program jsii's own, which is kept, too
   * @param {string} places.folder where jsii will link the packages: the modules' names begin with it
   */
  constructor({ file, stubs, libraries, program, folder }) {
    this.#file = file;
    this.#stubs = stubs;
    this.#libraries = `${libraries} ${process.version}`;
    this.#program = program;
    this.#folder = folder;
    this.#compileQuickly();
    this.#resolveQuickly();
  }

  /**
   * The packages that they are of, in the order in which Java had them loaded.
   *
   * @returns {Package[]} none: nothing is known, or somebody has emptied jsii's cache
   */
  packages() {
    try {
      const { libraries, packages, modules, found } = v8.deserialize(checked(readFileSync(this.#file)));
      const jar = emptyFiles(packages.map(({ entry }) => entry));
      const complete = packages.every(({ folder }) => existsSync(join(folder, "package.json")));
      if (libraries === this.#libraries && complete && jar.equals(readFileSync(this.#stubs))) {
        this.#packages = packages;
        this.#known = modules;
        this.#found = found;
      }
    } catch {
      // There is no file yet, or it is damaged: it is made anew.
    }
    return [...this.#packages];
  }

  /** Loads what is known; jsii has linked the packages. */
  load() {
    for (const name of this.#known.keys()) {
      require(name === PROGRAM ? this.#program : join(this.#folder, name));
    }
  }

  /** @param {string} requests of Java, whole lines of JSON */
  note(requests) {
    for (const request of requests.split("\n").filter((line) => line.includes('"api":"load"'))) {
      const { name, version, tarball } = JSON.parse(request);
      if (![...this.#packages, ...this.#loaded].some((known) => known.name === name)) {
        this.#loaded.push({ name, version, file: basename(tarball) });
      }
    }
  }

  /** Keeps what was loaded, unless it was known, or jsii keeps no packages itself. */
  remember() {
    if (!this.#rejected && this.#scripts.size === this.#known.size) {
      return;
    }
    const loaded = this.#loaded.filter(({ name }) => existsSync(join(this.#folder, name)));
    const packages = [...this.#packages, ...loaded.map(this.#asKept, this)];
    if (packages.length === 0 || packages.some(({ folder }) => folder.startsWith(realpathSync(this.#folder)))) {
      return;
    }
    // Now, not when they were loaded: it holds the functions, too, that were compiled when they were called.
    const modules = new Map([...this.#scripts].map(([name, script]) => [name, script.createCachedData()]));
    const content = v8.serialize({ libraries: this.#libraries, packages, modules, found: this.#found });
    this.#keep(this.#stubs, emptyFiles(packages.map(({ entry }) => entry)));
    this.#keep(this.#file, Buffer.concat([digestOf(content), content]));
  }

  /** @returns {Package} */
  #asKept({ name, version, file }) {
    const folder = realpathSync(join(this.#folder, name));
    const { jsii } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { name, version, folder, entry: [...jsii.targets.java.package.split("."), file].join("/") };
  }

  #keep(file, content) {
    // Under its own name the file is whole, even if two synthesises end at once.
    const unfinished = `${file}.${process.pid}`;
    try {
      writeFileSync(unfinished, content);
      // The same content is to be the same file: Java's archive of classes fits no younger jar.
      utimesSync(unfinished, 0, 0);
      renameSync(unfinished, file);
    } catch (error) {
      // Somebody has cleaned meanwhile, or the disk is full: the synthesis is done all the same, and the next one tries again.
      if (error.code === undefined) {
        throw error;
      }
      rmSync(unfinished, { force: true });
    }
  }

  #compileQuickly() {
    const compile = Module._extensions[".js"];
    Module._extensions[".js"] = (module, path) => {
      const name = this.#nameOf(path);
      if (name === undefined) {
        compile(module, path);
      } else {
        this.#run(module, name, readFileSync(path, "utf8"), path);
      }
    };
  }

  /** Where a module finds another is looked up once: it takes Node.js a quarter of the time that loading takes. */
  #resolveQuickly() {
    const resolve = Module._resolveFilename;
    Module._resolveFilename = (request, parent, ...more) => {
      const from = this.#nameOf(parent?.filename);
      const [, options] = more;
      if (from === undefined || options !== undefined) {
        return resolve(request, parent, ...more);
      }
      const key = `${from} ${request}`;
      const known = this.#found.get(key);
      if (known !== undefined) {
        return join(this.#folder, known);
      }
      const path = resolve(request, parent, ...more);
      const name = this.#nameOf(path);
      if (name !== undefined) {
        this.#found.set(key, name);
      }
      return path;
    };
  }

  #nameOf(path) {
    if (path === this.#program) {
      return PROGRAM;
    }
    return path?.startsWith(this.#folder + sep) ? path.slice(this.#folder.length + 1) : undefined;
  }

  /** What Node.js does with a CommonJS module, but for the compiled code. */
  #run(module, name, source, path) {
    const script = new Script(Module.wrap(source), { filename: path, cachedData: this.#known.get(name) });
    this.#rejected ||= script.cachedDataRejected === true;
    this.#scripts.set(name, script);
    const require = (id) => module.require(id);
    require.resolve = (request, options) => Module._resolveFilename(request, module, false, options);
    require.main = process.mainModule;
    require.extensions = Module._extensions;
    require.cache = Module._cache;
    return script.runInThisContext().call(module.exports, module.exports, require, module, path, dirname(path));
  }
}

const digestOf = (content) => createHash("sha256").update(content).digest();

/** What follows the digest of it. */
function checked(bytes) {
  const content = bytes.subarray(DIGEST);
  if (!digestOf(content).equals(bytes.subarray(0, DIGEST))) {
    throw new Error("damaged");
  }
  return content;
}

module.exports = { KnownModules };
