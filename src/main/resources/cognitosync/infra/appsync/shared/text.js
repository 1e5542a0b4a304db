import { util } from "@aws-appsync/utils";

/** Bytes of UTF-8, percent-encoded, that continue a character. */
const CONTINUING = ["8", "9", "A", "B"];
const NAME_CHARACTERS = 64;
/** Controls, separators of lines, and what turns the direction of the text around. */
const UNPRINTABLE = "[\\s\\S]*[\\u0000-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069][\\s\\S]*";

/** In code points: some are two code units in JavaScript. */
export const charactersOf = (text) =>
  util
    .urlEncode(text)
    .split("%")
    .reduce((sum, part, at) => {
      if (at === 0) return part.length;
      return sum + part.length - (CONTINUING.includes(part.charAt(0)) ? 2 : 1);
    }, 0);

/** Lone surrogates cannot be encoded in UTF-8. */
export const isWellFormed = (text) => util.urlDecode(util.urlEncode(text)) === text;

/** What a person calls himself, for others to see. */
export function personOf(ctx) {
  const name = ctx.args.name.trim();
  const isShort = name !== "" && name.length <= 2 * NAME_CHARACTERS && charactersOf(name) <= NAME_CHARACTERS;
  if (!isShort || util.matches(UNPRINTABLE, name) || !isWellFormed(name)) {
    util.error(`A name has 1 to ${NAME_CHARACTERS} characters, without control characters`, "InvalidInput");
  }
  return name;
}
