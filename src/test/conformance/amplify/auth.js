/**
 * The page of `AmplifyAuthIT`: the Auth category of aws-amplify as it is published. The test calls what is exported here through WebDriver,
 * which waits for promises.
 */
import { Amplify } from "aws-amplify";
import * as auth from "aws-amplify/auth";

/** Operations of user pools that were called. @type {Set<string>} */
const operations = new Set();

const send = globalThis.fetch;
globalThis.fetch = (url, options) => {
  const target = new Headers(options?.headers).get("x-amz-target") ?? "";
  if (target.startsWith("AWSCognitoIdentityProviderService.")) {
    operations.add(target.split(".")[1]);
  }
  return send(url, options);
};

/** Configures Amplify with the addresses of the local cloud, by Amplify's own settings for that. */
export function configure({ userPoolId, userPoolClientId, identityPoolId, userPoolEndpoint, identityPoolEndpoint }) {
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId, identityPoolId, userPoolEndpoint, identityPoolEndpoint } },
  });
}

/** Calls a function of Auth; gives its output, or the name and message of what it throws. */
export async function call(name, input) {
  try {
    return { output: (await auth[name](input)) ?? null };
  } catch (error) {
    return { refused: { name: error.name, message: error.message } };
  }
}

/** The session as a test can read it: tokens as they are sent, and the identity. */
export async function session(options) {
  const { tokens, credentials, identityId, userSub } = await auth.fetchAuthSession(options);
  return {
    idToken: tokens?.idToken?.toString(),
    accessToken: tokens?.accessToken.toString(),
    accessKeyId: credentials?.accessKeyId,
    identityId,
    userSub,
  };
}

export const called = () => [...operations];
