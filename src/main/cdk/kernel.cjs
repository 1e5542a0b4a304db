/**
 * The process that CDK's library runs in, the jsii kernel: started beside Java instead of by it, and loading meanwhile what the
 * last synthesis loaded. Java finds it at a meeting place, a folder with two pipes.
 *
 *   node --preserve-symlinks src/main/cdk/kernel.cjs PROGRAM MEETING MODULES STUBS LIBRARIES [stubbed]
 *
 * PROGRAM is jsii's own, of which five habits are used: it reads requests from and writes answers to file descriptor 3, a line
 * each; it asks once for the name of a folder of its own, and links every package into it; it keeps packages in folders named
 * after a digest, the first that it takes when it loads one, and takes nothing for a package that is none. Where a habit changes,
 * a synthesis takes longer or fails at once, and the launcher has Java start jsii itself. `stubbed` says that Java's tarballs are empty, see stubs.cjs: then this process has to know the packages.
 *
 * @see https://github.com/aws/jsii/blob/main/packages/%40jsii/runtime/lib/program.ts
 * @see https://aws.github.io/jsii/specification/3-kernel-api/ the request `load`
 */
"use strict";
const crypto = require("node:crypto");
const fs = require("node:fs");
const { devNull } = require("node:os");
const { basename, join } = require("node:path");
const { KnownModules } = require("./modules.cjs");

const [program, meeting, file, stubs, libraries, stubbed] = process.argv.slice(2);
const CHANNEL = 3;
const FOLDER = join(meeting, "kernel");
const NEWLINE = 10;
const { createHash } = crypto;

fs.mkdirSync(FOLDER);
const modules = new KnownModules({ file, stubs, libraries, program, folder: join(FOLDER, "node_modules") });
const ahead = modules.packages();
if (stubbed && ahead.length === 0) {
  giveUp();
}
useAsFolder();
useAsChannel();
process.on("exit", (code) => code === 0 && modules.remember());
require(program);

/** Ends this process: the launcher goes the ordinary way, and forgets what this one believed. */
function giveUp() {
  process.exit(1);
}

function useAsFolder() {
  const { mkdtempSync } = fs;
  fs.mkdtempSync = (prefix, ...options) => (basename(prefix) === "jsii-kernel-" ? FOLDER : mkdtempSync(prefix, ...options));
}

/** jsii greets and then waits for the first request: that is when there is time to load, as if Java had asked already. */
function useAsChannel() {
  const { openSync, readSync, writeSync } = fs;
  const pipes = { answers: undefined, requests: undefined };
  let unanswered = 0;
  const requests = () => {
    if (pipes.requests === undefined) {
      leaveSignals();
      loadModules();
      pipes.requests = openSync(join(meeting, "requests"), "r");
      // The launcher waits for the end of a kernel that Java has found, and ends any other.
      fs.unlinkSync(join(meeting, "requests"));
    }
    return pipes.requests;
  };
  // Open for reading, too: otherwise the greeting would have to wait for Java.
  const answers = () => (pipes.answers ??= openSync(join(meeting, "answers"), "r+"));
  fs.readSync = (file, buffer, offset, ...rest) => {
    if (file !== CHANNEL) {
      return readSync(file, buffer, offset, ...rest);
    }
    if (ahead.length > 0) {
      unanswered++;
      return buffer.write(asIfJavaAsked(ahead.shift()), offset);
    }
    const length = readSync(requests(), buffer, offset, ...rest);
    modules.note(buffer.toString("utf8", offset, offset + length));
    return length;
  };
  fs.writeSync = (file, buffer, offset = 0, ...rest) => {
    if (file !== CHANNEL || unanswered === 0) {
      return writeSync(file === CHANNEL ? answers() : file, buffer, offset, ...rest);
    }
    if (buffer.includes('"error"', offset) || crypto.createHash !== createHash) {
      giveUp();
    }
    unanswered -= buffer.at(-1) === NEWLINE ? 1 : 0;
    return buffer.length - offset;
  };
}

/** Without a tarball: jsii has kept the package under its digest, which is known, and reading 58 MB for it takes its time. */
function asIfJavaAsked({ name, version, folder }) {
  // For the first digest only: had jsii taken none, the next one, of somebody else, would be wrong.
  crypto.createHash = () => {
    crypto.createHash = createHash;
    return {
      update() {
        return this;
      },
      digest: (encoding) => (encoding ? basename(folder) : Buffer.from(basename(folder), "hex")),
    };
  };
  return `${JSON.stringify({ api: "load", name, version, tarball: devNull })}\n`;
}

function loadModules() {
  try {
    modules.load();
  } catch {
    // They are not what they were: jsii itself says what is wrong, if anything is.
    giveUp();
  }
}

/** A listener would never be called while this process waits for Java or its requests: it would outlive everybody. */
function leaveSignals() {
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => process.removeAllListeners(signal));
}
