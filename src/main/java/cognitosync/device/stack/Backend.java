package cognitosync.device.stack;

import java.net.URI;

/** Where a stack keeps datasets. */
public sealed interface Backend {
    /** Distinguishes offline copies of datasets that are kept in different places, but have the same owner and name. */
    String place();

    /** Amazon Cognito Sync, in the identity pool. */
    record CognitoSync() implements Backend {
        // The only place of earlier versions.
        @Override
        public String place() {
            return "";
        }
    }

    /**
     * A DynamoDB table.
     *
     * @param region of the table
     * @param table its name
     */
    record DynamoDb(String region, String table) implements Backend {
        /** As the outputs file calls it. */
        static final String NAME = "dynamodb";

        @Override
        public String place() {
            return NAME + "/" + region + "/" + table;
        }
    }

    /**
     * A table behind a GraphQL API: users go through the API, developers to the table.
     *
     * @param region of both
     * @param table its name
     * @param graphqlUrl where operations are posted to
     * @param realtimeUrl where subscriptions connect to
     */
    record AppSync(String region, String table, URI graphqlUrl, URI realtimeUrl) implements Backend {
        /** As the outputs file calls it. */
        static final String NAME = "appsync";

        // AWS has the API's name in the host, a local cloud in the path.
        @Override
        public String place() {
            return NAME + "/" + region + "/" + graphqlUrl.getHost() + graphqlUrl.getPath();
        }
    }
}
