// The module @aws-appsync/utils/dynamodb: requests of a DynamoDB data source from plain values.
// https://docs.aws.amazon.com/appsync/latest/devguide/built-in-modules-js.html#built-in-ddb-modules
// The module's sync is for versioned data sources, which are not run here, so its name is refused.

function requireMembers(name, payload, required, optional) {
  if (!isMap(payload)) {
    throw new TypeError(`${name} takes an object.`);
  }
  for (const member of required) {
    if (payload[member] === undefined) {
      throw new TypeError(`${name} needs the member ${member}.`);
    }
  }
  for (const member of Object.keys(payload)) {
    if (!required.includes(member) && !optional.includes(member)) {
      throw new TypeError(`The member ${member} of ${name} is not supported here.`);
    }
  }
}

/** Without the members that are absent: a request says only what was asked for. */
const present = (request) =>
  Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined && value !== null));

function conditionOf(filter) {
  if (filter === undefined || filter === null) {
    return undefined;
  }
  const rendered = filterExpression(filter);
  if (rendered === null) {
    throw new TypeError(`This condition cannot be written as an expression: ${JSON.stringify(filter)}`);
  }
  return rendered;
}

/** Paths such as nested.object[1], each step under a name of its own. */
function projectionOf(paths) {
  if (paths === undefined || paths === null) {
    return undefined;
  }
  const expressionNames = {};
  const placeholders = new Map();
  const named = (step) => {
    const [, name, indexes] = step.match(/^([^[]*)((?:\[\d+\])*)$/) ?? [null, step, ""];
    if (!placeholders.has(name)) {
      placeholders.set(name, `#projection_${placeholders.size + 1}`);
      expressionNames[placeholders.get(name)] = name;
    }
    return placeholders.get(name) + indexes;
  };
  return { expression: paths.map((path) => path.split(".").map(named).join(".")).join(", "), expressionNames };
}

/** What an attribute becomes by an update. */
class UpdateOperation {
  constructor(type, operand, index) {
    this.type = type;
    this.operand = operand;
    this.index = index;
  }
}

const operations = {
  add: (value) => new UpdateOperation("add", value),
  append: (items) => new UpdateOperation("append", items),
  decrement: (by) => new UpdateOperation("decrement", by ?? 1),
  increment: (by) => new UpdateOperation("increment", by ?? 1),
  prepend: (items) => new UpdateOperation("prepend", items),
  remove: () => new UpdateOperation("remove"),
  replace: (value) => new UpdateOperation("replace", value),
  updateListItem: (value, index) => new UpdateOperation("updateListItem", value, index),
};

/** An update expression: maps are entered, so that only the members which they name change. */
class UpdateExpression {
  expressionNames = {};
  expressionValues = {};
  set = [];
  removed = [];

  constructor(update) {
    this.addAll(update, "");
    const clauses = [
      [this.set, "SET"],
      [this.removed, "REMOVE"],
    ];
    this.expression = clauses
      .filter(([actions]) => actions.length > 0)
      .map(([actions, keyword]) => `${keyword} ${actions.join(", ")}`)
      .join(" ");
  }

  addAll(update, parent) {
    for (const [name, value] of Object.entries(update)) {
      const placeholder = `#expName_${Object.keys(this.expressionNames).length + 1}`;
      this.expressionNames[placeholder] = name;
      this.add(parent + placeholder, value);
    }
  }

  add(path, value) {
    if (value instanceof UpdateOperation) {
      this.operate(path, value);
    } else if (Array.isArray(value) && value.length > 0 && value.every((one) => one instanceof UpdateOperation)) {
      for (const one of value) {
        this.operate(path, one);
      }
    } else if (isMap(value)) {
      this.addAll(value, `${path}.`);
    } else {
      this.set.push(`${path} = ${this.value(value)}`);
    }
  }

  operate(path, { type, operand, index }) {
    switch (type) {
      case "remove":
        this.removed.push(path);
        return;
      case "increment":
        this.set.push(`${path} = ${path} + ${this.value(operand)}`);
        return;
      case "decrement":
        this.set.push(`${path} = ${path} - ${this.value(operand)}`);
        return;
      case "append":
        this.set.push(`${path} = list_append(${path}, ${this.value(operand)})`);
        return;
      case "prepend":
        this.set.push(`${path} = list_append(${this.value(operand)}, ${path})`);
        return;
      case "updateListItem":
        this.set.push(`${path}[${index}] = ${this.value(operand)}`);
        return;
      default:
        this.set.push(`${path} = ${this.value(operand)}`);
    }
  }

  value(value) {
    const name = `:expValue_${Object.keys(this.expressionValues).length + 1}`;
    this.expressionValues[name] = toDynamoDB(value);
    return name;
  }
}

function updateOf(update) {
  const { expression, expressionNames, expressionValues } = new UpdateExpression(update);
  return { expression, expressionNames, expressionValues };
}

function get(payload) {
  requireMembers("get", payload, ["key"], ["consistentRead", "projection"]);
  const { key, consistentRead, projection } = payload;
  return present({ operation: "GetItem", key: toMapValues(key), consistentRead, projection: projectionOf(projection) });
}

function put(payload) {
  requireMembers("put", payload, ["key", "item"], ["condition"]);
  const { key, item, condition } = payload;
  return present({
    operation: "PutItem",
    key: toMapValues(key),
    attributeValues: toMapValues(item),
    condition: conditionOf(condition),
  });
}

function update(payload) {
  requireMembers("update", payload, ["key", "update"], ["condition"]);
  const { key, condition } = payload;
  return present({
    operation: "UpdateItem",
    key: toMapValues(key),
    update: updateOf(payload.update),
    condition: conditionOf(condition),
  });
}

function remove(payload) {
  requireMembers("remove", payload, ["key"], ["condition"]);
  return present({ operation: "DeleteItem", key: toMapValues(payload.key), condition: conditionOf(payload.condition) });
}

const PAGE_MEMBERS = ["index", "limit", "nextToken", "consistentRead", "filter", "projection", "select"];

function page({ index, limit, nextToken, consistentRead, filter, projection, select }) {
  return {
    index,
    limit,
    nextToken,
    consistentRead,
    select,
    filter: conditionOf(filter),
    projection: projectionOf(projection),
  };
}

function query(payload) {
  requireMembers("query", payload, ["query"], [...PAGE_MEMBERS, "scanIndexForward"]);
  const { scanIndexForward } = payload;
  return present({ operation: "Query", query: conditionOf(payload.query), ...page(payload), scanIndexForward });
}

function scan(payload) {
  requireMembers("scan", payload, [], [...PAGE_MEMBERS, "totalSegments", "segment"]);
  const { totalSegments, segment } = payload;
  return present({ operation: "Scan", ...page(payload), totalSegments, segment });
}

const mapped = (map, change) => Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));

