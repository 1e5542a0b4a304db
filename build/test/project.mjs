import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const BUILD = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the tools leave behind; the real ones do the same, later. */
export const TOOLS = {
  mvn: `
    fs.mkdirSync("target/classes/cognitosync/infra", { recursive: true });
    fs.copyFileSync("src/main/java/cognitosync/infra/SyncApp.java", "target/classes/cognitosync/infra/SyncApp.class");
    fs.writeFileSync("target/classpath.txt", process.cwd() + "/library.jar");
    fs.writeFileSync("target/synth.args", "-cp target/classes cognitosync.infra.SyncApp");`,
  npm: `
    if (args[0] === "ci") {
      fs.mkdirSync("node_modules", { recursive: true });
      fs.copyFileSync("package-lock.json", "node_modules/.package-lock.json");
    } else {
      fs.mkdirSync("dist", { recursive: true });
      fs.copyFileSync("src/main.js", "dist/main.js");
    }`,
  java: `
    if (process.env.CDK_CONTEXT_JSON.includes("magic")) {
      process.stderr.write("signIn=magic is not known\\n");
      process.exit(1);
    }
    fs.mkdirSync(process.env.CDK_OUTDIR, { recursive: true });
    fs.writeFileSync(process.env.CDK_OUTDIR + "/manifest.json", process.env.CDK_CONTEXT_JSON);`,
};

/**
 * The programs of `build` in a small project of their own, with a Maven, an npm and a Java that write down that they were
 * called and leave what the real ones leave.
 */
export class Project {
  #folder = mkdtempSync(join(tmpdir(), "build-"));

  constructor() {
    cpSync(BUILD, this.path("build"), { recursive: true, filter: (file) => basename(file) !== "test" });
    this.write("cdk.json", '{"context": {"flag": true}}');
    this.write("pom.xml", "<project/>");
    this.write("library.jar", "a jar");
    this.write("src/main/java/cognitosync/infra/SyncApp.java", "class SyncApp {}");
    this.write("site/package-lock.json", "{}");
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
    const script = `#!${process.execPath}
      const fs = require("node:fs");
      const args = process.argv.slice(2);
      fs.appendFileSync(${JSON.stringify(this.path("calls"))}, ["${name}", ...args].join(" ") + "\\n");
      ${does}`;
    this.write(`bin/${name}`, script, { mode: 0o755 });
  }

  /** Stands for Maven, which has compiled before it calls `assemble.mjs`. */
  compile() {
    spawnSync(process.execPath, [this.path("bin/mvn")], { cwd: this.#folder });
  }

  /** What `cdk.json` runs before the app; the answer names the tools that were called, without their quietening options. */
  build(env = {}) {
    return this.#run("build.mjs", [], env);
  }

  /** What `cdk.json` runs as the app. */
  app(env = {}) {
    return this.#run("app.mjs", [], { CDK_OUTDIR: this.path("cdk.out"), CDK_CONTEXT_JSON: "{}", ...env });
  }

  /** What Maven runs. */
  assemble(options = [], env = {}) {
    return this.#run("assemble.mjs", options, env);
  }

  #run(program, args, env) {
    this.write("calls", "");
    const result = spawnSync(process.execPath, [this.path(`build/${program}`), ...args], {
      cwd: this.#folder,
      encoding: "utf8",
      env: { PATH: [this.path("bin"), dirname(process.execPath)].join(delimiter), ...env },
    });
    if (result.error) {
      throw result.error;
    }
    result.calls = this.read("calls").split("\n").slice(0, -1);
    result.called = result.calls.map((call) => (call.startsWith("java") ? "java" : call.replace(/ --.*/, "")));
    return result;
  }
}
