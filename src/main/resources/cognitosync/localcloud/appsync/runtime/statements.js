// The check of a resolver's code when it is deployed, and the script that runs it. The words of the refusals are those of
// @aws-appsync/eslint-plugin and of the TypeScript compiler, which AWS checks with.

const placeMark = (line, column) => `$appsync_at.place="${line}:${column}";`;

/** Statements, and the names that they declare. */
class StatementCheck {
  errors = [];
  edits = [];
  imports = [];
  exports = new Map();
  calls = [];

  constructor(code) {
    this.code = code;
  }

  error(errorType, rule, value, node) {
    const { start, end } = node.loc;
    const span = end.line === start.line ? end.column - start.column : -1;
    this.errors.push({ errorType, rule, value, line: start.line, column: start.column + 1, span });
  }

  lint(rule, value, node) {
    this.error("LINT_ERROR", `@aws-appsync/${rule}`, value, node);
  }

  refuse(rule, value, node) {
    this.error("PARSER_ERROR", rule, value, node);
  }

  unsupported(node, type = node.type) {
    this.refuse("TRANSPILER", `Unsupported Syntax Type: ${type}`, node);
  }

  edit(start, end, text) {
    this.edits.push({ start, end, text });
  }

  /** Lets the script say where it is. */
  mark({ start, loc }) {
    this.edit(start, start, placeMark(loc.start.line, loc.start.column + 1));
  }

  /** Declares what is visible in the whole scope before any of it is used. */
  hoist(statements, scope) {
    for (const statement of statements) {
      const node = statement.declaration ?? statement;
      if (node.type === "FunctionDeclaration" && node.id) {
        this.declareFunction(node.id.name, node, scope);
      } else if (node.type === "VariableDeclaration") {
        this.hoistVariables(node, scope);
      } else if (node.type === "ImportDeclaration") {
        this.import(node, scope);
      }
    }
  }

  hoistVariables(node, scope) {
    let target = scope;
    while (node.kind === "var" && !target.isFunctionScope) {
      target = target.parent;
    }
    for (const { id, init } of node.declarations) {
      for (const name of declared(id)) {
        target.declare(name.name, {});
      }
      if (id.type === "Identifier" && isFunction(init)) {
        this.declareFunction(id.name, init, target);
      }
    }
  }

  declareFunction(name, node, scope) {
    node.name = name;
    scope.declare(name, { function: node });
  }

  import(node, scope) {
    const source = node.source.value;
    const module = Object.hasOwn(modules, source) ? modules[source] : undefined;
    if (module === undefined) {
      this.refuse("TS2307", `Cannot find module '${source}' or its corresponding type declarations.`, node.source);
    }
    for (const specifier of node.specifiers) {
      const local = specifier.local.name;
      const name = specifier.imported?.name ?? specifier.imported?.value;
      const isNamespace = specifier.type === "ImportNamespaceSpecifier";
      if (module !== undefined && !isNamespace && !Object.hasOwn(module, name ?? "default")) {
        this.refuse("TS2305", `Module '"${source}"' has no exported member '${name ?? "default"}'.`, specifier);
      }
      const imported = isNamespace ? [source] : [source, name ?? "default"];
      scope.declare(local, { value: isNamespace ? module : module?.[name], name: local, imported });
      const key = JSON.stringify(source);
      this.imports.push(`const ${local} = $appsync_modules[${key}]${isNamespace ? "" : `[${JSON.stringify(name)}]`};`);
    }
    this.edit(node.start, node.end, "");
  }

  visitAll(nodes, scope) {
    for (const node of nodes) {
      this.visit(node, scope);
    }
  }

  visit(node, scope) {
    if (UNSUPPORTED[node.type] !== undefined) {
      this.lint(...UNSUPPORTED[node.type], node);
    } else if (node.type === "UpdateExpression") {
      this.operator("no-disallowed-unary-operators", node);
    } else if (!SUPPORTED.has(node.type)) {
      const name = node.type === "NewExpression" && node.callee.name;
      if (name === "Promise") {
        this.lint("no-promise", "Promise is not supported", node);
      } else {
        this.unsupported(node, name ? `NewExpression (new ${name})` : node.type);
      }
    } else if (isFunction(node)) {
      this.visitFunction(node, scope);
    } else if (this[node.type] !== undefined) {
      this[node.type](node, scope);
    } else {
      this.visitAll(childrenOf(node), scope);
    }
  }

