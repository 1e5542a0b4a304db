/** Something the person who started the launcher can put right: shown as a sentence, without a stack trace. */
export class Refusal extends Error {
  /**
   * @param {string} sentence what happened and what to do; empty if the started program has said so itself
   * @param {number} [exitCode]
   */
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** Writes a line for people; standard output belongs to `cdk synth`, which prints the template there. */
export const say = (line) => process.stderr.write(`${line}\n`);

/** Runs a launcher's main function and turns a refusal into its sentence and exit code. */
export async function launch(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    if (error.message) {
      say(error.message);
    }
    process.exitCode = error.exitCode;
  }
}
