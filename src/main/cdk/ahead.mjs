import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { hasBeenMet, makeMeetingPlace, removeMeetingPlace } from "./meeting.mjs";
import { inProject } from "./places.mjs";

const KERNEL = inProject("src", "main", "cdk", "kernel.cjs");

/** jsii's own program, which Maven unpacks, see pom.xml. */
const PROGRAM = inProject("target", "jsii", "software", "amazon", "jsii", "lib", "program.js");

/** What the kernel keeps for the next synthesis. */
const MODULES = inProject("target", "launcher", "modules.v8");
const STUBS = inProject("target", "launcher", "stubs.jar");

/** What comes first on the class path of a Java whose kernel knows the packages. */
export const stubs = () => [STUBS].filter(existsSync);

/** What Java has to start instead of jsii: two pumps between its pipes and those of the meeting place. */
const MEET = 'cat <"$COGNITO_SYNC_MEETING/answers" & exec cat >"$COGNITO_SYNC_MEETING/requests"';

const LONGEST_END_MILLIS = 5_000;

/** As jsii starts it; but a synthesis is over before collecting garbage would pay off. */
const FLAGS = ["--preserve-symlinks", "--min-semi-space-size=64", "--max-semi-space-size=64"];

/**
 * Runs Java with its jsii kernel started at the same time. Left alone, Java boots first, then one Node.js, then another one in
 * which CDK's library loads, each with the other processor idle.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} libraries fingerprint of the libraries that Java will have jsii load
 * @param {boolean} stubbed whether Java is to go with empty packages if it can
 * @param {(env: NodeJS.ProcessEnv, signal?: AbortSignal, first?: string[]) => Promise<void>} run starts Java; `signal` ends it,
 *   `first` is what comes first on its class path
 * @see https://aws.github.io/jsii/user-guides/lib-user/configuration/ JSII_RUNTIME
 */
export async function ahead(env, libraries, stubbed, run) {
  const meeting = possible(env) ? makeMeetingPlace() : undefined;
  if (meeting === undefined) {
    return run(env);
  }
  const first = stubbed && existsSync(MODULES) ? stubs() : [];
  const kernel = spawn(process.execPath, [...FLAGS, KERNEL, PROGRAM, meeting, MODULES, STUBS, libraries, ...first.map(() => "stubbed")], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ignore"],
  });
  const failure = new AbortController();
  const ended = new Promise((resolve) => ["error", "close"].forEach((event) => kernel.on(event, resolve)));
  ended.then((code) => code !== 0 && failure.abort());
  const forget = onSignal(() => {
    failure.abort();
    kernel.kill("SIGKILL");
    removeMeetingPlace(meeting);
  });
  try {
    await run({ ...env, COGNITO_SYNC_MEETING: meeting, JSII_RUNTIME: MEET }, failure.signal, first);
  } catch (error) {
    if (!failure.signal.aborted) {
      throw error;
    }
    // Whatever it was, it is not to happen again. Java then starts jsii itself, which also says best what is wrong, if anything is.
    rmSync(MODULES, { recursive: true, force: true });
    removeMeetingPlace(meeting);
    return await run(env);
  } finally {
    if (!hasBeenMet(meeting)) {
      kernel.kill("SIGKILL");
    }
    // It may be writing to a Java that was killed.
    const patience = setTimeout(() => kernel.kill("SIGKILL"), LONGEST_END_MILLIS);
    await ended;
    clearTimeout(patience);
    forget();
    removeMeetingPlace(meeting);
  }
}

/** Has something done when a signal ends this process. */
function onSignal(action) {
  const listeners = ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => {
    const listener = () => {
      action();
      process.kill(process.pid, signal);
    };
    process.once(signal, listener);
    return () => process.removeListener(signal, listener);
  });
  return () => listeners.forEach((forget) => forget());
}

/** Pipes with names and a shell are what Windows has not; who has chosen a jsii keeps it. */
const possible = (env) => process.platform !== "win32" && existsSync(PROGRAM) && !env.JSII_RUNTIME && !env.JSII_NODE;
