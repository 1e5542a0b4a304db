// The check of a whole file, and the script that runs it.

/** Leaves the lines of what is taken away. */
const blank = (code) => code.replace(/[^\n]+/g, "");

function scriptOf(imports, code, exports) {
  const handlers = HANDLERS.map((name) => `${name}: ${exports.get(name)}`).join(", ");
  const start = "$appsync(($appsync_modules, $appsync_elements, $appsync_names, $appsync_at) => {";
  return `${start} ${imports.join(" ")}\n${code}\nreturn { ${handlers} };\n});`;
}

class Check extends ExpressionCheck {
  refuseRecursion() {
    const seen = new Set();
    const follow = (from, path) => {
      for (const { to, node } of this.calls.filter((one) => one.from === from)) {
        if (path.includes(to)) {
          const cycle = [...path.slice(path.indexOf(to)), to].map(({ name }) => name).join(" -> ");
          this.lint("no-recursion", `Recursive function calls not supported. Detected cycle in ${cycle}`, node);
        } else if (!seen.has(to)) {
          seen.add(to);
          follow(to, [...path, to]);
        }
      }
    };
    for (const start of new Set(this.calls.map(({ to }) => to))) {
      if (!seen.has(start)) {
        seen.add(start);
        follow(start, [start]);
      }
    }
  }

  script() {
    let code = this.code;
    for (const { start, end, text } of [...this.edits].sort((one, other) => other.start - one.start)) {
      code = code.slice(0, start) + text + blank(code.slice(start, end)) + code.slice(end);
    }
    return scriptOf(this.imports, code, this.exports);
  }
}

const START = { loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } } };

function parsed(check) {
  try {
    return acorn.parse(check.code, { ecmaVersion: 2022, sourceType: "module", locations: true });
  } catch (problem) {
    if (problem.loc === undefined) {
      throw problem;
    }
    const at = { ...problem.loc };
    check.refuse("PARSER", `Parsing error: ${problem.message.replace(/ \(\d+:\d+\)$/, "")}`, {
      loc: { start: at, end: at },
    });
    return undefined;
  }
}

function checked(code) {
  const check = new Check(code);
  const program = parsed(check);
  if (program !== undefined) {
    check.visit(program, new Scope(undefined, true));
    check.refuseRecursion();
    for (const name of HANDLERS.filter((one) => !check.exports.has(one))) {
      check.refuse("TRANSPILER", `The code must export the function ${name}.`, START);
    }
    if (code.includes(RESERVED)) {
      check.refuse("TRANSPILER", `Names with ${RESERVED} are reserved here.`, START);
    }
  }
  const errors = check.errors.sort((one, other) => one.line - other.line || one.column - other.column);
  return errors.length > 0 ? { errors } : { errors, script: check.script() };
}
