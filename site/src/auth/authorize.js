/**
 * The URL that starts a sign-in,
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html the authorize endpoint}.
 * Cognito's word for the implicit grant is `token`, also when only the ID token is wanted.
 *
 * @param {import("../config/config.js").Config} config
 * @param {{ state: string, nonce: string, challenge: string }} attempt
 */
export function authorizeUrl(config, { state, nonce, challenge }) {
  const pkce = config.signIn === "pkce";
  return withQuery(`${config.userPool.domain}/oauth2/authorize`, {
    response_type: pkce ? "code" : "token",
    client_id: config.userPool.clientId,
    redirect_uri: config.siteUrl,
    scope: config.scopes.join(" "),
    state,
    nonce,
    ...(pkce && { code_challenge: challenge, code_challenge_method: "S256" }),
  });
}

/**
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html The logout endpoint}: ends the
 * session of the sign-in page, which outlives the tokens. A page with a form of its own has no other session.
 *
 * @param {import("../config/config.js").Config} config
 */
export const logoutUrl = ({ userPool: { domain, clientId }, siteUrl }) =>
  domain ? withQuery(`${domain}/logout`, { client_id: clientId, logout_uri: siteUrl }) : siteUrl;

/**
 * @param {string} address
 * @param {Record<string, string>} parameters
 */
const withQuery = (address, parameters) => `${address}?${new URLSearchParams(parameters)}`;
