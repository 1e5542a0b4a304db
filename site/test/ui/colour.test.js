import assert from "node:assert/strict";
import { test } from "node:test";
import { colourOf } from "../../src/ui/colour.js";

/** What browsers say: keywords of all properties and var() are supported values too. */
const supports = (/** @type {string} */ property, /** @type {string | undefined} */ value = "") =>
  property === "color" &&
  /^(red|REBECCAPURPLE|#0f766e|#0008|transparent|canvas|hsl\(.*\)|oklch\(.*\)|color-mix\(.*\)|light-dark\(.*\)|currentcolor|inherit|initial|unset|revert|revert-layer|.*var\(.*\).*|.*env\(.*\).*|.*attr\(.*\).*)$/i.test(
    value,
  );

for (const colour of [
  "red",
  "REBECCAPURPLE",
  "#0f766e",
  "#0008",
  "transparent",
  "canvas",
  "hsl(200deg 50% 40% / 50%)",
  "oklch(60% 0.1 185)",
  "color-mix(in oklch, red, blue)",
  "light-dark(white, black)",
]) {
  test(`${colour} is a colour`, () => assert.equal(colourOf(` ${colour}\n`, "typed", supports), colour));
}

for (const text of [
  "",
  "  ",
  "blurple",
  "red; background: url(//x.test)",
  "inherit",
  "INITIAL",
  "unset",
  "revert",
  "revert-layer",
  "currentColor",
  "color-mix(in srgb, CurrentColor, red)",
  "var(--paper)",
  "rgb(var(--x))",
  "env(x, red)",
  "attr(id)",
  `oklch(${"0".repeat(200)})`,
]) {
  test(`${JSON.stringify(text.slice(0, 40))} is not`, () =>
    assert.throws(() => colourOf(text, "saved", supports), { name: "ColourRefused", origin: "saved" }));
}

test("what is no text is no colour either", () => {
  for (const value of [undefined, null, 7, {}]) {
    assert.throws(() => colourOf(value, "saved", supports), { name: "ColourRefused" });
  }
});
