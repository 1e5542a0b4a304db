import { spawn } from "node:child_process";
import { Refusal } from "./refusal.mjs";

const ON_WINDOWS = process.platform === "win32";

/**
 * Runs a build tool without its chatter: what it printed is shown only if it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, remedy: string}} options `remedy` is the sentence for when the command is missing
 */
export async function build(command, args, { cwd, remedy }) {
  // On Windows npm and mvn are scripts, which only a shell can start.
  const child = spawn(command, args, { cwd, shell: ON_WINDOWS, stdio: ["ignore", "pipe", "pipe"] });
  const printed = [];
  child.stdout.on("data", (chunk) => printed.push(chunk));
  child.stderr.on("data", (chunk) => printed.push(chunk));
  const code = await ended(child, `${command} cannot be started: ${remedy}`);
  if (code !== 0) {
    process.stderr.write(Buffer.concat(printed));
    throw new Refusal(`\`${[command, ...args].join(" ")}\` failed with exit code ${code}; its output is above.`);
  }
}

/**
 * Runs a program of this project, whose output goes where ours goes and which says itself what went wrong.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{env: NodeJS.ProcessEnv, remedy: string}} options
 */
export async function program(command, args, { env, remedy }) {
  const child = spawn(command, args, { env, stdio: ["ignore", "inherit", "inherit"] });
  const code = await ended(child, `${command} cannot be started: ${remedy}`);
  if (code !== 0) {
    throw new Refusal("", code);
  }
}

function ended(child, missing) {
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(error.code === "ENOENT" ? new Refusal(missing) : error));
    // A child that a signal ended has no exit code.
    child.on("close", (code) => resolve(code ?? 1));
  });
}
