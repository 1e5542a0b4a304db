package cognitosync.device.stack;

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
}
