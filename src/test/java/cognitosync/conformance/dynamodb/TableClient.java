package cognitosync.conformance.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A client of DynamoDB. */
interface TableClient extends AutoCloseable {

    /**
     * Calls an operation.
     *
     * @param input as in the API, with bytes as Base64
     * @return {@code output}; or {@code refused} with {@code code}, {@code status}, {@code message} and further members of the error
     */
    JsonNode call(String operation, ObjectNode input);

    @Override
    void close();
}
