/** AWS SDK for JavaScript v3: every operation of its clients below, driven by lines of JSON. */
import { answerLines, asGiven } from "./lines.mjs";

const SDKS = {
  CognitoSync: () => import("@aws-sdk/client-cognito-sync"),
  CognitoIdentityProvider: () => import("@aws-sdk/client-cognito-identity-provider"),
};

const clients = new Map();

await answerLines({
  async connect({ as, service = "CognitoSync", endpoint, region, credentials }) {
    const sdk = await SDKS[service]();
    clients.set(as, { sdk, client: new sdk[`${service}Client`]({ endpoint, region, credentials }) });
    return { output: {} };
  },

  async call({ as, operation, input }) {
    const { sdk, client } = clients.get(as);
    try {
      const { $metadata, ...output } = await client.send(new sdk[`${operation}Command`](asGiven(input)));
      return { output, requestId: $metadata.requestId };
    } catch (error) {
      if (error.$metadata?.httpStatusCode === undefined) {
        throw error;
      }
      return {
        refused: {
          code: error.name,
          status: error.$metadata.httpStatusCode,
          message: error.message,
          requestId: error.$metadata.requestId,
          thrown: error.constructor.name,
        },
      };
    }
  },
});
