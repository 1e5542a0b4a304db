import assert from "node:assert/strict";
import { test } from "node:test";
import { colourOf } from "../../src/colour/chosen-colour.js";

/** What browsers say: keywords of all properties and var() are supported values too. */
const supports = (/** @type {string} */ property, /** @type {string | undefined} */ value = "") =>
  property === "color" &&
  /^(red|REBECCAPURPLE|#0f766e|#0008|transparent|canvas|hsl\(.*\)|oklch\(.*\)|rgba?\(.*\)|color\(.*\)|color-mix\(.*\)|light-dark\(.*\)|currentcolor|inherit|initial|unset|revert|revert-layer|revert-rule|.*var\(.*\).*|.*env\(.*\).*|.*attr\(.*\).*)$/i.test(
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
  "OKLCH(from #1ec0de calc((l + 0.1)) c h)",
  "rgb(from rebeccapurple r g b / 1e-1)",
  "color(display-p3 1 0.5 0)",
  "color-mix(in lab, hwb(194 0% 0%), rgba(1, 2, 3, .5))",
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
  "Revert-Rule",
  "currentColor",
  "color-mix(in srgb, CurrentColor, red)",
  "var(--paper)",
  "rgb(var(--x))",
  "env(x, red)",
  "attr(id)",
  "v\\61r(--x)",
  "\\69nherit",
  "rgb(from current\\63 olor r g b)",
  "var/**/(--x)",
  "rgb(1/* */2 3)",
  "light-dark(currentcolor, red)",
  "--brand(red)",
  "if(style(--x: 1): red)",
  "rgb(random(0, 255) 0 0)",
  "rgb(calc(10 * sibling-index()) 0 0)",
  "rgb(calc(1em / 1px) 0 0)",
  "rgb(calc(9vmin / 1px) 0 0)",
  "oklch(calc(1cqi / 1px) 0 0)",
  "url(red)",
  `oklch(${"0".repeat(200)})`,
]) {
  test(`${JSON.stringify(text.slice(0, 40))} is not`, () =>
    assert.throws(() => colourOf(text, "saved", supports), { name: "InvalidColourError", source: "saved" }));
}

test("what is no text is no colour either", () => {
  for (const value of [undefined, null, 7, {}]) {
    assert.throws(() => colourOf(value, "saved", supports), { name: "InvalidColourError" });
  }
});
