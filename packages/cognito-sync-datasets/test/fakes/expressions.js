/**
 * Expressions of {@link https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 * DynamoDB}, judged for real: comparisons and functions of top-level attributes, AND, OR, NOT, parentheses.
 *
 * @typedef {import("@aws-sdk/client-dynamodb").AttributeValue} AttributeValue
 * @typedef {Record<string, AttributeValue>} Attributes
 * @typedef {{ ExpressionAttributeNames?: Record<string, string>, ExpressionAttributeValues?: Attributes }} Placeholders
 */

const TOKEN = /\s*(?:(<>|<=|>=|[=<>(),])|([#:]?[\w.]+))/y;
/** The reserved words among the names that datasets have. */
const RESERVED = /^(count|exists|item|items|owner|format|value|by|records|writes)$/i;

/** What DynamoDB answers to an expression that it cannot read. */
export class ExpressionError extends Error {
  name = "ExpressionError";
}

/** The expressions of one request: every placeholder has to be used. */
export class Expressions {
  #names;
  #values;
  /** @type {Set<string>} */
  #used = new Set();
  /** @type {string[]} */
  #tokens = [];
  /** @type {Attributes} */
  #item = {};

  /** @param {Placeholders} placeholders */
  constructor({ ExpressionAttributeNames = {}, ExpressionAttributeValues = {} }) {
    this.#names = ExpressionAttributeNames;
    this.#values = ExpressionAttributeValues;
  }

  /**
   * @param {string | undefined} condition
   * @param {Attributes} item
   * @returns {boolean}
   */
  holds(condition, item) {
    if (condition === undefined) return true;
    this.#item = item;
    this.#tokens = tokensOf(condition);
    const result = this.#or();
    if (this.#tokens.length > 0) throw new ExpressionError(`Syntax error; token: ${this.#tokens[0]}`);
    return result;
  }

  /**
   * @param {string | undefined} projection
   * @param {Attributes} item
   * @returns {Attributes}
   */
  project(projection, item) {
    if (projection === undefined) return item;
    const paths = projection.split(",").map((path) => this.#path(path.trim()));
    if (new Set(paths).size < paths.length) throw new ExpressionError("Two document paths overlap with each other");
    return Object.fromEntries(Object.entries(item).filter(([name]) => paths.includes(name)));
  }

  /** Every placeholder is used. */
  end() {
    for (const name of [...Object.keys(this.#names), ...Object.keys(this.#values)]) {
      if (!this.#used.has(name))
        throw new ExpressionError(`Value provided in Expression unused in expressions: ${name}`);
    }
  }

  /** @returns {boolean} */
  #or() {
    let result = this.#and();
    while (this.#takes("OR")) result = this.#and() || result;
    return result;
  }

  /** @returns {boolean} */
  #and() {
    let result = this.#not();
    while (this.#takes("AND")) result = this.#not() && result;
    return result;
  }

  /** @returns {boolean} */
  #not() {
    return this.#takes("NOT") ? !this.#not() : this.#primary();
  }

  /** @returns {boolean} */
  #primary() {
    if (this.#takes("(")) {
      const result = this.#or();
      this.#expect(")");
      return result;
    }
    const [word = "", next] = this.#tokens;
    if (next === "(") return this.#function(word);
    const left = this.#operand();
    const comparator = this.#tokens.shift() ?? "";
    return compared(left, comparator, this.#operand());
  }

  /** @param {string} name */
  #function(name) {
    this.#tokens.splice(0, 2);
    if (name === "attribute_exists" || name === "attribute_not_exists") {
      const exists = this.#item[this.#path(this.#tokens.shift() ?? "")] !== undefined;
      this.#expect(")");
      return exists === (name === "attribute_exists");
    }
    const one = this.#operand();
    this.#expect(",");
    const other = this.#operand();
    this.#expect(")");
    if (name === "begins_with") return one?.S?.startsWith(other?.S ?? "") === true;
    if (name === "contains") return one?.L?.some((member) => compared(member, "=", other)) === true;
    throw new ExpressionError(`Invalid function name; function: ${name}`);
  }

  /** @returns {AttributeValue | undefined} */
  #operand() {
    const token = this.#tokens.shift() ?? "";
    if (!token.startsWith(":")) return this.#item[this.#path(token)];
    const value = this.#values[token];
    if (value === undefined) throw new ExpressionError(`An expression attribute value used is not defined: ${token}`);
    this.#used.add(token);
    return value;
  }

  /** @param {string} token */
  #path(token) {
    if (!token.startsWith("#")) {
      if (!/^\w+$/.test(token) || RESERVED.test(token)) throw new ExpressionError(`Reserved keyword: ${token}`);
      return token;
    }
    const name = this.#names[token];
    if (name === undefined) throw new ExpressionError(`An expression attribute name used is not defined: ${token}`);
    this.#used.add(token);
    return name;
  }

  /** @param {string} token */
  #takes(token) {
    if (this.#tokens[0]?.toUpperCase() !== token) return false;
    this.#tokens.shift();
    return true;
  }

  /** @param {string} token */
  #expect(token) {
    if (!this.#takes(token)) throw new ExpressionError(`Syntax error; token: ${this.#tokens[0]}, expected: ${token}`);
  }
}

/** @param {string} expression */
function tokensOf(expression) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(expression); match; match = TOKEN.exec(expression)) {
    tokens.push(/** @type {string} */ (match[1] ?? match[2]));
    if (TOKEN.lastIndex === expression.length) return tokens;
  }
  throw new ExpressionError(`Syntax error in ${expression}`);
}

/**
 * @param {AttributeValue | undefined} left
 * @param {string} comparator
 * @param {AttributeValue | undefined} right
 */
function compared(left, comparator, right) {
  const [one, other] = [left, right].map((value) => value?.N && Number(value.N));
  const isNumber = typeof one === "number" && typeof other === "number";
  const isSame = isNumber ? one === other : JSON.stringify(left) === JSON.stringify(right);
  if (comparator === "=") return left !== undefined && isSame;
  if (comparator === "<>") return !isSame;
  if (!/^[<>]=?$/.test(comparator)) throw new ExpressionError(`Syntax error; token: ${comparator}`);
  if (comparator.endsWith("=") && left !== undefined && isSame) return true;
  if (!isNumber) return false;
  return comparator.startsWith("<") ? one < other : one > other;
}
