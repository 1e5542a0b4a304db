package cognitosync.conformance.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A client of DynamoDB. */
interface TableClient extends AutoCloseable {

    /**
     * Calls an operation.
     *
     * @param input in the words of the API, bytes as Base64
     * @return {@code output}; or {@code refused} with {@code code}, {@code status}, {@code message} and what else the error carries
     */
    JsonNode call(String operation, ObjectNode input);

    @Override
    void close();
}
