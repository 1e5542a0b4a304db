package cognitosync.localcloud.appsync.datasource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Calls of DynamoDB in a service role. */
@FunctionalInterface
public interface TableCalls {
    /**
     * Calls an operation.
     *
     * @param roleArn the service role, whose trust policy and policies are evaluated
     * @param operation such as {@code GetItem}
     * @param request as in DynamoDB's API
     */
    Outcome call(String roleArn, String operation, ObjectNode request);

    /**
     * What DynamoDB answered.
     *
     * @param errorCode such as {@code ConditionalCheckFailedException}; empty for a success
     * @param message of the error
     * @param body the response, or the further members of the error
     */
    record Outcome(String errorCode, String message, ObjectNode body) {
        /** A success. */
        public static Outcome of(ObjectNode response) {
            return new Outcome("", "", response);
        }

        /** Whether it succeeded. */
        public boolean isSuccess() {
            return errorCode.isEmpty();
        }
    }
}
