import { createInterface } from "node:readline";

/**
 * Answers requests that come as lines of JSON on the standard input, one line each on the standard output, until the input ends.
 * What a client throws of itself is an answer as well: `broken`, with its stack.
 *
 * @param {Record<string, (request: any) => Promise<object>>} verbs by the member `do` of a request
 */
export async function answerLines(verbs) {
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    let answer;
    try {
      answer = await verbs[request.do](request);
    } catch (error) {
      answer = { broken: String(error.stack ?? error) };
    }
    process.stdout.write(`${JSON.stringify(onWire({ ...answer, id: request.id }))}\n`);
  }
}

const DATES = new Set(["DeviceLastModifiedDate"]);

/** Input as the JavaScript SDKs want it: dates are `Date`s. */
export function asGiven(value, name) {
  if (DATES.has(name)) {
    return new Date(Math.round(value * 1000));
  }
  if (Array.isArray(value)) {
    return value.map((element) => asGiven(element));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asGiven(member, key)]));
  }
  return value;
}

/** Output as the service sends it: dates are seconds since 1970, whatever is absent is left out. */
function onWire(value) {
  if (value instanceof Date) {
    return value.getTime() / 1000;
  }
  if (Array.isArray(value)) {
    return value.map(onWire);
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined && member !== null)
        .map(([key, member]) => [key, onWire(member)]),
    );
  }
  return value;
}
