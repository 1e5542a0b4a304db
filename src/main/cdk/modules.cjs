"use strict";
const { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join, sep } = require("node:path");
const v8 = require("node:v8");
const { Script } = require("node:vm");

/**
 * The modules that a synthesis loads from CDK's packages, as V8 has compiled them: kept in a file for the next synthesis with
 * the same libraries, which loads them before anybody asks. jsii names a package's folder after the content, so that they never
 * differ from what was compiled; V8 itself compiles anew what another version or other flags of it have left.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/vm.html#scriptcreatecacheddata
 */
class KnownModules {
  #file;
  #libraries;
  #folder;
  #known = new Map();
  #found = new Map();
  #scripts = new Map();
  #rejected = false;

  /**
   * @param {string} file where they are kept
   * @param {string} libraries fingerprint of the libraries that the packages come in
   * @param {string} folder where jsii will link the packages: the modules' names begin with it
   */
  constructor(file, libraries, folder) {
    this.#file = file;
    this.#libraries = libraries;
    this.#folder = folder;
    this.#compileQuickly();
    this.#resolveQuickly();
  }

  /** Loads what is known, under the very names it will have once jsii has linked the packages itself. */
  load() {
    try {
      const { libraries, packages, modules, found } = v8.deserialize(readFileSync(this.#file));
      if (libraries !== this.#libraries) {
        return;
      }
      this.#known = modules;
      this.#found = found;
      for (const [name, folder] of packages) {
        mkdirSync(dirname(join(this.#folder, name)), { recursive: true });
        symlinkSync(folder, join(this.#folder, name));
      }
      for (const name of modules.keys()) {
        require(join(this.#folder, name));
      }
    } catch {
      // There is no file yet, it is damaged, or somebody has emptied jsii's cache: jsii loads as it goes, and the file is made anew.
      this.#known = new Map();
      this.#found = new Map();
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** Keeps what was loaded, unless it was known. */
  remember() {
    if (!this.#rejected && this.#scripts.size === this.#known.size) {
      return;
    }
    const names = new Set([...this.#scripts.keys()].map(packageOf));
    const packages = new Map([...names].map((name) => [name, realpathSync(join(this.#folder, name))]));
    // Now, not when they were loaded: it holds the functions, too, that were compiled when they were called.
    const modules = new Map([...this.#scripts].map(([name, script]) => [name, script.createCachedData()]));
    this.#write(v8.serialize({ libraries: this.#libraries, packages, modules, found: this.#found }));
  }

  #write(content) {
    // Under its own name the file is whole, even if two synthesises end at once.
    const unfinished = `${this.#file}.${process.pid}`;
    try {
      writeFileSync(unfinished, content);
      renameSync(unfinished, this.#file);
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

/** `aws-cdk-lib` of `aws-cdk-lib/core/index.js`; names may have a scope. */
const packageOf = (name) => name.split(sep).slice(0, name.startsWith("@") ? 2 : 1).join("/");

module.exports = { KnownModules };
