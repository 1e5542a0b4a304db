// What lies between Java and a resolver's code: one invocation in, one result out. The engine restores its memory before each
// invocation, so nothing that a resolver changes here or anywhere else outlives it.

const call = globalThis.java_invoke;
const host = (name, argument) => JSON.parse(call("host", name, JSON.stringify([argument])));

const { parse, stringify } = JSON;

/** The invocation that runs: its handler, context and time. */
let invocation;
const now = () => invocation.now;

const LONGEST_LOOP = 1000;

function requireShort(length) {
  if (length > LONGEST_LOOP) {
    throw new RangeError(`A loop may run ${LONGEST_LOOP} times at most; this one would run ${length} times.`);
  }
}

/** What for...of runs over: on AWS, elements that are added meanwhile are not visited. */
function elements(list) {
  if (!Array.isArray(list)) {
    throw new TypeError("for...of runs over arrays only.");
  }
  requireShort(list.length);
  return list.slice();
}

/** What for...in runs over. */
function names(map) {
  requireShort(Object.keys(map ?? {}).length);
  return map;
}

/** Where a resolver's code is: its script says so before each statement, because the engine knows the function only. */
const at = { place: "1:1" };

/** As AWS reports an error of the runtime: code.js:LINE:COLUMN: NAME: MESSAGE. */
const described = (problem) => `code.js:${at.place}: ${problem}`;

function outcomeOf(handler) {
  try {
    return { kind: "returned", value: orNull(handler()) };
  } catch (problem) {
    return problem instanceof Stop ? problem.outcome : { kind: "failed", message: described(problem) };
  }
}

function run(load) {
  const { handler, context } = invocation;
  const ctx = Object.freeze({ ...context, args: context.arguments });
  const outcome = outcomeOf(() => load(modules, elements, names, at)[handler](ctx));
  try {
    return stringify([{ outcome, stash: ctx.stash, ...effects }]);
  } catch (problem) {
    return stringify([{ outcome: { kind: "failed", message: described(problem) }, stash: {}, ...effects }]);
  }
}

/** Called by the script of a resolver with the function that its code is the body of. */
globalThis.$appsync = (load) => {
  delete globalThis.$appsync;
  invocation = host("input", null);
  restrict();
  call("host", "output", run(load));
};

const log = (...values) => {
  effects.logs.push(values.map((value) => (typeof value === "string" ? value : stringify(value))).join(" "));
};

const replace = String.prototype.replace;
const replaceAll = String.prototype.replaceAll;

// AWS reads the pattern and the replacement as those of java.util.regex, so a sign that has a meaning there is no text.
const literally = (name, original) =>
  function (pattern, replacement) {
    if (typeof pattern === "string" && (/[\\^$.|?*+()[\]{}]/.test(pattern) || /[\\$]/.test(replacement))) {
      throw new TypeError(
        `String.${name} takes plain text here; AWS reads ${stringify(pattern)} as a regular expression of Java.`,
      );
    }
    return original.call(this, pattern, replacement);
  };

/** Takes away what APPSYNC_JS does not have and the check of the code cannot see. */
function restrict() {
  delete globalThis.java_invoke;
  delete Function.prototype.constructor;
  Object.assign(globalThis, modules["@aws-appsync/utils"], { console: { log, error: log } });
  String.prototype.replace = literally("replace", replace);
  String.prototype.replaceAll = literally("replaceAll", replaceAll);
  Math.random = random;
  JSON.parse = (text) => {
    try {
      return parse(text);
    } catch {
      return ""; // as AWS documents it
    }
  };
}
