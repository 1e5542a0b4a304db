/**
 * Timers that go on by hand; what else is under way goes on by itself.
 *
 * @param {import("node:test").TestContext} test
 */
export function timersOf(test) {
  test.mock.timers.enable({ apis: ["setTimeout"] });
  /** Passes that much time, a tenth of a second after the other. @param {number} milliseconds */
  return async (milliseconds) => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
      test.mock.timers.tick(100);
    }
    for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
  };
}
