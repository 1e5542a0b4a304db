import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const LAUNCHER = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "main", "cdk");

/** What the tools leave behind; the real ones do the same, later. */
export const TOOLS = {
  mvn: `
    fs.mkdirSync("target/classes/cognitosync/infra", { recursive: true });
    fs.copyFileSync("src/main/java/cognitosync/infra/SyncApp.java", "target/classes/cognitosync/infra/SyncApp.class");
    fs.writeFileSync("target/classpath-of-app.txt", process.cwd() + "/library.jar");`,
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
 * The launchers in a small project of their own, with a Maven, an npm and a Java that write down that they were called
 * and leave what the real ones leave.
 */
export class Project {
  #folder = mkdtempSync(join(tmpdir(), "launcher-"));

  constructor() {
    cpSync(LAUNCHER, this.path("src/main/cdk"), { recursive: true });
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

  /** Puts a tool on the PATH of the launchers. */
  tool(name, does) {
    const script = `#!${process.execPath}
      const fs = require("node:fs");
      const args = process.argv.slice(2);
      fs.appendFileSync(${JSON.stringify(this.path("calls"))}, ["${name}", ...args].join(" ") + "\\n");
      ${does}`;
    this.write(`bin/${name}`, script, { mode: 0o755 });
  }

  /** Stands for Maven, which has compiled before it calls the launcher. */
  compile() {
    spawnSync(process.execPath, [this.path("bin/mvn")], { cwd: this.#folder });
  }

  /** What `cdk.json` runs; the answer tells the tools that were called, without the options that only quieten them. */
  app(env = {}) {
    return this.#run("app.mjs", [], { CDK_OUTDIR: this.path("cdk.out"), CDK_CONTEXT_JSON: "{}", ...env });
  }

  /** What Maven runs. */
  assemble(...args) {
    return this.#run("assemble.mjs", args, {});
  }

  #run(launcher, args, env) {
    this.write("calls", "");
    const result = spawnSync(process.execPath, [this.path(`src/main/cdk/${launcher}`), ...args], {
      cwd: this.#folder,
      encoding: "utf8",
      env: { PATH: [this.path("bin"), dirname(process.execPath)].join(delimiter), ...env },
    });
    if (result.error) {
      throw result.error;
    }
    const calls = this.read("calls").split("\n").slice(0, -1);
    result.called = calls.map((call) => (call.startsWith("java") ? "java" : call.replace(/ --.*/, "")));
    return result;
  }
}
