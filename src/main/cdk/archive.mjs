import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { ofValues } from "./fingerprint.mjs";
import { readStamp, writeStamp } from "./freshen.mjs";
import { inProject } from "./places.mjs";

/**
 * The libraries' classes as one Java has them in memory, kept in a file for the next start: class data sharing.
 *
 * It makes itself while there is work to do anyway: the first synthesis writes down which classes it needs, the second one has
 * a second Java pack them meanwhile, the third one starts with them. Java itself checks the file and goes without it if it does
 * not fit.
 *
 * @see https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html
 */
export class Archive {
  #folder;
  #content;

  /**
   * @param {string} identity tells this Java from any other
   * @param {() => string} content fingerprint of what is first on the class path: the first run may add to it
   */
  constructor(identity, content) {
    // One folder for each Java, so that one that is used in turns with another keeps its own.
    this.#folder = inProject("target", "launcher", `java-${ofValues(identity).slice(0, 16)}`);
    this.#content = () => ofValues(identity, content());
  }

  get #list() {
    return join(this.#folder, "classes.lst");
  }

  get #classes() {
    return join(this.#folder, "classes.jsa");
  }

  get #stamp() {
    return join(this.#folder, "made-of.json");
  }

  /**
   * Runs a program with the classes that are there, and sees to those that are not.
   *
   * @param {(options: string[], stubbed?: boolean) => Promise<void>} run starts it with more options for Java; `stubbed`: these
   *   classes were packed with stubs.jar first on the class path, see stubs.cjs
   * @param {(options: string[]) => Promise<boolean>} pack starts a Java that only packs classes; tells whether it worked
   */
  async around(run, pack) {
    const known = readStamp(this.#stamp);
    if (known?.content !== this.#content() || !existsSync(this.#list)) {
      await this.#writeDown(run);
    } else if (known.size === NOT_POSSIBLE) {
      await run([]);
    } else if (known.size !== undefined && known.size === sizeOf(this.#classes)) {
      // Should it not fit in spite of all, nobody needs to know. A Java that packs classes knows this option, others may not.
      await run([`-XX:SharedArchiveFile=${this.#classes}`, "-Xlog:disable"], true);
    } else {
      await Promise.all([run([]), this.#pack(pack)]);
    }
  }

  async #writeDown(run) {
    mkdirSync(this.#folder, { recursive: true });
    const list = unfinished(this.#list);
    try {
      await run(["-XX:+IgnoreUnrecognizedVMOptions", `-XX:DumpLoadedClassList=${list}`]);
      if (existsSync(list)) {
        renameSync(list, this.#list);
        writeStamp(this.#stamp, { content: this.#content() });
      }
    } finally {
      rmSync(list, { force: true });
    }
  }

  async #pack(pack) {
    const classes = unfinished(this.#classes);
    try {
      const done = await pack(["-Xshare:dump", `-XX:SharedClassListFile=${this.#list}`, `-XX:SharedArchiveFile=${classes}`]);
      const size = (done && sizeOf(classes)) || NOT_POSSIBLE;
      if (size !== NOT_POSSIBLE) {
        renameSync(classes, this.#classes);
      }
      // Java 17 crashes over an archive that was cut short: only one of this size is ever handed to it.
      writeStamp(this.#stamp, { content: this.#content(), size });
    } catch (error) {
      // Somebody has cleaned meanwhile, or the disk is full: the synthesis goes on, and the next one tries again.
      if (error.code === undefined) {
        throw error;
      }
    } finally {
      rmSync(classes, { force: true });
    }
  }
}

/** Instead of a size: this Java has no such archives, and is not asked again. */
const NOT_POSSIBLE = 0;

/** Under its own name a file is whole, even if two launchers write it at once. */
const unfinished = (file) => `${file}.${process.pid}`;

const sizeOf = (file) => statSync(file, { throwIfNoEntry: false })?.size;
