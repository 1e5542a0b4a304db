import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { failed, INSTALL_NODE, notStarted } from "./messages.mjs";

/** The project's folder: the programs of this folder work from wherever they are started. */
export const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path inside the project. */
export const inProject = (...parts) => join(PROJECT, ...parts);

/** A failure that the user can fix: shown as a sentence, without a stack trace. */
export class BuildError extends Error {
  /** @param {string} sentence what happened and what to do; empty if the failed program has printed its own */
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** Prints a line of progress; standard output belongs to `cdk synth`, which prints the template there. */
export const say = (line) => process.stderr.write(`${line}\n`);

/** Runs a program's main function; a {@link BuildError} ends it with its sentence and exit code. */
export async function main(run) {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof BuildError)) {
      throw error;
    }
    if (error.message) {
      say(error.message);
    }
    process.exitCode = error.exitCode;
  }
}

/**
 * Runs a build tool; its output is shown only if it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd: string, remedy: string}} options `remedy` follows the sentence about a missing command
 */
export async function runTool(command, args, { cwd, remedy }) {
  // On Windows npm and mvn are scripts, which only a shell can start.
  const child = spawn(command, args, { cwd, shell: process.platform === "win32", stdio: ["ignore", "pipe", "pipe"] });
  const printed = [];
  child.stdout.on("data", (chunk) => printed.push(chunk));
  child.stderr.on("data", (chunk) => printed.push(chunk));
  const code = await exitCode(child, notStarted(command, remedy));
  if (code !== 0) {
    process.stderr.write(Buffer.concat(printed));
    throw new BuildError(failed([command, ...args].join(" "), code));
  }
}

/** Runs another program of this folder, which prints its own errors. */
export async function runOwn(file, env) {
  const child = spawn(process.execPath, [inProject("build", file)], {
    cwd: PROJECT,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await exitCode(child, notStarted("Node.js", INSTALL_NODE));
  if (code !== 0) {
    throw new BuildError("", code);
  }
}

function exitCode(child, missing) {
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(error.code === "ENOENT" ? new BuildError(missing) : error));
    // A child that a signal ended has no exit code.
    child.on("close", (code) => resolve(code ?? 1));
  });
}
