import assert from "node:assert/strict";
import { test } from "node:test";
import { hexOf, inkOn, luminance } from "../../src/colour/contrast.js";

test("the luminance is WCAG's", () => {
  assert.equal(luminance([0, 0, 0]), 0);
  assert.equal(luminance([255, 255, 255]), 1);
  assert.ok(Math.abs(luminance([255, 0, 0]) - 0.2126) < 1e-9);
  assert.ok(Math.abs(luminance([119, 119, 119]) - 0.1845) < 1e-4);
});

test("the ink can be read on every colour there is: 4.5 to 1, and better than the other ink", () => {
  const steps = Array.from({ length: 18 }, (_, index) => index * 15);
  for (const red of steps) {
    for (const green of steps) {
      for (const blue of steps) {
        const below = luminance([red, green, blue]);
        const contrast = { "#000": (below + 0.05) / 0.05, "#fff": 1.05 / (below + 0.05) };
        const ink = inkOn([red, green, blue]);
        assert.ok(contrast[ink] >= 4.5, `${ink} on ${red} ${green} ${blue}`);
        assert.ok(contrast[ink] >= Math.max(...Object.values(contrast)) - 1e-9);
      }
    }
  }
});

test("the picker's form is six digits", () => assert.equal(hexOf([0, 10, 255]), "#000aff"));
