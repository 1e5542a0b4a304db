import { readFileSync } from "node:fs";
import { invalidContext } from "./messages.mjs";
import { BuildError, inProject } from "./process.mjs";

/** Parses context values as Maven takes them: "signIn=implicit retain=true". */
export function parseContext(text) {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return Object.fromEntries(words.map(pair));
}

/** The context of cdk.json: feature flags. */
export const contextOfCdkJson = () => JSON.parse(readFileSync(inProject("cdk.json"), "utf8")).context ?? {};

function pair(word) {
  const equals = word.indexOf("=");
  if (equals < 1) {
    throw new BuildError(invalidContext(word));
  }
  return [word.slice(0, equals), word.slice(equals + 1)];
}
