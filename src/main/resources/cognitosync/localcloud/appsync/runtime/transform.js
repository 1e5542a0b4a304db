// util.transform: filters as objects, turned into expressions of DynamoDB and into filters of subscriptions.
// Every form, the empty and the odd ones too, is what AWS's EvaluateCode answered.

const COMPARISONS = { eq: "=", ne: "<>", lt: "<", le: "<=", gt: ">", ge: ">=" };
const FUNCTIONS = { contains: "contains", notContains: "NOT contains", beginsWith: "begins_with" };
const TYPE_CODES = {
  _null: "NULL",
  string: "S",
  stringSet: "SS",
  number: "N",
  numberSet: "NS",
  binary: "B",
  binarySet: "BS",
  boolean: "BOOL",
  list: "L",
  map: "M",
};

/** A filter that cannot be rendered; AWS then answers null. */
class Unrenderable {}

function requireForm(holds) {
  if (!holds) {
    throw new Unrenderable();
  }
}

/** The expression of a filter, with the names and values that it uses. */
class FilterExpression {
  expressionNames = {};
  expressionValues = {};

  constructor(filter) {
    this.expression = this.parts(filter, []).join(" AND ");
  }

  parts(filter, path) {
    requireForm(isMap(filter));
    return Object.entries(filter).map(([name, value]) => this.part(name, value, path));
  }

  part(name, value, path) {
    if (name === "and" || name === "or") {
      requireForm(Array.isArray(value));
      const members = value.map((member, at) => wrapped(this.parts(member, [...path, name, at]), " AND "));
      return wrapped(members, ` ${name.toUpperCase()} `);
    }
    if (name === "not") {
      return `(NOT ${wrapped(this.parts(value, [...path, name]), " AND ")})`;
    }
    this.expressionNames[`#${name}`] = name;
    return this.operators(`#${name}`, value, [...path, name]);
  }

  operators(operand, operators, path) {
    requireForm(isMap(operators));
    const parts = Object.entries(operators).map(([name, value]) =>
      this.operator(operand, name, value, [...path, name]),
    );
    return wrapped(parts, " AND ");
  }

  operator(operand, name, value, path) {
    if (Object.hasOwn(COMPARISONS, name)) {
      return `(${operand} ${COMPARISONS[name]} ${this.value(path, value)})`;
    }
    if (Object.hasOwn(FUNCTIONS, name)) {
      return `(${FUNCTIONS[name]}(${operand},${this.value(path, value)}))`;
    }
    switch (name) {
      case "between":
        requireForm(Array.isArray(value) && value.length >= 2);
        return `(${operand} BETWEEN ${this.value([...path, "start"], value[0])} AND ${this.value([...path, "end"], value[1])})`;
      case "in":
        requireForm(Array.isArray(value));
        return value.length === 0
          ? "(null)"
          : `(${operand} IN (${value.map((one, at) => this.value([...path, at], one)).join(", ")}))`;
      case "attributeExists":
        requireForm(typeof value === "boolean");
        return `(${value ? "attribute_exists" : "attribute_not_exists"}(${operand}))`;
      case "attributeType":
        requireForm(Object.hasOwn(TYPE_CODES, value));
        return `(attribute_type(${operand},${this.value(path, TYPE_CODES[value])}))`;
      case "size":
        return this.operators(operand.startsWith("size(") ? operand : `size(${operand})`, value, path);
      default:
        throw new Unrenderable();
    }
  }

  value(path, value) {
    const name = `:${path.join("_")}`;
    this.expressionValues[name] = toDynamoDB(value);
    return name;
  }
}

const wrapped = (parts, joiner) => (parts.length > 1 ? `(${parts.join(joiner)})` : parts.join(""));

function filterExpression(filter) {
  try {
    const { expression, expressionNames, expressionValues } = new FilterExpression(filter);
    return { expression, expressionNames, expressionValues };
  } catch (problem) {
    if (problem instanceof Unrenderable) {
      return null;
    }
    throw problem;
  }
}

function toDynamoDBFilterExpression(filter) {
  const rendered = filterExpression(filter);
  return rendered === null ? null : JSON.stringify(rendered);
}

const toDynamoDBConditionExpression = toDynamoDBFilterExpression;

const filtersOf = (fieldName, operators) =>
  Object.entries(operators).map(([operator, value]) => [{ fieldName, operator, value }]);

/** Every way to take one alternative of each: an AND of filters each. */
const product = (choices) =>
  choices.reduce((groups, choice) => groups.flatMap((group) => choice.map((more) => [...group, ...more])), [[]]);

function groupsOf(filter, ignored) {
  return product(
    Object.entries(filter)
      .filter(([name]) => !ignored.includes(name))
      .map(([name, value]) => {
        switch (name) {
          case "and":
            return product(value.map((member) => groupsOf(member, ignored)));
          case "or":
            return value.flatMap((member) => groupsOf(member, ignored));
          default:
            return filtersOf(name, value);
        }
      }),
  );
}

function toSubscriptionFilter(filter, ignoredFields, rules) {
  if (!isMap(filter)) {
    return null;
  }
  const choices = [groupsOf(filter, ignoredFields ?? [])];
  if (rules !== undefined && rules !== null) {
    choices.push(Object.entries(rules).flatMap(([name, operators]) => filtersOf(name, operators)));
  }
  const groups = product(choices).filter((filters) => filters.length > 0);
  return { filterGroup: groups.map((filters) => ({ filters })) };
}