function batchGet(payload) {
  requireMembers("batchGet", payload, ["tables"], []);
  const tables = mapped(payload.tables, ({ keys, consistentRead, projection }) =>
    present({ keys: keys.map(toMapValues), consistentRead, projection: projectionOf(projection) }),
  );
  return { operation: "BatchGetItem", tables };
}

function batchPut(payload) {
  requireMembers("batchPut", payload, ["tables"], []);
  return { operation: "BatchPutItem", tables: mapped(payload.tables, (items) => items.map(toMapValues)) };
}

function batchDelete(payload) {
  requireMembers("batchDelete", payload, ["tables"], []);
  return { operation: "BatchDeleteItem", tables: mapped(payload.tables, (keys) => keys.map(toMapValues)) };
}

function transactGet(payload) {
  requireMembers("transactGet", payload, ["items"], []);
  const transactItems = payload.items.map((item) => {
    requireMembers("items of transactGet", item, ["table", "key"], ["projection"]);
    return present({ table: item.table, key: toMapValues(item.key), projection: projectionOf(item.projection) });
  });
  return { operation: "TransactGetItems", transactItems };
}

const TRANSACTION_PARTS = { putItem: put, updateItem: update, deleteItem: remove, conditionCheck: check };

function check(payload) {
  requireMembers("conditionCheck", payload, ["key"], ["condition"]);
  return { ...remove(payload), operation: "ConditionCheck" };
}

function transactWrite(payload) {
  requireMembers("transactWrite", payload, ["items"], []);
  const transactItems = payload.items.map((item) => {
    requireMembers("items of transactWrite", item, [], Object.keys(TRANSACTION_PARTS));
    const [[name, part]] = Object.entries(item);
    const { table, ...rest } = part;
    return { table, ...TRANSACTION_PARTS[name](rest) };
  });
  return { operation: "TransactWriteItems", transactItems };
}

const modules = {
  "@aws-appsync/utils": { extensions, runtime, util },
  "@aws-appsync/utils/dynamodb": {
    batchDelete,
    batchGet,
    batchPut,
    get,
    operations,
    put,
    query,
    remove,
    scan,
    transactGet,
    transactWrite,
    update,
  },
};
