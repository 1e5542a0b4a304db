/** AWS SDK for JavaScript v3: every operation of `client-cognito-sync`, driven by lines of JSON. */
import * as sdk from "@aws-sdk/client-cognito-sync";
import { answerLines, asGiven } from "./lines.mjs";

const clients = new Map();

await answerLines({
  async connect({ as, endpoint, region, credentials }) {
    clients.set(as, new sdk.CognitoSyncClient({ endpoint, region, credentials }));
    return { output: {} };
  },

  async call({ as, operation, input }) {
    try {
      const { $metadata, ...output } = await clients.get(as).send(new sdk[`${operation}Command`](asGiven(input)));
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
