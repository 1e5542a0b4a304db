// The check goes on with what values are made of.

/** Expressions, and what they may name and call. */
class ExpressionCheck extends StatementCheck {
  /** A handler's context and its own members are read-only, and so are the functions of the runtime. */
  assigned(target, scope) {
    const owner = target.type === "MemberExpression" ? target.object : target;
    if (this.namespace(owner, scope) || (owner.type === "Identifier" && !scope.find(owner.name))) {
      this.refuse(
        "TS2540",
        `Cannot assign to '${this.code.slice(target.start, target.end)}' because it is a read-only property.`,
        target,
      );
      return;
    }
    if (owner.type !== "Identifier" || !scope.find(owner.name)?.isContext) {
      return;
    }
    const name = isMember(target) ? target.property.name : target.property?.value;
    const value =
      owner === target
        ? `${owner.name} is readonly and re-assignment is not supported.`
        : name === undefined
          ? `${owner.name} is readonly adding/modifying properties is not supported.`
          : `${owner.name} is readonly. Adding/Updating ${name} is not supported.`;
    this.lint("no-disallowed-re-assignment", value, target);
  }

  UnaryExpression(node, scope) {
    if (node.operator === "~") {
      this.operator("no-disallowed-unary-operators", node);
    }
    if (node.operator === "delete") {
      this.assigned(node.argument, scope);
    }
    this.visit(node.argument, scope);
  }

  operator(rule, node) {
    this.lint(rule, `The operator ${node.operator} is not supported`, node);
  }

  BinaryExpression(node, scope) {
    if (node.operator === "instanceof") {
      this.operator("no-disallowed-binary-operators", node);
    }
    if (node.operator === "in") {
      this.lint("no-in-operator", "in operator is not supported. Use Object.hasOwn().", node);
    }
    this.visitAll([node.left, node.right], scope);
  }

  Literal(node) {
    if (node.regex) {
      this.lint("no-regex", "Regex literals are not supported.", node);
    }
    if (node.bigint) {
      this.unsupported(node, "BigIntLiteral");
    }
  }

  Property(node, scope) {
    if (node.kind !== "init") {
      this.unsupported(node, node.kind === "get" ? "GetAccessor" : "SetAccessor");
    }
    this.visitAll(node.computed ? [node.key, node.value] : [node.value], scope);
  }

  Identifier(node, scope) {
    const { name } = node;
    const binding = scope.find(name) ?? globals[name];
    if (isMap(binding?.value)) {
      this.refuse("TRANSPILER", `'${name}' can be used only by the names of its functions.`, node);
    } else if (Object.hasOwn(GLOBAL_FUNCTIONS, name) && binding === undefined) {
      const listed = GLOBAL_FUNCTIONS[name].map((one) => `${name}.${one}`).join(", ");
      this.refuse("TRANSPILER", `'${name}' can be used only as ${listed}.`, node);
    } else if (binding === undefined && !CONSTANTS.includes(name)) {
      this.refuse("TS2304", `Cannot find name '${name}'.`, node);
    }
  }

  /** The object of AWS's utilities that an expression stands for, with its name. */
  namespace(node, scope) {
    if (node.type === "Identifier") {
      const value = (scope.find(node.name) ?? globals[node.name])?.value;
      return isMap(value) ? { value, name: node.name } : undefined;
    }
    const owner = isMember(node) ? this.namespace(node.object, scope) : undefined;
    const value =
      owner !== undefined && Object.hasOwn(owner.value, node.property.name) && owner.value[node.property.name];
    return isMap(value) ? { value, name: `${owner.name}.${node.property.name}` } : undefined;
  }

  MemberExpression(node, scope) {
    const name = node.property.name;
    const namespace = this.namespace(node.object, scope);
    const type = node.object.type === "Identifier" && !scope.find(node.object.name) ? node.object.name : undefined;
    if (namespace !== undefined && node.computed) {
      this.refuse("TRANSPILER", `'${namespace.name}' can be used only by the names of its functions.`, node);
    } else if (namespace !== undefined && !Object.hasOwn(namespace.value, name)) {
      this.refuse(
        "TS2339",
        `Property '${name}' does not exist on '${namespace.name}', or is not supported here.`,
        node,
      );
    } else if (namespace === undefined && Object.hasOwn(GLOBAL_FUNCTIONS, type) && !node.computed) {
      if (!GLOBAL_FUNCTIONS[type].includes(name)) {
        this.lint("no-disallowed-methods", `Method ${type}.${name} is not implemented`, node);
      }
    } else if (namespace === undefined) {
      if (UNREACHABLE.includes(name ?? node.property.value)) {
        this.unsupported(node, `the property ${name ?? node.property.value}`);
      }
      this.visit(node.object, scope);
    }
    if (node.computed) {
      this.visit(node.property, scope);
    }
  }

  CallExpression(node, scope) {
    const { callee } = node;
    const isOwn = callee.type === "MemberExpression" && !this.namespace(callee.object, scope);
    const isGlobal = isOwn && !scope.find(callee.object.name) && Object.hasOwn(GLOBAL_FUNCTIONS, callee.object.name);
    const method = isOwn && !isGlobal ? callee.property.name : undefined;
    if (isOwn && callee.computed) {
      this.unsupported(callee, "a call by a computed name");
    } else if (lacking.has(method)) {
      this.lint("no-disallowed-methods", `Method ${lacking.get(method)}.${method} is not implemented`, node);
    }
    const passed = node.arguments.filter((one) => isFunction(one) || this.functionNamed(one, scope));
    if (passed.length > 0 && !TAKE_FUNCTIONS.includes(method)) {
      this.lint("no-function-passing", "Functions can not be passed as an argument", node);
    } else if (method === "sort" && node.arguments.length > 0) {
      this.lint("no-disallowed-methods", "Method Array.sort takes no arguments", node);
    }
    this.recordCall(callee, scope);
    this.visitAll([callee, ...node.arguments], scope);
  }

  recordCall(callee, scope) {
    const called = this.functionNamed(callee, scope);
    for (let around = scope; called !== undefined && around !== undefined; around = around.parent) {
      if (around.function) {
        this.calls.push({ from: around.function, to: called, node: callee });
      }
    }
  }
}