  visitFunction(node, scope) {
    if (node.async) {
      this.lint("no-async", "Async functions are not supported.", node);
    }
    if (node.generator) {
      this.lint("no-generators", "Generator functions are not supported.", node);
    }
    const inner = new Scope(scope, true);
    inner.function = node;
    const [first] = node.params;
    for (const name of node.params.flatMap((param) => declared(param))) {
      inner.declare(name.name, {
        isContext: name === first && HANDLERS.includes(node.name) && scope.parent === undefined,
      });
    }
    this.visitAll(node.params, inner);
    if (node.body.type === "BlockStatement") {
      this.visitStatements(node.body.body, inner);
    } else {
      this.refuseReturnedFunction(node.body, inner);
      this.visit(node.body, inner);
    }
  }

  refuseReturnedFunction(node, scope) {
    if (isFunction(node) || this.functionNamed(node, scope)) {
      this.lint("no-function-return", "returning a function is not allowed", node);
    }
  }

  functionNamed(node, scope) {
    return node?.type === "Identifier" ? scope.find(node.name)?.function : undefined;
  }

  visitStatements(statements, scope) {
    this.hoist(statements, scope);
    for (const statement of statements) {
      if (!/^(Function|Import|Export)/.test(statement.type)) {
        this.mark(statement);
      }
      this.visit(statement, scope);
    }
  }

  Program(node, scope) {
    this.visitStatements(node.body, scope);
  }

  BlockStatement(node, scope) {
    this.visitStatements(node.body, new Scope(scope, false));
  }

  SwitchStatement(node, scope) {
    this.visit(node.discriminant, scope);
    const inner = new Scope(scope, false);
    for (const { consequent } of node.cases) {
      this.hoist(consequent, inner);
    }
    this.visitAll(node.cases, inner);
  }

  ForOfStatement(node, scope) {
    this.loop(node, scope, "elements");
  }

  ForInStatement(node, scope) {
    this.loop(node, scope, "names");
  }

  loop(node, scope, bound) {
    this.edit(node.right.start, node.right.start, `$appsync_${bound}(`);
    this.edit(node.right.end, node.right.end, ")");
    const inner = new Scope(scope, false);
    if (node.left.type === "VariableDeclaration") {
      this.hoistVariables(node.left, inner);
    } else {
      this.assigned(node.left, scope);
    }
    this.visitAll([node.left, node.right, node.body], inner);
  }

  ImportDeclaration() {}

  ExportNamedDeclaration(node, scope) {
    if (node.source) {
      this.unsupported(node, "ExportNamedDeclaration from another module");
      return;
    }
    if (node.declaration) {
      this.edit(node.start, node.declaration.start, "");
      const names = node.declaration.id
        ? [node.declaration.id]
        : node.declaration.declarations.flatMap(({ id }) => declared(id));
      for (const { name } of names) {
        this.exports.set(name, name);
      }
      this.visit(node.declaration, scope);
    } else {
      this.edit(node.start, node.end, "");
      for (const { local, exported } of node.specifiers) {
        this.exports.set(exported.name, local.name);
        this.visit(local, scope);
      }
    }
  }

  VariableDeclarator(node, scope) {
    this.visit(node.id, scope);
    if (node.init) {
      this.refuseFunctionCopy(node.init, node, scope);
      this.visit(node.init, scope);
    }
  }

  refuseFunctionCopy(value, node, scope) {
    if (this.functionNamed(value, scope)) {
      this.lint("no-function-reassign", "re-assigning function is not allowed", node);
    }
  }

  ReturnStatement(node, scope) {
    if (node.argument) {
      this.refuseReturnedFunction(node.argument, scope);
      this.visit(node.argument, scope);
    }
  }

  AssignmentExpression(node, scope) {
    this.assigned(node.left, scope);
    if (node.operator === "=") {
      this.refuseFunctionCopy(node.right, node, scope);
    }
    this.visitAll([node.left, node.right], scope);
  }
}
