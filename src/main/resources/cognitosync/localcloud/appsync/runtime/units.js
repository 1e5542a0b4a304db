// The check by units. Bundled codes share most of their functions, and a parse takes most of the time of a check: each unit, a
// declaration at the top level, is parsed and checked once for all codes that contain it. What a unit is known to be holds where
// the names that it uses mean the same. A code that is not as simple as that, or not right, is checked as a whole.

class NotSimple {}

/** What a name of the top level stands for, as a text. */
const meaningOf = (binding) =>
  binding.function ? "function" : binding.imported ? JSON.stringify(binding.imported) : "variable";

function bindingOf(name, meaning) {
  switch (meaning) {
    case undefined:
      return undefined;
    case "variable":
      return {};
    case "function":
      return { function: { name, isElsewhere: true } };
    default: {
      const [source, imported] = JSON.parse(meaning);
      return { value: imported === undefined ? modules[source] : modules[source][imported], name };
    }
  }
}

/** The top level of a code as one unit sees it. Records what the unit uses of the others. */
class TopLevel extends Scope {
  uses = new Map();

  constructor(meanings) {
    super(undefined, true);
    this.meanings = meanings;
  }

  find(name) {
    const own = this.bindings.get(name);
    if (own !== undefined) {
      return own;
    }
    const meaning = this.meanings.get(name);
    this.uses.set(name, meaning ?? null);
    return bindingOf(name, meaning);
  }
}

class UnitCheck extends Check {
  error() {
    throw new NotSimple();
  }

  mark({ start }) {
    this.edit(start, start, undefined);
  }

  /** The unit's part of the script: texts, and places in the code, whose lines are counted from the unit's first. */
  parts() {
    const parts = [];
    let [at, line, column] = [0, 0, 1];
    const take = (end) => {
      const text = this.code.slice(at, end);
      const lines = text.split("\n");
      line += lines.length - 1;
      column = lines.at(-1).length + (lines.length === 1 ? column : 1);
      at = end;
      return text;
    };
    // Of edits at one place the last is the first in the script.
    for (const { start, end, text } of [...this.edits].reverse().sort((one, other) => one.start - other.start)) {
      parts.push(take(start), text ?? [line, column], blank(take(end)));
    }
    return [...parts, take(this.code.length)];
  }
}

function programOf(text) {
  try {
    return FastParser.parse(text, { ecmaVersion: 2022, sourceType: "module" });
  } catch (problem) {
    if (problem.loc === undefined) {
      throw problem;
    }
    throw new NotSimple();
  }
}

function declaredBy(text) {
  const program = programOf(text);
  const scope = new Scope(undefined, true);
  new UnitCheck(text).hoist(program.body, scope);
  return { program, names: [...scope.bindings].map(([name, binding]) => [name, meaningOf(binding)]) };
}

function visited(text, { program, names }, meanings) {
  const check = new UnitCheck(text);
  const scope = new TopLevel(meanings);
  check.visit(program, scope);
  check.refuseRecursion();
  if (scope.bindings.size !== names.length) {
    throw new NotSimple(); // a var of an inner block
  }
  const isOfTopLevel = (node) => node.isElsewhere || scope.bindings.get(node.name)?.function === node;
  const calls = check.calls.filter(({ from, to }) => isOfTopLevel(from) && isOfTopLevel(to));
  return {
    names,
    uses: [...scope.uses],
    imports: check.imports,
    exports: [...check.exports],
    calls: calls.map(({ from, to }) => [from.name, to.name]),
    parts: check.parts(),
  };
}

/** A map of what is there once only. */
function single(entries) {
  const map = new Map(entries);
  if (map.size !== entries.length) {
    throw new NotSimple();
  }
  return map;
}

function requireNoCycle(calls) {
  const called = new Map();
  for (const [from, to] of calls) {
    called.set(from, [...(called.get(from) ?? []), to]);
  }
  const ended = new Map();
  const follow = (name) => {
    if (ended.get(name) === false) {
      throw new NotSimple();
    }
    if (!ended.has(name)) {
      ended.set(name, false);
      called.get(name)?.forEach(follow);
      ended.set(name, true);
    }
  };
  for (const name of called.keys()) {
    follow(name);
  }
}

function joined(texts, units) {
  const code = [];
  let line = 1;
  units.forEach(({ parts }, at) => {
    for (const part of parts) {
      code.push(typeof part === "string" ? part : placeMark(line + part[0], part[1]));
    }
    line += texts[at].split("\n").length - 1;
  });
  const exports = single(units.flatMap((unit) => unit.exports));
  if (HANDLERS.some((name) => !exports.has(name))) {
    throw new NotSimple();
  }
  return scriptOf(
    units.flatMap(({ imports }) => imports),
    code.join(""),
    exports,
  );
}

/**
 * The script of the units, and what is new about them.
 *
 * @param known what an earlier check gave for each, or null
 */
function checkedUnits(texts, known) {
  const found = texts.map((text, at) => known[at] ?? declaredBy(text));
  const meanings = single(found.flatMap(({ names }) => names));
  const holds = ({ uses }) => uses?.every(([name, meaning]) => (meanings.get(name) ?? null) === meaning);
  const units = texts.map((text, at) => {
    const unit = found[at];
    return holds(unit) ? unit : visited(text, unit.program ? unit : declaredBy(text), meanings);
  });
  requireNoCycle(units.flatMap(({ calls }) => calls));
  return {
    errors: [],
    script: joined(texts, units),
    units: units.map((unit, at) => (unit === known[at] ? null : unit)),
  };
}

function checkedByUnits(texts, known) {
  // Lines end with \n alone here.
  if (texts.some((text) => /[\r\u2028\u2029]/.test(text) || text.includes(RESERVED))) {
    return undefined;
  }
  try {
    return checkedUnits(texts, known);
  } catch (problem) {
    if (problem instanceof NotSimple) {
      return undefined;
    }
    throw problem;
  }
}

globalThis.$check = () => {
  const { texts, known } = host("input", null);
  host("output", checkedByUnits(texts, known) ?? checked(texts.join("")));
};
