import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const BUILD = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the tools leave behind; the real ones do the same, later. In the shell's words: it starts faster than Node.js. */
export const TOOLS = {
  mvn: `
    mkdir -p target/classes/cognitosync/infra
    cp src/main/java/cognitosync/infra/SyncApp.java target/classes/cognitosync/infra/SyncApp.class
    printf %s "$PWD/library.jar" > target/classpath.txt
    printf %s "-cp target/classes cognitosync.infra.SyncApp" > target/synth.args`,
  npm: `
    if [ "$1" = ci ]; then
      mkdir -p node_modules
      cp package-lock.json node_modules/.package-lock.json
    else
      mkdir -p dist
      cp src/main.js dist/main.js
    fi`,
  java: `
    case "$CDK_CONTEXT_JSON" in *magic*)
      echo "signIn=magic is not known" >&2
      exit 1
    esac
    mkdir -p "$CDK_OUTDIR"
    printf %s "$CDK_CONTEXT_JSON" > "$CDK_OUTDIR/manifest.json"`,
};

/**
 * The programs of `build` in a small project of their own, with a Maven, an npm and a Java that write down that they were
 * called and leave what the real ones leave.
 */
export class Project {
  #folder = mkdtempSync(join(tmpdir(), "build-"));
  #runs = 0;

  constructor() {
    cpSync(BUILD, this.path("build"), { recursive: true, filter: (file) => basename(file) !== "test" });
    this.write("cdk.json", '{"context": {"flag": true}}');
    this.write("pom.xml", "<project/>");
    this.write("library.jar", "a jar");
    this.write("src/main/java/cognitosync/infra/SyncApp.java", "class SyncApp {}");
    this.write("package-lock.json", "{}");
    this.write("packages/cognito-sync-datasets/src/index.js", "export {}");
    this.write("site/src/main.js", "start()");
    for (const [name, does] of Object.entries(TOOLS)) {
      this.tool(name, does);
    }
  }

  path(relative) {
    return join(this.#folder, ...relative.split("/"));
  }

  read(path) {
    return readFileSync(this.path(path), "utf8");
  }

  write(path, text, options) {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text, options);
  }

  /** Adds a comment, which is a change to any of these files. */
  edit(path) {
    appendFileSync(this.path(path), " // edited");
  }

  remove(path) {
    rmSync(this.path(path), { recursive: true });
  }

  /** Puts a tool on the PATH. */
  tool(name, does) {
    const script = `#!/bin/sh
      PATH=/usr/bin:/bin:$PATH
      echo ${name} "$@" >> '${this.path("calls")}'
      ${does}`;
    this.write(`bin/${name}`, script, { mode: 0o755 });
  }

  /** Stands for Maven, which has compiled before it calls `assemble.mjs`. */
  compile() {
    spawnSync(this.path("bin/mvn"), { cwd: this.#folder });
  }

  /** What `cdk.json` runs before the app; the answer names the tools that were called, without their quietening options. */
  build(env = {}) {
    return this.#import("build.mjs", [], env);
  }

  /** What `cdk.json` runs as the app. */
  app(env = {}) {
    return this.run("app.mjs", { CDK_OUTDIR: this.path("cdk.out"), CDK_CONTEXT_JSON: "{}", ...env });
  }

  /** What Maven runs. */
  assemble(options = [], env = {}) {
    return this.#import("assemble.mjs", options, env);
  }

  /** Runs a program of `build` as a process of its own. */
  run(program, env = {}) {
    this.write("calls", "");
    const result = spawnSync(process.execPath, [this.path(`build/${program}`)], {
      cwd: this.#folder,
      encoding: "utf8",
      env: this.#environment(env),
    });
    if (result.error) {
      throw result.error;
    }
    return this.#withCalls(result);
  }

  /**
   * Runs a program of `build` in this process, with arguments, environment and folder of its own: starting a process for each of
   * its many runs would take most of the tests' time.
   */
  async #import(program, options, env) {
    this.write("calls", "");
    const { argv, env: inherited, exitCode } = process;
    const folder = process.cwd();
    const write = process.stderr.write;
    let stderr = "";
    Object.assign(process, {
      argv: [process.execPath, this.path(`build/${program}`), ...options],
      env: this.#environment(env),
      exitCode: 0,
    });
    process.chdir(this.#folder);
    process.stderr.write = (text) => {
      stderr += text;
      return true;
    };
    try {
      // A module is evaluated once for each address.
      this.#runs += 1;
      await import(`${pathToFileURL(this.path(`build/${program}`))}?${this.#runs}`);
      return this.#withCalls({ status: process.exitCode, stderr });
    } finally {
      Object.assign(process, { argv, env: inherited, exitCode });
      process.stderr.write = write;
      process.chdir(folder);
    }
  }

  #environment(more) {
    return { PATH: [this.path("bin"), dirname(process.execPath)].join(delimiter), ...more };
  }

  #withCalls(result) {
    const calls = this.read("calls").split("\n").slice(0, -1);
    return {
      ...result,
      calls,
      called: calls.map((call) => (call.startsWith("java") ? "java" : call.replace(/ --.*/, ""))),
    };
  }
}
