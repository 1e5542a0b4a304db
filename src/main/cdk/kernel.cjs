/**
 * The process that CDK's library runs in, the jsii kernel: started beside Java instead of by it, and loading meanwhile what the
 * last synthesis loaded. Java finds it at a meeting place, a folder with two pipes.
 *
 *   node --preserve-symlinks src/main/cdk/kernel.cjs PROGRAM MEETING KNOWN LIBRARIES
 *
 * PROGRAM is jsii's own, of which three habits are used: it reads requests from and writes answers to file descriptor 3, it
 * links every package into a folder of its own, and it asks for that folder's name once. Where a habit changes, a synthesis
 * takes longer or fails at once, and the launcher has Java start jsii itself.
 *
 * @see https://github.com/aws/jsii/blob/main/packages/%40jsii/runtime/lib/program.ts
 */
"use strict";
const fs = require("node:fs");
const { basename, join } = require("node:path");
const { KnownModules } = require("./modules.cjs");

const [program, meeting, known, libraries] = process.argv.slice(2);
const CHANNEL = 3;
const FOLDER = join(meeting, "kernel");

fs.mkdirSync(FOLDER);
const modules = new KnownModules(known, libraries, join(FOLDER, "node_modules"));
useAsFolder();
useAsChannel();
process.on("exit", (code) => code === 0 && modules.remember());
require(program);

function useAsFolder() {
  const { mkdtempSync } = fs;
  fs.mkdtempSync = (prefix, ...options) => (basename(prefix) === "jsii-kernel-" ? FOLDER : mkdtempSync(prefix, ...options));
}

/** jsii greets and then waits for the first request: that is when there is time to load. */
function useAsChannel() {
  const { openSync, readSync, writeSync } = fs;
  const pipes = { answers: undefined, requests: undefined };
  const requests = () => {
    if (pipes.requests === undefined) {
      leaveSignals();
      modules.load();
      pipes.requests = openSync(join(meeting, "requests"), "r");
      // The launcher waits for the end of a kernel that Java has found, and ends any other.
      fs.unlinkSync(join(meeting, "requests"));
    }
    return pipes.requests;
  };
  // Open for reading, too: otherwise the greeting would have to wait for Java.
  const answers = () => (pipes.answers ??= openSync(join(meeting, "answers"), "r+"));
  fs.readSync = (file, ...rest) => readSync(file === CHANNEL ? requests() : file, ...rest);
  fs.writeSync = (file, ...rest) => writeSync(file === CHANNEL ? answers() : file, ...rest);
}

/** A listener would never be called while this process waits for Java or its requests: it would outlive everybody. */
function leaveSignals() {
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => process.removeAllListeners(signal));
}
