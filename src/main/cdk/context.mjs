import { readFileSync } from "node:fs";
import { inProject } from "./places.mjs";
import { Refusal } from "./refusal.mjs";

/** Reads context values as they are given to Maven: "signIn=implicit retain=true". */
export function parseContext(text) {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return Object.fromEntries(words.map(pair));
}

/** The context of cdk.json, which the CDK command line would read: feature flags. */
export const contextOfCdkJson = () => JSON.parse(readFileSync(inProject("cdk.json"), "utf8")).context ?? {};

function pair(word) {
  const equals = word.indexOf("=");
  if (equals < 1) {
    throw new Refusal(
      `The context value "${word}" is not of the form name=value: give all of them as -Dlocal.context="signIn=implicit retain=true".`,
    );
  }
  return [word.slice(0, equals), word.slice(equals + 1)];
}
