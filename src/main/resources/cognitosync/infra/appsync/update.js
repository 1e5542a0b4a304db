import { util } from "@aws-appsync/utils";
import { checkMutation } from "./shared/mutation.js";
import { partiesOf } from "./shared/request.js";
import { charactersOf, isWellFormed } from "./shared/text.js";

const PATCHES = 500;
const KEY_CHARACTERS = 1024;
/** What a Date of JavaScript can hold. */
const LARGEST_TIME = 8640000000000000;

const refuse = (message) => util.error(message, "InvalidInput");
const nameOf = ({ key }) => JSON.stringify(key.slice(0, 40));

function checkPatch(patch) {
  const { key, expected, deviceModified } = patch;
  if (key === "" || (key.length > KEY_CHARACTERS && charactersOf(key) > KEY_CHARACTERS)) {
    refuse(`A key must have 1 to ${KEY_CHARACTERS} characters: ${nameOf(patch)}.`);
  }
  if (expected < 0) refuse(`The expected count of ${nameOf(patch)} is at least 0`);
  if (!(deviceModified >= -LARGEST_TIME && deviceModified <= LARGEST_TIME)) {
    refuse(`The time deviceModified of ${nameOf(patch)} is out of range`);
  }
}

export function request(ctx) {
  Object.assign(ctx.stash, partiesOf(ctx));
  checkMutation(ctx);
  const { patches } = ctx.args;
  if (patches.length < 1 || patches.length > PATCHES) refuse(`An update has 1 to ${PATCHES} patches`);
  for (const patch of patches) checkPatch(patch);
  if (!isWellFormed(patches.map(({ key, value }) => `${key}\n${value}\n`).join(""))) {
    refuse("A key or value is not well-formed Unicode: it contains a lone surrogate, for example a truncated emoji.");
  }
  return {};
}

export const response = (ctx) => ctx.prev.result;
