// What of JavaScript APPSYNC_JS has: https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html

const UNSUPPORTED = {
  AwaitExpression: ["no-await", "The `await` keyword is not supported"],
  ClassDeclaration: ["no-classes", "Class declarations are not supported."],
  ClassExpression: ["no-classes", "Class declarations are not supported."],
  ContinueStatement: ["no-continue", "Continue statements are not supported"],
  DoWhileStatement: ["no-while", "do...while statements are not supported."],
  ForStatement: ["no-for", "For statements are not supported."],
  LabeledStatement: ["no-labels", "Labeled statements are not supported."],
  ThisExpression: ["no-this", "This expressions are not supported."],
  TryStatement: ["no-try", "Try statements are not supported."],
  WhileStatement: ["no-while", "While statements are not supported."],
  YieldExpression: ["no-yield", "Yield statements are not supported"],
};

const SUPPORTED = new Set(
  `ArrayExpression ArrayPattern ArrowFunctionExpression AssignmentExpression AssignmentPattern BinaryExpression BlockStatement
  BreakStatement CallExpression ChainExpression ConditionalExpression EmptyStatement ExportNamedDeclaration ExportSpecifier
  ExpressionStatement ForInStatement ForOfStatement FunctionDeclaration FunctionExpression Identifier IfStatement ImportDeclaration
  Literal LogicalExpression MemberExpression ObjectExpression ObjectPattern Program Property RestElement ReturnStatement
  SpreadElement SwitchCase SwitchStatement TemplateElement TemplateLiteral UnaryExpression VariableDeclaration
  VariableDeclarator`.split(/\s+/),
);

const GLOBAL_FUNCTIONS = {
  Array: ["isArray"],
  JSON: ["parse", "stringify"],
  Math: ["ceil", "floor", "max", "min", "random", "round"],
  Number: ["isFinite", "isNaN"],
  Object: ["assign", "entries", "hasOwn", "keys", "values"],
  console: ["error", "log"],
};

const METHODS = {
  Array:
    `concat every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join lastIndexOf map
  pop push reduce reduceRight reverse shift slice some sort splice unshift`.split(/\s+/),
  String:
    `charAt concat endsWith includes indexOf lastIndexOf replace replaceAll slice split startsWith substring toLowerCase
  toString toUpperCase trim trimEnd trimStart`.split(/\s+/),
  Number: ["toFixed", "toString"],
  Object: ["toString"],
  Function: [],
};

const TAKE_FUNCTIONS =
  `every filter find findIndex findLast findLastIndex flatMap forEach map reduce reduceRight some`.split(" ");
const UNREACHABLE = ["__proto__", "constructor", "prototype"];
const HANDLERS = ["request", "response"];
const RESERVED = "$appsync";
const CONSTANTS = ["Infinity", "NaN", "undefined"];
/** Usable without an import. */
const globals = Object.fromEntries(
  Object.entries(modules["@aws-appsync/utils"]).map(([name, value]) => [name, { value }]),
);

const PROTOTYPES = { Array, String, Number, Object, Function };
const known = new Set(Object.values(METHODS).flat());
/** Method of the language -> the type that has it, for those that APPSYNC_JS lacks. */
const lacking = new Map(
  Object.entries(PROTOTYPES).flatMap(([type, { prototype }]) =>
    Object.getOwnPropertyNames(prototype)
      .filter((name) => name !== "length" && !known.has(name))
      .map((name) => [name, type]),
  ),
);

const isFunction = (node) => /^(Arrow)?Function/.test(node?.type ?? "");
const isMember = (node) => node?.type === "MemberExpression" && !node.computed;

/** Names that a pattern declares, each with its node. */
function declared(pattern, found = []) {
  switch (pattern?.type) {
    case "Identifier":
      found.push(pattern);
      break;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        declared(property.value ?? property.argument, found);
      }
      break;
    case "ArrayPattern":
      for (const element of pattern.elements) {
        declared(element, found);
      }
      break;
    case "AssignmentPattern":
      declared(pattern.left, found);
      break;
    case "RestElement":
      declared(pattern.argument, found);
      break;
  }
  return found;
}

const childrenOf = (node) =>
  Object.entries(node)
    .filter(([name]) => name !== "loc")
    .flatMap(([, value]) => value)
    .filter((value) => typeof value?.type === "string");

/** Names that can be used in a part of the code, each with what it stands for. */
class Scope {
  bindings = new Map();

  constructor(parent, isFunctionScope) {
    this.parent = parent;
    this.isFunctionScope = isFunctionScope;
  }

  declare(name, binding) {
    this.bindings.set(name, binding);
  }

  find(name) {
    return this.bindings.get(name) ?? this.parent?.find(name);
  }
}
