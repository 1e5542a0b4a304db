import { util } from "@aws-appsync/utils";

/** Bytes of UTF-8, percent-encoded, that continue a character. */
const CONTINUING = ["8", "9", "A", "B"];
const NAME_CHARACTERS = 64;
/** Controls, separators of lines, and what turns the direction of the text around. */
const UNPRINTABLE =
  "[\\s\\S]*[\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069][\\s\\S]*";
/** Nothing but blanks, characters without width, fillers and selectors of variants. */
const INVISIBLE =
  "[\\s\\u00a0\\u00ad\\u034f\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u200d\\u202f\\u205f-\\u2065\\u206a-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0]*";

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
  const isVisible = !util.matches(UNPRINTABLE, name) && !util.matches(`^${INVISIBLE}$`, name);
  if (!isShort || !isVisible || !isWellFormed(name)) {
    util.error(`A name has 1 to ${NAME_CHARACTERS} characters, without control characters`, "InvalidInput");
  }
  return name;
}
