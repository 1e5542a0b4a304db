/**
 * Loads what only somebody signed in needs: of the SDK's clients, that of the service which keeps the colours.
 * In parallel: the first file imports the others, and would fetch them only after its own arrival.
 *
 * @param {Omit<Parameters<typeof import("./after-sign-in.js").controllerOf>[0], "backend">} parts
 * @param {AbortSignal} signal
 */
export async function afterSignIn(parts, signal) {
  const { kind } = parts.config.sync;
  const [{ controllerOf }, backend] = await Promise.all([
    import("./after-sign-in.js"),
    kind === "dynamodb"
      ? import("./dynamodb.js")
      : kind === "appsync"
        ? import("./appsync.js")
        : import("./cognito-sync.js"),
    import("../identity/credentials.js"),
  ]);
  signal.throwIfAborted();
  return controllerOf({ ...parts, backend });
}
