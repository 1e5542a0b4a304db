import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const REQUESTS = "requests";
const ANSWERS = "answers";

/** @returns {string | undefined} a folder of its owner's with two pipes; undefined where the system has no pipes with names */
export function makeMeetingPlace() {
  const folder = mkdtempSync(join(tmpdir(), "cognito-sync-"));
  if (spawnSync("mkfifo", ["-m", "600", ...pipes(folder)]).status === 0) {
    return folder;
  }
  rmSync(folder, { recursive: true });
  return undefined;
}

/** Whether Java has found the kernel there, which then removes the pipe of the requests. */
export const hasBeenMet = (folder) => !existsSync(join(folder, REQUESTS));

/** Removes it, with whoever waits for somebody at the other end of a pipe: a pump of a Java that was ended. */
export function removeMeetingPlace(folder) {
  pipes(folder)
    .filter(existsSync)
    .forEach((pipe) => closeSync(openSync(pipe, "r+")));
  rmSync(folder, { recursive: true, force: true });
}

const pipes = (folder) => [REQUESTS, ANSWERS].map((name) => join(folder, name));
