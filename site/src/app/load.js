import { SignIn } from "../auth/sign-in.js";
import { TokenEndpoint } from "../auth/token-endpoint.js";
import { NetworkError } from "../config/network-error.js";
import { CHUNK, within } from "../config/waits.js";
import { PART_OF_PAGE } from "../messages/messages.js";

/**
 * How people sign in: the endpoint that renews and revokes their tokens, and what leads to one.
 *
 * @typedef {(config: import("../config/config.js").Config, fetch: typeof globalThis.fetch) => import("../auth/session.js").Endpoint} EndpointOf
 * @typedef {(parts: any) => import("./app.js").Provider} ProviderOf
 */

/**
 * By Cognito's pages, which leave nothing to load, or by a form of the page's own.
 *
 * @param {import("../config/config.js").Config} config
 * @returns {Promise<[EndpointOf, ProviderOf]>}
 */
export const signInOf = async ({ signIn }) =>
  signIn === "form"
    ? within(CHUNK, async () => (await import("./own-form.js")).OWN_FORM).catch((cause) => {
        throw new NetworkError(PART_OF_PAGE, cause);
      })
    : [(config, fetch) => new TokenEndpoint(config, fetch), (parts) => new SignIn(parts)];

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
