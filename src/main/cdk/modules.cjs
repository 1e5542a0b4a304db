"use strict";
const { existsSync, readFileSync, realpathSync, renameSync, rmSync, utimesSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { basename, dirname, join, sep } = require("node:path");
const v8 = require("node:v8");
const { Script } = require("node:vm");
const { emptyFiles } = require("./stubs.cjs");

/** Name of jsii's program among the modules. */
const PROGRAM = "";

/** @typedef {{name: string, version: string, tarball: string, folder: string}} Package `folder`: in jsii's cache */

/**
 * The modules that a synthesis loads from CDK's packages, as V8 has compiled them: kept in a file for the next synthesis with
 * the same libraries, which loads them before anybody asks. jsii names a package's folder after the content, so that they never
 * differ from what was compiled; V8 itself compiles anew what another version or other flags of it have left.
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
    this.#libraries = libraries;
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
      const { libraries, packages, modules, found } = v8.deserialize(readFileSync(this.#file));
      if (libraries === this.#libraries && packages.every(({ folder }) => existsSync(join(folder, "package.json")))) {
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
    if (this.#known.size > 0) {
      return;
    }
    for (const request of requests.split("\n").filter((line) => line.includes('"api":"load"'))) {
      const { name, version, tarball } = JSON.parse(request);
      this.#packages.push({ name, version, tarball: basename(tarball) });
    }
  }

  /** Keeps what was loaded, unless it was known. */
  remember() {
    if (!this.#rejected && this.#scripts.size === this.#known.size) {
      return;
    }
    const packages = this.#packages.map((loaded) => ({ ...loaded, folder: realpathSync(join(this.#folder, loaded.name)) }));
    // Now, not when they were loaded: it holds the functions, too, that were compiled when they were called.
    const modules = new Map([...this.#scripts].map(([name, script]) => [name, script.createCachedData()]));
    this.#keep(this.#stubs, emptyFiles(packages.map(inJar)));
    this.#keep(this.#file, v8.serialize({ libraries: this.#libraries, packages, modules, found: this.#found }));
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
      if (from === undefined) {
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

/** Where Java looks for a package's tarball. */
function inJar({ folder, tarball }) {
  const { jsii } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return [...jsii.targets.java.package.split("."), tarball].join("/");
}

module.exports = { KnownModules };
