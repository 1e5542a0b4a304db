/**
 * The page of `AmplifyIT`: aws-amplify as it is published, with the identity pool and the API that a test names. The test calls what
 * is exported here through WebDriver, which waits for promises.
 */
import { Amplify } from "aws-amplify";
import { generateClient } from "aws-amplify/api";
import { decodeJWT, fetchAuthSession } from "aws-amplify/auth";
import { cognitoCredentialsProvider } from "aws-amplify/auth/cognito";
import { Hub } from "aws-amplify/utils";

/** All messages that came. @type {any[]} */
const received = [];

globalThis.WebSocket = class extends WebSocket {
  constructor(url, protocols) {
    // Amplify opens wss: whatever the scheme of its endpoint is, and the local cloud has no certificate. Nothing else is changed.
    super(url.replace(/^wss:/, "ws:"), protocols);
    this.addEventListener("message", ({ data }) => received.push(JSON.parse(data)));
  }
};

const client = generateClient();

/** @type {string} */
let idToken;
/** @type {Map<string, { heard: any[], errors: any[], end: () => void }>} */
const subscriptions = new Map();

/**
 * What Amplify throws for a refused request has the answer's errors; anything else is a failure of the page. An answer that is not 200 is
 * inside its only error.
 */
function refusal(error) {
  if (!error.errors) {
    throw error;
  }
  const told = ({ message, errorType, path, originalError }) => ({
    message,
    errorType,
    path,
    response: originalError?.response?.body,
  });
  return { data: error.data ?? null, errors: error.errors.map(told) };
}

/** Configures Amplify; the identity pool is asked at the local cloud's address, by Amplify's own setting for that. */
export function configure({ region, userPoolId, userPoolClientId, identityPoolId, apiEndpoint, graphqlUrl }) {
  Amplify.configure(
    {
      Auth: { Cognito: { userPoolId, userPoolClientId, identityPoolId, identityPoolEndpoint: apiEndpoint } },
      API: { GraphQL: { endpoint: graphqlUrl, region, defaultAuthMode: "iam" } },
    },
    {
      Auth: {
        credentialsProvider: cognitoCredentialsProvider,
        tokenProvider: { getTokens: async () => ({ accessToken: decodeJWT(idToken), idToken: decodeJWT(idToken) }) },
      },
    },
  );
}

/** Signs in with the ID token of a user; gives the identity. */
export async function signIn(token) {
  idToken = token;
  const { identityId } = await fetchAuthSession({ forceRefresh: true });
  return identityId;
}

/** Sends a query or a mutation. */
export async function send(query, variables, authMode = "iam") {
  try {
    const { data } = await client.graphql({ query, variables, authMode });
    return { data };
  } catch (error) {
    return refusal(error);
  }
}

/** Subscribes, and waits until the service has acknowledged or refused it; gives the errors, none if it is acknowledged. */
export function subscribe(name, query, variables) {
  return new Promise((done) => {
    const subscription = { heard: [], errors: [], end: () => {} };
    const stopListening = Hub.listen("api", ({ payload }) => {
      if (payload.event === "Subscription ack") {
        stopListening();
        done([]);
      }
    });
    const observing = client.graphql({ query, variables, authMode: "identityPool" }).subscribe({
      next: ({ data }) => subscription.heard.push(data),
      error: ({ errors }) => {
        stopListening();
        subscription.errors.push(...errors.map(({ message }) => message));
        done(subscription.errors);
      },
    });
    subscription.end = () => observing.unsubscribe();
    subscriptions.set(name, subscription);
  });
}

/** What a subscription has heard until now. */
export const heard = (name) => subscriptions.get(name).heard;

export const unsubscribe = (name) => subscriptions.get(name).end();

/** The messages of a type that have come until now, of all subscriptions. */
export const frames = (type) => received.filter((message) => message.type === type);
